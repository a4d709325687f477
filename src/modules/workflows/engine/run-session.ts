import type { Viewer } from '../../../kernel/viewer.ts'
import type { ActionOutputs, OutsideAction } from '../../actions/index.ts'
import type { CompiledStep, CompiledWorkflow } from '../compiled-workflow.ts'
import type { Scope } from '../language/reference.ts'
import { PENDING, type StepProgress } from '../run.ts'
import type { RunAtWork } from './work.repository.ts'

/** An execution of a step that reaches another server. */
export interface OutsideCall {
  readonly runId: string
  readonly step: CompiledStep
  readonly action: OutsideAction
  readonly viewer: Viewer
  /** What its parameters speak of; secrets are added at the call alone. */
  readonly scope: Scope
}

/** A run while a transaction works on it: how far its steps are, and what has changed. */
export class RunSession {
  readonly changed = new Map<string, StepProgress>()
  readonly calls: OutsideCall[] = []
  readonly #steps: Record<string, Pick<StepProgress, 'state' | 'output' | 'error'>> = {}
  readonly scope: Scope

  constructor(
    readonly run: RunAtWork,
    readonly workflow: CompiledWorkflow,
    readonly progress: Map<string, StepProgress>,
    readonly viewer: Viewer,
    subjects: Pick<Scope, 'signal' | 'case' | 'incident'>,
    readonly now: Date,
  ) {
    for (const [name, step] of progress) this.#steps[name] = step
    this.scope = {
      ...subjects,
      inputs: run.inputs,
      steps: this.#steps,
      workflow: {
        id: run.workflowId,
        name: run.workflowName,
        handle: run.workflowHandle,
        version: run.workflowVersion,
      },
      run: { id: run.id, startedAt: (run.startedAt ?? now).toISOString(), trigger: run.triggerKind },
    }
  }

  of(name: string): StepProgress {
    return this.progress.get(name) ?? PENDING
  }

  /** Another attempt begins. */
  begin(name: string): void {
    const { attempts, startedAt } = this.of(name)
    this.#change(name, {
      ...{ state: 'RUNNING', attempts: attempts + 1, startedAt: startedAt ?? this.now },
      ...{ dueAt: null, finishedAt: null, error: null },
    })
  }

  wait(name: string, dueAt: Date | null, why: { output?: ActionOutputs; error?: string } = {}): void {
    this.#change(name, { state: 'WAITING', dueAt, output: why.output ?? null, error: why.error ?? null })
  }

  succeed(name: string, output: ActionOutputs): void {
    this.#end(name, { state: 'SUCCEEDED', output, error: null })
  }

  fail(name: string, error: string): void {
    this.#end(name, { state: 'FAILED', output: null, error })
  }

  skip(name: string): void {
    this.#end(name, { state: 'SKIPPED' })
  }

  /** Whatever is not at its end will not come to it. */
  abandon(): void {
    for (const { name } of this.workflow.steps) {
      const { state } = this.of(name)
      if (state === 'PENDING') this.skip(name)
      else if (state === 'RUNNING' || state === 'WAITING') this.#end(name, { state: 'CANCELED' })
    }
  }

  #end(name: string, change: Partial<StepProgress>): void {
    this.#change(name, { ...change, finishedAt: this.now, dueAt: null })
  }

  #change(name: string, change: Partial<StepProgress>): void {
    const step = { ...this.of(name), ...change }
    this.progress.set(name, step)
    this.changed.set(name, step)
    this.#steps[name] = step
  }
}
