import { readUntil } from '../../../kernel/page.ts'
import type { Viewer } from '../../../kernel/viewer.ts'
import { type LogStoreRepository, logSight } from '../../logs/index.ts'
import { type DetectedSignals, SIGNAL_FIELDS, signalSight } from '../../signals/index.ts'
import type { HistoricalJobRepository } from './historical-job.repository.ts'
import type { HistoricalJob, HistoricalResult } from './historical-job.ts'

interface Deps {
  readonly jobs: Pick<HistoricalJobRepository, 'results'>
  readonly logs: Pick<LogStoreRepository, 'countBetween'>
  readonly signals: Pick<DetectedSignals, 'describe'>
}

const TOGETHER = 1_000

/** What somebody sees of historical jobs: the results that they would see as signals. */
export class SeenResults {
  constructor(private readonly deps: Deps) {}

  /** With the counts of what is seen. */
  async job(viewer: Viewer, job: HistoricalJob): Promise<HistoricalJob> {
    return {
      ...job,
      resultCount: signalSight(viewer) ? await this.#count(viewer, job.id) : job.resultCount,
      logsScanned: await this.#scanned(viewer, job),
    }
  }

  among(viewer: Viewer, results: readonly HistoricalResult[]): readonly HistoricalResult[] {
    const sight = signalSight(viewer)
    return sight ? results.filter(({ draft }) => sight.sees(this.deps.signals.describe(draft), SIGNAL_FIELDS)) : results
  }

  /** By the time when they begin. */
  results(viewer: Viewer, jobId: string, after: Place | null, limit: number): Promise<HistoricalResult[]> {
    return readUntil<HistoricalResult>(
      limit,
      (last) => this.deps.jobs.results(jobId, last ? placeOf(last) : after, limit),
      async (results) => this.among(viewer, results),
    )
  }

  async #count(viewer: Viewer, jobId: string): Promise<number> {
    let count = 0
    for (let last: Place | null = null; ; ) {
      const results: HistoricalResult[] = await this.deps.jobs.results(jobId, last, TOGETHER)
      count += this.among(viewer, results).length
      const end = results.at(-1)
      if (!end || results.length < TOGETHER) return count
      last = placeOf(end)
    }
  }

  /** Nobody counts the logs of each reader while a job runs: as large a part of theirs as of all. */
  async #scanned(viewer: Viewer, { from, to, logsScanned, logsTotal }: HistoricalJob): Promise<number> {
    const sight = logSight(viewer)
    if (!sight || logsTotal === 0) return logsScanned
    const seen = await this.deps.logs.countBetween(from.getTime(), to.getTime(), sight)
    return Math.round((seen * logsScanned) / logsTotal)
  }
}

interface Place {
  readonly firstSeen: Date
  readonly id: string
}

const placeOf = ({ draft, id }: HistoricalResult): Place => ({ firstSeen: draft.firstSeen, id })
