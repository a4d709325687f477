import { NodeResolver } from './graphql/node.ts'
import { ApiKeyResolver } from './modules/access/api-key.resolver.ts'
import { RoleResolver } from './modules/access/role.resolver.ts'
import { TeamResolver, UserTeamsResolver } from './modules/access/team.resolver.ts'
import { UserResolver } from './modules/access/user.resolver.ts'
import { ViewerResolver } from './modules/access/viewer.resolver.ts'
import { WorkflowActionResolver } from './modules/actions/action.resolver.ts'
import { ActivityGraphResolver } from './modules/activity/activity-graph.resolver.ts'
import { IpInvestigationResolver } from './modules/activity/ip-investigation.resolver.ts'
import { AttackMatrixResolver } from './modules/attack/attack-matrix.resolver.ts'
import { AuditSearchResolver } from './modules/audit-search/audit-search.resolver.ts'
import { BulkActionResolver } from './modules/bulk/bulk-action.resolver.ts'
import { BulkActionRelationsResolver } from './modules/bulk/bulk-action-relations.resolver.ts'
import { BulkSignalsResolver } from './modules/bulk/bulk-signals.resolver.ts'
import { CaseResolver, CaseSearchResolver } from './modules/cases/case.resolver.ts'
import { CaseActivityResolver } from './modules/cases/case-activity.resolver.ts'
import { CaseEventResolver, CaseRelationsResolver } from './modules/cases/case-relations.resolver.ts'
import { CaseWorkResolver } from './modules/cases/case-work.resolver.ts'
import { NotebookCellResolver } from './modules/cases/notebook.resolver.ts'
import { CaseProjectResolver } from './modules/cases/project.resolver.ts'
import { SignalCasesResolver } from './modules/cases/signal-cases.resolver.ts'
import { HistoricalJobResolver } from './modules/detection/history/historical-job.resolver.ts'
import { LedgerResolver } from './modules/detection/ledger.resolver.ts'
import { LogSignalsResolver } from './modules/detection/log-signals.resolver.ts'
import { TrialSignalsResolver } from './modules/detection/trial-signals.resolver.ts'
import { EntityResolver } from './modules/entities/entity.resolver.ts'
import { EntityCardResolver } from './modules/entities/entity-card.resolver.ts'
import { QueryCheckResolver } from './modules/explorer/query-check.resolver.ts'
import { ExportResolver } from './modules/exports/export.resolver.ts'
import { IncidentResolver } from './modules/incidents/incident.resolver.ts'
import { CaseIncidentsResolver, IncidentCasesResolver } from './modules/incidents/incident-cases.resolver.ts'
import { IncidentNotesResolver } from './modules/incidents/incident-notes.resolver.ts'
import {
  IncidentEventResolver,
  IncidentRelationsResolver,
  SignalIncidentsResolver,
} from './modules/incidents/incident-relations.resolver.ts'
import { IncidentSearchResolver } from './modules/incidents/incident-search.resolver.ts'
import { IncidentTemplateResolver } from './modules/incidents/incident-template.resolver.ts'
import { LogIntakeResolver } from './modules/logs/log-intake.resolver.ts'
import { LogSearchResolver } from './modules/logs/log-search.resolver.ts'
import { LogTailResolver } from './modules/logs/log-tail.resolver.ts'
import { SightingLogResolver } from './modules/logs/sighting-log.resolver.ts'
import { DeliveryResolver } from './modules/notifications/delivery.resolver.ts'
import { NotificationRuleResolver } from './modules/notifications/notification-rule.resolver.ts'
import { NotificationTrialResolver } from './modules/notifications/notification-trial.resolver.ts'
import { RelatedLogsResolver, SignalLogsResolver } from './modules/related/related-logs.resolver.ts'
import { RelatedSignalsResolver, SharedFieldsResolver } from './modules/related/related-signals.resolver.ts'
import { NotificationTargetResolver } from './modules/rules/notification-target.resolver.ts'
import { RuleResolver } from './modules/rules/rule.resolver.ts'
import { RuleAuthoringResolver } from './modules/rules/rule-authoring.resolver.ts'
import { RuleTrialResolver } from './modules/rules/rule-trial.resolver.ts'
import { SigmaImportResolver } from './modules/rules/sigma-import.resolver.ts'
import { SecretResolver } from './modules/secrets/secret.resolver.ts'
import { AccessExplanationResolver } from './modules/signals/access-explanation.resolver.ts'
import { RuleSignalsResolver } from './modules/signals/rule-signals.resolver.ts'
import { SearchChangesResolver } from './modules/signals/search-changes/search-changes.resolver.ts'
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
import { WorkflowRunResolver } from './modules/workflows/run.resolver.ts'
import { CaseWorkflowsResolver, SignalWorkflowsResolver } from './modules/workflows/subject-runs.resolver.ts'
import { WorkflowResolver } from './modules/workflows/workflow.resolver.ts'

/** The resolver classes of all features. */
export const RESOLVERS = [
  NodeResolver,
  ViewerResolver,
  UserResolver,
  UserTeamsResolver,
  RoleResolver,
  TeamResolver,
  ApiKeyResolver,
  QueryCheckResolver,
  AuditSearchResolver,
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
  SearchChangesResolver,
  AccessExplanationResolver,
  AttackMatrixResolver,
  LedgerResolver,
  TrialSignalsResolver,
  LogSignalsResolver,
  SuppressionResolver,
  SimulationResolver,
  RuleSuppressionsResolver,
  SignalSuppressionsResolver,
  CriticalAssetResolver,
  EntityResolver,
  EntityCardResolver,
  SavedViewResolver,
  ThreatFeedResolver,
  SightingsResolver,
  SightingLogResolver,
  ActivityGraphResolver,
  IpInvestigationResolver,
  BulkActionResolver,
  BulkActionRelationsResolver,
  BulkSignalsResolver,
  ExportResolver,
  CaseResolver,
  CaseSearchResolver,
  CaseWorkResolver,
  CaseRelationsResolver,
  NotebookCellResolver,
  CaseEventResolver,
  CaseActivityResolver,
  CaseProjectResolver,
  SignalCasesResolver,
  IncidentTemplateResolver,
  IncidentResolver,
  IncidentRelationsResolver,
  IncidentEventResolver,
  IncidentSearchResolver,
  IncidentNotesResolver,
  SignalIncidentsResolver,
  IncidentCasesResolver,
  CaseIncidentsResolver,
  SignalLogsResolver,
  RelatedLogsResolver,
  RelatedSignalsResolver,
  SharedFieldsResolver,
  WorkflowResolver,
  WorkflowRunResolver,
  SignalWorkflowsResolver,
  CaseWorkflowsResolver,
  WorkflowActionResolver,
  SecretResolver,
  NotificationTargetResolver,
  NotificationRuleResolver,
  NotificationTrialResolver,
  DeliveryResolver,
] as const
