import { NodeResolver } from './graphql/node.ts'
import { ApiKeyResolver } from './modules/access/api-key.resolver.ts'
import { UserResolver } from './modules/access/user.resolver.ts'
import { ViewerResolver } from './modules/access/viewer.resolver.ts'
import { AttackMatrixResolver } from './modules/attack/attack-matrix.resolver.ts'
import { HistoricalJobResolver } from './modules/detection/history/historical-job.resolver.ts'
import { LedgerResolver } from './modules/detection/ledger.resolver.ts'
import { LogSignalsResolver } from './modules/detection/log-signals.resolver.ts'
import { TrialSignalsResolver } from './modules/detection/trial-signals.resolver.ts'
import { QueryCheckResolver } from './modules/explorer/query-check.resolver.ts'
import { LogIntakeResolver } from './modules/logs/log-intake.resolver.ts'
import { LogSearchResolver } from './modules/logs/log-search.resolver.ts'
import { LogTailResolver } from './modules/logs/log-tail.resolver.ts'
import { SightingLogResolver } from './modules/logs/sighting-log.resolver.ts'
import { RelatedLogsResolver, SignalLogsResolver } from './modules/related/related-logs.resolver.ts'
import { RelatedSignalsResolver, SharedFieldsResolver } from './modules/related/related-signals.resolver.ts'
import { RuleResolver } from './modules/rules/rule.resolver.ts'
import { RuleAuthoringResolver } from './modules/rules/rule-authoring.resolver.ts'
import { RuleTrialResolver } from './modules/rules/rule-trial.resolver.ts'
import { SigmaImportResolver } from './modules/rules/sigma-import.resolver.ts'
import { RuleSignalsResolver } from './modules/signals/rule-signals.resolver.ts'
import { SignalResolver } from './modules/signals/signal.resolver.ts'
import { SignalDetailsResolver } from './modules/signals/signal-details.resolver.ts'
import { SignalFeedResolver } from './modules/signals/signal-feed.resolver.ts'
import { SignalRelationsResolver, TriageResolver } from './modules/signals/signal-relations.resolver.ts'
import { RuleActivityResolver, SignalSearchResolver } from './modules/signals/signal-search.resolver.ts'
import { CriticalAssetResolver } from './modules/suppressions/critical-asset.resolver.ts'
import {
  RuleSuppressionsResolver,
  SignalSuppressionsResolver,
} from './modules/suppressions/related-suppressions.resolver.ts'
import { SimulationResolver } from './modules/suppressions/simulation.resolver.ts'
import { SuppressionResolver } from './modules/suppressions/suppression.resolver.ts'
import { SightingsResolver } from './modules/threat-intel/sightings.resolver.ts'
import { ThreatFeedResolver } from './modules/threat-intel/threat-feed.resolver.ts'
import { SavedViewResolver } from './modules/views/saved-view.resolver.ts'

/** The resolver classes of all features. */
export const RESOLVERS = [
  NodeResolver,
  ViewerResolver,
  UserResolver,
  ApiKeyResolver,
  QueryCheckResolver,
  HistoricalJobResolver,
  LogIntakeResolver,
  LogSearchResolver,
  LogTailResolver,
  RuleResolver,
  RuleAuthoringResolver,
  RuleTrialResolver,
  SigmaImportResolver,
  SignalResolver,
  SignalDetailsResolver,
  SignalRelationsResolver,
  TriageResolver,
  SignalSearchResolver,
  RuleSignalsResolver,
  RuleActivityResolver,
  SignalFeedResolver,
  AttackMatrixResolver,
  LedgerResolver,
  TrialSignalsResolver,
  LogSignalsResolver,
  SuppressionResolver,
  SimulationResolver,
  RuleSuppressionsResolver,
  SignalSuppressionsResolver,
  CriticalAssetResolver,
  SavedViewResolver,
  ThreatFeedResolver,
  SightingsResolver,
  SightingLogResolver,
  SignalLogsResolver,
  RelatedLogsResolver,
  RelatedSignalsResolver,
  SharedFieldsResolver,
] as const
