import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import { traced } from '../../kernel/tracing.ts'
import { systemViewer } from '../../kernel/viewer.ts'
import type { AuditTrail } from '../../modules/audit/index.ts'
import type { RemovalPlace, RemovedSignals, SignalIndex, SignalRemoval } from '../../modules/signals/index.ts'
import { alone } from '../../stores/alone.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { LogDataRepository } from './log-data.repository.ts'
import type { Cutoffs, RetentionRun, RetentionRunRepository } from './retention-run.repository.ts'

/** How long things are kept, in milliseconds; null for ever. */
export interface RetentionSettings {
  readonly logs: number | null
  readonly archivedSignals: number | null
}

/** What a run would delete now. */
export interface RetentionPlan extends Cutoffs {
  readonly logs: number
  readonly signals: number
}

interface Deps {
  readonly settings: RetentionSettings
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'prunedTo'>
  readonly logData: LogDataRepository
  readonly runs: RetentionRunRepository
  readonly removal: SignalRemoval
  readonly index: Pick<SignalIndex, 'forgetRemoved'>
}

const LOOK_EVERY_MS = 10 * 60_000
const RUN_EVERY_MS = 60 * 60_000
/** Signals that one transaction deletes: others wait for none of it long. */
const BATCH = 500
const VIEWER = systemViewer('Retention')

/** Deletes what is older than it is to be kept, in one process at a time. */
export class Retention {
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #stopping = false

  constructor(private readonly deps: Deps) {}

  start(): void {
    const { logs, archivedSignals } = this.deps.settings
    if (logs === null && archivedSignals === null) return
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
    this.#look()
  }

  /** What is under way is finished as far as its batch goes; the next start goes on with the rest. */
  async stop(): Promise<void> {
    this.#stopping = true
    clearInterval(this.#timer)
    await this.#running
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running
  }

  async plan(): Promise<RetentionPlan> {
    const { logData, removal } = this.deps
    const { logsBefore, signalsBefore } = this.#cutoffs()
    return {
      ...{ logsBefore, signalsBefore },
      logs: logsBefore ? await logData.count(logsBefore) : 0,
      signals: signalsBefore ? await removal.count(signalsBefore) : 0,
    }
  }

  /** Finishes what was begun, else begins anew. Answers what was deleted; null when another process is at work on it. */
  async run(): Promise<RetentionRun | null> {
    const { postgres, runs, clock } = this.deps
    let done: RetentionRun | null = null
    await alone(postgres, 'retention', async () => {
      const run = (await runs.unfinished()) ?? (await runs.begin(clock.now(), this.#cutoffs()))
      await this.#removeLogs(run)
      await this.#removeSignals(run)
      if (!this.#stopping) done = await this.#finish(run)
    })
    return done
  }

  #look(): void {
    this.#running ??= this.#runDue()
      .catch((err: unknown) => this.deps.logger.error({ err }, 'what is past its retention could not be deleted'))
      .finally(() => {
        this.#running = null
      })
  }

  async #runDue(): Promise<void> {
    const { clock, runs } = this.deps
    const last = await runs.lastFinished()
    const isRecent = last && clock.now().getTime() - last.getTime() < RUN_EVERY_MS
    if (isRecent && !(await runs.unfinished())) return
    await traced('retention', { root: true }, () => this.run())
  }

  #cutoffs(): Cutoffs {
    const { clock, settings } = this.deps
    const before = (kept: number | null) => (kept === null ? null : new Date(clock.now().getTime() - kept))
    return { logsBefore: before(settings.logs), signalsBefore: before(settings.archivedSignals) }
  }

  async #removeLogs({ id, logsBefore, logs }: RetentionRun): Promise<void> {
    const { logData, runs, clock } = this.deps
    if (!logsBefore) return
    if (logs === null) await runs.countLogs(id, await logData.count(logsBefore))
    await logData.remove(logsBefore, clock.now())
  }

  async #removeSignals({ id, signalsBefore }: RetentionRun): Promise<void> {
    if (!signalsBefore) return
    for (let after: RemovalPlace | null = null; !this.#stopping; ) {
      const removed: RemovedSignals | null = await this.#removeSome(id, signalsBefore, after)
      // Somebody was faster with one of them: the rest is left to the next run.
      if (!removed?.last) return
      after = removed.last
    }
  }

  async #removeSome(id: number, before: Date, after: RemovalPlace | null): Promise<RemovedSignals | null> {
    const { postgres, removal, runs } = this.deps
    try {
      return await postgres.transaction(async (tx) => {
        await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
        const removed = await removal.remove(tx, before, after, BATCH)
        await runs.addSignals(tx, id, removed.count)
        return removed
      })
    } catch (error) {
      if ((error as { code?: string }).code === SERIALIZATION_FAILURE) return null
      throw error
    }
  }

  async #finish({ id }: RetentionRun): Promise<RetentionRun> {
    const { postgres, runs, clock, audit, logger, feed, index } = this.deps
    const done = await postgres.transaction(async (tx) => {
      const run = await runs.finish(tx, id, clock.now())
      if (run.logs || run.signals) await audit.record(tx, VIEWER, entryOf(run))
      return run
    })
    await index.forgetRemoved(await feed.prunedTo())
    if (done.logs || done.signals) logger.info(done, 'deleted what is past its retention')
    return done
  }
}

const SERIALIZATION_FAILURE = '40001'

function entryOf({ id, logs, logsBefore, signals, signalsBefore }: RetentionRun) {
  const told = (field: string, value: string | null) => ({ field, previousValue: null, newValue: value })
  return {
    action: 'deleted' as const,
    assetType: 'retention',
    assetId: String(id),
    assetName: 'Data past its retention',
    changes: [
      ...(logsBefore ? [told('logs', String(logs ?? 0)), told('logs_before', logsBefore.toISOString())] : []),
      ...(signalsBefore ? [told('signals', String(signals)), told('signals_before', signalsBefore.toISOString())] : []),
    ],
  }
}
