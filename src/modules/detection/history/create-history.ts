import type { Feed } from '../../../feed/index.ts'
import type { LoaderDefinition } from '../../../graphql/context.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Logger } from '../../../kernel/logger.ts'
import type { ClickHouse } from '../../../stores/clickhouse.ts'
import type { Postgres } from '../../../stores/postgres.ts'
import type { AuditTrail } from '../../audit/index.ts'
import type { LogStoreRepository } from '../../logs/index.ts'
import type { RuleAuthoringService, RuleService } from '../../rules/index.ts'
import type { DetectedSignals, Signal } from '../../signals/index.ts'
import type { SilentEpisodeRepository } from '../../suppressions/index.ts'
import type { EpisodeWriter } from '../episode-writer.ts'
import type { Evaluations } from '../evaluations.ts'
import type { Geography } from '../geography.ts'
import type { GroupLocks } from '../group-locks.repository.ts'
import type { LearnedValueRepository } from '../learned-value.repository.ts'
import type { MatchRepository } from '../match.repository.ts'
import { HistoricalJobRepository } from './historical-job.repository.ts'
import { HistoricalJobResolver } from './historical-job.resolver.ts'
import { HistoricalJobService } from './historical-job.service.ts'
import { HistoricalJobs } from './historical-jobs.ts'
import { JobEvaluation } from './job-evaluation.ts'
import { JobMatchRepository } from './job-match.repository.ts'
import { JobScan } from './job-scan.ts'
import { ResultConversion } from './result-conversion.ts'
import { SeenResults } from './seen-results.ts'

interface HistoryDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'settled'>
  readonly rules: RuleService
  readonly authoring: RuleAuthoringService
  readonly logs: LogStoreRepository
  readonly signals: DetectedSignals
  readonly signalById: LoaderDefinition<string, Signal | null>
  readonly matches: MatchRepository
  readonly learned: LearnedValueRepository
  readonly evaluations: Evaluations
  readonly writer: EpisodeWriter
  readonly silent: SilentEpisodeRepository
  readonly locks: GroupLocks
  readonly geography: Geography
}

export function createHistory(deps: HistoryDeps) {
  const { postgres, clickhouse, matches, logs, learned } = deps
  const jobs = new HistoricalJobRepository(postgres)
  const jobMatches = new JobMatchRepository(clickhouse)
  const scan = new JobScan({ logs, matches, jobMatches, learned, geography: deps.geography })
  const evaluation = new JobEvaluation(deps.evaluations, deps.writer)
  const runner = new HistoricalJobs({ ...deps, jobs, matches: jobMatches, scan, evaluation })
  const conversion = new ResultConversion(jobs, deps.signals, deps.silent, deps.locks)
  const seen = new SeenResults({ jobs, logs, signals: deps.signals })
  const service = new HistoricalJobService({ ...deps, jobs, conversion, runner, seen })
  const queues = async () => [await jobs.queue()]
  return { service, runner, queues, resolver: new HistoricalJobResolver(service, deps.signalById) }
}
