import type { Clock } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Logger } from '../../../kernel/logger.ts'
import { traced } from '../../../kernel/tracing.ts'
import type { Postgres } from '../../../stores/postgres.ts'
import type { SignalDraft } from '../../signals/index.ts'
import type { LearnedValueRepository } from '../learned-value.repository.ts'
import { learns } from '../learning.ts'
import type { HistoricalJobRepository } from './historical-job.repository.ts'
import type { GroupPlace, HistoricalJob } from './historical-job.ts'
import type { JobEvaluation } from './job-evaluation.ts'
import type { JobGroup, JobMatchRepository } from './job-match.repository.ts'
import type { JobScan } from './job-scan.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly jobs: HistoricalJobRepository
  readonly matches: JobMatchRepository
  readonly learned: LearnedValueRepository
  readonly scan: JobScan
  readonly evaluation: JobEvaluation
}

/** Groups that are evaluated in one transaction, and how many matches they may have together. */
const GROUPS = 200
const MATCHES = 100_000
/** Finding what matches is most of the work. */
const SCAN_SHARE = 0.9
/** Jobs of processes that died are found within this time. */
const LOOK_EVERY_MS = 15_000

/** Works on historical jobs, one after the other. Whatever was done is not done again after an interruption. */
export class HistoricalJobs {
  #running: Promise<void> | null = null
  #asked = false
  #stopped = false
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly deps: Deps) {}

  start(): void {
    this.wake()
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS)
    this.#timer.unref()
  }

  /** There may be a new job. */
  wake(): void {
    this.#asked = true
    this.#running ??= this.#work().finally(() => {
      this.#running = null
      if (this.#asked && !this.#stopped) this.wake()
    })
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** What is under way is left where it is; the next start goes on with it. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.idle()
  }

  async #work(): Promise<void> {
    this.#asked = false
    const { jobs, logger } = this.deps
    try {
      for (const { id } of await jobs.unfinished()) {
        if (this.#stopped) return
        await jobs.alone(id, () => traced('historical job', { root: true }, () => this.#run(id)))
      }
    } catch (err) {
      logger.error({ err }, 'historical jobs could not be worked on')
    }
  }

  async #run(id: string): Promise<void> {
    const job = await this.deps.jobs.find(id)
    if (job?.state !== 'PENDING' && job?.state !== 'RUNNING') return
    let isCompleted = false
    try {
      isCompleted = job.phase === 'EVALUATE' ? await this.#evaluate(job) : await this.#begin(job)
    } catch (err) {
      this.deps.logger.error({ err, job: id }, 'a historical job failed')
      await this.#fail(id, String((err as Error).message ?? err).slice(0, 1_000))
    }
    if (isCompleted || !this.#stopped) await this.#clear(job)
  }

  /** False when it was cancelled, or has to stop here. */
  async #begin(job: HistoricalJob): Promise<boolean> {
    let current = job
    const found = await this.deps.scan.run(job, async (logsScanned, place) => {
      const progress = SCAN_SHARE * Math.min(1, logsScanned / Math.max(1, job.logsTotal))
      current = { ...current, logsScanned, place, progress }
      return !this.#stopped && (place === null || (await this.#advance(current, [], false)))
    })
    if (found === null) return false
    const scanned: HistoricalJob = { ...current, phase: 'EVALUATE', place: { groupHash: '' }, progress: SCAN_SHARE }
    if (found === 'STORED') return this.#evaluate(scanned)
    return this.#advance(scanned, await this.deps.evaluation.draftsOf(job, found), true)
  }

  async #evaluate(job: HistoricalJob): Promise<boolean> {
    const { matches } = this.deps
    let current = job
    let total: number | null = null
    let done = 0
    for (;;) {
      const { groupHash } = current.place as GroupPlace
      const next = await matches.groups(job.id, groupHash, GROUPS)
      const groups = takeTogether(next)
      if (!groups.length) return this.#advance(current, [], true)
      total ??= next.length < GROUPS ? next.length : await matches.count(job.id)
      const drafts = await this.deps.evaluation.drafts(job, groups)
      done += groups.length
      const progress = SCAN_SHARE + (1 - SCAN_SHARE) * Math.min(1, done / total)
      current = { ...current, progress, place: { groupHash: (groups.at(-1) as JobGroup).groupHash } }
      const isLast = done >= total
      if (!(await this.#advance(current, drafts, isLast))) return false
      if (isLast) return true
      if (this.#stopped) return false
    }
  }

  /** Stores what was found and, with the last of it, that the job is completed; false when it was cancelled meanwhile. */
  #advance(job: HistoricalJob, drafts: readonly SignalDraft[], isLast: boolean): Promise<boolean> {
    const { postgres, jobs, clock } = this.deps
    const results = drafts.map((draft) => ({ id: newId('hsr', clock), jobId: job.id, draft, signalId: null }))
    return postgres.transaction(async (tx) => {
      if (!(await jobs.advance(tx, job, results.length))) return false
      await jobs.insertResults(tx, job.id, results)
      return !isLast || jobs.finish(tx, job.id, 'COMPLETED', null, clock.now())
    })
  }

  async #fail(id: string, error: string): Promise<void> {
    const { postgres, jobs, clock } = this.deps
    await postgres.transaction((tx) => jobs.finish(tx, id, 'FAILED', error, clock.now()))
  }

  /** What a finished job has needed. */
  async #clear({ id, rule }: HistoricalJob): Promise<void> {
    await this.deps.matches.remove(id)
    if (learns(rule)) await this.deps.learned.forget(id)
  }
}

/** As many of the groups as may be held in memory together, and one at least. */
function takeTogether(groups: readonly JobGroup[]): JobGroup[] {
  let matches = 0
  return groups.filter((group, index) => {
    matches += group.matches
    return index === 0 || matches <= MATCHES
  })
}
