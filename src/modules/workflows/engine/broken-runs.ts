import type { Feed } from '../../../feed/index.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Logger } from '../../../kernel/logger.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import type { CompiledWorkflows } from '../compiled-workflow.ts'
import { PENDING, type RunState, type StepProgress } from '../run.ts'
import { runEntry } from '../run-document.ts'
import { backOff } from './retry.ts'
import { PARENT_ENDED } from './run-end.ts'
import type { RunAtWork, WorkRepository } from './work.repository.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly feed: Pick<Feed, 'append'>
  readonly work: WorkRepository
  readonly compiled: CompiledWorkflows
}

export type Broken = Pick<BrokenRuns, 'miss' | 'endChildren'>

const GIVE_UP_AFTER = 5

/** Ends runs before they come to their end by themselves. */
export class BrokenRuns {
  constructor(private readonly deps: Deps) {}

  /** The run could not be worked on: it is tried again later, and given up in the end. */
  async miss(run: RunAtWork, err: unknown): Promise<void> {
    const { postgres, clock, logger, work } = this.deps
    logger.error({ err, run: run.id, failures: run.failures + 1 }, 'a workflow run could not be worked on')
    if (run.failures + 1 >= GIVE_UP_AFTER) {
      const why = 'The run failed inside of Signalbox; the log of the server says why.'
      try {
        await postgres.transaction((tx) => this.end(tx, run.id, 'FAILED', why))
        await this.endChildren(run.id)
        return
      } catch (error) {
        // Later, then: at the head of the queue it would hold up all others.
        logger.error({ err: error, run: run.id }, 'a workflow run could not be given up')
      }
    }
    const again = new Date(clock.now().getTime() + backOff(run.failures + 1))
    await postgres.transaction((tx) => work.miss(tx, run.id, again))
  }

  /** What a run that has ended waited for is not needed any more. */
  async endChildren(runId: string): Promise<void> {
    for (const child of await this.deps.work.children(runId)) {
      const ended = await this.deps.postgres.transaction((tx) => this.end(tx, child, 'CANCELED', PARENT_ENDED))
      if (ended) await this.endChildren(child)
    }
  }

  /** Null when it has ended already. */
  async end(tx: Transaction, runId: string, state: RunState, error: string | null): Promise<RunAtWork | null> {
    const { clock, work, compiled, feed } = this.deps
    const run = await work.lock(tx, runId)
    if (!run) return null
    const now = clock.now()
    const progress = (await work.steps(tx, [runId])).get(runId)
    const names = new Set([...(await compiled.names(run.workflowId, run.workflowVersion)), ...(progress?.keys() ?? [])])
    const ended = [...names].flatMap((name): [string, StepProgress][] => {
      const step = progress?.get(name) ?? PENDING
      return step.finishedAt ? [] : [[name, { ...step, state: 'CANCELED', finishedAt: now, dueAt: null }]]
    })
    const change = { startedAt: run.startedAt, finishedAt: now, outputs: null, dueAt: null, lease: null, state, error }
    await work.store(tx, [{ run, change, steps: new Map(ended) }])
    await feed.append(tx, runEntry({ ...run, revision: run.revision + 1, state }))
    if (run.parentId) await work.wake(tx, run.parentId, now)
    await work.wakeChildren(tx, [runId], now)
    return run
  }
}
