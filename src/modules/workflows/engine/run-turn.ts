import type { Feed } from '../../../feed/index.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import type { ActionOutputs } from '../../actions/index.ts'
import type { CompiledStep } from '../compiled-workflow.ts'
import { runEntry } from '../run-document.ts'
import { courseOf } from './course.ts'
import { conclude } from './run-end.ts'
import type { OutsideCall, RunSession } from './run-session.ts'
import type { RunSessions } from './run-sessions.ts'
import type { StepWork } from './step-work.ts'
import type { RunAtWork, WorkedRun, WorkRepository } from './work.repository.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly feed: Pick<Feed, 'append' | 'gather'>
  readonly work: WorkRepository
  readonly sessions: RunSessions
  readonly steps: StepWork
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

/** What a turn is about: runs for which it is time, or one of which a result has come. */
export type TurnRequest =
  | { readonly kind: 'NEXT'; readonly limit: number }
  | { readonly kind: 'RESULT'; readonly result: CallResult }

export interface Turn {
  /** To be made after the commit. */
  readonly calls: readonly OutsideCall[]
  /** Runs that have ended before steps that wait, perhaps for other runs. */
  readonly abandoned: readonly RunAtWork[]
}

/** Who hears of the runs of a turn as soon as they are known, and says which of them need care. */
export interface TurnListener {
  locked(runs: readonly RunAtWork[]): void
  needsCare(runId: string): boolean
}

/**
 * Takes runs as far as they go without other servers: all local steps, and the note that they are done, in one transaction. Several runs share one,
 * since most of what a short run costs is the transaction.
 */
export class RunTurn {
  constructor(private readonly deps: Deps) {}

  /** Null when there is nothing to do. */
  take(request: TurnRequest, listener: TurnListener): Promise<Turn | null> {
    return this.deps.postgres.transaction(async (tx) => {
      this.deps.feed.gather(tx)
      const locked = await this.#lock(tx, request)
      // Whatever needs care goes alone; the others are left to the next turn.
      const careful = locked.find(({ id }) => listener.needsCare(id))
      const runs = careful ? [careful] : locked
      if (runs.length === 0) return null
      listener.locked(runs)
      const { open, ended } = await this.deps.sessions.open(tx, runs)
      const worked: WorkedRun[] = [...ended]
      for (const session of open) {
        if (request.kind === 'RESULT') this.#note(session, request.result)
        await this.#advance(tx, session, careful !== undefined)
        worked.push({ run: session.run, steps: session.changed, change: conclude(session, this.deps.lease) })
      }
      await this.#store(tx, worked)
      const abandoned = worked.filter(leavesSome).map(({ run }) => run)
      // Should nobody be left to end them after the commit, their own turns do.
      const ids = abandoned.map(({ id }) => id)
      await this.deps.work.wakeChildren(tx, ids, this.deps.clock.now())
      return { calls: open.flatMap(({ calls }) => calls), abandoned }
    })
  }

  async #lock(tx: Transaction, request: TurnRequest): Promise<RunAtWork[]> {
    const { work, clock, lease } = this.deps
    if (request.kind === 'NEXT') return work.lockNext(tx, clock.now(), request.limit)
    const run = await work.lock(tx, request.result.runId)
    // Another process may have taken it over, or somebody has canceled it: then nobody waits for the result.
    return run?.lease === lease ? [run] : []
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
    if (session.progress.size === 0) return []
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

  async #store(tx: Transaction, worked: readonly WorkedRun[]): Promise<void> {
    const { work, feed, clock } = this.deps
    await work.store(tx, worked)
    await feed.append(
      tx,
      worked.map(({ run, change }) => runEntry({ ...run, revision: run.revision + 1, state: change.state })),
    )
    for (const { run, change } of worked)
      if (change.finishedAt && run.parentId) await work.wake(tx, run.parentId, clock.now())
  }
}

const leavesSome = ({ change, steps }: WorkedRun): boolean =>
  change.finishedAt !== null && [...steps.values()].some(({ state }) => state === 'CANCELED')
