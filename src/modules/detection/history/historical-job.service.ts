import type { Feed } from '../../../feed/index.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { badInput, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../../kernel/page.ts'
import { parseTimeRange, type TimeRange } from '../../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import { type AuditTrail, type Change, changesBetween } from '../../audit/index.ts'
import type { LogStoreRepository } from '../../logs/index.ts'
import type { Rule, RuleAuthoringService, RuleDraft, RuleService } from '../../rules/index.ts'
import { correlates } from '../correlation-matcher.ts'
import type { HistoricalJobRepository } from './historical-job.repository.ts'
import { type HistoricalJob, type HistoricalResult, isFinished } from './historical-job.ts'
import type { HistoricalJobs } from './historical-jobs.ts'
import type { ResultConversion } from './result-conversion.ts'
import type { SeenResults } from './seen-results.ts'

/** What is to be run, and over which logs; one of the two says the rule. */
export interface JobRequest {
  readonly ruleId?: string | null
  readonly rule?: RuleDraft | null
  readonly range: { readonly from: string; readonly to?: string | null }
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'settled'>
  readonly rules: Pick<RuleService, 'get'>
  readonly authoring: Pick<RuleAuthoringService, 'complete'>
  readonly logs: Pick<LogStoreRepository, 'countBetween'>
  readonly jobs: HistoricalJobRepository
  readonly conversion: ResultConversion
  readonly runner: HistoricalJobs
  readonly seen: SeenResults
}

const MAX_CONVERTED = 1_000

/** Runs rules over the logs that are stored. */
export class HistoricalJobService {
  constructor(private readonly deps: Deps) {}

  async start(viewer: Viewer, request: JobRequest): Promise<HistoricalJob> {
    requirePermission(viewer, 'security_monitoring_rules_write', 'logs_read_data')
    const { clock, logs, jobs, runner, postgres } = this.deps
    const now = clock.now()
    const range = parseTimeRange(request.range, now, 'input.range')
    const id = newId('job', clock)
    const rule = await this.#rule(viewer, request, id)
    const logsTotal = await logs.countBetween(range.from.getTime(), range.to.getTime())
    const job = newJob({ id, rule, range, logsTotal, viewer, now })
    await postgres.transaction(async (tx) => {
      await jobs.insert(tx, job)
      await this.#record(tx, viewer, job, 'created', changesBetween(null, asked(job)))
    })
    runner.wake()
    return job
  }

  async get(viewer: Viewer, id: string): Promise<HistoricalJob> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    const job = await this.deps.jobs.find(id)
    if (!job) throw notFound('historical job', id)
    return this.deps.seen.job(viewer, job)
  }

  /** What it has found stays. A job that is finished stays as it is. */
  async cancel(viewer: Viewer, id: string): Promise<HistoricalJob> {
    requirePermission(viewer, 'security_monitoring_rules_write')
    const { postgres, jobs, clock } = this.deps
    const job = await this.get(viewer, id)
    if (isFinished(job)) return job
    await postgres.transaction(async (tx) => {
      if (await jobs.finish(tx, id, 'CANCELLED', null, clock.now()))
        await this.#record(tx, viewer, job, 'modified', changesBetween({ state: job.state }, { state: 'CANCELLED' }))
    })
    return this.get(viewer, id)
  }

  /** By the time when they begin. */
  async results(
    viewer: Viewer,
    job: Pick<HistoricalJob, 'id'>,
    first?: number | null,
    after?: string | null,
  ): Promise<Page<HistoricalResult>> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const size = pageSize(first, 50)
    const rows = await this.deps.seen.results(viewer, job.id, after ? readCursor(after) : null, size + 1)
    return toPage(rows, size, Boolean(after), ({ draft, id }) => encodeCursor([draft.firstSeen.getTime(), id]))
  }

  /** The ids of the signals, in the order of the results; converting twice answers the same signal twice. */
  async convert(viewer: Viewer, jobId: string, resultIds: readonly string[]): Promise<string[]> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    if (!resultIds.length || resultIds.length > MAX_CONVERTED)
      throw badInput('resultIds', `Expected 1 to ${MAX_CONVERTED} ids, got ${resultIds.length}.`)
    const { postgres, jobs, conversion, feed, seen } = this.deps
    const job = await this.get(viewer, jobId)
    const signalIds = await postgres.transaction(async (tx) => {
      const results = seen.among(viewer, await jobs.lockResults(tx, jobId, resultIds))
      const known = new Set(results.map(({ id }) => id))
      const missing = resultIds.find((id) => !known.has(id))
      if (missing !== undefined) throw notFound('result', missing)
      const converted = await conversion.convert(tx, results)
      await this.#record(tx, viewer, job, 'modified', changesBetween(null, { signals: [...converted.values()] }))
      return converted
    })
    await feed.settled()
    return resultIds.map((id) => signalIds.get(id) as string)
  }

  async #rule(viewer: Viewer, { ruleId, rule: draft }: JobRequest, id: string): Promise<Rule> {
    if (Boolean(ruleId) === Boolean(draft)) throw badInput('input', 'Expected either ruleId or rule.')
    const now = this.deps.clock.now()
    const rule = ruleId
      ? await this.deps.rules.get(viewer, ruleId)
      : {
          ...(await this.deps.authoring.complete(viewer, draft as RuleDraft)),
          ...{ id, version: 1, isDefault: false, defaultTags: [], sigmaId: null },
          ...{ creator: viewer.actor, createdAt: now, updatedAt: now },
        }
    if (correlates(rule))
      throw badInput(ruleId ? 'input.ruleId' : 'input.rule.type', 'Expected a rule over logs, got one over signals.')
    return rule
  }

  #record(
    tx: Transaction,
    viewer: Viewer,
    job: HistoricalJob,
    action: 'created' | 'modified',
    changes: readonly Change[],
  ): Promise<void> {
    return this.deps.audit.record(tx, viewer, {
      ...{ action, assetType: 'historical_job', assetId: job.id, assetName: job.name },
      changes,
    })
  }
}

/** What the audit trail keeps of a new job. */
const asked = ({ rule, from, to, state }: HistoricalJob) => ({ rule: rule.name, ruleId: rule.id, from, to, state })

interface NewJob {
  readonly id: string
  readonly rule: Rule
  readonly range: TimeRange
  readonly logsTotal: number
  readonly viewer: Viewer
  readonly now: Date
}

const newJob = ({ id, rule, range, logsTotal, viewer, now }: NewJob): HistoricalJob => ({
  ...{ id, name: rule.name, rule, ...range, state: 'PENDING', progress: 0, logsTotal, logsScanned: 0, resultCount: 0 },
  ...{ error: null, creator: viewer.actor, createdAt: now, finishedAt: null, phase: 'SCAN', place: null },
})

function readCursor(cursor: string): { firstSeen: Date; id: string } {
  const [firstSeen, id] = decodeCursor(cursor, 2)
  return { firstSeen: new Date(Number(firstSeen)), id: String(id) }
}
