import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { RunTask, SignalResult, SignalRuns } from '../bulk/index.ts'
import type { SignalService } from '../signals/index.ts'
import { triggerAskedFor } from './asked-run.ts'
import { givenInputs } from './check/given-inputs.ts'
import type { WorkflowRun } from './run.ts'
import type { RunStarts } from './run-starts.ts'
import type { WorkflowService } from './workflow.service.ts'
import type { TriggerKind, Workflow } from './workflow.ts'

interface Deps {
  readonly workflows: Pick<WorkflowService, 'get'>
  readonly signals: Pick<SignalService, 'byIds'>
  readonly starts: RunStarts
}

interface Runnable {
  readonly workflow: Workflow
  readonly kind: TriggerKind
}

/** Starts a run for each of many signals. */
export class BulkRuns implements SignalRuns {
  constructor(private readonly deps: Deps) {}

  async plan(viewer: Viewer, workflowId: string, inputs: RunTask['inputs'] | null | undefined): Promise<RunTask> {
    const task: RunTask = { kind: 'RUN_WORKFLOW', workflowId, inputs: inputs ?? {} }
    await this.#runnable(viewer, task)
    return task
  }

  async preview(viewer: Viewer, task: RunTask, signalIds: readonly string[]): Promise<SignalResult[]> {
    await this.#runnable(viewer, task)
    const seen = await this.#seen(viewer, signalIds)
    return signalIds.map((id) => (seen.has(id) ? started(id) : noSignal(id)))
  }

  async start(
    tx: Transaction,
    viewer: Viewer,
    task: RunTask,
    actionId: string,
    signalIds: readonly string[],
  ): Promise<SignalResult[]> {
    const runnable = await this.#runnable(viewer, task)
    const seen = await this.#seen(viewer, signalIds)
    const runs = await this.deps.starts.startIn(
      tx,
      viewer,
      [...seen].map((signalId) => ({
        ...{ ...runnable, signalId, inputs: task.inputs, once: `bulk ${actionId} ${signalId}` },
      })),
    )
    const bySignal = new Map(runs.map((run) => [run.signalId, run]))
    return signalIds.map((id) => (seen.has(id) ? resultOf(id, bySignal.get(id)) : noSignal(id)))
  }

  /** The workflow may have changed since the action was started. */
  async #runnable(viewer: Viewer, { workflowId, inputs }: RunTask): Promise<Runnable> {
    requirePermission(viewer, 'workflows_read', 'workflows_run')
    const workflow = await this.deps.workflows.get(viewer, workflowId).catch(aboutWorkflow)
    const kind = triggerAskedFor(viewer, workflow, 'workflowId')
    givenInputs(workflow.inputs, inputs, 'inputs')
    return { workflow, kind }
  }

  async #seen(viewer: Viewer, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const signals = await this.deps.signals.byIds(viewer, ids)
    return new Set(signals.flatMap((signal) => (signal ? [signal.id] : [])))
  }
}

const started = (signalId: string): SignalResult => ({ signalId, outcome: 'CHANGED', code: null, message: null })

const noSignal = (signalId: string): SignalResult => ({
  ...{ signalId, outcome: 'FAILED', code: 'NOT_FOUND', message: 'There is no such signal.' },
})

function resultOf(signalId: string, run: WorkflowRun | undefined): SignalResult {
  if (!run) return { signalId, outcome: 'UNCHANGED', code: null, message: null }
  if (run.state === 'QUEUED') return started(signalId)
  return { signalId, outcome: 'FAILED', code: 'RATE_LIMITED', message: run.error }
}

function aboutWorkflow(error: unknown): Workflow {
  if (!(error instanceof DomainError)) throw error
  throw new DomainError(error.code, error.message, { ...error.details, path: 'workflowId' })
}
