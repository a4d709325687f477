import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { JournalRepository, LogStoreRepository } from '../logs/index.ts'
import type { RuleService } from '../rules/index.ts'
import type { DetectedSignals } from '../signals/index.ts'
import { AnomalyBounds } from './anomaly-bounds.ts'
import { BucketCountRepository } from './bucket-count.repository.ts'
import { Detector } from './detector.ts'
import { EpisodeReader } from './episode-reader.ts'
import { EpisodeWriter } from './episode-writer.ts'
import { Evaluations } from './evaluations.ts'
import { type Geography, NO_GEOGRAPHY } from './geography.ts'
import { GroupLocks } from './group-locks.repository.ts'
import { ImpossibleTravel } from './impossible-travel.ts'
import { JourneyRepository } from './journey.repository.ts'
import { LearnedValueRepository } from './learned-value.repository.ts'
import { MatchRepository } from './match.repository.ts'
import { NewValues } from './new-values.ts'
import { RuleDebtRepository } from './rule-debt.repository.ts'
import { RuleDebts } from './rule-debts.ts'
import { SignalUpdates } from './signal-updates.ts'

interface DetectionDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly journal: JournalRepository
  readonly logStore: LogStoreRepository
  readonly rules: RuleService
  readonly signals: DetectedSignals
  readonly geography?: Geography
}

export function createDetection(deps: DetectionDeps) {
  const { postgres, clickhouse, clock, logger, journal, logStore, rules, signals, geography = NO_GEOGRAPHY } = deps
  const matches = new MatchRepository(clickhouse)
  const learned = new LearnedValueRepository(clickhouse)
  const evaluations = new Evaluations({
    matches,
    bounds: new AnomalyBounds(new BucketCountRepository(clickhouse), learned),
    newValues: new NewValues(learned),
    travel: new ImpossibleTravel(new JourneyRepository(clickhouse), learned),
  })
  const writer = new EpisodeWriter(new EpisodeReader(matches, logStore))
  const updates = new SignalUpdates({ evaluations, learned, writer, signals })
  const locks = new GroupLocks()
  const shared = { postgres, logger, rules, journal, matches, locks, updates }
  const debts = new RuleDebts({ ...shared, clock, debts: new RuleDebtRepository() })
  return { detector: new Detector({ ...shared, debts, geography }) }
}
