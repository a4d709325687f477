/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who acts: a person, an API key, a detection rule, a workflow, or the server itself. */
export type ActorKind =
  | 'API_KEY'
  | 'RULE'
  | 'SYSTEM'
  | 'USER'
  | 'WORKFLOW';

/** A key acts as its owner, within the roles named here. */
export type ApiKeyInput = {
  /** A time to come; never when left out. Not after the end of the key that the request comes with. */
  expiresAt?: string | null | undefined;
  /** What it is for: 1 to 200 characters. */
  name: string;
  /** The viewer when left out. */
  ownerId?: string | number | null | undefined;
  /** Of the owner; all of them, now and later, when left out. A key that is limited itself, and whoever does not have every permission and makes a key for somebody else, names them. */
  roleIds?: Array<string | number> | null | undefined;
};

/** Why a signal was archived. */
export type ArchiveReason =
  /** The rule took something for what it is not. */
  | 'FALSE_POSITIVE'
  /** The work goes on in a case. */
  | 'INVESTIGATED_CASE_OPENED'
  /** Not archived, or archived without a reason. */
  | 'NONE'
  /** Something else; the comment tells. */
  | 'OTHER'
  /** It was real and has been remedied. */
  | 'REMEDIATED'
  /** A test or planned maintenance caused it. */
  | 'TESTING_OR_MAINTENANCE'
  /** It happened as the rule says, and does no harm. */
  | 'TRUE_POSITIVE_BENIGN'
  /** It happened as the rule says, and is an attack. */
  | 'TRUE_POSITIVE_MALICIOUS';

/** What the severity of a signal becomes: that severity, or one level up or down. */
export type AssetEffect =
  | 'CRITICAL'
  | 'DECREASE'
  | 'HIGH'
  | 'INCREASE'
  | 'INFO'
  | 'LOW'
  | 'MEDIUM';

/** What was done; a query writes it in lower case, as in `@action:modified`. */
export type AuditAction =
  | 'ACCESSED'
  | 'CREATED'
  | 'DELETED'
  | 'LOGIN'
  | 'MODIFIED';

/** What a bulk action does to its signals. */
export type BulkActionKind =
  /** Makes them part of an existing case. */
  | 'ADD_TO_CASE'
  /** Makes them part of an incident. */
  | 'ADD_TO_INCIDENT'
  /** Gives them to a person, or takes them from whoever has them. */
  | 'ASSIGN'
  /** Makes them part of a new case. */
  | 'CREATE_CASE'
  /** Starts a run of a workflow for each of them. */
  | 'RUN_WORKFLOW'
  /** Sets their state. */
  | 'TRIAGE'
  /** Takes back what another bulk action has changed. */
  | 'UNDO';

/** How far a bulk action is. */
export type BulkActionState =
  /** It was ended early. What was done stays done; the other signals have no outcome. */
  | 'CANCELLED'
  /** Each of its signals has an outcome, which may be FAILED. */
  | 'COMPLETED'
  /** Its signals are chosen, and are worked on. */
  | 'RUNNING';

/** How a bulk action is started. */
export type BulkOptionsInput = {
  /** Works out what would become of each signal and changes nothing. */
  dryRun?: boolean | null | undefined;
  /** Refuses to start, with CONFLICT and both counts, when the frozen selection has another size. */
  expectedCount?: number | null | undefined;
  /** One that the same person has used with the same arguments answers the action of then; with others it is a CONFLICT. 1 to 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What became of one signal. */
export type BulkOutcome =
  /** It is as it was wished to be; of RUN_WORKFLOW, a run has been started for it. In a dry run, that would be so. */
  | 'CHANGED'
  /** It could not be changed; code and message say why. */
  | 'FAILED'
  /** It was so already. */
  | 'UNCHANGED';

/** How urgent a case is: P1 critical, P2 high, P3 medium, P4 low, P5 info. */
export type CasePriority =
  | 'NOT_DEFINED'
  | 'P1'
  | 'P2'
  | 'P3'
  | 'P4'
  | 'P5';

export type CaseProjectInput = {
  /** 1 to 10 capital letters or digits, never changed; CASE is none. */
  key: string;
  /** 1 to 200 characters. */
  name: string;
};

export type CreateCaseInput = {
  /** An enabled user, who watches the case from then on. */
  assigneeId?: string | number | null | undefined;
  /** Markdown; at most 100,000 characters. */
  description?: string | null | undefined;
  priority?: CasePriority | null | undefined;
  projectId: string | number;
  /** Any number; open ones become under review. */
  signalIds?: Array<string | number> | null | undefined;
  /** 1 to 1,024 characters. */
  title: string;
};

export type CriticalAssetInput = {
  effect: AssetEffect;
  enabled?: boolean | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  query: string;
  ruleQuery: string;
};

/** A new incident; it is ACTIVE. */
export type DeclareIncidentInput = {
  /** The case that it is declared from, which becomes part of it; this needs cases_write. Its signals do not by themselves: name them in `signalIds`. CONFLICT for a case that was merged into another. */
  caseId?: string | number | null | undefined;
  /** An enabled user. */
  commanderId?: string | number | null | undefined;
  /** Not before the start; null for an impact that goes on. */
  customerImpactEnd?: string | null | undefined;
  /** A time that has come, only where customers are impacted. Now when nobody has said so before. */
  customerImpactStart?: string | null | undefined;
  customerImpacted?: boolean | null | undefined;
  /** A time that has come; the creation of the first of the signals when left out. */
  detectedAt?: string | null | undefined;
  /** Values by the names of the fields of the template. What is left out has its default; a required field without a value, a value of another type and a name that the template does not have are BAD_USER_INPUT. */
  fields?: Record<string, unknown> | null | undefined;
  severity: IncidentSeverity;
  /** Signals that become part of it, and come under review where they were open; this needs security_monitoring_signals_write. NOT_FOUND names those that there are not. */
  signalIds?: Array<string | number> | null | undefined;
  /** Of `incidentTemplates`; the default one when left out. */
  templateId?: string | number | null | undefined;
  /** 1 to 1,024 characters. */
  title: string;
};

/** PENDING until the target has taken it; FAILED after the last attempt, or at once where another cannot help; CANCELED when its rule was deleted or disabled, or its signal is gone. */
export type DeliveryState =
  | 'CANCELED'
  | 'DELIVERED'
  | 'FAILED'
  | 'PENDING';

/** Through what somebody is told; WORKFLOW starts a workflow for the signal. */
export type DeliveryTargetKind =
  | 'EMAIL'
  | 'MICROSOFT_TEAMS'
  | 'PAGERDUTY'
  | 'SLACK'
  | 'WEBHOOK'
  | 'WORKFLOW';

/** How a rule decides. */
export type DetectionMethod =
  | 'ANOMALY'
  | 'IMPOSSIBLE_TRAVEL'
  | 'NEW_VALUE'
  | 'SEQUENCE'
  | 'THIRD_PARTY'
  | 'THRESHOLD';

export type DetectionRuleInput = {
  /** 1 to 10. Tried top down, the first that holds wins. */
  cases: Array<RuleCaseInput>;
  enabled?: boolean | null | undefined;
  /** Markdown with {{@attribute}} variables, rendered into each signal. */
  message: string;
  method?: DetectionMethod | null | undefined;
  name: string;
  options?: RuleOptionsInput | null | undefined;
  /** 1 to 10. */
  queries: Array<RuleQueryInput>;
  /** tactic:, technique:, source: and other key:value tags, copied to the signals. */
  tags?: Array<string> | null | undefined;
  type?: RuleType | null | undefined;
};

/** What sort of thing an entity is. */
export type EntityKind =
  | 'CLOUD_IDENTITY'
  | 'CLOUD_RESOURCE'
  | 'DOMAIN'
  | 'FILE_HASH'
  | 'HOST'
  | 'IP'
  | 'USER';

/** Either `ruleId` or `rule`. */
export type HistoricalJobInput = {
  /** Of the times of the logs. */
  range: TimeRangeInput;
  /** A rule that is not stored. */
  rule?: DetectionRuleInput | null | undefined;
  ruleId?: string | number | null | undefined;
};

/** How far a historical job is. */
export type HistoricalJobState =
  | 'CANCELLED'
  | 'COMPLETED'
  | 'FAILED'
  | 'PENDING'
  | 'RUNNING';

/** What happened to an incident. */
export type IncidentEventKind =
  /** The new value is the key of the case. */
  | 'CASE_ADDED'
  /** The previous value is the key of the case. */
  | 'CASE_REMOVED'
  /** A field changed; one of the template is called `fields.<name>`. */
  | 'CHANGED'
  /** The new value is the title. */
  | 'DECLARED'
  /** Only of subscriptions: events were left out, because the client took them too slowly or was away for longer than events are kept. The new value is how many, where that is known. Read the timeline, or follow again from the cursor of this event. */
  | 'LAGGED'
  /** Somebody wrote the body. */
  | 'NOTE'
  /** There was a note here, until its author took it away. */
  | 'NOTE_DELETED'
  /** The new value is how many; for who sees only some signals, how many of the first hundred they see. */
  | 'SIGNALS_ADDED'
  /** The previous value is how many, as with SIGNALS_ADDED. */
  | 'SIGNALS_REMOVED';

/** How bad an incident is. */
export type IncidentSeverity =
  /** The worst: everything else waits. */
  | 'SEV_0'
  /** Critical. */
  | 'SEV_1'
  /** High. */
  | 'SEV_2'
  /** Moderate. */
  | 'SEV_3'
  /** Low. */
  | 'SEV_4'
  /** Minor. */
  | 'SEV_5'
  /** Nobody knows yet. */
  | 'UNKNOWN';

/** What a list of incidents is sorted by; incidents without a value come last. */
export type IncidentSortInput = {
  direction?: SortDirection | null | undefined;
  /** One that `incidentFields` calls sortable, or `@fields.<name>`. */
  field: string;
};

/** How far the response to an incident is. Any state may follow any other. */
export type IncidentState =
  /** It goes on. */
  | 'ACTIVE'
  /** It is over, and the work that followed is done. */
  | 'COMPLETED'
  /** It is over. */
  | 'RESOLVED'
  /** It gets no worse. */
  | 'STABLE';

/** How a list is written: one indicator a line, CSV, or a STIX 2.1 bundle. */
export type IndicatorFormat =
  | 'CSV'
  | 'LINES'
  | 'STIX';

/** What an indicator names. Blocks of addresses are IP_ADDRESS as well. */
export type IndicatorType =
  | 'AWS_ACCOUNT_ID'
  | 'CONTAINER_IMAGE_NAME'
  | 'CONTAINER_REGISTRY_ACCOUNT_NAME'
  | 'DOMAIN'
  | 'IP_ADDRESS'
  | 'MD5'
  | 'SHA1'
  | 'SHA256'
  | 'SSDEEP'
  | 'SSH_PUBLIC_KEY'
  | 'URL'
  | 'USER_AGENT';

/** DURATION learns values for a time; THRESHOLD until so many are known. */
export type LearningMethod =
  | 'DURATION'
  | 'THRESHOLD';

/** Who is told of which signals: those that the query, the severities and the rule types all select. */
export type NotificationRuleInput = {
  enabled?: boolean | null | undefined;
  /** Template of the text, at most 20,000 characters, with the same variables as `title`. When left out: the message of the signal. */
  message?: string | null | undefined;
  /** 1 to 200 characters; no other notification rule has it. */
  name: string;
  /** In the search language over signals; left out or empty for all. */
  query?: string | null | undefined;
  /** All types when left out or empty. */
  ruleTypes?: Array<RuleType> | null | undefined;
  /** One at least. */
  severities: Array<Severity>;
  /** 1 to 20; one that is named twice is told once. */
  targets: Array<NotificationTargetInput>;
  /** Template of the title, or of the subject of a mail: at most 300 characters with the variables, conditions and functions of a detection rule's message, and {{signal_id}}, {{signal_title}}, {{signal_message}}, {{signal_severity}} and {{signal_url}}. When left out: [{{signal_severity}}] {{signal_title}}. Digests have a title and a text of their own. */
  title?: string | null | undefined;
};

/** Whom to tell. */
export type NotificationTargetInput = {
  /** An e-mail address; for SLACK, MICROSOFT_TEAMS and WEBHOOK an http(s) address that this server may ask; a PagerDuty routing key of 32 letters and digits; the handle of a published workflow with a trigger for signals, whose limit holds for these runs as well: naming it needs workflows_run. At most 1,000 bytes. */
  address: string;
  kind: DeliveryTargetKind;
};

/** What is taken of the logs that a query selects: their number, the number of different values, the sum or the largest value of a number. NEW_VALUE looks for values never seen, GEO_DATA for places, NONE takes each log by itself. */
export type QueryAggregation =
  | 'CARDINALITY'
  | 'COUNT'
  | 'GEO_DATA'
  | 'MAX'
  | 'NEW_VALUE'
  | 'NONE'
  | 'SUM';

export type RuleCaseInput = {
  /** Such as: failed > 5 && success > 0. The only case of a rule may order two of them: failed > 5 then success > 0. */
  condition?: string | null | undefined;
  name?: string | null | undefined;
  /** Who is told of the signals of this case, whatever the notification rules say: at most 20. To name new ones needs security_monitoring_signals_read, security_monitoring_notification_profiles_write and roles that restrict no signals, or is FORBIDDEN. An address that this server may not ask fails when it is sent to. */
  notifications?: Array<NotificationTargetInput> | null | undefined;
  /** For THIRD_PARTY: which logs the case is for; all that are left when left out. */
  query?: string | null | undefined;
  severity: Severity;
};

/** What is left out has the default of the method. */
export type RuleOptionsInput = {
  /** For IMPOSSIBLE_TRAVEL: whether journeys between places that a user is known for are left out. */
  baselineUserLocations?: boolean | null | undefined;
  /** For ANOMALY: the time whose logs are counted together. */
  bucketDuration?: string | null | undefined;
  decreaseCriticalityBasedOnEnv?: boolean | null | undefined;
  /** For ANOMALY: 1 finds the most, 5 only what stands out most. */
  detectionTolerance?: number | null | undefined;
  evaluationWindow?: string | null | undefined;
  /** For NEW_VALUE and IMPOSSIBLE_TRAVEL: 1 to 30 days. */
  forgetAfter?: string | null | undefined;
  keepAlive?: string | null | undefined;
  /** For NEW_VALUE 0 to 30 days; for ANOMALY 1, 6, 12, 24, 48, 168 or 336 hours; for IMPOSSIBLE_TRAVEL 1 to 30 days, which switches the baseline on. */
  learningDuration?: string | null | undefined;
  /** For NEW_VALUE. */
  learningMethod?: LearningMethod | null | undefined;
  /** For NEW_VALUE by THRESHOLD: 0 or 1 values are learned first. */
  learningThreshold?: number | null | undefined;
  maxSignalDuration?: string | null | undefined;
  /** For SEQUENCE; without them each query in turn has to find something, all within the evaluation window. */
  steps?: Array<SequenceStepInput> | null | undefined;
};

export type RuleQueryInput = {
  /** NEW_VALUE, GEO_DATA and NONE follow from the method of the rule and can be left out. */
  aggregation?: QueryAggregation | null | undefined;
  /** For CARDINALITY, and what NEW_VALUE watches: 1 to 5 fields. */
  distinctFields?: Array<string> | null | undefined;
  groupBy?: Array<string> | null | undefined;
  /** For SUM and MAX; for NEW_VALUE the one field that it watches; for GEO_DATA the address. */
  metric?: string | null | undefined;
  /** Lower case; a, b, c … by position when left out. */
  name?: string | null | undefined;
  /** Logs without one of the group-by values count under `N/A` instead of not at all. */
  optionalGroupBy?: boolean | null | undefined;
  /** The search language over logs; where `ruleId` is given, over its signals, or empty. */
  query: string;
  /** For signal correlation and sequences: the rule whose signals are counted. */
  ruleId?: string | number | null | undefined;
};

/** What a rule looks at: logs, or signals. */
export type RuleType =
  | 'LOG_DETECTION'
  | 'SIGNAL_CORRELATION';

export type RunWorkflowInput = {
  /** What {{case.…}} speaks of. */
  caseId?: string | number | null | undefined;
  /** The same key with the same arguments answers the first run; with others it is a CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** By the names of the inputs of the workflow. */
  inputs?: Record<string, unknown> | null | undefined;
  /** What {{signal.…}} speaks of. */
  signalId?: string | number | null | undefined;
  workflowId: string | number;
};

/** A search of the signals explorer, and how it is shown. */
export type SaveViewInput = {
  /** Fields shown as columns; the usual ones when left out. */
  columns?: Array<string> | null | undefined;
  /** Fields shown in the facet panel; the usual ones when left out. */
  facets?: Array<string> | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  /** What it selects; empty for all signals. */
  query: string;
  /** A range with a fixed end becomes a live one of the same length. */
  range: TimeRangeInput;
  /** The newest first when left out. */
  sort?: SignalSortInput | null | undefined;
  /** How the explorer draws it. */
  visualization?: Visualization | null | undefined;
};

/** What has to hold after the step before it. */
export type SequenceStepInput = {
  /** Such as: failed > 5 */
  condition: string;
  /** How long after the step before it. */
  evaluationWindow: string;
  name?: string | null | undefined;
};

/** How bad it is; CRITICAL is the worst. */
export type Severity =
  | 'CRITICAL'
  | 'HIGH'
  | 'INFO'
  | 'LOW'
  | 'MEDIUM';

/** What was done to a signal. */
export type SignalHistoryAction =
  /** The assignee changed; values are handles. */
  | 'ASSIGNED'
  /** The new value is the comment. */
  | 'COMMENTED'
  /** A rule opened the signal. */
  | 'CREATED'
  /** It became part of a case or incident, which the new value names. */
  | 'LINKED'
  /** Later logs made another case of the rule hold. */
  | 'SEVERITY_CHANGED'
  /** State, archive reason or archive comment changed. */
  | 'TRIAGED'
  /** It is no longer part of a case or incident, which the previous value names. */
  | 'UNLINKED';

/** Either ids, or a query with its range. At most 1,000,000 signals. */
export type SignalSelectionInput = {
  /** Signals that are left out. */
  excludeIds?: Array<string | number> | null | undefined;
  /** The same id twice counts once; what is no id of a signal has the outcome FAILED with NOT_FOUND. */
  ids?: Array<string | number> | null | undefined;
  /** In the search language; empty for every signal of the range. */
  query?: string | null | undefined;
  /** Of the creation of the signals; needed with a query. */
  range?: TimeRangeInput | null | undefined;
};

/** What a list is sorted by; signals without a value come last. */
export type SignalSortInput = {
  direction?: SortDirection | null | undefined;
  /** One that `signalFields` calls sortable, or any attribute or tag. */
  field: string;
};

/** ASC begins with the smallest or oldest. */
export type SortDirection =
  | 'ASC'
  | 'DESC';

export type SuppressSignalValueInput = {
  /** A field of signals, such as @usr.id. */
  field: string;
  signalId: string | number;
  /** Adds to this suppression; a new one for the signal's rule when left out. */
  suppressionId?: string | number | null | undefined;
  value: string;
};

/** At least one of suppressionQuery and dataExclusionQuery. */
export type SuppressionInput = {
  dataExclusionQuery?: string | null | undefined;
  description?: string | null | undefined;
  enabled?: boolean | null | undefined;
  expiresAt?: string | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  ruleQuery: string;
  startsAt?: string | null | undefined;
  suppressionQuery?: string | null | undefined;
  tags?: Array<string> | null | undefined;
};

export type ThreatFeedInput = {
  /** attack, corp_vpn, cryptomining, malware, residential_proxy, scanner, tor … an open list. */
  category: string;
  enabled?: boolean | null | undefined;
  format: IndicatorFormat;
  intention: ThreatIntention;
  /** The source that results name. 1 to 200 characters. */
  name: string;
  /** PT1M to P30D; without it only syncThreatFeed fetches. */
  refreshEvery?: string | null | undefined;
  /** http(s) address the feed is fetched from; none for feeds filled by importIndicators. */
  url?: string | null | undefined;
  vendor?: string | null | undefined;
};

/** What those behind an indicator are up to, as its list sees it. */
export type ThreatIntention =
  | 'BENIGN'
  | 'MALICIOUS'
  | 'SUSPICIOUS'
  | 'UNKNOWN';

/** `from` is included, `to` is not. */
export type TimeRangeInput = {
  /** Where it begins. Signals are searched by the time of their creation, logs by their own time. */
  from: string | number;
  /** Where it ends; an end before the beginning is BAD_USER_INPUT. */
  to?: string | number | null | undefined;
};

/** What is decided about signals. */
export type TriageChangeInput = {
  /** Only with ARCHIVED, at most 10,000 characters. Left out, a former comment stays. */
  archiveComment?: string | null | undefined;
  /** Only with ARCHIVED. Left out, a former reason stays. */
  archiveReason?: ArchiveReason | null | undefined;
  /** The state that they are to have; one that they have is no error. */
  state: TriageState;
};

/** What is decided about a signal. */
export type TriageSignalInput = {
  /** Only with ARCHIVED, at most 10,000 characters. Left out, a former comment stays. */
  archiveComment?: string | null | undefined;
  /** Only with ARCHIVED. Left out, a former reason stays. */
  archiveReason?: ArchiveReason | null | undefined;
  /** The version the client has seen; an older one is a CONFLICT. */
  expectedVersion?: number | null | undefined;
  signalId: string | number;
  /** The state that they are to have; one that they have is no error. */
  state: TriageState;
};

/** How far the work on a signal is. Any state may follow any other. */
export type TriageState =
  /** The work is done. */
  | 'ARCHIVED'
  /** Nobody has looked at it yet, or it is to be looked at again. */
  | 'OPEN'
  /** Somebody works on it. */
  | 'UNDER_REVIEW';

/** What is left out or null stays, except for a null commander: that is nobody. */
export type UpdateIncidentInput = {
  /** An enabled user; null for nobody. */
  commanderId?: string | number | null | undefined;
  /** Not before the start; null for an impact that goes on. */
  customerImpactEnd?: string | null | undefined;
  /** A time that has come, only where customers are impacted. Now when nobody has said so before. */
  customerImpactStart?: string | null | undefined;
  /** False forgets the times of the impact. */
  customerImpacted?: boolean | null | undefined;
  /** A time that has come. */
  detectedAt?: string | null | undefined;
  /** Fields to change, checked as at the declaration; the others stay. Null takes a value away, which required fields do not allow. */
  fields?: Record<string, unknown> | null | undefined;
  severity?: IncidentSeverity | null | undefined;
  /** RESOLVED and COMPLETED set `resolvedAt`, the others clear it. */
  state?: IncidentState | null | undefined;
  /** 1 to 1,024 characters. */
  title?: string | null | undefined;
};

/** A person who is to work with Signalbox. */
export type UserInput = {
  /** Where this person is reached; nothing is sent there when the user is created. */
  email: string;
  /** Unique among users and teams, whatever its capitals, 1 to 200 characters without blanks; a taken one is a CONFLICT. */
  handle: string;
  /** 1 to 200 characters. */
  name: string;
  /** Without roles a user may do nothing yet. */
  roleIds?: Array<string | number> | null | undefined;
};

/** How the explorer draws what a view selects. */
export type Visualization =
  | 'LIST'
  | 'PIE'
  | 'RULES_LIST'
  | 'TABLE'
  | 'TIMESERIES'
  | 'TOP_LIST';

export type WorkflowInput = {
  description?: string | null | undefined;
  /** Lower case, unique (CONFLICT); needed for triggers that start it by themselves. */
  handle?: string | null | undefined;
  /** What a run is given; at most 50. */
  inputs?: Array<WorkflowParameterInput> | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  /** 1 to 100; no step leads back to itself. */
  steps: Array<WorkflowStepInput>;
  /** Such as `source:okta`; the workflow is suggested by them. */
  tags?: Array<string> | null | undefined;
  triggers: Array<WorkflowTriggerInput>;
};

export type WorkflowParameterInput = {
  /** Only these, written like the default; anything when left out. */
  allowedValues?: Array<string> | null | undefined;
  /** What it is where nobody says so: of STRING the text itself, of the others written as JSON. */
  default?: string | null | undefined;
  /** What people are asked; at most 200 characters. */
  label?: string | null | undefined;
  /** Letters, digits and _; `{{inputs.NAME}}` names it in steps. */
  name: string;
  /** An input with a default is never required. */
  required?: boolean | null | undefined;
  type: WorkflowValueType;
};

/** How far a run is. */
export type WorkflowRunState =
  /** It was ended early. What was done stays done. */
  | 'CANCELED'
  /** A step failed that nothing follows on errors, or the run could not go on; `error` says why. */
  | 'FAILED'
  /** It has not begun. */
  | 'QUEUED'
  /** A step is under way. */
  | 'RUNNING'
  /** The trigger had reached its limit; nothing was done. */
  | 'SKIPPED'
  /** All steps that were reached are done, or their failures were taken care of. */
  | 'SUCCEEDED'
  /** For a time, for another run, or until a step is tried again. */
  | 'WAITING';

/** Parameters are templates over {{signal.…}}, {{case.…}}, {{incident.…}}, {{inputs.…}}, {{steps.NAME.output.…}}, {{steps.NAME.error}}, {{workflow.id}}, {{run.id}} and, for actions that reach other servers, {{secrets.NAME}}. A parameter that is one template keeps the type of the value; `{{signal.@usr.id}}` is an attribute; `{{inputs.x | default("…")}}` says what stands for a missing value, which fails the step otherwise. */
export type WorkflowStepInput = {
  /** Id of an action, as `workflowActions` lists them. */
  action: string;
  /** Letters, digits, _ and -; unique in the workflow. */
  name: string;
  /** Steps that follow where it succeeds, or is skipped by its condition. A step waits for all steps that lead to it; steps that none leads to begin the run. */
  next?: Array<string> | null | undefined;
  /** Steps that follow where it fails; without them its failure ends the run. */
  onError?: Array<string> | null | undefined;
  parameters: Record<string, unknown>;
  /** Further attempts where the failure may pass, after 1 s, 2 s, 4 s … up to 5 minutes; 0 to 10. */
  retries?: number | null | undefined;
  /** A condition over the same variables, such as `signal.severity in ["HIGH", "CRITICAL"] && steps.look_up.output.score >= 50`, with == != < <= > >= contains in && || ! and parentheses. Where it does not hold, the step is skipped and what follows goes on. */
  when?: string | null | undefined;
};

/** How far a step of a run is. */
export type WorkflowStepState =
  /** The run ended before it. */
  | 'CANCELED'
  /** The last attempt failed. */
  | 'FAILED'
  /** It has not begun. */
  | 'PENDING'
  /** It is under way; after a crash of the server it is tried again. */
  | 'RUNNING'
  /** Its condition did not hold, or nothing led to it. */
  | 'SKIPPED'
  /** It is done. */
  | 'SUCCEEDED'
  /** For a time, for another run, or until it is tried again. */
  | 'WAITING';

export type WorkflowTriggerInput = {
  /** Each kind at most once. */
  kind: WorkflowTriggerKind;
  /** For SECURITY_SIGNAL: which signals start a run, in the search language; all of them when left out. */
  query?: string | null | undefined;
  /** At most so many runs in any hour; the rest are recorded as SKIPPED. 1 to 100,000. */
  rateLimit?: number | null | undefined;
  /** For SCHEDULE: a cron expression of minute, hour, day, month and weekday, in UTC. Of ticks that pass while no server runs, one is made up for. */
  schedule?: string | null | undefined;
};

/** What starts a workflow. */
export type WorkflowTriggerKind =
  /** An API key with `runWorkflow`, or another workflow. */
  | 'API'
  /** A case that is created. */
  | 'CASE'
  /** An incident that is declared. */
  | 'INCIDENT'
  /** A person, with `runWorkflow`; always possible. */
  | 'MANUAL'
  /** The time. */
  | 'SCHEDULE'
  /** A signal that is created, or comes to match the query: once for each signal. Offers the workflow at signals, too. */
  | 'SECURITY_SIGNAL';

/** Types of what workflows ask for, and of what their steps take and give, as in JSON. */
export type WorkflowValueType =
  | 'ARRAY'
  | 'BOOLEAN'
  | 'NUMBER'
  | 'OBJECT'
  | 'STRING';

export type ActivityDeskQueryVariables = Exact<{
  kind: EntityKind;
  value: string;
  range: TimeRangeInput;
  depth?: number | null | undefined;
  limit?: number | null | undefined;
  actions?: Array<string> | string | null | undefined;
}>;


export type ActivityDeskQuery = { activityGraph: { truncated: boolean, nodes: Array<{ id: string, kind: EntityKind, value: string, distance: number, riskScore: number, signalCount: number }>, edges: Array<{ from: string, to: string, action: string, count: number, outcome: string | null, firstSeen: string, lastSeen: string }> } };

export type InvestigateAddressQueryVariables = Exact<{
  ip: string;
  range: TimeRangeInput;
}>;


export type InvestigateAddressQuery = { ipInvestigation: { ip: string, firstSeen: string | null, lastSeen: string | null, logCount: number, signalCount: number, geo: { countryCode: string, country: string, city: string | null } | null, autonomousSystem: { number: number, name: string } | null, threatIntel: Array<{ indicator: string, category: string, source: { name: string } }>, bySource: Array<{ key: string, value: number }>, byUser: Array<{ key: string, value: number }>, byOutcome: Array<{ key: string, value: number }>, timeline: Array<{ at: string, value: number | null }>, signals: { edges: Array<{ node: { title: string, entities: Array<{ kind: EntityKind, value: string }> } }> } } };

export type InvestigationRuleMutationVariables = Exact<{
  input: DetectionRuleInput;
}>;


export type InvestigationRuleMutation = { createRule: { id: string } };

export type InvestigationFeedMutationVariables = Exact<{
  input: ThreatFeedInput;
}>;


export type InvestigationFeedMutation = { createThreatFeed: { id: string } };

export type InvestigationIndicatorsMutationVariables = Exact<{
  feedId: string | number;
  content: string;
}>;


export type InvestigationIndicatorsMutation = { importIndicators: { added: number } };

export type MainJobExploreQueryVariables = Exact<{
  query: string;
}>;


export type MainJobExploreQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, title: string, severity: Severity, firstSeen: string, eventsMatched: number, version: number, entities: Array<{ kind: EntityKind, value: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, changedBy: { kind: ActorKind, name: string } | null } } }> } } };

export type MainJobTriageMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type MainJobTriageMutation = { triageSignal: { id: string, version: number, triage: { state: TriageState, archiveReason: ArchiveReason } } };

export type RealLogsQueryVariables = Exact<{
  query: string;
}>;


export type RealLogsQuery = { logSearch: { total: number, logs: { edges: Array<{ node: { timestamp: string, ipAddresses: Array<string>, attributes: Record<string, unknown> } }> } } };

export type AuditTrailEventsQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditTrailEventsQuery = { auditEvents: { edges: Array<{ cursor: string, node: { id: string, at: string, action: AuditAction, assetType: string, assetId: string, assetName: string, requestId: string | null, clientIp: string | null, sequence: number, hash: string, previousHash: string, actor: { kind: ActorKind, id: string, name: string }, changes: Array<{ field: string, previousValue: string | null, newValue: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null } } };

export type AuditTrailVerifyQueryVariables = Exact<{
  range: TimeRangeInput;
}>;


export type AuditTrailVerifyQuery = { verifyAuditTrail: { valid: boolean, checked: number, firstBrokenId: string | null } };

export type AuditTrailSaveViewMutationVariables = Exact<{
  input: SaveViewInput;
}>;


export type AuditTrailSaveViewMutation = { saveView: { id: string } };

export type AuditTrailUpdateViewMutationVariables = Exact<{
  id: string | number;
  input: SaveViewInput;
}>;


export type AuditTrailUpdateViewMutation = { updateView: { id: string } };

export type BulkTriageMutationVariables = Exact<{
  selection: SignalSelectionInput;
  change: TriageChangeInput;
  options?: BulkOptionsInput | null | undefined;
}>;


export type BulkTriageMutation = { bulkTriageSignals: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type BulkAssignMutationVariables = Exact<{
  selection: SignalSelectionInput;
  assigneeId?: string | number | null | undefined;
  options?: BulkOptionsInput | null | undefined;
}>;


export type BulkAssignMutation = { bulkAssignSignals: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type UndoBulkActionMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoBulkActionMutation = { undoBulkAction: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, undoes: { id: string, undoable: boolean, undoneBy: { id: string } | null } | null, startedBy: { id: string, name: string } } };

export type CancelBulkActionMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelBulkActionMutation = { cancelBulkAction: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type BulkActionOutcomesQueryVariables = Exact<{
  id: string | number;
  only?: BulkOutcome | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BulkActionOutcomesQuery = { bulkAction: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, outcomes: { edges: Array<{ node: { signalId: string, outcome: BulkOutcome, code: string | null, message: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, startedBy: { id: string, name: string } } | null };

export type BulkActionStateFragment = { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } };

export type BulkSignalsQueryVariables = Exact<{
  query: string;
  after?: string | null | undefined;
}>;


export type BulkSignalsQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, version: number, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, assignee: { id: string } | null }, history: { edges: Array<{ node: { action: SignalHistoryAction, field: string | null, previousValue: string | null, newValue: string | null } }> } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type BulkRunWorkflowMutationVariables = Exact<{
  selection: SignalSelectionInput;
  workflowId: string | number;
  inputs?: Record<string, unknown> | null | undefined;
  options?: BulkOptionsInput | null | undefined;
}>;


export type BulkRunWorkflowMutation = { bulkRunWorkflow: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type EntityPageTestQueryVariables = Exact<{
  kind: EntityKind;
  value: string;
  range: TimeRangeInput;
}>;


export type EntityPageTestQuery = { entity: { id: string, kind: EntityKind, value: string, firstSeen: string | null, lastSeen: string | null, riskScore: number, riskLevel: Severity, signalCount: number, riskHistory: Array<{ at: string, value: number }>, signalSearch: { total: number, signals: { edges: Array<{ node: { title: string } }> }, facets: Array<{ values: Array<{ value: string, count: number }> }> }, logSearch: { total: number, facets: Array<{ values: Array<{ value: string, count: number }> }>, topList: { rows: Array<{ key: string, value: number | null }> } } } | null };

export type EntityListTestQueryVariables = Exact<{
  query?: string | null | undefined;
  kinds?: Array<EntityKind> | EntityKind | null | undefined;
  range: TimeRangeInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EntityListTestQuery = { entities: { total: number, edges: Array<{ node: { id: string, kind: EntityKind, value: string, riskScore: number, riskLevel: Severity, signalCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EntityNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type EntityNodeQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { kind: EntityKind, value: string, riskScore: number, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type EntitiesOfSignalsQueryVariables = Exact<{ [key: string]: never; }>;


export type EntitiesOfSignalsQuery = { signalSearch: { signals: { edges: Array<{ node: { entities: Array<{ kind: EntityKind, value: string, riskScore: number, riskLevel: Severity, signalCount: number, firstSeen: string | null }> } }> } } };

export type EntityTriageMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type EntityTriageMutation = { triageSignal: { id: string } };

export type DeskIncidentFragment = { id: string, publicId: number, version: number, title: string, severity: IncidentSeverity, state: IncidentState, fields: Record<string, unknown>, customerImpacted: boolean, customerImpactStart: string | null, customerImpactEnd: string | null, detectedAt: string, declaredAt: string, resolvedAt: string | null, timeToDetect: number | null, timeToRespond: number | null, timeToRepair: number | null, timeToResolve: number | null, customerImpactDuration: number | null, commander: { handle: string } | null };

export type DeskDeclareMutationVariables = Exact<{
  input: DeclareIncidentInput;
}>;


export type DeskDeclareMutation = { declareIncident: { id: string, publicId: number, version: number, title: string, severity: IncidentSeverity, state: IncidentState, fields: Record<string, unknown>, customerImpacted: boolean, customerImpactStart: string | null, customerImpactEnd: string | null, detectedAt: string, declaredAt: string, resolvedAt: string | null, timeToDetect: number | null, timeToRespond: number | null, timeToRepair: number | null, timeToResolve: number | null, customerImpactDuration: number | null, commander: { handle: string } | null } };

export type DeskUpdateMutationVariables = Exact<{
  id: string | number;
  input: UpdateIncidentInput;
  expectedVersion?: number | null | undefined;
}>;


export type DeskUpdateMutation = { updateIncident: { id: string, publicId: number, version: number, title: string, severity: IncidentSeverity, state: IncidentState, fields: Record<string, unknown>, customerImpacted: boolean, customerImpactStart: string | null, customerImpactEnd: string | null, detectedAt: string, declaredAt: string, resolvedAt: string | null, timeToDetect: number | null, timeToRespond: number | null, timeToRepair: number | null, timeToResolve: number | null, customerImpactDuration: number | null, commander: { handle: string } | null } };

export type DeskTimelineQueryVariables = Exact<{
  publicId: number;
  first: number;
  after?: string | null | undefined;
  order: SortDirection;
}>;


export type DeskTimelineQuery = { incident: { timeline: { edges: Array<{ cursor: string, node: { id: string, at: string, kind: IncidentEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, editedAt: string | null, cursor: string | null, actor: { name: string }, signals: Array<{ id: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type DeskIncidentsQueryVariables = Exact<{
  query: string;
  first: number;
  after?: string | null | undefined;
  sort?: IncidentSortInput | null | undefined;
}>;


export type DeskIncidentsQuery = { incidents: { total: number, edges: Array<{ node: { title: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NotifyPreviewQueryVariables = Exact<{
  input: NotificationRuleInput;
  range: TimeRangeInput;
}>;


export type NotifyPreviewQuery = { previewNotificationRule: { total: number, samples: Array<{ title: string }> } };

export type NotifyTestMutationVariables = Exact<{
  id: string | number;
}>;


export type NotifyTestMutation = { testNotificationRule: Array<{ delivered: boolean, error: string | null, target: { kind: DeliveryTargetKind, address: string } }> };

export type NotifyCreateRuleMutationVariables = Exact<{
  input: DetectionRuleInput;
}>;


export type NotifyCreateRuleMutation = { createRule: { id: string } };

export type NotifyCreateMutationVariables = Exact<{
  input: NotificationRuleInput;
}>;


export type NotifyCreateMutation = { createNotificationRule: { id: string, name: string, enabled: boolean, query: string, severities: Array<Severity>, ruleTypes: Array<RuleType>, title: string | null, message: string | null, version: number, targets: Array<{ kind: DeliveryTargetKind, address: string }>, createdBy: { handle: string } | null } };

export type NotifyUpdateMutationVariables = Exact<{
  id: string | number;
  input: NotificationRuleInput;
  expectedVersion: number;
}>;


export type NotifyUpdateMutation = { updateNotificationRule: { id: string, name: string, enabled: boolean, version: number } };

export type NotifyDeliveriesQueryVariables = Exact<{
  state?: DeliveryState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  rule?: string | number | null | undefined;
}>;


export type NotifyDeliveriesQuery = { deliveries: { edges: Array<{ node: { id: string, state: DeliveryState, attempts: number, createdAt: string, lastAttemptAt: string | null, nextAttemptAt: string | null, lastError: string | null, digest: boolean, target: { kind: DeliveryTargetKind, address: string }, signal: { id: string, title: string } | null, notificationRule: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NotifyRetryMutationVariables = Exact<{
  id: string | number;
}>;


export type NotifyRetryMutation = { retryDelivery: { id: string, state: DeliveryState, attempts: number } };

export type AddressPivotQueryVariables = Exact<{
  query: string;
}>;


export type AddressPivotQuery = { logSearch: { total: number, logs: { edges: Array<{ node: { message: string } }> } }, signalSearch: { total: number, signals: { edges: Array<{ node: { queries: Array<{ groupBy: Array<{ value: string }> }> } }> } } };

export type RelatedLogsTabQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RelatedLogsTabQuery = { signal: { relatedLogs: { query: string, exact: boolean, total: number, range: { from: string, to: string }, logs: { edges: Array<{ node: { id: string, message: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type RelatedLogsPastedQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
}>;


export type RelatedLogsPastedQuery = { logSearch: { total: number, logs: { edges: Array<{ node: { id: string } }> } } };

export type RelatedLogsSignalsQueryVariables = Exact<{
  query: string;
}>;


export type RelatedLogsSignalsQuery = { signalSearch: { signals: { edges: Array<{ node: { id: string, rule: { id: string } | null, queries: Array<{ groupBy: Array<{ field: string, value: string }> }> } }> } } };

export type RelatedLogsRuleMutationVariables = Exact<{
  input: DetectionRuleInput;
}>;


export type RelatedLogsRuleMutation = { createRule: { id: string } };

export type RelatedSignalsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RelatedSignalsQuery = { signal: { relatedSignals: { total: number, query: string, edges: Array<{ sharedFields: Array<{ field: string, value: string }>, node: { id: string, title: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RelatedSignalsPastedQueryVariables = Exact<{
  query: string;
}>;


export type RelatedSignalsPastedQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { id: string } }> } } };

export type RelatedOfTwoQueryVariables = Exact<{
  one: string | number;
  other: string | number;
}>;


export type RelatedOfTwoQuery = { one: { relatedSignals: { total: number } } | null, other: { relatedSignals: { total: number } } | null };

export type RelatedTotalFragment = { relatedSignals: { total: number } };

export type SigmaImportMutationVariables = Exact<{
  yaml: string;
  enabled?: boolean | null | undefined;
  dryRun?: boolean | null | undefined;
}>;


export type SigmaImportMutation = { importSigmaRules: { imported: Array<{ id: string, name: string, sigmaId: string | null, version: number, enabled: boolean, method: DetectionMethod, cases: Array<{ condition: string | null, severity: Severity }>, queries: Array<{ query: string, matcher: Record<string, unknown> | null, groupBy: Array<string> }> }>, rejected: Array<{ index: number, title: string | null, message: string }> } };

export type SigmaRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type SigmaRulesQuery = { rules: { total: number, edges: Array<{ node: { id: string, name: string, version: number } }> } };

export type SigmaVersionsQueryVariables = Exact<{
  id: string | number;
}>;


export type SigmaVersionsQuery = { rule: { versions: Array<{ version: number, changedBy: { name: string }, changes: Array<{ field: string, previousValue: string | null, newValue: string | null }> }> } | null };

export type SigmaLogsQueryVariables = Exact<{
  query: string;
}>;


export type SigmaLogsQuery = { logSearch: { logs: { edges: Array<{ node: { id: string, message: string, signals: Array<{ id: string, title: string }> } }> } }, signalSearch: { signals: { edges: Array<{ node: { id: string, title: string, severity: Severity, eventsMatched: number, samples: Array<{ id: string }> } }> } } };

export type SigmaMatchingQueryVariables = Exact<{
  logs: Array<Record<string, unknown>> | Record<string, unknown>;
  ruleIds?: Array<string | number> | string | number | null | undefined;
}>;


export type SigmaMatchingQuery = { matchingRules: Array<{ index: number, matches: Array<{ query: string, rule: { sigmaId: string | null } }> }> };

export type SigmaEnableMutationVariables = Exact<{
  id: string | number;
  enabled: boolean;
}>;


export type SigmaEnableMutation = { enableRule: { version: number, enabled: boolean } };

export type RealImportMutationVariables = Exact<{
  yaml: string;
}>;


export type RealImportMutation = { importSigmaRules: { imported: Array<{ id: string }>, rejected: Array<{ index: number, title: string | null, message: string }> } };

export type RealMatchingQueryVariables = Exact<{
  logs: Array<Record<string, unknown>> | Record<string, unknown>;
}>;


export type RealMatchingQuery = { matchingRules: Array<{ matches: Array<{ rule: { sigmaId: string | null } }> }> };

export type RealSignalsQueryVariables = Exact<{ [key: string]: never; }>;


export type RealSignalsQuery = { signalSearch: { total: number }, logSearch: { total: number, logs: { edges: Array<{ node: { id: string, signals: Array<{ id: string }> } }> } } };

export type PanelSignalQueryVariables = Exact<{
  id: string | number;
}>;


export type PanelSignalQuery = { signal: { id: string, version: number, title: string, severity: Severity, message: string, attributes: Record<string, unknown>, timeToDetect: number | null, timeToAcknowledge: number | null, timeToResolve: number | null, rule: { id: string, name: string } | null, triage: { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null }, ruleCase: { name: string | null, condition: string | null, severity: Severity }, queries: Array<{ name: string, query: string, eventsMatched: number, distinctValues: Array<string>, groupBy: Array<{ field: string, value: string }> }>, samples: Array<{ id: string, timestamp: string, message: string, status: string, source: string | null, service: string | null, host: string | null, tags: Array<string>, attributes: Record<string, unknown>, ipAddresses: Array<string> }>, history: { edges: Array<{ node: { action: SignalHistoryAction, field: string | null, previousValue: string | null, newValue: string | null, reason: string | null, actor: { kind: ActorKind } } }> } } | null };

export type PanelTriageFragment = { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null };

export type PanelTriageSignalMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type PanelTriageSignalMutation = { triageSignal: { version: number, triage: { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null } } };

export type PanelAssignMutationVariables = Exact<{
  signalId: string | number;
  assigneeId?: string | number | null | undefined;
}>;


export type PanelAssignMutation = { assignSignal: { version: number, triage: { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null } } };

export type PanelCommentMutationVariables = Exact<{
  signalId: string | number;
  body: string;
}>;


export type PanelCommentMutation = { commentOnSignal: { history: { edges: Array<{ node: { action: SignalHistoryAction, newValue: string | null } }> } } };

export type PanelSearchQueryVariables = Exact<{
  query: string;
}>;


export type PanelSearchQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, triage: { state: TriageState } } }> } } };

export type SilenceJobMutationVariables = Exact<{
  input: HistoricalJobInput;
}>;


export type SilenceJobMutation = { startHistoricalJob: { id: string } };

export type SilenceJobResultsQueryVariables = Exact<{
  id: string | number;
}>;


export type SilenceJobResultsQuery = { historicalJob: { state: HistoricalJobState, results: { edges: Array<{ node: { id: string, groupBy: Array<{ value: string }> } }> } } | null };

export type SilenceConvertMutationVariables = Exact<{
  jobId: string | number;
  resultIds: Array<string | number> | string | number;
}>;


export type SilenceConvertMutation = { convertHistoricalResults: Array<{ id: string, title: string }> };

export type SilenceConversionDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type SilenceConversionDeleteMutation = { deleteSuppression: boolean };

export type AssetCreateMutationVariables = Exact<{
  input: CriticalAssetInput;
}>;


export type AssetCreateMutation = { createCriticalAsset: { id: string, effect: AssetEffect, enabled: boolean } };

export type AssetDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type AssetDeleteMutation = { deleteCriticalAsset: boolean };

export type AssetListQueryVariables = Exact<{ [key: string]: never; }>;


export type AssetListQuery = { criticalAssets: Array<{ id: string, name: string, query: string, ruleQuery: string, effect: AssetEffect, enabled: boolean }> };

export type SilenceCreateRuleMutationVariables = Exact<{
  input: DetectionRuleInput;
}>;


export type SilenceCreateRuleMutation = { createRule: { id: string } };

export type SilenceCreateMutationVariables = Exact<{
  input: SuppressionInput;
}>;


export type SilenceCreateMutation = { createSuppression: { id: string, version: number, suppressedCount: number } };

export type SilenceUpdateMutationVariables = Exact<{
  id: string | number;
  input: SuppressionInput;
  expectedVersion?: number | null | undefined;
}>;


export type SilenceUpdateMutation = { updateSuppression: { id: string, version: number } };

export type SilenceCountsQueryVariables = Exact<{
  query?: string | null | undefined;
}>;


export type SilenceCountsQuery = { suppressions: { edges: Array<{ node: { id: string, name: string, suppressedCount: number, excludedCount: number } }> } };

export type SilenceSignalsQueryVariables = Exact<{
  query: string;
  from: string | number;
}>;


export type SilenceSignalsQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, title: string, message: string, severity: Severity, originalSeverity: Severity, eventsMatched: number, firstSeen: string, lastSeen: string, attributes: Record<string, unknown>, triage: { state: TriageState }, suppressions: Array<{ name: string }>, queries: Array<{ groupBy: Array<{ value: string }> }> } }> } } };

export type SilenceLedgerQueryVariables = Exact<{
  id: string | number;
  range: TimeRangeInput;
}>;


export type SilenceLedgerQuery = { rule: { suppressions: Array<{ name: string }>, ledger: { logsMatched: number, signalsCreated: number, matchesMerged: number, matchesSuppressed: number, matchesExcluded: number, lateLogs: number, errors: number } } | null };

export type SilenceSimulateQueryVariables = Exact<{
  input: SuppressionInput;
}>;


export type SilenceSimulateQuery = { simulateSuppression: { wouldHide: number, truePositivesHidden: number, byRule: Array<{ count: number, rule: { id: string, name: string } }>, bySeverity: Array<{ severity: Severity, count: number }>, samples: Array<{ id: string, title: string }> } };

export type SilenceArchiveMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type SilenceArchiveMutation = { triageSignal: { id: string } };

export type SilenceAllQueryVariables = Exact<{
  query?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SilenceAllQuery = { suppressions: { edges: Array<{ node: { name: string, description: string | null, tags: Array<string>, version: number, createdBy: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SilenceDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type SilenceDeleteMutation = { deleteSuppression: boolean };

export type SilenceValueMutationVariables = Exact<{
  input: SuppressSignalValueInput;
}>;


export type SilenceValueMutation = { suppressSignalValue: { id: string, name: string, ruleQuery: string, suppressionQuery: string | null, version: number } };

export type CreateFeedMutationVariables = Exact<{
  input: ThreatFeedInput;
}>;


export type CreateFeedMutation = { createThreatFeed: { id: string, name: string, enabled: boolean } };

export type UpdateFeedMutationVariables = Exact<{
  id: string | number;
  input: ThreatFeedInput;
}>;


export type UpdateFeedMutation = { updateThreatFeed: { id: string, name: string, enabled: boolean, url: string | null, refreshEvery: string | null } };

export type DeleteFeedMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteFeedMutation = { deleteThreatFeed: boolean };

export type SyncFeedMutationVariables = Exact<{
  id: string | number;
}>;


export type SyncFeedMutation = { syncThreatFeed: { id: string, lastSyncedAt: string | null, indicatorCount: number, lastError: string | null } };

export type ImportMutationVariables = Exact<{
  feedId: string | number;
  format: IndicatorFormat;
  content: string;
}>;


export type ImportMutation = { importIndicators: { added: number, updated: number, removed: number, rejectedCount: number, rejected: Array<{ line: number, message: string }> } };

export type FeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type FeedsQuery = { threatFeeds: Array<{ id: string, name: string, vendor: string | null, format: IndicatorFormat, url: string | null, category: string, intention: ThreatIntention, enabled: boolean, indicatorCount: number, lastSyncedAt: string | null, lastError: string | null }> };

export type ThreatLogsQueryVariables = Exact<{
  query: string;
  field: string;
}>;


export type ThreatLogsQuery = { logSearch: { total: number, logs: { edges: Array<{ node: { id: string, message: string, attributes: Record<string, unknown>, threatIntel: { indicatorsMatched: Array<IndicatorType>, results: Array<{ indicator: string, type: IndicatorType, category: string, intention: ThreatIntention, additionalData: Record<string, unknown> | null, source: { name: string, url: string | null } }> } | null } }> }, facets: Array<{ field: string, values: Array<{ value: string, count: number }> }> } };

export type LookUpQueryVariables = Exact<{
  value: string;
}>;


export type LookUpQuery = { indicator: { value: string, type: IndicatorType, firstSeen: string | null, lastSeen: string | null, logMatches: number, signalMatches: number, matches: Array<{ indicator: string, category: string, source: { name: string } }> } };

export type RetroMutationVariables = Exact<{
  feedId: string | number;
  range: TimeRangeInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RetroMutation = { retroMatchFeed: { matchedIndicators: number, matchedLogs: number, sightings: { edges: Array<{ cursor: string, node: { indicator: string, logId: string, log: { id: string, timestamp: string, message: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type ThreatSignalsQueryVariables = Exact<{
  query: string;
}>;


export type ThreatSignalsQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { attributes: Record<string, unknown>, highCardinality: { attributes: Array<string> }, samples: Array<{ threatIntel: { indicatorsMatched: Array<IndicatorType> } | null }>, threatIntel: { indicatorsMatched: Array<IndicatorType>, results: Array<{ indicator: string, category: string, source: { name: string } }> } | null } }> } } };

export type SignalHistoryOfWorkflowsQueryVariables = Exact<{
  id: string | number;
}>;


export type SignalHistoryOfWorkflowsQuery = { signal: { triage: { state: TriageState, archiveComment: string | null }, history: { edges: Array<{ node: { action: SignalHistoryAction, newValue: string | null, actor: { kind: ActorKind, name: string } } }> } } | null };

export type SecretForWorkflowsMutationVariables = Exact<{
  name: string;
  value: string;
}>;


export type SecretForWorkflowsMutation = { setSecret: { name: string } };

export type WorkflowsOfSignalQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WorkflowsOfSignalQuery = { signal: { id: string, suggestedWorkflows: Array<{ score: number, matchedTags: Array<string>, workflow: { id: string, name: string } }>, workflowRuns: { edges: Array<{ node: { id: string, state: WorkflowRunState, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind } }, workflow: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null } } } | null };

export type WorkflowsOfCaseQueryVariables = Exact<{
  key: string;
}>;


export type WorkflowsOfCaseQuery = { case: { workflowRuns: { edges: Array<{ node: { id: string, state: WorkflowRunState } }> } } | null };

export type TriageForWorkflowsMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type TriageForWorkflowsMutation = { triageSignal: { id: string } };

export type RuleForWorkflowsMutationVariables = Exact<{
  input: DetectionRuleInput;
}>;


export type RuleForWorkflowsMutation = { createRule: { id: string } };

export type ProjectForWorkflowsMutationVariables = Exact<{
  input: CaseProjectInput;
}>;


export type ProjectForWorkflowsMutation = { createCaseProject: { id: string } };

export type CaseForWorkflowsMutationVariables = Exact<{
  input: CreateCaseInput;
}>;


export type CaseForWorkflowsMutation = { createCase: { id: string } };

export type IncidentForWorkflowsMutationVariables = Exact<{
  input: DeclareIncidentInput;
}>;


export type IncidentForWorkflowsMutation = { declareIncident: { id: string } };

export type RolesForWorkflowsQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesForWorkflowsQuery = { roles: Array<{ id: string, name: string }> };

export type UserForWorkflowsMutationVariables = Exact<{
  input: UserInput;
}>;


export type UserForWorkflowsMutation = { createUser: { id: string } };

export type KeyForWorkflowsMutationVariables = Exact<{
  input: ApiKeyInput;
}>;


export type KeyForWorkflowsMutation = { createApiKey: { token: string } };

export type RolesOfUserForWorkflowsMutationVariables = Exact<{
  id: string | number;
  roleIds: Array<string | number> | string | number;
}>;


export type RolesOfUserForWorkflowsMutation = { setUserRoles: { id: string } };

export type DisableForWorkflowsMutationVariables = Exact<{
  id: string | number;
}>;


export type DisableForWorkflowsMutation = { disableUser: { id: string } };

export type WorkflowRowFragment = { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> };

export type WorkflowRunStateFragment = { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, dueAt: string | null, output: Record<string, unknown> | null, error: string | null }> };

export type CreateWorkflowMutationVariables = Exact<{
  input: WorkflowInput;
}>;


export type CreateWorkflowMutation = { createWorkflow: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } };

export type UpdateWorkflowMutationVariables = Exact<{
  id: string | number;
  input: WorkflowInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateWorkflowMutation = { updateWorkflow: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } };

export type PublishWorkflowMutationVariables = Exact<{
  id: string | number;
  published: boolean;
}>;


export type PublishWorkflowMutation = { publishWorkflow: { id: string, published: boolean } };

export type DeleteWorkflowMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteWorkflowMutation = { deleteWorkflow: boolean };

export type RunWorkflowMutationVariables = Exact<{
  input: RunWorkflowInput;
}>;


export type RunWorkflowMutation = { runWorkflow: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, dueAt: string | null, output: Record<string, unknown> | null, error: string | null }> } };

export type CancelWorkflowRunMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelWorkflowRunMutation = { cancelWorkflowRun: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, dueAt: string | null, output: Record<string, unknown> | null, error: string | null }> } };

export type OneWorkflowRunQueryVariables = Exact<{
  id: string | number;
}>;


export type OneWorkflowRunQuery = { workflowRun: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, dueAt: string | null, output: Record<string, unknown> | null, error: string | null }> } | null };

export type WorkflowRunsQueryVariables = Exact<{
  workflowId: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WorkflowRunsQuery = { workflow: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, runs: { edges: Array<{ node: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, dueAt: string | null, output: Record<string, unknown> | null, error: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } | null };

export type WorkflowsQueryVariables = Exact<{
  query?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WorkflowsQuery = { workflows: { edges: Array<{ node: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BulkActionStateFragmentDoc = new TypedDocumentString(`
    fragment BulkActionState on BulkAction {
  id
  kind
  state
  dryRun
  total
  changed
  unchanged
  failed
  startedAt
  finishedAt
  startedBy {
    id
    name
  }
  undoable
}
    `, {"fragmentName":"BulkActionState"}) as unknown as TypedDocumentString<BulkActionStateFragment, unknown>;
export const DeskIncidentFragmentDoc = new TypedDocumentString(`
    fragment DeskIncident on Incident {
  id
  publicId
  version
  title
  severity
  state
  fields
  commander {
    handle
  }
  customerImpacted
  customerImpactStart
  customerImpactEnd
  detectedAt
  declaredAt
  resolvedAt
  timeToDetect
  timeToRespond
  timeToRepair
  timeToResolve
  customerImpactDuration
}
    `, {"fragmentName":"DeskIncident"}) as unknown as TypedDocumentString<DeskIncidentFragment, unknown>;
export const RelatedTotalFragmentDoc = new TypedDocumentString(`
    fragment RelatedTotal on Signal {
  relatedSignals(first: 0) {
    total
  }
}
    `, {"fragmentName":"RelatedTotal"}) as unknown as TypedDocumentString<RelatedTotalFragment, unknown>;
export const PanelTriageFragmentDoc = new TypedDocumentString(`
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}
    `, {"fragmentName":"PanelTriage"}) as unknown as TypedDocumentString<PanelTriageFragment, unknown>;
export const WorkflowRowFragmentDoc = new TypedDocumentString(`
    fragment WorkflowRow on Workflow {
  id
  name
  handle
  description
  tags
  published
  blueprintId
  version
  inputs {
    name
    label
    type
    required
    default
    allowedValues
  }
  triggers {
    kind
    query
    schedule
    rateLimit
  }
  steps {
    name
    action
    parameters
    next
    onError
    retries
    when
  }
}
    `, {"fragmentName":"WorkflowRow"}) as unknown as TypedDocumentString<WorkflowRowFragment, unknown>;
export const WorkflowRunStateFragmentDoc = new TypedDocumentString(`
    fragment WorkflowRunState on WorkflowRun {
  id
  state
  startedAt
  finishedAt
  error
  inputs
  outputs
  workflow {
    id
    name
  }
  trigger {
    kind
    actor {
      kind
      name
    }
  }
  signal {
    id
    title
  }
  steps {
    name
    action
    state
    attempts
    startedAt
    finishedAt
    dueAt
    output
    error
  }
}
    `, {"fragmentName":"WorkflowRunState"}) as unknown as TypedDocumentString<WorkflowRunStateFragment, unknown>;
export const ActivityDeskDocument = new TypedDocumentString(`
    query ActivityDesk($kind: EntityKind!, $value: String!, $range: TimeRangeInput!, $depth: Int = 1, $limit: Int = 100, $actions: [String!]) {
  activityGraph(
    kind: $kind
    value: $value
    range: $range
    depth: $depth
    limit: $limit
    actions: $actions
  ) {
    nodes {
      id
      kind
      value
      distance
      riskScore
      signalCount
    }
    edges {
      from
      to
      action
      count
      outcome
      firstSeen
      lastSeen
    }
    truncated
  }
}
    `) as unknown as TypedDocumentString<ActivityDeskQuery, ActivityDeskQueryVariables>;
export const InvestigateAddressDocument = new TypedDocumentString(`
    query InvestigateAddress($ip: String!, $range: TimeRangeInput!) {
  ipInvestigation(ip: $ip, range: $range) {
    ip
    geo {
      countryCode
      country
      city
    }
    autonomousSystem {
      number
      name
    }
    threatIntel {
      indicator
      category
      source {
        name
      }
    }
    firstSeen
    lastSeen
    logCount
    signalCount
    bySource {
      key
      value
    }
    byUser {
      key
      value
    }
    byOutcome {
      key
      value
    }
    timeline {
      at
      value
    }
    signals(first: 20) {
      edges {
        node {
          title
          entities {
            kind
            value
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InvestigateAddressQuery, InvestigateAddressQueryVariables>;
export const InvestigationRuleDocument = new TypedDocumentString(`
    mutation InvestigationRule($input: DetectionRuleInput!) {
  createRule(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<InvestigationRuleMutation, InvestigationRuleMutationVariables>;
export const InvestigationFeedDocument = new TypedDocumentString(`
    mutation InvestigationFeed($input: ThreatFeedInput!) {
  createThreatFeed(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<InvestigationFeedMutation, InvestigationFeedMutationVariables>;
export const InvestigationIndicatorsDocument = new TypedDocumentString(`
    mutation InvestigationIndicators($feedId: ID!, $content: String!) {
  importIndicators(feedId: $feedId, format: LINES, content: $content) {
    added
  }
}
    `) as unknown as TypedDocumentString<InvestigationIndicatorsMutation, InvestigationIndicatorsMutationVariables>;
export const MainJobExploreDocument = new TypedDocumentString(`
    query MainJobExplore($query: String!) {
  signalSearch(query: $query, range: {from: "now-1d"}) {
    total
    signals(first: 10) {
      edges {
        node {
          id
          title
          severity
          firstSeen
          eventsMatched
          version
          entities {
            kind
            value
          }
          triage {
            state
            archiveReason
            changedBy {
              kind
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MainJobExploreQuery, MainJobExploreQueryVariables>;
export const MainJobTriageDocument = new TypedDocumentString(`
    mutation MainJobTriage($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    id
    version
    triage {
      state
      archiveReason
    }
  }
}
    `) as unknown as TypedDocumentString<MainJobTriageMutation, MainJobTriageMutationVariables>;
export const RealLogsDocument = new TypedDocumentString(`
    query RealLogs($query: String!) {
  logSearch(query: $query, range: {from: "2000-01-01", to: "now+1d"}) {
    total
    logs(first: 1) {
      edges {
        node {
          timestamp
          ipAddresses
          attributes
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RealLogsQuery, RealLogsQueryVariables>;
export const AuditTrailEventsDocument = new TypedDocumentString(`
    query AuditTrailEvents($query: String!, $range: TimeRangeInput!, $first: Int = 50, $after: String) {
  auditEvents(query: $query, range: $range, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        at
        actor {
          kind
          id
          name
        }
        action
        assetType
        assetId
        assetName
        changes {
          field
          previousValue
          newValue
        }
        requestId
        clientIp
        sequence
        hash
        previousHash
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AuditTrailEventsQuery, AuditTrailEventsQueryVariables>;
export const AuditTrailVerifyDocument = new TypedDocumentString(`
    query AuditTrailVerify($range: TimeRangeInput!) {
  verifyAuditTrail(range: $range) {
    valid
    checked
    firstBrokenId
  }
}
    `) as unknown as TypedDocumentString<AuditTrailVerifyQuery, AuditTrailVerifyQueryVariables>;
export const AuditTrailSaveViewDocument = new TypedDocumentString(`
    mutation AuditTrailSaveView($input: SaveViewInput!) {
  saveView(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<AuditTrailSaveViewMutation, AuditTrailSaveViewMutationVariables>;
export const AuditTrailUpdateViewDocument = new TypedDocumentString(`
    mutation AuditTrailUpdateView($id: ID!, $input: SaveViewInput!) {
  updateView(id: $id, input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<AuditTrailUpdateViewMutation, AuditTrailUpdateViewMutationVariables>;
export const BulkTriageDocument = new TypedDocumentString(`
    mutation BulkTriage($selection: SignalSelectionInput!, $change: TriageChangeInput!, $options: BulkOptionsInput) {
  bulkTriageSignals(selection: $selection, change: $change, options: $options) {
    ...BulkActionState
  }
}
    fragment BulkActionState on BulkAction {
  id
  kind
  state
  dryRun
  total
  changed
  unchanged
  failed
  startedAt
  finishedAt
  startedBy {
    id
    name
  }
  undoable
}`) as unknown as TypedDocumentString<BulkTriageMutation, BulkTriageMutationVariables>;
export const BulkAssignDocument = new TypedDocumentString(`
    mutation BulkAssign($selection: SignalSelectionInput!, $assigneeId: ID, $options: BulkOptionsInput) {
  bulkAssignSignals(
    selection: $selection
    assigneeId: $assigneeId
    options: $options
  ) {
    ...BulkActionState
  }
}
    fragment BulkActionState on BulkAction {
  id
  kind
  state
  dryRun
  total
  changed
  unchanged
  failed
  startedAt
  finishedAt
  startedBy {
    id
    name
  }
  undoable
}`) as unknown as TypedDocumentString<BulkAssignMutation, BulkAssignMutationVariables>;
export const UndoBulkActionDocument = new TypedDocumentString(`
    mutation UndoBulkAction($id: ID!) {
  undoBulkAction(id: $id) {
    ...BulkActionState
    undoes {
      id
      undoable
      undoneBy {
        id
      }
    }
  }
}
    fragment BulkActionState on BulkAction {
  id
  kind
  state
  dryRun
  total
  changed
  unchanged
  failed
  startedAt
  finishedAt
  startedBy {
    id
    name
  }
  undoable
}`) as unknown as TypedDocumentString<UndoBulkActionMutation, UndoBulkActionMutationVariables>;
export const CancelBulkActionDocument = new TypedDocumentString(`
    mutation CancelBulkAction($id: ID!) {
  cancelBulkAction(id: $id) {
    ...BulkActionState
  }
}
    fragment BulkActionState on BulkAction {
  id
  kind
  state
  dryRun
  total
  changed
  unchanged
  failed
  startedAt
  finishedAt
  startedBy {
    id
    name
  }
  undoable
}`) as unknown as TypedDocumentString<CancelBulkActionMutation, CancelBulkActionMutationVariables>;
export const BulkActionOutcomesDocument = new TypedDocumentString(`
    query BulkActionOutcomes($id: ID!, $only: BulkOutcome, $first: Int = 100, $after: String) {
  bulkAction(id: $id) {
    ...BulkActionState
    outcomes(only: $only, first: $first, after: $after) {
      edges {
        node {
          signalId
          outcome
          code
          message
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment BulkActionState on BulkAction {
  id
  kind
  state
  dryRun
  total
  changed
  unchanged
  failed
  startedAt
  finishedAt
  startedBy {
    id
    name
  }
  undoable
}`) as unknown as TypedDocumentString<BulkActionOutcomesQuery, BulkActionOutcomesQueryVariables>;
export const BulkSignalsDocument = new TypedDocumentString(`
    query BulkSignals($query: String!, $after: String) {
  signalSearch(query: $query, range: {from: "now-90d", to: "now+1d"}) {
    total
    signals(first: 1000, after: $after) {
      edges {
        node {
          id
          version
          triage {
            state
            archiveReason
            archiveComment
            assignee {
              id
            }
          }
          history(first: 20) {
            edges {
              node {
                action
                field
                previousValue
                newValue
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BulkSignalsQuery, BulkSignalsQueryVariables>;
export const BulkRunWorkflowDocument = new TypedDocumentString(`
    mutation BulkRunWorkflow($selection: SignalSelectionInput!, $workflowId: ID!, $inputs: JSONObject, $options: BulkOptionsInput) {
  bulkRunWorkflow(
    selection: $selection
    workflowId: $workflowId
    inputs: $inputs
    options: $options
  ) {
    ...BulkActionState
  }
}
    fragment BulkActionState on BulkAction {
  id
  kind
  state
  dryRun
  total
  changed
  unchanged
  failed
  startedAt
  finishedAt
  startedBy {
    id
    name
  }
  undoable
}`) as unknown as TypedDocumentString<BulkRunWorkflowMutation, BulkRunWorkflowMutationVariables>;
export const EntityPageTestDocument = new TypedDocumentString(`
    query EntityPageTest($kind: EntityKind!, $value: String!, $range: TimeRangeInput!) {
  entity(kind: $kind, value: $value) {
    id
    kind
    value
    firstSeen
    lastSeen
    riskScore
    riskLevel
    signalCount
    riskHistory(range: $range) {
      at
      value
    }
    signalSearch(range: $range) {
      total
      signals(first: 20) {
        edges {
          node {
            title
          }
        }
      }
      facets(facets: [{field: "@entities"}]) {
        values {
          value
          count
        }
      }
    }
    logSearch(range: $range) {
      total
      facets(facets: [{field: "@network.ip.list"}]) {
        values {
          value
          count
        }
      }
      topList(groupBy: {field: "@evt.name", limit: 10}) {
        rows {
          key
          value
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EntityPageTestQuery, EntityPageTestQueryVariables>;
export const EntityListTestDocument = new TypedDocumentString(`
    query EntityListTest($query: String, $kinds: [EntityKind!], $range: TimeRangeInput!, $first: Int, $after: String) {
  entities(
    query: $query
    kinds: $kinds
    range: $range
    first: $first
    after: $after
  ) {
    total
    edges {
      node {
        id
        kind
        value
        riskScore
        riskLevel
        signalCount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<EntityListTestQuery, EntityListTestQueryVariables>;
export const EntityNodeDocument = new TypedDocumentString(`
    query EntityNode($id: ID!) {
  node(id: $id) {
    id
    ... on Entity {
      kind
      value
      riskScore
    }
  }
}
    `) as unknown as TypedDocumentString<EntityNodeQuery, EntityNodeQueryVariables>;
export const EntitiesOfSignalsDocument = new TypedDocumentString(`
    query EntitiesOfSignals {
  signalSearch(query: "", range: {from: "now-30d", to: "now+1d"}) {
    signals(first: 50) {
      edges {
        node {
          entities {
            kind
            value
            riskScore
            riskLevel
            signalCount
            firstSeen
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EntitiesOfSignalsQuery, EntitiesOfSignalsQueryVariables>;
export const EntityTriageDocument = new TypedDocumentString(`
    mutation EntityTriage($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<EntityTriageMutation, EntityTriageMutationVariables>;
export const DeskDeclareDocument = new TypedDocumentString(`
    mutation DeskDeclare($input: DeclareIncidentInput!) {
  declareIncident(input: $input) {
    ...DeskIncident
  }
}
    fragment DeskIncident on Incident {
  id
  publicId
  version
  title
  severity
  state
  fields
  commander {
    handle
  }
  customerImpacted
  customerImpactStart
  customerImpactEnd
  detectedAt
  declaredAt
  resolvedAt
  timeToDetect
  timeToRespond
  timeToRepair
  timeToResolve
  customerImpactDuration
}`) as unknown as TypedDocumentString<DeskDeclareMutation, DeskDeclareMutationVariables>;
export const DeskUpdateDocument = new TypedDocumentString(`
    mutation DeskUpdate($id: ID!, $input: UpdateIncidentInput!, $expectedVersion: Int) {
  updateIncident(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...DeskIncident
  }
}
    fragment DeskIncident on Incident {
  id
  publicId
  version
  title
  severity
  state
  fields
  commander {
    handle
  }
  customerImpacted
  customerImpactStart
  customerImpactEnd
  detectedAt
  declaredAt
  resolvedAt
  timeToDetect
  timeToRespond
  timeToRepair
  timeToResolve
  customerImpactDuration
}`) as unknown as TypedDocumentString<DeskUpdateMutation, DeskUpdateMutationVariables>;
export const DeskTimelineDocument = new TypedDocumentString(`
    query DeskTimeline($publicId: Int!, $first: Int!, $after: String, $order: SortDirection!) {
  incident(publicId: $publicId) {
    timeline(first: $first, after: $after, order: $order) {
      edges {
        cursor
        node {
          id
          at
          kind
          actor {
            name
          }
          body
          field
          previousValue
          newValue
          editedAt
          cursor
          signals {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskTimelineQuery, DeskTimelineQueryVariables>;
export const DeskIncidentsDocument = new TypedDocumentString(`
    query DeskIncidents($query: String!, $first: Int!, $after: String, $sort: IncidentSortInput) {
  incidents(query: $query, first: $first, after: $after, sort: $sort) {
    total
    edges {
      node {
        title
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DeskIncidentsQuery, DeskIncidentsQueryVariables>;
export const NotifyPreviewDocument = new TypedDocumentString(`
    query NotifyPreview($input: NotificationRuleInput!, $range: TimeRangeInput!) {
  previewNotificationRule(input: $input, range: $range) {
    total
    samples {
      title
    }
  }
}
    `) as unknown as TypedDocumentString<NotifyPreviewQuery, NotifyPreviewQueryVariables>;
export const NotifyTestDocument = new TypedDocumentString(`
    mutation NotifyTest($id: ID!) {
  testNotificationRule(id: $id) {
    target {
      kind
      address
    }
    delivered
    error
  }
}
    `) as unknown as TypedDocumentString<NotifyTestMutation, NotifyTestMutationVariables>;
export const NotifyCreateRuleDocument = new TypedDocumentString(`
    mutation NotifyCreateRule($input: DetectionRuleInput!) {
  createRule(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<NotifyCreateRuleMutation, NotifyCreateRuleMutationVariables>;
export const NotifyCreateDocument = new TypedDocumentString(`
    mutation NotifyCreate($input: NotificationRuleInput!) {
  createNotificationRule(input: $input) {
    id
    name
    enabled
    query
    severities
    ruleTypes
    targets {
      kind
      address
    }
    title
    message
    version
    createdBy {
      handle
    }
  }
}
    `) as unknown as TypedDocumentString<NotifyCreateMutation, NotifyCreateMutationVariables>;
export const NotifyUpdateDocument = new TypedDocumentString(`
    mutation NotifyUpdate($id: ID!, $input: NotificationRuleInput!, $expectedVersion: Int!) {
  updateNotificationRule(
    id: $id
    input: $input
    expectedVersion: $expectedVersion
  ) {
    id
    name
    enabled
    version
  }
}
    `) as unknown as TypedDocumentString<NotifyUpdateMutation, NotifyUpdateMutationVariables>;
export const NotifyDeliveriesDocument = new TypedDocumentString(`
    query NotifyDeliveries($state: DeliveryState, $first: Int, $after: String, $rule: ID) {
  deliveries(
    state: $state
    first: $first
    after: $after
    notificationRuleId: $rule
  ) {
    edges {
      node {
        id
        state
        attempts
        createdAt
        lastAttemptAt
        nextAttemptAt
        lastError
        digest
        target {
          kind
          address
        }
        signal {
          id
          title
        }
        notificationRule {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<NotifyDeliveriesQuery, NotifyDeliveriesQueryVariables>;
export const NotifyRetryDocument = new TypedDocumentString(`
    mutation NotifyRetry($id: ID!) {
  retryDelivery(id: $id) {
    id
    state
    attempts
  }
}
    `) as unknown as TypedDocumentString<NotifyRetryMutation, NotifyRetryMutationVariables>;
export const AddressPivotDocument = new TypedDocumentString(`
    query AddressPivot($query: String!) {
  logSearch(query: $query, range: {from: "now-1d", to: "now+1d"}) {
    total
    logs {
      edges {
        node {
          message
        }
      }
    }
  }
  signalSearch(query: $query, range: {from: "now-1d", to: "now+1d"}) {
    total
    signals {
      edges {
        node {
          queries {
            groupBy {
              value
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AddressPivotQuery, AddressPivotQueryVariables>;
export const RelatedLogsTabDocument = new TypedDocumentString(`
    query RelatedLogsTab($id: ID!, $first: Int = 500, $after: String) {
  signal(id: $id) {
    relatedLogs(first: $first, after: $after) {
      query
      exact
      range {
        from
        to
      }
      total
      logs {
        edges {
          node {
            id
            message
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelatedLogsTabQuery, RelatedLogsTabQueryVariables>;
export const RelatedLogsPastedDocument = new TypedDocumentString(`
    query RelatedLogsPasted($query: String!, $range: TimeRangeInput!) {
  logSearch(query: $query, range: $range) {
    total
    logs(first: 500) {
      edges {
        node {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelatedLogsPastedQuery, RelatedLogsPastedQueryVariables>;
export const RelatedLogsSignalsDocument = new TypedDocumentString(`
    query RelatedLogsSignals($query: String!) {
  signalSearch(query: $query, range: {from: "now-2d", to: "now+2d"}) {
    signals(first: 500) {
      edges {
        node {
          id
          rule {
            id
          }
          queries {
            groupBy {
              field
              value
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelatedLogsSignalsQuery, RelatedLogsSignalsQueryVariables>;
export const RelatedLogsRuleDocument = new TypedDocumentString(`
    mutation RelatedLogsRule($input: DetectionRuleInput!) {
  createRule(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RelatedLogsRuleMutation, RelatedLogsRuleMutationVariables>;
export const RelatedSignalsDocument = new TypedDocumentString(`
    query RelatedSignals($id: ID!, $first: Int, $after: String) {
  signal(id: $id) {
    relatedSignals(first: $first, after: $after) {
      total
      query
      edges {
        sharedFields {
          field
          value
        }
        node {
          id
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelatedSignalsQuery, RelatedSignalsQueryVariables>;
export const RelatedSignalsPastedDocument = new TypedDocumentString(`
    query RelatedSignalsPasted($query: String!) {
  signalSearch(query: $query, range: {from: "now-1d", to: "now+1d"}) {
    total
    signals(first: 1000) {
      edges {
        node {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelatedSignalsPastedQuery, RelatedSignalsPastedQueryVariables>;
export const RelatedOfTwoDocument = new TypedDocumentString(`
    query RelatedOfTwo($one: ID!, $other: ID!) {
  one: signal(id: $one) {
    ...RelatedTotal
  }
  other: signal(id: $other) {
    ...RelatedTotal
  }
}
    fragment RelatedTotal on Signal {
  relatedSignals(first: 0) {
    total
  }
}`) as unknown as TypedDocumentString<RelatedOfTwoQuery, RelatedOfTwoQueryVariables>;
export const SigmaImportDocument = new TypedDocumentString(`
    mutation SigmaImport($yaml: String!, $enabled: Boolean, $dryRun: Boolean) {
  importSigmaRules(yaml: $yaml, enabled: $enabled, dryRun: $dryRun) {
    imported {
      id
      name
      sigmaId
      version
      enabled
      method
      cases {
        condition
        severity
      }
      queries {
        query
        matcher
        groupBy
      }
    }
    rejected {
      index
      title
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SigmaImportMutation, SigmaImportMutationVariables>;
export const SigmaRulesDocument = new TypedDocumentString(`
    query SigmaRules {
  rules(query: "-isDefault:true") {
    total
    edges {
      node {
        id
        name
        version
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SigmaRulesQuery, SigmaRulesQueryVariables>;
export const SigmaVersionsDocument = new TypedDocumentString(`
    query SigmaVersions($id: ID!) {
  rule(id: $id) {
    versions {
      version
      changedBy {
        name
      }
      changes {
        field
        previousValue
        newValue
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SigmaVersionsQuery, SigmaVersionsQueryVariables>;
export const SigmaLogsDocument = new TypedDocumentString(`
    query SigmaLogs($query: String!) {
  logSearch(query: $query, range: {from: "now-1h", to: "now+1h"}) {
    logs(first: 50) {
      edges {
        node {
          id
          message
          signals {
            id
            title
          }
        }
      }
    }
  }
  signalSearch(query: "*", range: {from: "now-1h", to: "now+1h"}) {
    signals(first: 50) {
      edges {
        node {
          id
          title
          severity
          eventsMatched
          samples {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SigmaLogsQuery, SigmaLogsQueryVariables>;
export const SigmaMatchingDocument = new TypedDocumentString(`
    query SigmaMatching($logs: [JSONObject!]!, $ruleIds: [ID!]) {
  matchingRules(logs: $logs, ruleIds: $ruleIds) {
    index
    matches {
      query
      rule {
        sigmaId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SigmaMatchingQuery, SigmaMatchingQueryVariables>;
export const SigmaEnableDocument = new TypedDocumentString(`
    mutation SigmaEnable($id: ID!, $enabled: Boolean!) {
  enableRule(id: $id, enabled: $enabled) {
    version
    enabled
  }
}
    `) as unknown as TypedDocumentString<SigmaEnableMutation, SigmaEnableMutationVariables>;
export const RealImportDocument = new TypedDocumentString(`
    mutation RealImport($yaml: String!) {
  importSigmaRules(yaml: $yaml) {
    imported {
      id
    }
    rejected {
      index
      title
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RealImportMutation, RealImportMutationVariables>;
export const RealMatchingDocument = new TypedDocumentString(`
    query RealMatching($logs: [JSONObject!]!) {
  matchingRules(logs: $logs) {
    matches {
      rule {
        sigmaId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RealMatchingQuery, RealMatchingQueryVariables>;
export const RealSignalsDocument = new TypedDocumentString(`
    query RealSignals {
  signalSearch(query: "-ruleId:none", range: {from: "now-50y", to: "now+1y"}) {
    total
  }
  logSearch(query: "source:windows", range: {from: "now-50y", to: "now+1y"}) {
    total
    logs(first: 1000) {
      edges {
        node {
          id
          signals {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RealSignalsQuery, RealSignalsQueryVariables>;
export const PanelSignalDocument = new TypedDocumentString(`
    query PanelSignal($id: ID!) {
  signal(id: $id) {
    id
    version
    title
    severity
    message
    attributes
    timeToDetect
    timeToAcknowledge
    timeToResolve
    rule {
      id
      name
    }
    triage {
      ...PanelTriage
    }
    ruleCase {
      name
      condition
      severity
    }
    queries {
      name
      query
      groupBy {
        field
        value
      }
      eventsMatched
      distinctValues
    }
    samples {
      id
      timestamp
      message
      status
      source
      service
      host
      tags
      attributes
      ipAddresses
    }
    history(first: 50) {
      edges {
        node {
          action
          actor {
            kind
          }
          field
          previousValue
          newValue
          reason
        }
      }
    }
  }
}
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}`) as unknown as TypedDocumentString<PanelSignalQuery, PanelSignalQueryVariables>;
export const PanelTriageSignalDocument = new TypedDocumentString(`
    mutation PanelTriageSignal($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    version
    triage {
      ...PanelTriage
    }
  }
}
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}`) as unknown as TypedDocumentString<PanelTriageSignalMutation, PanelTriageSignalMutationVariables>;
export const PanelAssignDocument = new TypedDocumentString(`
    mutation PanelAssign($signalId: ID!, $assigneeId: ID) {
  assignSignal(signalId: $signalId, assigneeId: $assigneeId) {
    version
    triage {
      ...PanelTriage
    }
  }
}
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}`) as unknown as TypedDocumentString<PanelAssignMutation, PanelAssignMutationVariables>;
export const PanelCommentDocument = new TypedDocumentString(`
    mutation PanelComment($signalId: ID!, $body: String!) {
  commentOnSignal(signalId: $signalId, body: $body) {
    history(first: 1) {
      edges {
        node {
          action
          newValue
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PanelCommentMutation, PanelCommentMutationVariables>;
export const PanelSearchDocument = new TypedDocumentString(`
    query PanelSearch($query: String!) {
  signalSearch(query: $query, range: {from: "now-1d", to: "now+1d"}) {
    total
    signals {
      edges {
        node {
          id
          triage {
            state
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PanelSearchQuery, PanelSearchQueryVariables>;
export const SilenceJobDocument = new TypedDocumentString(`
    mutation SilenceJob($input: HistoricalJobInput!) {
  startHistoricalJob(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SilenceJobMutation, SilenceJobMutationVariables>;
export const SilenceJobResultsDocument = new TypedDocumentString(`
    query SilenceJobResults($id: ID!) {
  historicalJob(id: $id) {
    state
    results(first: 100) {
      edges {
        node {
          id
          groupBy {
            value
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SilenceJobResultsQuery, SilenceJobResultsQueryVariables>;
export const SilenceConvertDocument = new TypedDocumentString(`
    mutation SilenceConvert($jobId: ID!, $resultIds: [ID!]!) {
  convertHistoricalResults(jobId: $jobId, resultIds: $resultIds) {
    id
    title
  }
}
    `) as unknown as TypedDocumentString<SilenceConvertMutation, SilenceConvertMutationVariables>;
export const SilenceConversionDeleteDocument = new TypedDocumentString(`
    mutation SilenceConversionDelete($id: ID!) {
  deleteSuppression(id: $id)
}
    `) as unknown as TypedDocumentString<SilenceConversionDeleteMutation, SilenceConversionDeleteMutationVariables>;
export const AssetCreateDocument = new TypedDocumentString(`
    mutation AssetCreate($input: CriticalAssetInput!) {
  createCriticalAsset(input: $input) {
    id
    effect
    enabled
  }
}
    `) as unknown as TypedDocumentString<AssetCreateMutation, AssetCreateMutationVariables>;
export const AssetDeleteDocument = new TypedDocumentString(`
    mutation AssetDelete($id: ID!) {
  deleteCriticalAsset(id: $id)
}
    `) as unknown as TypedDocumentString<AssetDeleteMutation, AssetDeleteMutationVariables>;
export const AssetListDocument = new TypedDocumentString(`
    query AssetList {
  criticalAssets {
    id
    name
    query
    ruleQuery
    effect
    enabled
  }
}
    `) as unknown as TypedDocumentString<AssetListQuery, AssetListQueryVariables>;
export const SilenceCreateRuleDocument = new TypedDocumentString(`
    mutation SilenceCreateRule($input: DetectionRuleInput!) {
  createRule(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SilenceCreateRuleMutation, SilenceCreateRuleMutationVariables>;
export const SilenceCreateDocument = new TypedDocumentString(`
    mutation SilenceCreate($input: SuppressionInput!) {
  createSuppression(input: $input) {
    id
    version
    suppressedCount
  }
}
    `) as unknown as TypedDocumentString<SilenceCreateMutation, SilenceCreateMutationVariables>;
export const SilenceUpdateDocument = new TypedDocumentString(`
    mutation SilenceUpdate($id: ID!, $input: SuppressionInput!, $expectedVersion: Int) {
  updateSuppression(id: $id, input: $input, expectedVersion: $expectedVersion) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<SilenceUpdateMutation, SilenceUpdateMutationVariables>;
export const SilenceCountsDocument = new TypedDocumentString(`
    query SilenceCounts($query: String) {
  suppressions(query: $query, first: 1000) {
    edges {
      node {
        id
        name
        suppressedCount
        excludedCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SilenceCountsQuery, SilenceCountsQueryVariables>;
export const SilenceSignalsDocument = new TypedDocumentString(`
    query SilenceSignals($query: String!, $from: TimePoint!) {
  signalSearch(query: $query, range: {from: $from, to: "now+1d"}) {
    total
    signals(first: 1000) {
      edges {
        node {
          id
          title
          message
          severity
          originalSeverity
          eventsMatched
          firstSeen
          lastSeen
          attributes
          triage {
            state
          }
          suppressions {
            name
          }
          queries {
            groupBy {
              value
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SilenceSignalsQuery, SilenceSignalsQueryVariables>;
export const SilenceLedgerDocument = new TypedDocumentString(`
    query SilenceLedger($id: ID!, $range: TimeRangeInput!) {
  rule(id: $id) {
    suppressions {
      name
    }
    ledger(range: $range) {
      logsMatched
      signalsCreated
      matchesMerged
      matchesSuppressed
      matchesExcluded
      lateLogs
      errors
    }
  }
}
    `) as unknown as TypedDocumentString<SilenceLedgerQuery, SilenceLedgerQueryVariables>;
export const SilenceSimulateDocument = new TypedDocumentString(`
    query SilenceSimulate($input: SuppressionInput!) {
  simulateSuppression(input: $input, range: {from: "now-1h", to: "now+1h"}) {
    wouldHide
    truePositivesHidden
    byRule {
      rule {
        id
        name
      }
      count
    }
    bySeverity {
      severity
      count
    }
    samples {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<SilenceSimulateQuery, SilenceSimulateQueryVariables>;
export const SilenceArchiveDocument = new TypedDocumentString(`
    mutation SilenceArchive($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SilenceArchiveMutation, SilenceArchiveMutationVariables>;
export const SilenceAllDocument = new TypedDocumentString(`
    query SilenceAll($query: String, $first: Int, $after: String) {
  suppressions(query: $query, first: $first, after: $after) {
    edges {
      node {
        name
        description
        tags
        version
        createdBy {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SilenceAllQuery, SilenceAllQueryVariables>;
export const SilenceDeleteDocument = new TypedDocumentString(`
    mutation SilenceDelete($id: ID!) {
  deleteSuppression(id: $id)
}
    `) as unknown as TypedDocumentString<SilenceDeleteMutation, SilenceDeleteMutationVariables>;
export const SilenceValueDocument = new TypedDocumentString(`
    mutation SilenceValue($input: SuppressSignalValueInput!) {
  suppressSignalValue(input: $input) {
    id
    name
    ruleQuery
    suppressionQuery
    version
  }
}
    `) as unknown as TypedDocumentString<SilenceValueMutation, SilenceValueMutationVariables>;
export const CreateFeedDocument = new TypedDocumentString(`
    mutation CreateFeed($input: ThreatFeedInput!) {
  createThreatFeed(input: $input) {
    id
    name
    enabled
  }
}
    `) as unknown as TypedDocumentString<CreateFeedMutation, CreateFeedMutationVariables>;
export const UpdateFeedDocument = new TypedDocumentString(`
    mutation UpdateFeed($id: ID!, $input: ThreatFeedInput!) {
  updateThreatFeed(id: $id, input: $input) {
    id
    name
    enabled
    url
    refreshEvery
  }
}
    `) as unknown as TypedDocumentString<UpdateFeedMutation, UpdateFeedMutationVariables>;
export const DeleteFeedDocument = new TypedDocumentString(`
    mutation DeleteFeed($id: ID!) {
  deleteThreatFeed(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteFeedMutation, DeleteFeedMutationVariables>;
export const SyncFeedDocument = new TypedDocumentString(`
    mutation SyncFeed($id: ID!) {
  syncThreatFeed(id: $id) {
    id
    lastSyncedAt
    indicatorCount
    lastError
  }
}
    `) as unknown as TypedDocumentString<SyncFeedMutation, SyncFeedMutationVariables>;
export const ImportDocument = new TypedDocumentString(`
    mutation Import($feedId: ID!, $format: IndicatorFormat!, $content: String!) {
  importIndicators(feedId: $feedId, format: $format, content: $content) {
    added
    updated
    removed
    rejected {
      line
      message
    }
    rejectedCount
  }
}
    `) as unknown as TypedDocumentString<ImportMutation, ImportMutationVariables>;
export const FeedsDocument = new TypedDocumentString(`
    query Feeds {
  threatFeeds {
    id
    name
    vendor
    format
    url
    category
    intention
    enabled
    indicatorCount
    lastSyncedAt
    lastError
  }
}
    `) as unknown as TypedDocumentString<FeedsQuery, FeedsQueryVariables>;
export const ThreatLogsDocument = new TypedDocumentString(`
    query ThreatLogs($query: String!, $field: String!) {
  logSearch(query: $query, range: {from: "now-30d", to: "now+1d"}) {
    total
    logs(first: 100) {
      edges {
        node {
          id
          message
          attributes
          threatIntel {
            indicatorsMatched
            results {
              indicator
              type
              category
              intention
              source {
                name
                url
              }
              additionalData
            }
          }
        }
      }
    }
    facets(facets: [{field: $field}]) {
      field
      values {
        value
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ThreatLogsQuery, ThreatLogsQueryVariables>;
export const LookUpDocument = new TypedDocumentString(`
    query LookUp($value: String!) {
  indicator(value: $value) {
    value
    type
    matches {
      indicator
      category
      source {
        name
      }
    }
    firstSeen
    lastSeen
    logMatches
    signalMatches
  }
}
    `) as unknown as TypedDocumentString<LookUpQuery, LookUpQueryVariables>;
export const RetroDocument = new TypedDocumentString(`
    mutation Retro($feedId: ID!, $range: TimeRangeInput!, $first: Int = 100, $after: String) {
  retroMatchFeed(feedId: $feedId, range: $range) {
    matchedIndicators
    matchedLogs
    sightings(first: $first, after: $after) {
      edges {
        cursor
        node {
          indicator
          logId
          log {
            id
            timestamp
            message
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RetroMutation, RetroMutationVariables>;
export const ThreatSignalsDocument = new TypedDocumentString(`
    query ThreatSignals($query: String!) {
  signalSearch(query: $query, range: {from: "now-30d", to: "now+1d"}) {
    total
    signals(first: 10) {
      edges {
        node {
          attributes
          highCardinality {
            attributes
          }
          samples {
            threatIntel {
              indicatorsMatched
            }
          }
          threatIntel {
            indicatorsMatched
            results {
              indicator
              category
              source {
                name
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ThreatSignalsQuery, ThreatSignalsQueryVariables>;
export const SignalHistoryOfWorkflowsDocument = new TypedDocumentString(`
    query SignalHistoryOfWorkflows($id: ID!) {
  signal(id: $id) {
    triage {
      state
      archiveComment
    }
    history(first: 50) {
      edges {
        node {
          action
          newValue
          actor {
            kind
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignalHistoryOfWorkflowsQuery, SignalHistoryOfWorkflowsQueryVariables>;
export const SecretForWorkflowsDocument = new TypedDocumentString(`
    mutation SecretForWorkflows($name: String!, $value: String!) {
  setSecret(name: $name, value: $value) {
    name
  }
}
    `) as unknown as TypedDocumentString<SecretForWorkflowsMutation, SecretForWorkflowsMutationVariables>;
export const WorkflowsOfSignalDocument = new TypedDocumentString(`
    query WorkflowsOfSignal($id: ID!, $first: Int = 20, $after: String) {
  signal(id: $id) {
    id
    suggestedWorkflows {
      score
      matchedTags
      workflow {
        id
        name
      }
    }
    workflowRuns(first: $first, after: $after) {
      edges {
        node {
          id
          state
          trigger {
            kind
            actor {
              kind
            }
          }
          workflow {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WorkflowsOfSignalQuery, WorkflowsOfSignalQueryVariables>;
export const WorkflowsOfCaseDocument = new TypedDocumentString(`
    query WorkflowsOfCase($key: String!) {
  case(key: $key) {
    workflowRuns(first: 10) {
      edges {
        node {
          id
          state
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WorkflowsOfCaseQuery, WorkflowsOfCaseQueryVariables>;
export const TriageForWorkflowsDocument = new TypedDocumentString(`
    mutation TriageForWorkflows($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<TriageForWorkflowsMutation, TriageForWorkflowsMutationVariables>;
export const RuleForWorkflowsDocument = new TypedDocumentString(`
    mutation RuleForWorkflows($input: DetectionRuleInput!) {
  createRule(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RuleForWorkflowsMutation, RuleForWorkflowsMutationVariables>;
export const ProjectForWorkflowsDocument = new TypedDocumentString(`
    mutation ProjectForWorkflows($input: CaseProjectInput!) {
  createCaseProject(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ProjectForWorkflowsMutation, ProjectForWorkflowsMutationVariables>;
export const CaseForWorkflowsDocument = new TypedDocumentString(`
    mutation CaseForWorkflows($input: CreateCaseInput!) {
  createCase(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CaseForWorkflowsMutation, CaseForWorkflowsMutationVariables>;
export const IncidentForWorkflowsDocument = new TypedDocumentString(`
    mutation IncidentForWorkflows($input: DeclareIncidentInput!) {
  declareIncident(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<IncidentForWorkflowsMutation, IncidentForWorkflowsMutationVariables>;
export const RolesForWorkflowsDocument = new TypedDocumentString(`
    query RolesForWorkflows {
  roles {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<RolesForWorkflowsQuery, RolesForWorkflowsQueryVariables>;
export const UserForWorkflowsDocument = new TypedDocumentString(`
    mutation UserForWorkflows($input: UserInput!) {
  createUser(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<UserForWorkflowsMutation, UserForWorkflowsMutationVariables>;
export const KeyForWorkflowsDocument = new TypedDocumentString(`
    mutation KeyForWorkflows($input: ApiKeyInput!) {
  createApiKey(input: $input) {
    token
  }
}
    `) as unknown as TypedDocumentString<KeyForWorkflowsMutation, KeyForWorkflowsMutationVariables>;
export const RolesOfUserForWorkflowsDocument = new TypedDocumentString(`
    mutation RolesOfUserForWorkflows($id: ID!, $roleIds: [ID!]!) {
  setUserRoles(userId: $id, roleIds: $roleIds) {
    id
  }
}
    `) as unknown as TypedDocumentString<RolesOfUserForWorkflowsMutation, RolesOfUserForWorkflowsMutationVariables>;
export const DisableForWorkflowsDocument = new TypedDocumentString(`
    mutation DisableForWorkflows($id: ID!) {
  disableUser(userId: $id, disabled: true) {
    id
  }
}
    `) as unknown as TypedDocumentString<DisableForWorkflowsMutation, DisableForWorkflowsMutationVariables>;
export const CreateWorkflowDocument = new TypedDocumentString(`
    mutation CreateWorkflow($input: WorkflowInput!) {
  createWorkflow(input: $input) {
    ...WorkflowRow
  }
}
    fragment WorkflowRow on Workflow {
  id
  name
  handle
  description
  tags
  published
  blueprintId
  version
  inputs {
    name
    label
    type
    required
    default
    allowedValues
  }
  triggers {
    kind
    query
    schedule
    rateLimit
  }
  steps {
    name
    action
    parameters
    next
    onError
    retries
    when
  }
}`) as unknown as TypedDocumentString<CreateWorkflowMutation, CreateWorkflowMutationVariables>;
export const UpdateWorkflowDocument = new TypedDocumentString(`
    mutation UpdateWorkflow($id: ID!, $input: WorkflowInput!, $expectedVersion: Int) {
  updateWorkflow(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...WorkflowRow
  }
}
    fragment WorkflowRow on Workflow {
  id
  name
  handle
  description
  tags
  published
  blueprintId
  version
  inputs {
    name
    label
    type
    required
    default
    allowedValues
  }
  triggers {
    kind
    query
    schedule
    rateLimit
  }
  steps {
    name
    action
    parameters
    next
    onError
    retries
    when
  }
}`) as unknown as TypedDocumentString<UpdateWorkflowMutation, UpdateWorkflowMutationVariables>;
export const PublishWorkflowDocument = new TypedDocumentString(`
    mutation PublishWorkflow($id: ID!, $published: Boolean!) {
  publishWorkflow(id: $id, published: $published) {
    id
    published
  }
}
    `) as unknown as TypedDocumentString<PublishWorkflowMutation, PublishWorkflowMutationVariables>;
export const DeleteWorkflowDocument = new TypedDocumentString(`
    mutation DeleteWorkflow($id: ID!) {
  deleteWorkflow(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteWorkflowMutation, DeleteWorkflowMutationVariables>;
export const RunWorkflowDocument = new TypedDocumentString(`
    mutation RunWorkflow($input: RunWorkflowInput!) {
  runWorkflow(input: $input) {
    ...WorkflowRunState
  }
}
    fragment WorkflowRunState on WorkflowRun {
  id
  state
  startedAt
  finishedAt
  error
  inputs
  outputs
  workflow {
    id
    name
  }
  trigger {
    kind
    actor {
      kind
      name
    }
  }
  signal {
    id
    title
  }
  steps {
    name
    action
    state
    attempts
    startedAt
    finishedAt
    dueAt
    output
    error
  }
}`) as unknown as TypedDocumentString<RunWorkflowMutation, RunWorkflowMutationVariables>;
export const CancelWorkflowRunDocument = new TypedDocumentString(`
    mutation CancelWorkflowRun($id: ID!) {
  cancelWorkflowRun(id: $id) {
    ...WorkflowRunState
  }
}
    fragment WorkflowRunState on WorkflowRun {
  id
  state
  startedAt
  finishedAt
  error
  inputs
  outputs
  workflow {
    id
    name
  }
  trigger {
    kind
    actor {
      kind
      name
    }
  }
  signal {
    id
    title
  }
  steps {
    name
    action
    state
    attempts
    startedAt
    finishedAt
    dueAt
    output
    error
  }
}`) as unknown as TypedDocumentString<CancelWorkflowRunMutation, CancelWorkflowRunMutationVariables>;
export const OneWorkflowRunDocument = new TypedDocumentString(`
    query OneWorkflowRun($id: ID!) {
  workflowRun(id: $id) {
    ...WorkflowRunState
  }
}
    fragment WorkflowRunState on WorkflowRun {
  id
  state
  startedAt
  finishedAt
  error
  inputs
  outputs
  workflow {
    id
    name
  }
  trigger {
    kind
    actor {
      kind
      name
    }
  }
  signal {
    id
    title
  }
  steps {
    name
    action
    state
    attempts
    startedAt
    finishedAt
    dueAt
    output
    error
  }
}`) as unknown as TypedDocumentString<OneWorkflowRunQuery, OneWorkflowRunQueryVariables>;
export const WorkflowRunsDocument = new TypedDocumentString(`
    query WorkflowRuns($workflowId: ID!, $first: Int = 50, $after: String) {
  workflow(id: $workflowId) {
    ...WorkflowRow
    runs(first: $first, after: $after) {
      edges {
        node {
          ...WorkflowRunState
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment WorkflowRow on Workflow {
  id
  name
  handle
  description
  tags
  published
  blueprintId
  version
  inputs {
    name
    label
    type
    required
    default
    allowedValues
  }
  triggers {
    kind
    query
    schedule
    rateLimit
  }
  steps {
    name
    action
    parameters
    next
    onError
    retries
    when
  }
}
fragment WorkflowRunState on WorkflowRun {
  id
  state
  startedAt
  finishedAt
  error
  inputs
  outputs
  workflow {
    id
    name
  }
  trigger {
    kind
    actor {
      kind
      name
    }
  }
  signal {
    id
    title
  }
  steps {
    name
    action
    state
    attempts
    startedAt
    finishedAt
    dueAt
    output
    error
  }
}`) as unknown as TypedDocumentString<WorkflowRunsQuery, WorkflowRunsQueryVariables>;
export const WorkflowsDocument = new TypedDocumentString(`
    query Workflows($query: String, $first: Int = 50, $after: String) {
  workflows(query: $query, first: $first, after: $after) {
    edges {
      node {
        ...WorkflowRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment WorkflowRow on Workflow {
  id
  name
  handle
  description
  tags
  published
  blueprintId
  version
  inputs {
    name
    label
    type
    required
    default
    allowedValues
  }
  triggers {
    kind
    query
    schedule
    rateLimit
  }
  steps {
    name
    action
    parameters
    next
    onError
    retries
    when
  }
}`) as unknown as TypedDocumentString<WorkflowsQuery, WorkflowsQueryVariables>;