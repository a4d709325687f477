import { LOG_FIELDS, type LogPlace, type LogStoreRepository, type ReadLog, searchDocument } from '../../logs/index.ts'
import type { Rule } from '../../rules/index.ts'
import type { Geography } from '../geography.ts'
import type { LearnedValueRepository } from '../learned-value.repository.ts'
import { learns, sightingOf } from '../learning.ts'
import { type MatchRepository, NO_BATCH } from '../match.repository.ts'
import { methodOf } from '../methods.ts'
import type { RuleMatch } from '../rule-match.ts'
import { RuleMatcher } from '../rule-matcher.ts'
import { type HistoricalJob, ruleOfJob } from './historical-job.ts'
import { type Candidates, type JobMatchRepository, TooWide } from './job-match.repository.ts'
import { isSqlRule } from './match-sql.ts'

interface Deps {
  readonly logs: Pick<LogStoreRepository, 'after'>
  readonly matches: MatchRepository
  readonly jobMatches: JobMatchRepository
  readonly learned: LearnedValueRepository
  readonly geography: Geography
}

const PAGE = 10_000
/** So many matches need not be stored to be evaluated. */
const AT_ONCE = 20_000

/** What a scan has found: the matches when they are few, else where they are; null when it was stopped. */
export type Found = readonly RuleMatch[] | 'STORED' | null

/** Finds what a job's rule matches. */
export class JobScan {
  constructor(private readonly deps: Deps) {}

  /** `reached` hears of every step, and stops the scan by answering false. */
  async run(
    job: HistoricalJob,
    reached: (scanned: number, place: LogPlace | null) => Promise<boolean>,
  ): Promise<Found> {
    const candidates = await this.#candidates(job)
    if (!candidates) return (await this.#byReading(job, reached)) ? 'STORED' : null
    const range = { from: job.from.getTime(), to: job.to.getTime() }
    if (candidates.matches <= AT_ONCE) {
      const matches = candidates.groups.length
        ? await this.deps.jobMatches.list(job.rule, candidates.groups, range)
        : []
      return (await reached(job.logsTotal, null)) ? matches : null
    }
    await this.deps.jobMatches.insert(job.id, job.rule, candidates.groups, range)
    return (await reached(job.logsTotal, null)) ? 'STORED' : null
  }

  /** ClickHouse can tell which groups may have anything, mostly few; null when the rule is not for ClickHouse to understand. */
  async #candidates(job: HistoricalJob): Promise<Candidates | null> {
    // Reading has begun, so it goes on.
    if (!isSqlRule(job.rule) || job.place !== null) return null
    try {
      return await this.deps.jobMatches.candidates(job.rule, { from: job.from.getTime(), to: job.to.getTime() })
    } catch (error) {
      if (error instanceof TooWide) return null
      throw error
    }
  }

  /** Log after log in the order of time, as they came in when they were new. */
  async #byReading(
    job: HistoricalJob,
    reached: (scanned: number, place: LogPlace) => Promise<boolean>,
  ): Promise<boolean> {
    const { logs, matches, learned } = this.deps
    const rule = ruleOfJob(job)
    const matcher = this.#matcherOf(job.rule)
    let place = (job.place as LogPlace | null) ?? { timestamp: job.from.getTime(), id: '' }
    let scanned = job.logsScanned
    for (;;) {
      const page: ReadLog[] = await logs.after(place, job.to.getTime(), PAGE)
      const found = page.flatMap((log) =>
        matcher.match(log.id, log.timestamp, searchDocument(log)).map((match) => ({ ...match, rule })),
      )
      await matches.insert(NO_BATCH, found)
      if (learns(rule)) await learned.learn(found.flatMap((match) => sightingOf(match) ?? []))
      scanned += page.length
      place = page.at(-1) ?? place
      const { timestamp, id } = place
      if (!(await reached(scanned, { timestamp, id }))) return false
      if (page.length < PAGE) return true
    }
  }

  #matcherOf(rule: Rule): RuleMatcher {
    return new RuleMatcher(
      [rule],
      LOG_FIELDS,
      this.deps.geography,
      (one) => methodOf(one).check(one),
      (_, error) => {
        throw error
      },
    )
  }
}
