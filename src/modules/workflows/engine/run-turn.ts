import type { Feed } from '../../../feed/index.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import type { ActionOutputs } from '../../actions/index.ts'
import type { CompiledStep, CompiledWorkflow, CompiledWorkflows } from '../compiled-workflow.ts'
import { PENDING, type StepProgress } from '../run.ts'
import { runEntry } from '../run-document.ts'
import { courseOf } from './course.ts'
import { conclude, fatal } from './run-end.ts'
import { type OutsideCall, RunSession } from './run-session.ts'
import { type Standings, viewerOfRun } from './run-viewers.ts'
import type { StepWork } from './step-work.ts'
import { readSubjects, type SubjectSources } from './subjects.ts'
import type { RunAtWork, RunChange, WorkRepository } from './work.repository.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly feed: Pick<Feed, 'append'>
  readonly work: WorkRepository
  readonly compiled: CompiledWorkflows
  readonly steps: StepWork
  readonly standings: Standings
  readonly subjects: SubjectSources
  /** Under which this process holds runs that have steps under way. */
  readonly lease: string
  readonly isUnderWay: (runId: string, step: string) => boolean
}

/** What has become of a step that reached another server. */
export interface CallResult {
  readonly runId: string
  readonly step: string
  readonly outcome: { readonly output: ActionOutputs } | { readonly error: unknown }
}

/** What a turn is about: a run for which it is time, or one of which a result has come. */
export type TurnRequest = { readonly kind: 'NEXT' } | { readonly kind: 'RESULT'; readonly result: CallResult }

export interface Turn {
  /** To be made after the commit. */
  readonly calls: readonly OutsideCall[]
  /** The run, where it has ended before steps that wait, perhaps for other runs. */
  readonly abandoned: RunAtWork | null
}

/** Takes a run as far as it goes without other servers: all local steps, and the note that they are done, in one transaction. */
export class RunTurn {
  constructor(private readonly deps: Deps) {}

  /** Null when there is nothing to do. `locked` hears of the run as soon as it is known, and says whether it needs care. */
  take(request: TurnRequest, locked: (run: RunAtWork) => boolean): Promise<Turn | null> {
    return this.deps.postgres.transaction(async (tx) => {
      const run = await this.#lock(tx, request)
      if (!run) return null
      const careful = locked(run)
      const progress = run.state === 'QUEUED' ? new Map<string, StepProgress>() : await this.deps.work.steps(tx, run.id)
      const workflow = await this.deps.compiled.get(run.workflowId, run.workflowVersion)
      return this.#work(tx, run, workflow, progress, request, careful)
    })
  }

  #lock(tx: Transaction, request: TurnRequest): Promise<RunAtWork | null> {
    const { work, clock, lease } = this.deps
    if (request.kind === 'NEXT') return work.lockNext(tx, clock.now())
    // Another process may have taken it over, or somebody has canceled it: then nobody waits for the result.
    return work.lock(tx, request.result.runId).then((run) => (run?.lease === lease ? run : null))
  }

  async #work(
    tx: Transaction,
    run: RunAtWork,
    workflow: CompiledWorkflow,
    progress: Map<string, StepProgress>,
    request: TurnRequest,
    careful: boolean,
  ): Promise<Turn> {
    const { standings, subjects, clock, lease } = this.deps
    const viewer = await viewerOfRun(standings, run)
    const now = clock.now()
    const end = fatal(run, viewer, now)
    if (end || !viewer) {
      for (const { name } of workflow.steps) abandon(progress, name, now)
      return this.#store(tx, run, progress, end as RunChange, [])
    }
    const known = await readSubjects(subjects, viewer, run, workflow.roots)
    const session = new RunSession(run, workflow, progress, viewer, known, now)
    if (request.kind === 'RESULT') this.#note(session, request.result)
    await this.#advance(tx, session, careful)
    const change = conclude(session, lease)
    return this.#store(tx, run, session.changed, change, session.calls)
  }

  #note(session: RunSession, { step: name, outcome }: CallResult): void {
    const step = session.workflow.byName.get(name)
    if (!step || session.of(name).state !== 'RUNNING') return
    if ('output' in outcome) session.succeed(name, outcome.output)
    else this.deps.steps.failed(session, step, outcome.error)
  }

  async #advance(tx: Transaction, session: RunSession, careful: boolean): Promise<void> {
    const again = await this.#resumed(tx, session)
    for (;;) {
      const { ready, unreached, failed } = courseOf(session.workflow, session.progress)
      for (const { name } of unreached) session.skip(name)
      const due = failed ? [] : [...again.splice(0), ...ready]
      if (due.length === 0) return
      for (const step of due) {
        await this.deps.steps.begin(tx, session, step, careful)
        // Nothing is begun any more after a failure that ends the run.
        if (session.of(step.name).state === 'FAILED' && step.onError.length === 0) break
      }
    }
  }

  /** Steps that go on after a pause, or after a crash. */
  async #resumed(tx: Transaction, session: RunSession): Promise<CompiledStep[]> {
    const { steps, isUnderWay } = this.deps
    const ready: CompiledStep[] = []
    for (const step of session.workflow.steps) {
      const { state } = session.of(step.name)
      if (state === 'RUNNING' && !isUnderWay(session.run.id, step.name)) steps.interrupted(session, step)
      if (session.of(step.name).state !== 'WAITING') continue
      if ((await steps.resume(tx, session, step)) === 'READY') ready.push(step)
    }
    return ready
  }

  async #store(
    tx: Transaction,
    run: RunAtWork,
    changed: ReadonlyMap<string, StepProgress>,
    change: RunChange,
    calls: readonly OutsideCall[],
  ): Promise<Turn> {
    const { work, feed, clock } = this.deps
    const revision = await work.store(tx, run.id, changed, change)
    await feed.append(tx, runEntry({ ...run, revision, state: change.state }))
    if (change.finishedAt && run.parentId) await work.wake(tx, run.parentId, clock.now())
    const leavesSome = change.finishedAt !== null && [...changed.values()].some(({ state }) => state === 'CANCELED')
    return { calls, abandoned: leavesSome ? run : null }
  }
}

function abandon(progress: Map<string, StepProgress>, name: string, now: Date): void {
  const step = progress.get(name) ?? PENDING
  if (step.finishedAt) return
  const state = step.state === 'PENDING' ? 'SKIPPED' : 'CANCELED'
  progress.set(name, { ...step, state, finishedAt: now, dueAt: null })
}
