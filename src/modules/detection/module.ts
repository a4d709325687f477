import type { Feed } from '../../feed/index.ts'
import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { JournalRepository, LogStoreRepository } from '../logs/index.ts'
import type { RuleAuthoringService, RuleService } from '../rules/index.ts'
import type { DetectedSignals, Signal, SignalService } from '../signals/index.ts'
import type { Suppressions } from '../suppressions/index.ts'
import { AnomalyBounds } from './anomaly-bounds.ts'
import { BucketCountRepository } from './bucket-count.repository.ts'
import { CorrelatedSignals } from './correlated-signals.repository.ts'
import { CorrelationMatchRepository } from './correlation-match.repository.ts'
import { Correlations } from './correlations.ts'
import { Detector } from './detector.ts'
import { EpisodeOutcomes } from './episode-outcomes.ts'
import { EpisodeReader } from './episode-reader.ts'
import { EpisodeWriter } from './episode-writer.ts'
import { Evaluations } from './evaluations.ts'
import { ExcludedLogRepository } from './excluded-log.repository.ts'
import { ExcludedMatches } from './excluded-match.repository.ts'
import { Exclusions } from './exclusions.ts'
import { type Geography, NO_GEOGRAPHY } from './geography.ts'
import { GroupLocks } from './group-locks.repository.ts'
import { createHistory } from './history/create-history.ts'
import { ImpossibleTravel } from './impossible-travel.ts'
import { JourneyRepository } from './journey.repository.ts'
import { LearnedValueRepository } from './learned-value.repository.ts'
import { LedgerRepository } from './ledger.repository.ts'
import { LedgerResolver } from './ledger.resolver.ts'
import { Ledger } from './ledger.ts'
import { LogSignalsRepository } from './log-signals.repository.ts'
import { LogSignalsResolver } from './log-signals.resolver.ts'
import { LogSignals } from './log-signals.ts'
import { MatchRepository } from './match.repository.ts'
import { NewValues } from './new-values.ts'
import { Relearning } from './relearning.ts'
import { RuleDebtRepository } from './rule-debt.repository.ts'
import { RuleDebts } from './rule-debts.ts'
import { SignalUpdates } from './signal-updates.ts'
import { StoredSilenceReplay } from './silence-replay.ts'
import { STORM_LIMIT, Storms } from './storms.ts'
import { Suppressing } from './suppressing.ts'
import { TrialSignalsResolver } from './trial-signals.resolver.ts'

interface DetectionDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly journal: JournalRepository
  readonly logStore: LogStoreRepository
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'settled'>
  readonly rules: RuleService
  readonly authoring: RuleAuthoringService
  readonly signals: DetectedSignals
  readonly signalService: SignalService
  readonly signalById: LoaderDefinition<string, Signal | null>
  readonly suppressions: Suppressions
  /** New signals of a rule within a minute from which on they are folded into one. */
  readonly stormLimit?: number
  readonly geography?: Geography | undefined
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
  const { silencer, severities, silentEpisodes: silent } = deps.suppressions
  const writer = new EpisodeWriter(new EpisodeReader(matches, logStore), severities, signals)
  const suppressing = new Suppressing(silencer, writer, signals)
  const storms = new Storms({ clock, signals, silent, limit: deps.stormLimit ?? STORM_LIMIT })
  const outcomes = new EpisodeOutcomes({ clock, signals, silent, writer, suppressing, storms })
  const correlated = new CorrelationMatchRepository()
  const correlations = new Correlations({ logger, rules, signals, matches: correlated, writer, outcomes })
  const updates = new SignalUpdates({ evaluations, learned, writer, outcomes, correlations })
  const exclusions = new Exclusions(silencer, new ExcludedMatches(clickhouse))
  const locks = new GroupLocks()
  const shared = { postgres, logger, rules, journal, matches, locks, updates }
  const debts = new RuleDebts({ ...shared, clock, debts: new RuleDebtRepository() })
  const signalsOfLog = new LogSignals(new LogSignalsRepository(postgres, clickhouse), deps.signalService)
  const ledger = new Ledger(new LedgerRepository(postgres, clickhouse, journal), clock, deps.signalService)
  const excluded = new ExcludedLogRepository(clickhouse)
  const replay = new StoredSilenceReplay({ postgres, journal, matches, excluded, suppressing })
  const history = createHistory({
    ...deps,
    silent,
    logs: logStore,
    matches,
    learned,
    evaluations,
    writer,
    locks,
    geography,
  })
  return {
    detector: new Detector({ ...shared, exclusions, debts, geography }),
    replay,
    history,
    correlated: new CorrelatedSignals(postgres),
    relearning: new Relearning({ logger, rules, logs: logStore, matches, learned, exclusions, geography }),
    resolvers: [
      new LedgerResolver(ledger),
      new TrialSignalsResolver(),
      new LogSignalsResolver(signalsOfLog),
      history.resolver,
    ] as object[],
  }
}
