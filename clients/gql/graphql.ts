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

/** What is computed of many documents, exactly. SUM, MIN, MAX, AVG and percentiles take the numbers among the values; of dates, epoch milliseconds. */
export type Aggregation =
  | 'AVG'
  /** Different values. */
  | 'CARDINALITY'
  /** Documents; with a field, those that have it. */
  | 'COUNT'
  | 'MAX'
  /** The same as a percentile of 50. */
  | 'MEDIAN'
  | 'MIN'
  /** The value that three quarters do not exceed; the others likewise. */
  | 'P75'
  | 'P90'
  | 'P95'
  | 'P98'
  | 'P99'
  | 'SUM';

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

/** What a case turned out to be. */
export type CaseCloseReason =
  /** It happened as the signals say, and does no harm. */
  | 'BENIGN_POSITIVE'
  /** The signals took something for what it is not. */
  | 'FALSE_POSITIVE'
  /** It was allowed this once. */
  | 'ONE_TIME_EXCEPTION'
  /** Something else; a comment tells. */
  | 'OTHER'
  /** A test caused it. */
  | 'TESTING'
  /** It was an attack. */
  | 'TRUE_POSITIVE';

/** What happened in a case. */
export type CaseEventKind =
  /** `field` of the case went from `previousValue` to `newValue`. */
  | 'CHANGED'
  /** Somebody said `body`. */
  | 'COMMENT'
  /** There was a comment that has been deleted. */
  | 'COMMENT_DELETED'
  /** The case was opened; `newValue` is its title. */
  | 'CREATED'
  /** The case became part of the incident `newValue`. */
  | 'INCIDENT_ADDED'
  /** It is no longer part of the incident `previousValue`. */
  | 'INCIDENT_REMOVED'
  /** Only of `caseActivity`: events were left out, since the client took them too slowly or was away for too long. The timeline must be read anew. */
  | 'LAGGED'
  /** The case `newValue` was merged into this one, with field `case`, or this one into it, with field `mergedInto`. */
  | 'MERGED'
  /** The notebook was changed. */
  | 'NOTEBOOK_WRITTEN'
  /** `signalCount` signals came in. */
  | 'SIGNALS_ADDED'
  /** `signalCount` signals were taken out. */
  | 'SIGNALS_REMOVED'
  /** A merge with the case `previousValue` was undone. */
  | 'UNMERGED';

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

/** What a list of cases is sorted by; cases without a value come last. */
export type CaseSortInput = {
  /** DESC begins with the newest, the most urgent and the closed. */
  direction?: SortDirection | null | undefined;
  /** createdAt, updatedAt, closedAt, priority, status, title, key, project, signalCount, assignee.name … */
  field: string;
};

/** How far the work on a case is. Any status may follow any other. */
export type CaseStatus =
  | 'CLOSED'
  | 'IN_PROGRESS'
  | 'OPEN';

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

/** A search, and how its rows are written. */
export type CreateExportInput = {
  /** Fields as a query writes them, such as `@usr.id`, `status` or the key of a tag; each once, 1 to 100 of them, or those that most people need. Durations are in seconds. */
  columns?: Array<string> | null | undefined;
  format: ExportFormat;
  /** In the search language; empty for everything in the range. */
  query?: string | null | undefined;
  /** Becomes absolute at this moment. */
  range: TimeRangeInput;
  /** By timestamp only, the newest first unless said otherwise. */
  sort?: SignalSortInput | null | undefined;
  target: ExportTarget;
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

/** How rows are written, in UTF-8. */
export type ExportFormat =
  /** RFC 4180 with a header; many values with | between them. What begins with =, +, -, @, a tab or a line break gets an apostrophe in front, so that no spreadsheet takes it for a formula; numbers do not. */
  | 'CSV'
  /** An object a line, with the columns as keys; null where there is no value, and lists of texts for fields that can have many. */
  | 'NDJSON';

/** What is searched. SIGNALS needs security_monitoring_signals_read, LOGS logs_read_data and logs_read_index_data. */
export type ExportTarget =
  | 'LOGS'
  | 'SIGNALS';

/** `search` filters the offered values with wildcards. */
export type FacetInput = {
  /** Any field that is not searched by words; one that nothing has is no error. */
  field: string;
  /** How many values are listed: 0 to 1,000. */
  limit?: number | null | undefined;
  /** Without wildcards it is found anywhere in a value, in any case. */
  search?: string | null | undefined;
};

/** How values compare: STRING and IP as a whole, TEXT by words, the others by size. */
export type FieldKind =
  | 'DATE'
  | 'DURATION'
  | 'IP'
  | 'NUMBER'
  | 'STRING'
  | 'TEXT';

/** A field whose values make groups. A document with several values is in the group of each; one with none is in no group. */
export type GroupByInput = {
  /** As a query writes it, such as `status`, `@usr.id` or the key of a tag. */
  field: string;
  /** How many groups are shown: 1 to 10,000. */
  limit?: number | null | undefined;
  /** Whether the groups with the largest values of the first measure are shown, or those with the smallest. */
  order?: SortDirection | null | undefined;
};

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

/** Something to ask of an incident. */
export type IncidentFieldInput = {
  /** Several texts are parted by commas. */
  default?: string | null | undefined;
  /** At most 100 characters; the name when left out. */
  label?: string | null | undefined;
  /** Lower-case letters, digits and _, at most 64; each once in a template. */
  name: string;
  /** Needed by DROPDOWN and MULTISELECT, possible for AUTOCOMPLETE; at most 500 of at most 200 characters. */
  options?: Array<string> | null | undefined;
  required?: boolean | null | undefined;
  type: IncidentFieldType;
};

/** What the value of a field is, as JSON. */
export type IncidentFieldType =
  /** As TEXT_LIST; the options are what a form proposes. */
  | 'AUTOCOMPLETE'
  /** An ISO 8601 date-time with an offset, kept in UTC. */
  | 'DATETIME'
  /** A text: one of the options. */
  | 'DROPDOWN'
  /** A list of some of the options. */
  | 'MULTISELECT'
  /** A number. */
  | 'NUMBER'
  /** A text of at most 20,000 characters. */
  | 'TEXT'
  /** A list of at most 1,000 texts of at most 1,000 characters. */
  | 'TEXT_LIST';

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

/** What a kind of incident is asked for. */
export type IncidentTemplateInput = {
  /** At most 50. */
  fields: Array<IncidentFieldInput>;
  /** True takes the place of the default before; without one, the built-in template is the default. */
  isDefault?: boolean | null | undefined;
  /** 1 to 200 characters, unlike those of other templates. */
  name: string;
};

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

/** Every aggregation but COUNT needs a field. */
export type MeasureInput = {
  /** What is computed. */
  aggregation?: Aggregation | null | undefined;
  /** What it is computed of. */
  field?: string | null | undefined;
};

export type NotebookCellInput = {
  /** At most 100,000 characters; of a query, in the search language. */
  body: string;
  /** Of the cell that is written again; left out for a new one. */
  id?: string | number | null | undefined;
  kind: NotebookCellKind;
};

/** What the body of a cell is. */
export type NotebookCellKind =
  /** A query over logs. */
  | 'LOG_QUERY'
  /** Text. */
  | 'MARKDOWN'
  /** A query over signals. */
  | 'SIGNAL_QUERY';

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

/** What a query is meant to search in. */
export type QueryTarget =
  | 'AUDIT'
  | 'CASES'
  | 'INCIDENTS'
  | 'LOGS'
  | 'RULES'
  | 'SIGNALS';

/** What a role allows. Nobody gives what they do not have: FORBIDDEN. */
export type RoleInput = {
  /** 1 to 200 characters; not unique. */
  name: string;
  /** Names of permissions, as `permissions` lists them; any other is BAD_USER_INPUT with its path. */
  permissions: Array<string>;
  /** A log and signal query that limits what the role's members see; none when left out or empty. What users see is the union over their roles that may read. */
  restrictionQuery?: string | null | undefined;
};

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

export type RuleSampleInput = {
  /** Whether the rule is to match it. */
  expected: boolean;
  /** As it would be sent to the intake. */
  log: Record<string, unknown>;
};

export type RuleSortInput = {
  direction?: SortDirection | null | undefined;
  /** name, creation_date, update_date, enabled, type, highest_severity or source. */
  field: string;
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

/** What happened, seen from the search that is followed. */
export type SignalFeedEventKind =
  /** A new signal that matches. */
  | 'CREATED'
  /** Events are held back while a bulk action of the same viewer runs. */
  | 'HELD'
  /** Events were left out: the client took them too slowly, or was away for longer than events are kept. What it shows must be read anew, or be followed again from the cursor of this event. */
  | 'LAGGED'
  /** A signal changed and matches no longer. */
  | 'LEFT'
  /** The bulk action is done; what was held back follows. */
  | 'RESUMED'
  /** A signal changed and matches now, whether or not it matched before. */
  | 'UPDATED';

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

/** What an event of a followed search is about. */
export type SignalSearchChangeKind =
  /** What has changed since the event before. */
  | 'CHANGED'
  /** Events were left out, since the client took them too slowly. Following again with the cursor of this event as `after` gives all of them as one change. */
  | 'LAGGED'
  /** All counts as they are: applied to nothing, they are what a fresh search answers. Comes first, and again where the difference to what the client has cannot be told; lists are then to be read anew. */
  | 'SNAPSHOT';

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

/** People who are mentioned together. */
export type TeamInput = {
  /** Unique among teams and users, whatever its capitals, 1 to 200 characters without blanks; a taken one is a CONFLICT. */
  handle: string;
  /** At most 1,000 users. Left out, a new team has nobody, and another one keeps its members. */
  memberIds?: Array<string | number> | null | undefined;
  /** 1 to 200 characters. */
  name: string;
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

/** Fields left out stay; closing needs a closeReason. */
export type UpdateCaseInput = {
  /** Null unassigns. */
  assigneeId?: string | number | null | undefined;
  /** Only of a case that is CLOSED, or becomes it. */
  closeReason?: CaseCloseReason | null | undefined;
  /** Null for none. */
  description?: string | null | undefined;
  priority?: CasePriority | null | undefined;
  /** Moves the case, which gets a new key; the old one still finds it. */
  projectId?: string | number | null | undefined;
  status?: CaseStatus | null | undefined;
  /** 1 to 1,024 characters. */
  title?: string | null | undefined;
};

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

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { permissions: Array<string>, user: { id: string, name: string, handle: string, email: string } | null, roles: Array<{ id: string, name: string }> } };

export type RoleLineFragment = { id: string, name: string, managed: boolean, permissions: Array<string>, restrictionQuery: string | null };

export type UserLineFragment = { id: string, name: string, handle: string, email: string, disabled: boolean, roles: Array<{ id: string, name: string }>, teams: Array<{ id: string, name: string }> };

export type TeamLineFragment = { id: string, name: string, handle: string, members: Array<{ id: string }> };

export type DirectoryQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DirectoryQuery = { users: { edges: Array<{ node: { id: string, name: string, handle: string, email: string, disabled: boolean, roles: Array<{ id: string, name: string }>, teams: Array<{ id: string, name: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, roles: Array<{ id: string, name: string, managed: boolean, permissions: Array<string>, restrictionQuery: string | null }>, permissions: Array<{ name: string, description: string }>, teams: Array<{ id: string, name: string, handle: string, members: Array<{ id: string }> }> };

export type CreateUserMutationVariables = Exact<{
  input: UserInput;
}>;


export type CreateUserMutation = { createUser: { id: string, name: string, handle: string, email: string, disabled: boolean, roles: Array<{ id: string, name: string }>, teams: Array<{ id: string, name: string }> } };

export type GiveRolesMutationVariables = Exact<{
  userId: string | number;
  roleIds: Array<string | number> | string | number;
}>;


export type GiveRolesMutation = { setUserRoles: { id: string, name: string, handle: string, email: string, disabled: boolean, roles: Array<{ id: string, name: string }>, teams: Array<{ id: string, name: string }> } };

export type ShutOutMutationVariables = Exact<{
  userId: string | number;
  disabled?: boolean;
}>;


export type ShutOutMutation = { disableUser: { id: string, name: string, handle: string, email: string, disabled: boolean, roles: Array<{ id: string, name: string }>, teams: Array<{ id: string, name: string }> } };

export type CreateRoleMutationVariables = Exact<{
  input: RoleInput;
}>;


export type CreateRoleMutation = { createRole: { id: string, name: string, managed: boolean, permissions: Array<string>, restrictionQuery: string | null } };

export type UpdateRoleMutationVariables = Exact<{
  id: string | number;
  input: RoleInput;
}>;


export type UpdateRoleMutation = { updateRole: { id: string, name: string, managed: boolean, permissions: Array<string>, restrictionQuery: string | null } };

export type DeleteRoleMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteRoleMutation = { deleteRole: boolean };

export type CreateTeamMutationVariables = Exact<{
  input: TeamInput;
}>;


export type CreateTeamMutation = { createTeam: { id: string, name: string, handle: string, members: Array<{ id: string }> } };

export type UpdateTeamMutationVariables = Exact<{
  id: string | number;
  input: TeamInput;
}>;


export type UpdateTeamMutation = { updateTeam: { id: string, name: string, handle: string, members: Array<{ id: string }> } };

export type DeleteTeamMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteTeamMutation = { deleteTeam: boolean };

export type WhySeenQueryVariables = Exact<{
  signalId: string | number;
  userId: string | number;
}>;


export type WhySeenQuery = { explainAccess: { sees: boolean, reason: string, roles: Array<{ reads: boolean, selects: boolean, reason: string, role: { id: string, name: string } }> } };

export type KeyLineFragment = { id: string, name: string, prefix: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, owner: { id: string, name: string } | null };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { apiKeys: Array<{ id: string, name: string, prefix: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, owner: { id: string, name: string } | null }> };

export type CreateApiKeyMutationVariables = Exact<{
  input: ApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { token: string, apiKey: { id: string, name: string, prefix: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, owner: { id: string, name: string } | null } } };

export type RevokeApiKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { id: string, name: string, prefix: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, owner: { id: string, name: string } | null } };

export type AuditTrailQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditTrailQuery = { auditEvents: { edges: Array<{ cursor: string, node: { id: string, at: string, action: AuditAction, assetType: string, assetId: string, assetName: string, requestId: string | null, clientIp: string | null, hash: string, previousHash: string, actor: { kind: ActorKind, id: string, name: string }, changes: Array<{ field: string, previousValue: string | null, newValue: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditFieldsQueryVariables = Exact<{
  prefix?: string | null | undefined;
}>;


export type AuditFieldsQuery = { auditFields: Array<{ field: string, label: string, kind: FieldKind, group: string, description: string, sortable: boolean, facetable: boolean }> };

export type VerifyAuditQueryVariables = Exact<{
  range: TimeRangeInput;
}>;


export type VerifyAuditQuery = { verifyAuditTrail: { valid: boolean, checked: number, firstBrokenId: string | null } };

export type ProjectLineFragment = { id: string, key: string, name: string, starred: boolean, openCaseCount: number };

export type CaseLineFragment = { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } };

export type CaseMomentFragment = { id: string, at: string, kind: CaseEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, editedAt: string | null, actor: { kind: ActorKind, name: string }, signals: Array<{ id: string, title: string }> };

export type CaseProjectsQueryVariables = Exact<{ [key: string]: never; }>;


export type CaseProjectsQuery = { caseProjects: Array<{ id: string, key: string, name: string, starred: boolean, openCaseCount: number }> };

export type CreateCaseProjectMutationVariables = Exact<{
  input: CaseProjectInput;
}>;


export type CreateCaseProjectMutation = { createCaseProject: { id: string, key: string, name: string, starred: boolean, openCaseCount: number } };

export type StarCaseProjectMutationVariables = Exact<{
  id: string | number;
  starred: boolean;
}>;


export type StarCaseProjectMutation = { starCaseProject: { id: string, key: string, name: string, starred: boolean, openCaseCount: number } };

export type CasesQueryVariables = Exact<{
  query: string;
  sort?: CaseSortInput | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type CasesQuery = { cases: { total: number, edges: Array<{ cursor: string, node: { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CaseFieldsQueryVariables = Exact<{
  prefix?: string | null | undefined;
}>;


export type CaseFieldsQuery = { caseFields: Array<{ field: string, label: string, kind: FieldKind, group: string, description: string, sortable: boolean, facetable: boolean }> };

export type CasePageQueryVariables = Exact<{
  key: string;
}>;


export type CasePageQuery = { case: { description: string | null, id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } }> }, facets: Array<{ field: string, label: string, kind: FieldKind, otherCount: number, missingCount: number, distinctCount: number, min: number | null, max: number | null, values: Array<{ value: string, label: string, count: number, selected: boolean }> }> }, timeline: { edges: Array<{ cursor: string, node: { id: string, at: string, kind: CaseEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, editedAt: string | null, actor: { kind: ActorKind, name: string }, signals: Array<{ id: string, title: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, notebook: Array<{ id: string, kind: NotebookCellKind, body: string, updatedAt: string, updatedBy: { id: string, name: string } | null }>, watchers: Array<{ id: string, name: string }>, incidents: Array<{ id: string, publicId: number, title: string, state: IncidentState }>, workflowRuns: { edges: Array<{ node: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> } }> }, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } | null };

export type CreateCaseMutationVariables = Exact<{
  input: CreateCaseInput;
}>;


export type CreateCaseMutation = { createCase: { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } };

export type UpdateCaseMutationVariables = Exact<{
  id: string | number;
  input: UpdateCaseInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateCaseMutation = { updateCase: { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } };

export type AddToCaseMutationVariables = Exact<{
  caseId: string | number;
  signalIds: Array<string | number> | string | number;
}>;


export type AddToCaseMutation = { addSignalsToCase: { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } };

export type TakeFromCaseMutationVariables = Exact<{
  caseId: string | number;
  signalId: string | number;
}>;


export type TakeFromCaseMutation = { removeSignalFromCase: { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } };

export type CommentOnCaseMutationVariables = Exact<{
  caseId: string | number;
  body: string;
}>;


export type CommentOnCaseMutation = { commentOnCase: { id: string, at: string, kind: CaseEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, editedAt: string | null, actor: { kind: ActorKind, name: string }, signals: Array<{ id: string, title: string }> } };

export type EditCaseCommentMutationVariables = Exact<{
  id: string | number;
  body: string;
}>;


export type EditCaseCommentMutation = { editCaseComment: { id: string, at: string, kind: CaseEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, editedAt: string | null, actor: { kind: ActorKind, name: string }, signals: Array<{ id: string, title: string }> } };

export type DeleteCaseCommentMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteCaseCommentMutation = { deleteCaseComment: boolean };

export type WriteNotebookMutationVariables = Exact<{
  caseId: string | number;
  cells: Array<NotebookCellInput> | NotebookCellInput;
  expectedVersion?: number | null | undefined;
}>;


export type WriteNotebookMutation = { writeCaseNotebook: { id: string, notebook: Array<{ id: string, kind: NotebookCellKind, body: string }> } };

export type WatchCaseMutationVariables = Exact<{
  caseId: string | number;
  watching: boolean;
}>;


export type WatchCaseMutation = { watchCase: { id: string, watchers: Array<{ id: string, name: string }> } };

export type MergeCasesMutationVariables = Exact<{
  intoCaseId: string | number;
  caseIds: Array<string | number> | string | number;
}>;


export type MergeCasesMutation = { mergeCases: { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } };

export type UnmergeCaseMutationVariables = Exact<{
  caseId: string | number;
}>;


export type UnmergeCaseMutation = { unmergeCase: { id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } } };

export type SignalsByRuleQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  first?: number;
  after?: string | null | undefined;
}>;


export type SignalsByRuleQuery = { signalSearch: { rules: { edges: Array<{ cursor: string, node: { count: number, share: number, lastSeen: string, rule: { id: string, name: string, method: DetectionMethod, tags: Array<string> } | null, bySeverity: Array<{ severity: Severity, count: number }>, trend: Array<{ at: string, value: number | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type SignalCurvesQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  groupBy: Array<GroupByInput> | GroupByInput;
  measure?: MeasureInput | null | undefined;
  interval?: string | null | undefined;
}>;


export type SignalCurvesQuery = { signalSearch: { timeseries: { interval: string, series: Array<{ group: Array<string>, points: Array<{ at: string, value: number | null }> }> } } };

export type SignalSharesQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  groupBy: GroupByInput;
  measure?: MeasureInput | null | undefined;
}>;


export type SignalSharesQuery = { signalSearch: { topList: { otherCount: number, rows: Array<{ key: string, label: string, value: number | null }> }, pie: { slices: Array<{ key: string, label: string, value: number | null, share: number }> } } };

export type SignalTableQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  groupBy: Array<GroupByInput> | GroupByInput;
  measures?: Array<MeasureInput> | MeasureInput | null | undefined;
}>;


export type SignalTableQuery = { signalSearch: { table: { groups: Array<{ field: string, key: string, label: string, values: Array<number | null>, filterQuery: string, excludeQuery: string, groups: Array<{ field: string, key: string, label: string, values: Array<number | null>, filterQuery: string, excludeQuery: string }> }> } } };

export type SignalTimesQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  groupBy?: GroupByInput | null | undefined;
}>;


export type SignalTimesQuery = { signalSearch: { triageMetrics: Array<{ key: string, signals: number, timeToDetect: { p50: number, p90: number, mean: number } | null, timeToAcknowledge: { p50: number, p90: number, mean: number } | null, timeToResolve: { p50: number, p90: number, mean: number } | null }> } };

export type EntityLineFragment = { id: string, kind: EntityKind, value: string, firstSeen: string | null, lastSeen: string | null, riskScore: number, riskLevel: Severity, signalCount: number };

export type RiskiestEntitiesQueryVariables = Exact<{
  query?: string | null | undefined;
  kinds?: Array<EntityKind> | EntityKind | null | undefined;
  range: TimeRangeInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RiskiestEntitiesQuery = { entities: { total: number, edges: Array<{ node: { id: string, kind: EntityKind, value: string, firstSeen: string | null, lastSeen: string | null, riskScore: number, riskLevel: Severity, signalCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EntityPageQueryVariables = Exact<{
  kind: EntityKind;
  value: string;
  range: TimeRangeInput;
}>;


export type EntityPageQuery = { entity: { id: string, kind: EntityKind, value: string, firstSeen: string | null, lastSeen: string | null, riskScore: number, riskLevel: Severity, signalCount: number, riskHistory: Array<{ at: string, value: number }>, signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } }> } }, logSearch: { total: number, topList: { rows: Array<{ key: string, value: number | null }> } } } | null };

export type AddressPageQueryVariables = Exact<{
  ip: string;
  range: TimeRangeInput;
}>;


export type AddressPageQuery = { ipInvestigation: { ip: string, firstSeen: string | null, lastSeen: string | null, logCount: number, signalCount: number, geo: { countryCode: string, country: string, city: string | null, latitude: number, longitude: number } | null, autonomousSystem: { number: number, name: string } | null, threatIntel: Array<{ indicator: string, type: IndicatorType, category: string, intention: ThreatIntention, additionalData: Record<string, unknown> | null, source: { name: string, url: string | null } }>, bySource: Array<{ key: string, value: number }>, byUser: Array<{ key: string, value: number }>, byOutcome: Array<{ key: string, value: number }>, timeline: Array<{ at: string, value: number | null }>, signals: { edges: Array<{ node: { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } }> } } };

export type NeighbourhoodQueryVariables = Exact<{
  kind: EntityKind;
  value: string;
  range: TimeRangeInput;
  depth?: number;
  limit?: number;
  actions?: Array<string> | string | null | undefined;
}>;


export type NeighbourhoodQuery = { activityGraph: { truncated: boolean, nodes: Array<{ id: string, kind: EntityKind, value: string, riskScore: number, signalCount: number }>, edges: Array<{ from: string, to: string, action: string, count: number, outcome: string | null, firstSeen: string, lastSeen: string }> } };

export type ExportLineFragment = { id: string, target: ExportTarget, query: string, from: string, to: string, format: ExportFormat, columns: Array<string>, direction: SortDirection, total: number | null, url: string, createdAt: string, expiresAt: string };

export type ExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportsQuery = { exports: Array<{ id: string, target: ExportTarget, query: string, from: string, to: string, format: ExportFormat, columns: Array<string>, direction: SortDirection, total: number | null, url: string, createdAt: string, expiresAt: string }> };

export type ExportOfQueryVariables = Exact<{
  id: string | number;
}>;


export type ExportOfQuery = { export: { id: string, target: ExportTarget, query: string, from: string, to: string, format: ExportFormat, columns: Array<string>, direction: SortDirection, total: number | null, url: string, createdAt: string, expiresAt: string } };

export type CreateExportMutationVariables = Exact<{
  input: CreateExportInput;
}>;


export type CreateExportMutation = { createExport: { id: string, target: ExportTarget, query: string, from: string, to: string, format: ExportFormat, columns: Array<string>, direction: SortDirection, total: number | null, url: string, createdAt: string, expiresAt: string } };

export type DeleteExportMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteExportMutation = { deleteExport: boolean };

export type TemplateLineFragment = { id: string, name: string, isDefault: boolean, builtIn: boolean, version: number, fields: Array<{ name: string, label: string, type: IncidentFieldType, required: boolean, options: Array<string>, default: string | null }> };

export type IncidentLineFragment = { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, commander: { id: string, name: string } | null };

export type IncidentMomentFragment = { id: string, at: string, kind: IncidentEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, actor: { kind: ActorKind, name: string } };

export type IncidentTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type IncidentTemplatesQuery = { incidentTemplates: Array<{ id: string, name: string, isDefault: boolean, builtIn: boolean, version: number, fields: Array<{ name: string, label: string, type: IncidentFieldType, required: boolean, options: Array<string>, default: string | null }> }> };

export type CreateIncidentTemplateMutationVariables = Exact<{
  input: IncidentTemplateInput;
}>;


export type CreateIncidentTemplateMutation = { createIncidentTemplate: { id: string, name: string, isDefault: boolean, builtIn: boolean, version: number, fields: Array<{ name: string, label: string, type: IncidentFieldType, required: boolean, options: Array<string>, default: string | null }> } };

export type UpdateIncidentTemplateMutationVariables = Exact<{
  id: string | number;
  input: IncidentTemplateInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateIncidentTemplateMutation = { updateIncidentTemplate: { id: string, name: string, isDefault: boolean, builtIn: boolean, version: number, fields: Array<{ name: string, label: string, type: IncidentFieldType, required: boolean, options: Array<string>, default: string | null }> } };

export type DeleteIncidentTemplateMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteIncidentTemplateMutation = { deleteIncidentTemplate: boolean };

export type IncidentsQueryVariables = Exact<{
  query: string;
  sort?: IncidentSortInput | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type IncidentsQuery = { incidents: { total: number, edges: Array<{ node: { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, commander: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IncidentCountsQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  facets: Array<FacetInput> | FacetInput;
}>;


export type IncidentCountsQuery = { incidentSearch: { total: number, facets: Array<{ field: string, label: string, kind: FieldKind, otherCount: number, missingCount: number, distinctCount: number, min: number | null, max: number | null, values: Array<{ value: string, label: string, count: number, selected: boolean }> }> } };

export type IncidentFieldsQueryVariables = Exact<{
  prefix?: string | null | undefined;
}>;


export type IncidentFieldsQuery = { incidentFields: Array<{ field: string, label: string, kind: FieldKind, group: string, description: string, sortable: boolean, facetable: boolean }> };

export type IncidentPageQueryVariables = Exact<{
  publicId: number;
}>;


export type IncidentPageQuery = { incident: { fields: Record<string, unknown>, id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, signals: { edges: Array<{ node: { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } }> }, cases: Array<{ id: string, key: string, title: string, status: CaseStatus, priority: CasePriority, closeReason: CaseCloseReason | null, createdAt: string, updatedAt: string, closedAt: string | null, signalCount: number, version: number, project: { id: string, key: string, name: string }, assignee: { id: string, name: string } | null, createdBy: { kind: ActorKind, name: string } }>, timeline: { edges: Array<{ node: { id: string, at: string, kind: IncidentEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, actor: { kind: ActorKind, name: string } } }> }, commander: { id: string, name: string } | null } | null };

export type DeclareIncidentMutationVariables = Exact<{
  input: DeclareIncidentInput;
}>;


export type DeclareIncidentMutation = { declareIncident: { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, commander: { id: string, name: string } | null } };

export type UpdateIncidentMutationVariables = Exact<{
  id: string | number;
  input: UpdateIncidentInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateIncidentMutation = { updateIncident: { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, commander: { id: string, name: string } | null } };

export type AddToIncidentMutationVariables = Exact<{
  incidentId: string | number;
  signalIds: Array<string | number> | string | number;
}>;


export type AddToIncidentMutation = { addSignalsToIncident: { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, commander: { id: string, name: string } | null } };

export type TakeFromIncidentMutationVariables = Exact<{
  incidentId: string | number;
  signalId: string | number;
}>;


export type TakeFromIncidentMutation = { removeSignalFromIncident: { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, commander: { id: string, name: string } | null } };

export type JoinCaseToIncidentMutationVariables = Exact<{
  incidentId: string | number;
  caseId: string | number;
}>;


export type JoinCaseToIncidentMutation = { addCaseToIncident: { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, cases: Array<{ id: string, key: string }>, commander: { id: string, name: string } | null } };

export type PartCaseFromIncidentMutationVariables = Exact<{
  incidentId: string | number;
  caseId: string | number;
}>;


export type PartCaseFromIncidentMutation = { removeCaseFromIncident: { id: string, publicId: number, title: string, severity: IncidentSeverity, state: IncidentState, declaredAt: string, resolvedAt: string | null, customerImpacted: boolean, signalCount: number, version: number, cases: Array<{ id: string, key: string }>, commander: { id: string, name: string } | null } };

export type NoteOnIncidentMutationVariables = Exact<{
  incidentId: string | number;
  body: string;
}>;


export type NoteOnIncidentMutation = { addIncidentNote: { id: string, at: string, kind: IncidentEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, actor: { kind: ActorKind, name: string } } };

export type EditIncidentNoteMutationVariables = Exact<{
  id: string | number;
  body: string;
}>;


export type EditIncidentNoteMutation = { editIncidentNote: { id: string, at: string, kind: IncidentEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, actor: { kind: ActorKind, name: string } } };

export type DeleteIncidentNoteMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteIncidentNoteMutation = { deleteIncidentNote: boolean };

export type SignalFeedSubscriptionVariables = Exact<{
  query?: string;
  after?: string | null | undefined;
}>;


export type SignalFeedSubscription = { signalFeed: { cursor: string, kind: SignalFeedEventKind, lagged: number | null, signal: { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } | null } };

export type SearchChangesSubscriptionVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  facets: Array<string> | string;
  after?: string | null | undefined;
}>;


export type SearchChangesSubscription = { signalSearchChanges: { cursor: string, kind: SignalSearchChangeKind, total: number, lagged: number | null, leftIds: Array<string>, entered: Array<{ id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> }>, changed: Array<{ id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> }>, facetDeltas: Array<{ field: string, value: string | null, label: string | null, delta: number }> } };

export type LogTailSubscriptionVariables = Exact<{
  query?: string;
}>;


export type LogTailSubscription = { logTail: { id: string, timestamp: string, message: string, status: string, source: string | null, service: string | null, host: string | null, tags: Array<string>, attributes: Record<string, unknown> } };

export type BulkProgressSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type BulkProgressSubscription = { bulkActionProgress: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type CaseActivitySubscriptionVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type CaseActivitySubscription = { caseActivity: { id: string, at: string, kind: CaseEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, editedAt: string | null, actor: { kind: ActorKind, name: string }, signals: Array<{ id: string, title: string }> } };

export type IncidentActivitySubscriptionVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type IncidentActivitySubscription = { incidentActivity: { id: string, at: string, kind: IncidentEventKind, body: string | null, field: string | null, previousValue: string | null, newValue: string | null, actor: { kind: ActorKind, name: string } } };

export type RunProgressSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type RunProgressSubscription = { workflowRunProgress: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> } };

export type LogLineFragment = { id: string, timestamp: string, message: string, status: string, source: string | null, service: string | null, host: string | null, tags: Array<string>, attributes: Record<string, unknown> };

export type SendLogsMutationVariables = Exact<{
  logs: Array<Record<string, unknown>> | Record<string, unknown>;
}>;


export type SendLogsMutation = { ingestLogs: { accepted: number, rejected: Array<{ index: number, message: string }> } };

export type ExploreLogsQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  facets: Array<FacetInput> | FacetInput;
  first?: number;
  after?: string | null | undefined;
}>;


export type ExploreLogsQuery = { logSearch: { total: number, logs: { edges: Array<{ cursor: string, node: { ipAddresses: Array<string>, id: string, timestamp: string, message: string, status: string, source: string | null, service: string | null, host: string | null, tags: Array<string>, attributes: Record<string, unknown>, threatIntel: { indicatorsMatched: Array<IndicatorType>, results: Array<{ indicator: string, type: IndicatorType, category: string, intention: ThreatIntention, additionalData: Record<string, unknown> | null, source: { name: string, url: string | null } }> } | null, signals: Array<{ id: string, title: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, facets: Array<{ field: string, label: string, kind: FieldKind, otherCount: number, missingCount: number, distinctCount: number, min: number | null, max: number | null, values: Array<{ value: string, label: string, count: number, selected: boolean }> }>, timeseries: { interval: string, series: Array<{ group: Array<string>, points: Array<{ at: string, value: number | null }> }> }, topList: { rows: Array<{ key: string, label: string, value: number | null }> } } };

export type LogFieldsQueryVariables = Exact<{
  prefix?: string | null | undefined;
}>;


export type LogFieldsQuery = { logFields: Array<{ field: string, label: string, kind: FieldKind, group: string, description: string, sortable: boolean, facetable: boolean }> };

export type ThreatMatchFragment = { indicator: string, type: IndicatorType, category: string, intention: ThreatIntention, additionalData: Record<string, unknown> | null, source: { name: string, url: string | null } };

export type FeedLineFragment = { id: string, name: string, vendor: string | null, format: IndicatorFormat, url: string | null, category: string, intention: ThreatIntention, enabled: boolean, indicatorCount: number, lastSyncedAt: string | null, lastError: string | null };

export type ThreatFeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type ThreatFeedsQuery = { threatFeeds: Array<{ id: string, name: string, vendor: string | null, format: IndicatorFormat, url: string | null, category: string, intention: ThreatIntention, enabled: boolean, indicatorCount: number, lastSyncedAt: string | null, lastError: string | null }> };

export type CreateThreatFeedMutationVariables = Exact<{
  input: ThreatFeedInput;
}>;


export type CreateThreatFeedMutation = { createThreatFeed: { id: string, name: string, vendor: string | null, format: IndicatorFormat, url: string | null, category: string, intention: ThreatIntention, enabled: boolean, indicatorCount: number, lastSyncedAt: string | null, lastError: string | null } };

export type UpdateThreatFeedMutationVariables = Exact<{
  id: string | number;
  input: ThreatFeedInput;
}>;


export type UpdateThreatFeedMutation = { updateThreatFeed: { id: string, name: string, vendor: string | null, format: IndicatorFormat, url: string | null, category: string, intention: ThreatIntention, enabled: boolean, indicatorCount: number, lastSyncedAt: string | null, lastError: string | null } };

export type DeleteThreatFeedMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteThreatFeedMutation = { deleteThreatFeed: boolean };

export type FetchThreatFeedMutationVariables = Exact<{
  id: string | number;
}>;


export type FetchThreatFeedMutation = { syncThreatFeed: { id: string, name: string, vendor: string | null, format: IndicatorFormat, url: string | null, category: string, intention: ThreatIntention, enabled: boolean, indicatorCount: number, lastSyncedAt: string | null, lastError: string | null } };

export type FillThreatFeedMutationVariables = Exact<{
  feedId: string | number;
  format: IndicatorFormat;
  content: string;
}>;


export type FillThreatFeedMutation = { importIndicators: { added: number, updated: number, removed: number, rejected: Array<{ line: number, message: string }> } };

export type LookUpQueryVariables = Exact<{
  value: string;
}>;


export type LookUpQuery = { indicator: { value: string, type: IndicatorType, firstSeen: string | null, lastSeen: string | null, logMatches: number, signalMatches: number, matches: Array<{ indicator: string, type: IndicatorType, category: string, intention: ThreatIntention, additionalData: Record<string, unknown> | null, source: { name: string, url: string | null } }> } };

export type LookBackMutationVariables = Exact<{
  feedId: string | number;
  range: TimeRangeInput;
}>;


export type LookBackMutation = { retroMatchFeed: { matchedIndicators: number, matchedLogs: number, sightings: { edges: Array<{ node: { indicator: string, log: { id: string, timestamp: string } | null } }> } } };

export type NotificationRuleLineFragment = { id: string, name: string, enabled: boolean, query: string, severities: Array<Severity>, ruleTypes: Array<RuleType>, version: number, targets: Array<{ kind: DeliveryTargetKind, address: string }> };

export type DeliveryLineFragment = { id: string, state: DeliveryState, attempts: number, lastAttemptAt: string | null, nextAttemptAt: string | null, lastError: string | null, target: { kind: DeliveryTargetKind, address: string }, signal: { id: string, title: string } | null, notificationRule: { id: string, name: string } | null };

export type NotificationRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationRulesQuery = { notificationRules: Array<{ id: string, name: string, enabled: boolean, query: string, severities: Array<Severity>, ruleTypes: Array<RuleType>, version: number, targets: Array<{ kind: DeliveryTargetKind, address: string }> }> };

export type CreateNotificationRuleMutationVariables = Exact<{
  input: NotificationRuleInput;
}>;


export type CreateNotificationRuleMutation = { createNotificationRule: { id: string, name: string, enabled: boolean, query: string, severities: Array<Severity>, ruleTypes: Array<RuleType>, version: number, targets: Array<{ kind: DeliveryTargetKind, address: string }> } };

export type UpdateNotificationRuleMutationVariables = Exact<{
  id: string | number;
  input: NotificationRuleInput;
  expectedVersion: number;
}>;


export type UpdateNotificationRuleMutation = { updateNotificationRule: { id: string, name: string, enabled: boolean, query: string, severities: Array<Severity>, ruleTypes: Array<RuleType>, version: number, targets: Array<{ kind: DeliveryTargetKind, address: string }> } };

export type DeleteNotificationRuleMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteNotificationRuleMutation = { deleteNotificationRule: boolean };

export type TryNotificationRuleQueryVariables = Exact<{
  input: NotificationRuleInput;
  range: TimeRangeInput;
}>;


export type TryNotificationRuleQuery = { previewNotificationRule: { total: number, samples: Array<{ id: string, title: string }> } };

export type TestNotificationRuleMutationVariables = Exact<{
  id: string | number;
}>;


export type TestNotificationRuleMutation = { testNotificationRule: Array<{ delivered: boolean, error: string | null, target: { kind: DeliveryTargetKind, address: string } }> };

export type DeliveriesQueryVariables = Exact<{
  state?: DeliveryState | null | undefined;
  signalId?: string | number | null | undefined;
  notificationRuleId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeliveriesQuery = { deliveries: { edges: Array<{ node: { id: string, state: DeliveryState, attempts: number, lastAttemptAt: string | null, nextAttemptAt: string | null, lastError: string | null, target: { kind: DeliveryTargetKind, address: string }, signal: { id: string, title: string } | null, notificationRule: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RetryDeliveryMutationVariables = Exact<{
  id: string | number;
}>;


export type RetryDeliveryMutation = { retryDelivery: { id: string, state: DeliveryState, attempts: number, lastAttemptAt: string | null, nextAttemptAt: string | null, lastError: string | null, target: { kind: DeliveryTargetKind, address: string }, signal: { id: string, title: string } | null, notificationRule: { id: string, name: string } | null } };

export type RuleLineFragment = { id: string, name: string, message: string, enabled: boolean, type: RuleType, method: DetectionMethod, tags: Array<string>, version: number, isDefault: boolean, sigmaId: string | null, createdAt: string, updatedAt: string, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, createdBy: { id: string, name: string } };

export type RulesQueryVariables = Exact<{
  query?: string | null | undefined;
  sort?: RuleSortInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RulesQuery = { rules: { total: number, edges: Array<{ cursor: string, node: { id: string, name: string, message: string, enabled: boolean, type: RuleType, method: DetectionMethod, tags: Array<string>, version: number, isDefault: boolean, sigmaId: string | null, createdAt: string, updatedAt: string, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, createdBy: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RulePageQueryVariables = Exact<{
  id: string | number;
  range: TimeRangeInput;
}>;


export type RulePageQuery = { rule: { id: string, name: string, message: string, enabled: boolean, type: RuleType, method: DetectionMethod, tags: Array<string>, version: number, isDefault: boolean, sigmaId: string | null, createdAt: string, updatedAt: string, queries: Array<{ name: string, query: string, aggregation: QueryAggregation, groupBy: Array<string>, distinctFields: Array<string>, metric: string | null }>, cases: Array<{ name: string | null, condition: string | null, severity: Severity }>, options: { evaluationWindow: string, keepAlive: string, maxSignalDuration: string, learningMethod: LearningMethod | null, learningDuration: string | null, forgetAfter: string | null, detectionTolerance: number | null, decreaseCriticalityBasedOnEnv: boolean }, versions: Array<{ version: number, changedAt: string, changedBy: { id: string, name: string }, changes: Array<{ field: string, previousValue: string | null, newValue: string | null }> }>, suppressions: Array<{ id: string, name: string, enabled: boolean, expiresAt: string | null }>, signals: { total: number }, ledger: { logsMatched: number, signalsCreated: number, matchesMerged: number, matchesSuppressed: number, matchesExcluded: number, lateLogs: number, errors: number }, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, createdBy: { id: string, name: string } } | null };

export type CreateRuleMutationVariables = Exact<{
  input: DetectionRuleInput;
}>;


export type CreateRuleMutation = { createRule: { id: string, name: string, message: string, enabled: boolean, type: RuleType, method: DetectionMethod, tags: Array<string>, version: number, isDefault: boolean, sigmaId: string | null, createdAt: string, updatedAt: string, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, createdBy: { id: string, name: string } } };

export type UpdateRuleMutationVariables = Exact<{
  id: string | number;
  input: DetectionRuleInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateRuleMutation = { updateRule: { id: string, name: string, message: string, enabled: boolean, type: RuleType, method: DetectionMethod, tags: Array<string>, version: number, isDefault: boolean, sigmaId: string | null, createdAt: string, updatedAt: string, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, createdBy: { id: string, name: string } } };

export type SwitchRuleMutationVariables = Exact<{
  id: string | number;
  enabled: boolean;
}>;


export type SwitchRuleMutation = { enableRule: { id: string, enabled: boolean, version: number } };

export type RestoreRuleMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type RestoreRuleMutation = { restoreRuleVersion: { id: string, name: string, message: string, enabled: boolean, type: RuleType, method: DetectionMethod, tags: Array<string>, version: number, isDefault: boolean, sigmaId: string | null, createdAt: string, updatedAt: string, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, createdBy: { id: string, name: string } } };

export type DeleteRuleMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteRuleMutation = { deleteRule: boolean };

export type CheckRuleQueryVariables = Exact<{
  input: DetectionRuleInput;
}>;


export type CheckRuleQuery = { validateRule: { valid: boolean, errors: Array<{ path: string, message: string }> } };

export type TryRuleQueryVariables = Exact<{
  input: DetectionRuleInput;
  samples: Array<RuleSampleInput> | RuleSampleInput;
}>;


export type TryRuleQuery = { testRule: { passed: boolean, results: Array<{ index: number, expected: boolean, matched: boolean, query: string | null }> } };

export type RulesThatMatchQueryVariables = Exact<{
  logs: Array<Record<string, unknown>> | Record<string, unknown>;
  ruleIds?: Array<string | number> | string | number | null | undefined;
}>;


export type RulesThatMatchQuery = { matchingRules: Array<{ index: number, matches: Array<{ query: string, rule: { id: string, name: string, sigmaId: string | null } }> }> };

export type ImportSigmaMutationVariables = Exact<{
  yaml: string;
  enabled?: boolean | null | undefined;
  dryRun?: boolean | null | undefined;
}>;


export type ImportSigmaMutation = { importSigmaRules: { imported: Array<{ id: string, name: string, sigmaId: string | null, queries: Array<{ query: string }> }>, rejected: Array<{ index: number, title: string | null, message: string }> } };

export type HistoricalJobLineFragment = { id: string, name: string, state: HistoricalJobState, progress: number, logsScanned: number, resultCount: number, createdAt: string, finishedAt: string | null, error: string | null };

export type RunOverThePastMutationVariables = Exact<{
  input: HistoricalJobInput;
}>;


export type RunOverThePastMutation = { startHistoricalJob: { id: string, name: string, state: HistoricalJobState, progress: number, logsScanned: number, resultCount: number, createdAt: string, finishedAt: string | null, error: string | null } };

export type HistoricalResultsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
}>;


export type HistoricalResultsQuery = { historicalJob: { id: string, name: string, state: HistoricalJobState, progress: number, logsScanned: number, resultCount: number, createdAt: string, finishedAt: string | null, error: string | null, results: { edges: Array<{ node: { id: string, title: string, severity: Severity, firstSeen: string, lastSeen: string, eventsMatched: number, groupBy: Array<{ field: string, value: string }> } }> } } | null };

export type CancelHistoricalJobMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelHistoricalJobMutation = { cancelHistoricalJob: { id: string, name: string, state: HistoricalJobState, progress: number, logsScanned: number, resultCount: number, createdAt: string, finishedAt: string | null, error: string | null } };

export type MakeSignalsOfResultsMutationVariables = Exact<{
  jobId: string | number;
  resultIds: Array<string | number> | string | number;
}>;


export type MakeSignalsOfResultsMutation = { convertHistoricalResults: Array<{ id: string, title: string }> };

export type AttackMatrixQueryVariables = Exact<{
  range: TimeRangeInput;
}>;


export type AttackMatrixQuery = { attackMatrix: Array<{ tactic: { id: string, name: string }, techniques: Array<{ ruleCount: number, signalCount: number, technique: { id: string, name: string } }> }> };

export type SignalLineFragment = { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> };

export type TriageLineFragment = { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null };

export type FacetCountsFragment = { field: string, label: string, kind: FieldKind, otherCount: number, missingCount: number, distinctCount: number, min: number | null, max: number | null, values: Array<{ value: string, label: string, count: number, selected: boolean }> };

export type CurvesFragment = { interval: string, series: Array<{ group: Array<string>, points: Array<{ at: string, value: number | null }> }> };

export type NextPageFragment = { hasNextPage: boolean, endCursor: string | null };

export type ExploreSignalsQueryVariables = Exact<{
  query: string;
  range: TimeRangeInput;
  facets: Array<FacetInput> | FacetInput;
  sort?: SignalSortInput | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ExploreSignalsQuery = { signalSearch: { total: number, signals: { edges: Array<{ cursor: string, node: { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null, hasNextPage: boolean, endCursor: string | null } }, facets: Array<{ field: string, label: string, kind: FieldKind, otherCount: number, missingCount: number, distinctCount: number, min: number | null, max: number | null, values: Array<{ value: string, label: string, count: number, selected: boolean }> }>, timeseries: { interval: string, series: Array<{ group: Array<string>, points: Array<{ at: string, value: number | null }> }> } } };

export type SignalPanelQueryVariables = Exact<{
  id: string | number;
}>;


export type SignalPanelQuery = { signal: { message: string, originalSeverity: Severity, attributes: Record<string, unknown>, timeToDetect: number | null, timeToAcknowledge: number | null, timeToResolve: number | null, id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, ruleCase: { name: string | null, condition: string | null, severity: Severity }, queries: Array<{ name: string, query: string, eventsMatched: number, distinctValues: Array<string>, groupBy: Array<{ field: string, value: string }> }>, highCardinality: { attributes: Array<string>, tags: Array<string> }, samples: Array<{ id: string, timestamp: string, message: string, status: string, source: string | null, service: string | null, host: string | null, tags: Array<string>, attributes: Record<string, unknown> }>, threatIntel: { indicatorsMatched: Array<IndicatorType>, results: Array<{ indicator: string, type: IndicatorType, category: string, intention: ThreatIntention, additionalData: Record<string, unknown> | null, source: { name: string, url: string | null } }> } | null, history: { edges: Array<{ cursor: string, node: { at: string, action: SignalHistoryAction, field: string | null, previousValue: string | null, newValue: string | null, reason: string | null, actor: { kind: ActorKind, name: string } } }> }, suppressions: Array<{ id: string, name: string, enabled: boolean }>, cases: Array<{ id: string, key: string, title: string, status: CaseStatus }>, incidents: Array<{ id: string, publicId: number, title: string, state: IncidentState }>, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } | null };

export type SignalSurroundingsQueryVariables = Exact<{
  id: string | number;
  first?: number;
}>;


export type SignalSurroundingsQuery = { signal: { relatedLogs: { query: string, total: number, range: { from: string, to: string }, logs: { edges: Array<{ cursor: string, node: { id: string, timestamp: string, message: string, status: string, source: string | null, service: string | null, host: string | null, tags: Array<string>, attributes: Record<string, unknown> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, relatedSignals: { total: number, query: string, edges: Array<{ sharedFields: Array<{ field: string, value: string }>, node: { id: string, timestamp: string, firstSeen: string, lastSeen: string, title: string, severity: Severity, source: string | null, service: Array<string>, host: string | null, tags: Array<string>, eventsMatched: number, version: number, rule: { id: string, name: string } | null, tactics: Array<{ id: string, name: string }>, techniques: Array<{ id: string, name: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null }, entities: Array<{ id: string, kind: EntityKind, value: string }> } }> }, entities: Array<{ id: string, kind: EntityKind, value: string, firstSeen: string | null, lastSeen: string | null, riskScore: number, riskLevel: Severity, signalCount: number }>, suggestedWorkflows: Array<{ score: number, matchedTags: Array<string>, workflow: { id: string, name: string, tags: Array<string>, inputs: Array<{ name: string, type: WorkflowValueType, required: boolean }> } }>, workflowRuns: { edges: Array<{ node: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> } }> } } | null };

export type SignalFieldsQueryVariables = Exact<{
  prefix?: string | null | undefined;
}>;


export type SignalFieldsQuery = { signalFields: Array<{ field: string, label: string, kind: FieldKind, group: string, description: string, sortable: boolean, facetable: boolean }> };

export type FieldLineFragment = { field: string, label: string, kind: FieldKind, group: string, description: string, sortable: boolean, facetable: boolean };

export type CheckQueryQueryVariables = Exact<{
  query: string;
  target?: QueryTarget;
}>;


export type CheckQueryQuery = { validateQuery: { valid: boolean, normalized: string | null, errors: Array<{ message: string, offset: number, length: number }> } };

export type FindNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type FindNodeQuery = { node:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'BulkAction', id: string }
    | { __typename: 'Case', id: string }
    | { __typename: 'CaseProject', id: string }
    | { __typename: 'CriticalAsset', id: string }
    | { __typename: 'Delivery', id: string }
    | { __typename: 'DetectionRule', id: string }
    | { __typename: 'Entity', id: string }
    | { __typename: 'Export', id: string }
    | { __typename: 'HistoricalJob', id: string }
    | { __typename: 'Incident', id: string }
    | { __typename: 'IncidentTemplate', id: string }
    | { __typename: 'Log', id: string }
    | { __typename: 'NotificationRule', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'Secret', id: string }
    | { __typename: 'Signal', id: string }
    | { __typename: 'Suppression', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'ThreatFeed', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'Workflow', id: string }
    | { __typename: 'WorkflowRun', id: string }
   | null };

export type SuppressionLineFragment = { id: string, name: string, description: string | null, enabled: boolean, ruleQuery: string, suppressionQuery: string | null, dataExclusionQuery: string | null, startsAt: string | null, expiresAt: string | null, tags: Array<string>, version: number, suppressedCount: number, excludedCount: number, createdBy: { id: string, name: string } | null };

export type SuppressionsQueryVariables = Exact<{
  query?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SuppressionsQuery = { suppressions: { edges: Array<{ node: { id: string, name: string, description: string | null, enabled: boolean, ruleQuery: string, suppressionQuery: string | null, dataExclusionQuery: string | null, startsAt: string | null, expiresAt: string | null, tags: Array<string>, version: number, suppressedCount: number, excludedCount: number, createdBy: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SuppressionPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SuppressionPageQuery = { suppression: { id: string, name: string, description: string | null, enabled: boolean, ruleQuery: string, suppressionQuery: string | null, dataExclusionQuery: string | null, startsAt: string | null, expiresAt: string | null, tags: Array<string>, version: number, suppressedCount: number, excludedCount: number, createdBy: { id: string, name: string } | null } | null };

export type CreateSuppressionMutationVariables = Exact<{
  input: SuppressionInput;
}>;


export type CreateSuppressionMutation = { createSuppression: { id: string, name: string, description: string | null, enabled: boolean, ruleQuery: string, suppressionQuery: string | null, dataExclusionQuery: string | null, startsAt: string | null, expiresAt: string | null, tags: Array<string>, version: number, suppressedCount: number, excludedCount: number, createdBy: { id: string, name: string } | null } };

export type UpdateSuppressionMutationVariables = Exact<{
  id: string | number;
  input: SuppressionInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateSuppressionMutation = { updateSuppression: { id: string, name: string, description: string | null, enabled: boolean, ruleQuery: string, suppressionQuery: string | null, dataExclusionQuery: string | null, startsAt: string | null, expiresAt: string | null, tags: Array<string>, version: number, suppressedCount: number, excludedCount: number, createdBy: { id: string, name: string } | null } };

export type SilenceValueMutationVariables = Exact<{
  input: SuppressSignalValueInput;
}>;


export type SilenceValueMutation = { suppressSignalValue: { id: string, name: string, description: string | null, enabled: boolean, ruleQuery: string, suppressionQuery: string | null, dataExclusionQuery: string | null, startsAt: string | null, expiresAt: string | null, tags: Array<string>, version: number, suppressedCount: number, excludedCount: number, createdBy: { id: string, name: string } | null } };

export type DeleteSuppressionMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSuppressionMutation = { deleteSuppression: boolean };

export type TrySuppressionQueryVariables = Exact<{
  input: SuppressionInput;
  range: TimeRangeInput;
}>;


export type TrySuppressionQuery = { simulateSuppression: { wouldHide: number, truePositivesHidden: number, byRule: Array<{ count: number, rule: { id: string, name: string } }>, bySeverity: Array<{ severity: Severity, count: number }>, samples: Array<{ id: string, title: string }> } };

export type AssetLineFragment = { id: string, name: string, query: string, ruleQuery: string, effect: AssetEffect, enabled: boolean };

export type CriticalAssetsQueryVariables = Exact<{ [key: string]: never; }>;


export type CriticalAssetsQuery = { criticalAssets: Array<{ id: string, name: string, query: string, ruleQuery: string, effect: AssetEffect, enabled: boolean }> };

export type CreateCriticalAssetMutationVariables = Exact<{
  input: CriticalAssetInput;
}>;


export type CreateCriticalAssetMutation = { createCriticalAsset: { id: string, name: string, query: string, ruleQuery: string, effect: AssetEffect, enabled: boolean } };

export type DeleteCriticalAssetMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteCriticalAssetMutation = { deleteCriticalAsset: boolean };

export type TriageSignalMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type TriageSignalMutation = { triageSignal: { id: string, version: number, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null } } };

export type AssignSignalMutationVariables = Exact<{
  signalId: string | number;
  assigneeId?: string | number | null | undefined;
  expectedVersion?: number | null | undefined;
}>;


export type AssignSignalMutation = { assignSignal: { id: string, version: number, triage: { state: TriageState, archiveReason: ArchiveReason, archiveComment: string | null, changedAt: string | null, locked: boolean, locksAt: string, assignee: { id: string, handle: string, name: string } | null, changedBy: { kind: ActorKind, name: string } | null } } };

export type CommentOnSignalMutationVariables = Exact<{
  signalId: string | number;
  body: string;
}>;


export type CommentOnSignalMutation = { commentOnSignal: { id: string, history: { edges: Array<{ node: { action: SignalHistoryAction, newValue: string | null } }> } } };

export type BulkLineFragment = { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } };

export type TriageManyMutationVariables = Exact<{
  selection: SignalSelectionInput;
  change: TriageChangeInput;
  options?: BulkOptionsInput | null | undefined;
}>;


export type TriageManyMutation = { bulkTriageSignals: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type AssignManyMutationVariables = Exact<{
  selection: SignalSelectionInput;
  assigneeId?: string | number | null | undefined;
  options?: BulkOptionsInput | null | undefined;
}>;


export type AssignManyMutation = { bulkAssignSignals: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type OpenCaseOfManyMutationVariables = Exact<{
  selection: SignalSelectionInput;
  case: CreateCaseInput;
  options?: BulkOptionsInput | null | undefined;
}>;


export type OpenCaseOfManyMutation = { bulkCreateCase: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type AddManyToCaseMutationVariables = Exact<{
  selection: SignalSelectionInput;
  caseId: string | number;
  options?: BulkOptionsInput | null | undefined;
}>;


export type AddManyToCaseMutation = { bulkAddSignalsToCase: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type AddManyToIncidentMutationVariables = Exact<{
  selection: SignalSelectionInput;
  incidentId: string | number;
  options?: BulkOptionsInput | null | undefined;
}>;


export type AddManyToIncidentMutation = { bulkAddSignalsToIncident: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type RunForManyMutationVariables = Exact<{
  selection: SignalSelectionInput;
  workflowId: string | number;
  inputs?: Record<string, unknown> | null | undefined;
  options?: BulkOptionsInput | null | undefined;
}>;


export type RunForManyMutation = { bulkRunWorkflow: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type BulkActionsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type BulkActionsQuery = { bulkActions: { edges: Array<{ node: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } }> } };

export type BulkOutcomesQueryVariables = Exact<{
  id: string | number;
  only?: BulkOutcome | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BulkOutcomesQuery = { bulkAction: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, outcomes: { edges: Array<{ node: { signalId: string, outcome: BulkOutcome, code: string | null, message: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, startedBy: { id: string, name: string } } | null };

export type CancelBulkMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelBulkMutation = { cancelBulkAction: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type UndoBulkMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoBulkMutation = { undoBulkAction: { id: string, kind: BulkActionKind, state: BulkActionState, dryRun: boolean, total: number, changed: number, unchanged: number, failed: number, startedAt: string, finishedAt: string | null, undoable: boolean, startedBy: { id: string, name: string } } };

export type ViewLineFragment = { id: string, name: string, query: string, visualization: Visualization, columns: Array<string>, facets: Array<string>, starred: boolean, isDefault: boolean, updatedAt: string, range: { from: string | number, to: string | number }, sort: { field: string, direction: SortDirection } | null, owner: { id: string, name: string } | null };

export type SavedViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedViewsQuery = { savedViews: Array<{ id: string, name: string, query: string, visualization: Visualization, columns: Array<string>, facets: Array<string>, starred: boolean, isDefault: boolean, updatedAt: string, range: { from: string | number, to: string | number }, sort: { field: string, direction: SortDirection } | null, owner: { id: string, name: string } | null }> };

export type SaveViewMutationVariables = Exact<{
  input: SaveViewInput;
}>;


export type SaveViewMutation = { saveView: { id: string, name: string, query: string, visualization: Visualization, columns: Array<string>, facets: Array<string>, starred: boolean, isDefault: boolean, updatedAt: string, range: { from: string | number, to: string | number }, sort: { field: string, direction: SortDirection } | null, owner: { id: string, name: string } | null } };

export type UpdateViewMutationVariables = Exact<{
  id: string | number;
  input: SaveViewInput;
}>;


export type UpdateViewMutation = { updateView: { id: string, name: string, query: string, visualization: Visualization, columns: Array<string>, facets: Array<string>, starred: boolean, isDefault: boolean, updatedAt: string, range: { from: string | number, to: string | number }, sort: { field: string, direction: SortDirection } | null, owner: { id: string, name: string } | null } };

export type StarViewMutationVariables = Exact<{
  id: string | number;
  starred: boolean;
}>;


export type StarViewMutation = { starView: { id: string, starred: boolean } };

export type OpenWithViewMutationVariables = Exact<{
  id?: string | number | null | undefined;
}>;


export type OpenWithViewMutation = { setDefaultView: { id: string, isDefault: boolean } | null };

export type DeleteViewMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteViewMutation = { deleteView: boolean };

export type WorkbenchQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkbenchQuery = { workflowActions: Array<{ id: string, name: string, description: string, parameters: Array<{ name: string, type: WorkflowValueType, required: boolean }>, outputs: Array<{ name: string, type: WorkflowValueType }> }>, workflowBlueprints: Array<{ id: string, name: string, description: string, source: string | null, tags: Array<string> }>, secrets: Array<{ id: string, name: string, createdAt: string, updatedAt: string, updatedBy: { kind: ActorKind, name: string } }> };

export type SecretLineFragment = { id: string, name: string, createdAt: string, updatedAt: string, updatedBy: { kind: ActorKind, name: string } };

export type SetSecretMutationVariables = Exact<{
  name: string;
  value: string;
}>;


export type SetSecretMutation = { setSecret: { id: string, name: string, createdAt: string, updatedAt: string, updatedBy: { kind: ActorKind, name: string } } };

export type DeleteSecretMutationVariables = Exact<{
  name: string;
}>;


export type DeleteSecretMutation = { deleteSecret: boolean };

export type WorkflowLineFragment = { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> };

export type RunLineFragment = { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> };

export type WorkflowsQueryVariables = Exact<{
  query?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WorkflowsQuery = { workflows: { edges: Array<{ node: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WorkflowPageQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WorkflowPageQuery = { workflow: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, runs: { edges: Array<{ node: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } | null };

export type WorkflowRunQueryVariables = Exact<{
  id: string | number;
}>;


export type WorkflowRunQuery = { workflowRun: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> } | null };

export type CreateWorkflowMutationVariables = Exact<{
  input: WorkflowInput;
}>;


export type CreateWorkflowMutation = { createWorkflow: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } };

export type CreateWorkflowFromBlueprintMutationVariables = Exact<{
  blueprintId: string | number;
  name: string;
}>;


export type CreateWorkflowFromBlueprintMutation = { createWorkflowFromBlueprint: { id: string, name: string, handle: string | null, description: string | null, tags: Array<string>, published: boolean, blueprintId: string | null, version: number, inputs: Array<{ name: string, label: string | null, type: WorkflowValueType, required: boolean, default: string | null, allowedValues: Array<string> | null }>, triggers: Array<{ kind: WorkflowTriggerKind, query: string | null, schedule: string | null, rateLimit: number | null }>, steps: Array<{ name: string, action: string, parameters: Record<string, unknown>, next: Array<string>, onError: Array<string>, retries: number, when: string | null }> } };

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


export type RunWorkflowMutation = { runWorkflow: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> } };

export type CancelRunMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelRunMutation = { cancelWorkflowRun: { id: string, state: WorkflowRunState, startedAt: string | null, finishedAt: string | null, error: string | null, inputs: Record<string, unknown>, outputs: Record<string, unknown> | null, workflow: { id: string, name: string }, trigger: { kind: WorkflowTriggerKind, actor: { kind: ActorKind, name: string } }, signal: { id: string, title: string } | null, steps: Array<{ name: string, action: string, state: WorkflowStepState, attempts: number, startedAt: string | null, finishedAt: string | null, output: Record<string, unknown> | null, error: string | null }> } };

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
export const RoleLineFragmentDoc = new TypedDocumentString(`
    fragment RoleLine on Role {
  id
  name
  managed
  permissions
  restrictionQuery
}
    `, {"fragmentName":"RoleLine"}) as unknown as TypedDocumentString<RoleLineFragment, unknown>;
export const UserLineFragmentDoc = new TypedDocumentString(`
    fragment UserLine on User {
  id
  name
  handle
  email
  disabled
  roles {
    id
    name
  }
  teams {
    id
    name
  }
}
    `, {"fragmentName":"UserLine"}) as unknown as TypedDocumentString<UserLineFragment, unknown>;
export const TeamLineFragmentDoc = new TypedDocumentString(`
    fragment TeamLine on Team {
  id
  name
  handle
  members {
    id
  }
}
    `, {"fragmentName":"TeamLine"}) as unknown as TypedDocumentString<TeamLineFragment, unknown>;
export const KeyLineFragmentDoc = new TypedDocumentString(`
    fragment KeyLine on ApiKey {
  id
  name
  prefix
  createdAt
  lastUsedAt
  expiresAt
  revokedAt
  owner {
    id
    name
  }
}
    `, {"fragmentName":"KeyLine"}) as unknown as TypedDocumentString<KeyLineFragment, unknown>;
export const ProjectLineFragmentDoc = new TypedDocumentString(`
    fragment ProjectLine on CaseProject {
  id
  key
  name
  starred
  openCaseCount
}
    `, {"fragmentName":"ProjectLine"}) as unknown as TypedDocumentString<ProjectLineFragment, unknown>;
export const CaseLineFragmentDoc = new TypedDocumentString(`
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}
    `, {"fragmentName":"CaseLine"}) as unknown as TypedDocumentString<CaseLineFragment, unknown>;
export const CaseMomentFragmentDoc = new TypedDocumentString(`
    fragment CaseMoment on CaseEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  editedAt
  actor {
    kind
    name
  }
  signals {
    id
    title
  }
}
    `, {"fragmentName":"CaseMoment"}) as unknown as TypedDocumentString<CaseMomentFragment, unknown>;
export const EntityLineFragmentDoc = new TypedDocumentString(`
    fragment EntityLine on Entity {
  id
  kind
  value
  firstSeen
  lastSeen
  riskScore
  riskLevel
  signalCount
}
    `, {"fragmentName":"EntityLine"}) as unknown as TypedDocumentString<EntityLineFragment, unknown>;
export const ExportLineFragmentDoc = new TypedDocumentString(`
    fragment ExportLine on Export {
  id
  target
  query
  from
  to
  format
  columns
  direction
  total
  url
  createdAt
  expiresAt
}
    `, {"fragmentName":"ExportLine"}) as unknown as TypedDocumentString<ExportLineFragment, unknown>;
export const TemplateLineFragmentDoc = new TypedDocumentString(`
    fragment TemplateLine on IncidentTemplate {
  id
  name
  isDefault
  builtIn
  version
  fields {
    name
    label
    type
    required
    options
    default
  }
}
    `, {"fragmentName":"TemplateLine"}) as unknown as TypedDocumentString<TemplateLineFragment, unknown>;
export const IncidentLineFragmentDoc = new TypedDocumentString(`
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}
    `, {"fragmentName":"IncidentLine"}) as unknown as TypedDocumentString<IncidentLineFragment, unknown>;
export const IncidentMomentFragmentDoc = new TypedDocumentString(`
    fragment IncidentMoment on IncidentEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  actor {
    kind
    name
  }
}
    `, {"fragmentName":"IncidentMoment"}) as unknown as TypedDocumentString<IncidentMomentFragment, unknown>;
export const LogLineFragmentDoc = new TypedDocumentString(`
    fragment LogLine on Log {
  id
  timestamp
  message
  status
  source
  service
  host
  tags
  attributes
}
    `, {"fragmentName":"LogLine"}) as unknown as TypedDocumentString<LogLineFragment, unknown>;
export const ThreatMatchFragmentDoc = new TypedDocumentString(`
    fragment ThreatMatch on ThreatIntelResult {
  indicator
  type
  category
  intention
  additionalData
  source {
    name
    url
  }
}
    `, {"fragmentName":"ThreatMatch"}) as unknown as TypedDocumentString<ThreatMatchFragment, unknown>;
export const FeedLineFragmentDoc = new TypedDocumentString(`
    fragment FeedLine on ThreatFeed {
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
    `, {"fragmentName":"FeedLine"}) as unknown as TypedDocumentString<FeedLineFragment, unknown>;
export const NotificationRuleLineFragmentDoc = new TypedDocumentString(`
    fragment NotificationRuleLine on NotificationRule {
  id
  name
  enabled
  query
  severities
  ruleTypes
  version
  targets {
    kind
    address
  }
}
    `, {"fragmentName":"NotificationRuleLine"}) as unknown as TypedDocumentString<NotificationRuleLineFragment, unknown>;
export const DeliveryLineFragmentDoc = new TypedDocumentString(`
    fragment DeliveryLine on Delivery {
  id
  state
  attempts
  lastAttemptAt
  nextAttemptAt
  lastError
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
    `, {"fragmentName":"DeliveryLine"}) as unknown as TypedDocumentString<DeliveryLineFragment, unknown>;
export const RuleLineFragmentDoc = new TypedDocumentString(`
    fragment RuleLine on DetectionRule {
  id
  name
  message
  enabled
  type
  method
  tags
  version
  isDefault
  sigmaId
  createdAt
  updatedAt
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  createdBy {
    id
    name
  }
}
    `, {"fragmentName":"RuleLine"}) as unknown as TypedDocumentString<RuleLineFragment, unknown>;
export const HistoricalJobLineFragmentDoc = new TypedDocumentString(`
    fragment HistoricalJobLine on HistoricalJob {
  id
  name
  state
  progress
  logsScanned
  resultCount
  createdAt
  finishedAt
  error
}
    `, {"fragmentName":"HistoricalJobLine"}) as unknown as TypedDocumentString<HistoricalJobLineFragment, unknown>;
export const TriageLineFragmentDoc = new TypedDocumentString(`
    fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}
    `, {"fragmentName":"TriageLine"}) as unknown as TypedDocumentString<TriageLineFragment, unknown>;
export const SignalLineFragmentDoc = new TypedDocumentString(`
    fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
    fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`, {"fragmentName":"SignalLine"}) as unknown as TypedDocumentString<SignalLineFragment, unknown>;
export const FacetCountsFragmentDoc = new TypedDocumentString(`
    fragment FacetCounts on Facet {
  field
  label
  kind
  values {
    value
    label
    count
    selected
  }
  otherCount
  missingCount
  distinctCount
  min
  max
}
    `, {"fragmentName":"FacetCounts"}) as unknown as TypedDocumentString<FacetCountsFragment, unknown>;
export const CurvesFragmentDoc = new TypedDocumentString(`
    fragment Curves on Timeseries {
  interval
  series {
    group
    points {
      at
      value
    }
  }
}
    `, {"fragmentName":"Curves"}) as unknown as TypedDocumentString<CurvesFragment, unknown>;
export const NextPageFragmentDoc = new TypedDocumentString(`
    fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}
    `, {"fragmentName":"NextPage"}) as unknown as TypedDocumentString<NextPageFragment, unknown>;
export const FieldLineFragmentDoc = new TypedDocumentString(`
    fragment FieldLine on SearchField {
  field
  label
  kind
  group
  description
  sortable
  facetable
}
    `, {"fragmentName":"FieldLine"}) as unknown as TypedDocumentString<FieldLineFragment, unknown>;
export const SuppressionLineFragmentDoc = new TypedDocumentString(`
    fragment SuppressionLine on Suppression {
  id
  name
  description
  enabled
  ruleQuery
  suppressionQuery
  dataExclusionQuery
  startsAt
  expiresAt
  tags
  version
  suppressedCount
  excludedCount
  createdBy {
    id
    name
  }
}
    `, {"fragmentName":"SuppressionLine"}) as unknown as TypedDocumentString<SuppressionLineFragment, unknown>;
export const AssetLineFragmentDoc = new TypedDocumentString(`
    fragment AssetLine on CriticalAsset {
  id
  name
  query
  ruleQuery
  effect
  enabled
}
    `, {"fragmentName":"AssetLine"}) as unknown as TypedDocumentString<AssetLineFragment, unknown>;
export const BulkLineFragmentDoc = new TypedDocumentString(`
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}
    `, {"fragmentName":"BulkLine"}) as unknown as TypedDocumentString<BulkLineFragment, unknown>;
export const ViewLineFragmentDoc = new TypedDocumentString(`
    fragment ViewLine on SavedView {
  id
  name
  query
  visualization
  columns
  facets
  starred
  isDefault
  updatedAt
  range {
    from
    to
  }
  sort {
    field
    direction
  }
  owner {
    id
    name
  }
}
    `, {"fragmentName":"ViewLine"}) as unknown as TypedDocumentString<ViewLineFragment, unknown>;
export const SecretLineFragmentDoc = new TypedDocumentString(`
    fragment SecretLine on Secret {
  id
  name
  createdAt
  updatedAt
  updatedBy {
    kind
    name
  }
}
    `, {"fragmentName":"SecretLine"}) as unknown as TypedDocumentString<SecretLineFragment, unknown>;
export const WorkflowLineFragmentDoc = new TypedDocumentString(`
    fragment WorkflowLine on Workflow {
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
    `, {"fragmentName":"WorkflowLine"}) as unknown as TypedDocumentString<WorkflowLineFragment, unknown>;
export const RunLineFragmentDoc = new TypedDocumentString(`
    fragment RunLine on WorkflowRun {
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
    output
    error
  }
}
    `, {"fragmentName":"RunLine"}) as unknown as TypedDocumentString<RunLineFragment, unknown>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    user {
      id
      name
      handle
      email
    }
    permissions
    roles {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const DirectoryDocument = new TypedDocumentString(`
    query Directory($first: Int = 100, $after: String) {
  users(first: $first, after: $after) {
    edges {
      node {
        ...UserLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
  roles {
    ...RoleLine
  }
  permissions {
    name
    description
  }
  teams {
    ...TeamLine
  }
}
    fragment RoleLine on Role {
  id
  name
  managed
  permissions
  restrictionQuery
}
fragment UserLine on User {
  id
  name
  handle
  email
  disabled
  roles {
    id
    name
  }
  teams {
    id
    name
  }
}
fragment TeamLine on Team {
  id
  name
  handle
  members {
    id
  }
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<DirectoryQuery, DirectoryQueryVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($input: UserInput!) {
  createUser(input: $input) {
    ...UserLine
  }
}
    fragment UserLine on User {
  id
  name
  handle
  email
  disabled
  roles {
    id
    name
  }
  teams {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const GiveRolesDocument = new TypedDocumentString(`
    mutation GiveRoles($userId: ID!, $roleIds: [ID!]!) {
  setUserRoles(userId: $userId, roleIds: $roleIds) {
    ...UserLine
  }
}
    fragment UserLine on User {
  id
  name
  handle
  email
  disabled
  roles {
    id
    name
  }
  teams {
    id
    name
  }
}`) as unknown as TypedDocumentString<GiveRolesMutation, GiveRolesMutationVariables>;
export const ShutOutDocument = new TypedDocumentString(`
    mutation ShutOut($userId: ID!, $disabled: Boolean! = true) {
  disableUser(userId: $userId, disabled: $disabled) {
    ...UserLine
  }
}
    fragment UserLine on User {
  id
  name
  handle
  email
  disabled
  roles {
    id
    name
  }
  teams {
    id
    name
  }
}`) as unknown as TypedDocumentString<ShutOutMutation, ShutOutMutationVariables>;
export const CreateRoleDocument = new TypedDocumentString(`
    mutation CreateRole($input: RoleInput!) {
  createRole(input: $input) {
    ...RoleLine
  }
}
    fragment RoleLine on Role {
  id
  name
  managed
  permissions
  restrictionQuery
}`) as unknown as TypedDocumentString<CreateRoleMutation, CreateRoleMutationVariables>;
export const UpdateRoleDocument = new TypedDocumentString(`
    mutation UpdateRole($id: ID!, $input: RoleInput!) {
  updateRole(id: $id, input: $input) {
    ...RoleLine
  }
}
    fragment RoleLine on Role {
  id
  name
  managed
  permissions
  restrictionQuery
}`) as unknown as TypedDocumentString<UpdateRoleMutation, UpdateRoleMutationVariables>;
export const DeleteRoleDocument = new TypedDocumentString(`
    mutation DeleteRole($id: ID!) {
  deleteRole(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteRoleMutation, DeleteRoleMutationVariables>;
export const CreateTeamDocument = new TypedDocumentString(`
    mutation CreateTeam($input: TeamInput!) {
  createTeam(input: $input) {
    ...TeamLine
  }
}
    fragment TeamLine on Team {
  id
  name
  handle
  members {
    id
  }
}`) as unknown as TypedDocumentString<CreateTeamMutation, CreateTeamMutationVariables>;
export const UpdateTeamDocument = new TypedDocumentString(`
    mutation UpdateTeam($id: ID!, $input: TeamInput!) {
  updateTeam(id: $id, input: $input) {
    ...TeamLine
  }
}
    fragment TeamLine on Team {
  id
  name
  handle
  members {
    id
  }
}`) as unknown as TypedDocumentString<UpdateTeamMutation, UpdateTeamMutationVariables>;
export const DeleteTeamDocument = new TypedDocumentString(`
    mutation DeleteTeam($id: ID!) {
  deleteTeam(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteTeamMutation, DeleteTeamMutationVariables>;
export const WhySeenDocument = new TypedDocumentString(`
    query WhySeen($signalId: ID!, $userId: ID!) {
  explainAccess(id: $signalId, userId: $userId) {
    sees
    reason
    roles {
      reads
      selects
      reason
      role {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhySeenQuery, WhySeenQueryVariables>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys {
  apiKeys {
    ...KeyLine
  }
}
    fragment KeyLine on ApiKey {
  id
  name
  prefix
  createdAt
  lastUsedAt
  expiresAt
  revokedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: ApiKeyInput!) {
  createApiKey(input: $input) {
    token
    apiKey {
      ...KeyLine
    }
  }
}
    fragment KeyLine on ApiKey {
  id
  name
  prefix
  createdAt
  lastUsedAt
  expiresAt
  revokedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($id: ID!) {
  revokeApiKey(id: $id) {
    ...KeyLine
  }
}
    fragment KeyLine on ApiKey {
  id
  name
  prefix
  createdAt
  lastUsedAt
  expiresAt
  revokedAt
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const AuditTrailDocument = new TypedDocumentString(`
    query AuditTrail($query: String!, $range: TimeRangeInput!, $first: Int = 50, $after: String) {
  auditEvents(query: $query, range: $range, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        at
        action
        assetType
        assetId
        assetName
        requestId
        clientIp
        hash
        previousHash
        actor {
          kind
          id
          name
        }
        changes {
          field
          previousValue
          newValue
        }
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<AuditTrailQuery, AuditTrailQueryVariables>;
export const AuditFieldsDocument = new TypedDocumentString(`
    query AuditFields($prefix: String) {
  auditFields(prefix: $prefix) {
    ...FieldLine
  }
}
    fragment FieldLine on SearchField {
  field
  label
  kind
  group
  description
  sortable
  facetable
}`) as unknown as TypedDocumentString<AuditFieldsQuery, AuditFieldsQueryVariables>;
export const VerifyAuditDocument = new TypedDocumentString(`
    query VerifyAudit($range: TimeRangeInput!) {
  verifyAuditTrail(range: $range) {
    valid
    checked
    firstBrokenId
  }
}
    `) as unknown as TypedDocumentString<VerifyAuditQuery, VerifyAuditQueryVariables>;
export const CaseProjectsDocument = new TypedDocumentString(`
    query CaseProjects {
  caseProjects {
    ...ProjectLine
  }
}
    fragment ProjectLine on CaseProject {
  id
  key
  name
  starred
  openCaseCount
}`) as unknown as TypedDocumentString<CaseProjectsQuery, CaseProjectsQueryVariables>;
export const CreateCaseProjectDocument = new TypedDocumentString(`
    mutation CreateCaseProject($input: CaseProjectInput!) {
  createCaseProject(input: $input) {
    ...ProjectLine
  }
}
    fragment ProjectLine on CaseProject {
  id
  key
  name
  starred
  openCaseCount
}`) as unknown as TypedDocumentString<CreateCaseProjectMutation, CreateCaseProjectMutationVariables>;
export const StarCaseProjectDocument = new TypedDocumentString(`
    mutation StarCaseProject($id: ID!, $starred: Boolean!) {
  starCaseProject(id: $id, starred: $starred) {
    ...ProjectLine
  }
}
    fragment ProjectLine on CaseProject {
  id
  key
  name
  starred
  openCaseCount
}`) as unknown as TypedDocumentString<StarCaseProjectMutation, StarCaseProjectMutationVariables>;
export const CasesDocument = new TypedDocumentString(`
    query Cases($query: String!, $sort: CaseSortInput, $first: Int! = 25, $after: String) {
  cases(query: $query, sort: $sort, first: $first, after: $after) {
    total
    edges {
      cursor
      node {
        ...CaseLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<CasesQuery, CasesQueryVariables>;
export const CaseFieldsDocument = new TypedDocumentString(`
    query CaseFields($prefix: String) {
  caseFields(prefix: $prefix) {
    ...FieldLine
  }
}
    fragment FieldLine on SearchField {
  field
  label
  kind
  group
  description
  sortable
  facetable
}`) as unknown as TypedDocumentString<CaseFieldsQuery, CaseFieldsQueryVariables>;
export const CasePageDocument = new TypedDocumentString(`
    query CasePage($key: String!) {
  case(key: $key) {
    ...CaseLine
    description
    signalSearch {
      total
      signals(first: 20) {
        edges {
          node {
            ...SignalLine
          }
        }
      }
      facets(facets: [{field: "status"}, {field: "technique"}]) {
        ...FacetCounts
      }
    }
    timeline(first: 50) {
      edges {
        cursor
        node {
          ...CaseMoment
        }
      }
      pageInfo {
        ...NextPage
      }
    }
    notebook {
      id
      kind
      body
      updatedAt
      updatedBy {
        id
        name
      }
    }
    watchers {
      id
      name
    }
    incidents {
      id
      publicId
      title
      state
    }
    workflowRuns(first: 10) {
      edges {
        node {
          ...RunLine
        }
      }
    }
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}
fragment CaseMoment on CaseEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  editedAt
  actor {
    kind
    name
  }
  signals {
    id
    title
  }
}
fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}
fragment FacetCounts on Facet {
  field
  label
  kind
  values {
    value
    label
    count
    selected
  }
  otherCount
  missingCount
  distinctCount
  min
  max
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}
fragment RunLine on WorkflowRun {
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
    output
    error
  }
}`) as unknown as TypedDocumentString<CasePageQuery, CasePageQueryVariables>;
export const CreateCaseDocument = new TypedDocumentString(`
    mutation CreateCase($input: CreateCaseInput!) {
  createCase(input: $input) {
    ...CaseLine
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<CreateCaseMutation, CreateCaseMutationVariables>;
export const UpdateCaseDocument = new TypedDocumentString(`
    mutation UpdateCase($id: ID!, $input: UpdateCaseInput!, $expectedVersion: Int) {
  updateCase(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...CaseLine
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<UpdateCaseMutation, UpdateCaseMutationVariables>;
export const AddToCaseDocument = new TypedDocumentString(`
    mutation AddToCase($caseId: ID!, $signalIds: [ID!]!) {
  addSignalsToCase(caseId: $caseId, signalIds: $signalIds) {
    ...CaseLine
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<AddToCaseMutation, AddToCaseMutationVariables>;
export const TakeFromCaseDocument = new TypedDocumentString(`
    mutation TakeFromCase($caseId: ID!, $signalId: ID!) {
  removeSignalFromCase(caseId: $caseId, signalId: $signalId) {
    ...CaseLine
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<TakeFromCaseMutation, TakeFromCaseMutationVariables>;
export const CommentOnCaseDocument = new TypedDocumentString(`
    mutation CommentOnCase($caseId: ID!, $body: String!) {
  commentOnCase(caseId: $caseId, body: $body) {
    ...CaseMoment
  }
}
    fragment CaseMoment on CaseEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  editedAt
  actor {
    kind
    name
  }
  signals {
    id
    title
  }
}`) as unknown as TypedDocumentString<CommentOnCaseMutation, CommentOnCaseMutationVariables>;
export const EditCaseCommentDocument = new TypedDocumentString(`
    mutation EditCaseComment($id: ID!, $body: String!) {
  editCaseComment(id: $id, body: $body) {
    ...CaseMoment
  }
}
    fragment CaseMoment on CaseEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  editedAt
  actor {
    kind
    name
  }
  signals {
    id
    title
  }
}`) as unknown as TypedDocumentString<EditCaseCommentMutation, EditCaseCommentMutationVariables>;
export const DeleteCaseCommentDocument = new TypedDocumentString(`
    mutation DeleteCaseComment($id: ID!) {
  deleteCaseComment(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteCaseCommentMutation, DeleteCaseCommentMutationVariables>;
export const WriteNotebookDocument = new TypedDocumentString(`
    mutation WriteNotebook($caseId: ID!, $cells: [NotebookCellInput!]!, $expectedVersion: Int) {
  writeCaseNotebook(
    caseId: $caseId
    cells: $cells
    expectedVersion: $expectedVersion
  ) {
    id
    notebook {
      id
      kind
      body
    }
  }
}
    `) as unknown as TypedDocumentString<WriteNotebookMutation, WriteNotebookMutationVariables>;
export const WatchCaseDocument = new TypedDocumentString(`
    mutation WatchCase($caseId: ID!, $watching: Boolean!) {
  watchCase(caseId: $caseId, watching: $watching) {
    id
    watchers {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WatchCaseMutation, WatchCaseMutationVariables>;
export const MergeCasesDocument = new TypedDocumentString(`
    mutation MergeCases($intoCaseId: ID!, $caseIds: [ID!]!) {
  mergeCases(intoCaseId: $intoCaseId, caseIds: $caseIds) {
    ...CaseLine
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<MergeCasesMutation, MergeCasesMutationVariables>;
export const UnmergeCaseDocument = new TypedDocumentString(`
    mutation UnmergeCase($caseId: ID!) {
  unmergeCase(caseId: $caseId) {
    ...CaseLine
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<UnmergeCaseMutation, UnmergeCaseMutationVariables>;
export const SignalsByRuleDocument = new TypedDocumentString(`
    query SignalsByRule($query: String!, $range: TimeRangeInput!, $first: Int! = 25, $after: String) {
  signalSearch(query: $query, range: $range) {
    rules(first: $first, after: $after) {
      edges {
        cursor
        node {
          rule {
            id
            name
            method
            tags
          }
          count
          share
          lastSeen
          bySeverity {
            severity
            count
          }
          trend {
            at
            value
          }
        }
      }
      pageInfo {
        ...NextPage
      }
    }
  }
}
    fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<SignalsByRuleQuery, SignalsByRuleQueryVariables>;
export const SignalCurvesDocument = new TypedDocumentString(`
    query SignalCurves($query: String!, $range: TimeRangeInput!, $groupBy: [GroupByInput!]!, $measure: MeasureInput, $interval: Duration) {
  signalSearch(query: $query, range: $range) {
    timeseries(groupBy: $groupBy, measure: $measure, interval: $interval) {
      ...Curves
    }
  }
}
    fragment Curves on Timeseries {
  interval
  series {
    group
    points {
      at
      value
    }
  }
}`) as unknown as TypedDocumentString<SignalCurvesQuery, SignalCurvesQueryVariables>;
export const SignalSharesDocument = new TypedDocumentString(`
    query SignalShares($query: String!, $range: TimeRangeInput!, $groupBy: GroupByInput!, $measure: MeasureInput) {
  signalSearch(query: $query, range: $range) {
    topList(groupBy: $groupBy, measure: $measure) {
      rows {
        key
        label
        value
      }
      otherCount
    }
    pie(groupBy: $groupBy, measure: $measure) {
      slices {
        key
        label
        value
        share
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignalSharesQuery, SignalSharesQueryVariables>;
export const SignalTableDocument = new TypedDocumentString(`
    query SignalTable($query: String!, $range: TimeRangeInput!, $groupBy: [GroupByInput!]!, $measures: [MeasureInput!]) {
  signalSearch(query: $query, range: $range) {
    table(groupBy: $groupBy, measures: $measures) {
      groups {
        field
        key
        label
        values
        filterQuery
        excludeQuery
        groups {
          field
          key
          label
          values
          filterQuery
          excludeQuery
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignalTableQuery, SignalTableQueryVariables>;
export const SignalTimesDocument = new TypedDocumentString(`
    query SignalTimes($query: String!, $range: TimeRangeInput!, $groupBy: GroupByInput) {
  signalSearch(query: $query, range: $range) {
    triageMetrics(groupBy: $groupBy) {
      key
      signals
      timeToDetect {
        p50
        p90
        mean
      }
      timeToAcknowledge {
        p50
        p90
        mean
      }
      timeToResolve {
        p50
        p90
        mean
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignalTimesQuery, SignalTimesQueryVariables>;
export const RiskiestEntitiesDocument = new TypedDocumentString(`
    query RiskiestEntities($query: String, $kinds: [EntityKind!], $range: TimeRangeInput!, $first: Int = 25, $after: String) {
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
        ...EntityLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment EntityLine on Entity {
  id
  kind
  value
  firstSeen
  lastSeen
  riskScore
  riskLevel
  signalCount
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<RiskiestEntitiesQuery, RiskiestEntitiesQueryVariables>;
export const EntityPageDocument = new TypedDocumentString(`
    query EntityPage($kind: EntityKind!, $value: String!, $range: TimeRangeInput!) {
  entity(kind: $kind, value: $value) {
    ...EntityLine
    riskHistory(range: $range) {
      at
      value
    }
    signalSearch(range: $range) {
      total
      signals(first: 20) {
        edges {
          node {
            ...SignalLine
          }
        }
      }
    }
    logSearch(range: $range) {
      total
      topList(groupBy: {field: "@evt.name", limit: 10}) {
        rows {
          key
          value
        }
      }
    }
  }
}
    fragment EntityLine on Entity {
  id
  kind
  value
  firstSeen
  lastSeen
  riskScore
  riskLevel
  signalCount
}
fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<EntityPageQuery, EntityPageQueryVariables>;
export const AddressPageDocument = new TypedDocumentString(`
    query AddressPage($ip: String!, $range: TimeRangeInput!) {
  ipInvestigation(ip: $ip, range: $range) {
    ip
    firstSeen
    lastSeen
    logCount
    signalCount
    geo {
      countryCode
      country
      city
      latitude
      longitude
    }
    autonomousSystem {
      number
      name
    }
    threatIntel {
      ...ThreatMatch
    }
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
          ...SignalLine
        }
      }
    }
  }
}
    fragment ThreatMatch on ThreatIntelResult {
  indicator
  type
  category
  intention
  additionalData
  source {
    name
    url
  }
}
fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<AddressPageQuery, AddressPageQueryVariables>;
export const NeighbourhoodDocument = new TypedDocumentString(`
    query Neighbourhood($kind: EntityKind!, $value: String!, $range: TimeRangeInput!, $depth: Int! = 1, $limit: Int! = 100, $actions: [String!]) {
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
    `) as unknown as TypedDocumentString<NeighbourhoodQuery, NeighbourhoodQueryVariables>;
export const ExportsDocument = new TypedDocumentString(`
    query Exports {
  exports {
    ...ExportLine
  }
}
    fragment ExportLine on Export {
  id
  target
  query
  from
  to
  format
  columns
  direction
  total
  url
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<ExportsQuery, ExportsQueryVariables>;
export const ExportOfDocument = new TypedDocumentString(`
    query ExportOf($id: ID!) {
  export(id: $id) {
    ...ExportLine
  }
}
    fragment ExportLine on Export {
  id
  target
  query
  from
  to
  format
  columns
  direction
  total
  url
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<ExportOfQuery, ExportOfQueryVariables>;
export const CreateExportDocument = new TypedDocumentString(`
    mutation CreateExport($input: CreateExportInput!) {
  createExport(input: $input) {
    ...ExportLine
  }
}
    fragment ExportLine on Export {
  id
  target
  query
  from
  to
  format
  columns
  direction
  total
  url
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<CreateExportMutation, CreateExportMutationVariables>;
export const DeleteExportDocument = new TypedDocumentString(`
    mutation DeleteExport($id: ID!) {
  deleteExport(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteExportMutation, DeleteExportMutationVariables>;
export const IncidentTemplatesDocument = new TypedDocumentString(`
    query IncidentTemplates {
  incidentTemplates {
    ...TemplateLine
  }
}
    fragment TemplateLine on IncidentTemplate {
  id
  name
  isDefault
  builtIn
  version
  fields {
    name
    label
    type
    required
    options
    default
  }
}`) as unknown as TypedDocumentString<IncidentTemplatesQuery, IncidentTemplatesQueryVariables>;
export const CreateIncidentTemplateDocument = new TypedDocumentString(`
    mutation CreateIncidentTemplate($input: IncidentTemplateInput!) {
  createIncidentTemplate(input: $input) {
    ...TemplateLine
  }
}
    fragment TemplateLine on IncidentTemplate {
  id
  name
  isDefault
  builtIn
  version
  fields {
    name
    label
    type
    required
    options
    default
  }
}`) as unknown as TypedDocumentString<CreateIncidentTemplateMutation, CreateIncidentTemplateMutationVariables>;
export const UpdateIncidentTemplateDocument = new TypedDocumentString(`
    mutation UpdateIncidentTemplate($id: ID!, $input: IncidentTemplateInput!, $expectedVersion: Int) {
  updateIncidentTemplate(
    id: $id
    input: $input
    expectedVersion: $expectedVersion
  ) {
    ...TemplateLine
  }
}
    fragment TemplateLine on IncidentTemplate {
  id
  name
  isDefault
  builtIn
  version
  fields {
    name
    label
    type
    required
    options
    default
  }
}`) as unknown as TypedDocumentString<UpdateIncidentTemplateMutation, UpdateIncidentTemplateMutationVariables>;
export const DeleteIncidentTemplateDocument = new TypedDocumentString(`
    mutation DeleteIncidentTemplate($id: ID!) {
  deleteIncidentTemplate(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteIncidentTemplateMutation, DeleteIncidentTemplateMutationVariables>;
export const IncidentsDocument = new TypedDocumentString(`
    query Incidents($query: String!, $sort: IncidentSortInput, $first: Int! = 25, $after: String) {
  incidents(query: $query, sort: $sort, first: $first, after: $after) {
    total
    edges {
      node {
        ...IncidentLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<IncidentsQuery, IncidentsQueryVariables>;
export const IncidentCountsDocument = new TypedDocumentString(`
    query IncidentCounts($query: String!, $range: TimeRangeInput!, $facets: [FacetInput!]!) {
  incidentSearch(query: $query, range: $range) {
    total
    facets(facets: $facets) {
      ...FacetCounts
    }
  }
}
    fragment FacetCounts on Facet {
  field
  label
  kind
  values {
    value
    label
    count
    selected
  }
  otherCount
  missingCount
  distinctCount
  min
  max
}`) as unknown as TypedDocumentString<IncidentCountsQuery, IncidentCountsQueryVariables>;
export const IncidentFieldsDocument = new TypedDocumentString(`
    query IncidentFields($prefix: String) {
  incidentFields(prefix: $prefix) {
    ...FieldLine
  }
}
    fragment FieldLine on SearchField {
  field
  label
  kind
  group
  description
  sortable
  facetable
}`) as unknown as TypedDocumentString<IncidentFieldsQuery, IncidentFieldsQueryVariables>;
export const IncidentPageDocument = new TypedDocumentString(`
    query IncidentPage($publicId: Int!) {
  incident(publicId: $publicId) {
    ...IncidentLine
    fields
    signals(first: 20) {
      edges {
        node {
          ...SignalLine
        }
      }
    }
    cases {
      ...CaseLine
    }
    timeline(first: 50) {
      edges {
        node {
          ...IncidentMoment
        }
      }
    }
  }
}
    fragment CaseLine on Case {
  id
  key
  title
  status
  priority
  closeReason
  createdAt
  updatedAt
  closedAt
  signalCount
  version
  project {
    id
    key
    name
  }
  assignee {
    id
    name
  }
  createdBy {
    kind
    name
  }
}
fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}
fragment IncidentMoment on IncidentEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  actor {
    kind
    name
  }
}
fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<IncidentPageQuery, IncidentPageQueryVariables>;
export const DeclareIncidentDocument = new TypedDocumentString(`
    mutation DeclareIncident($input: DeclareIncidentInput!) {
  declareIncident(input: $input) {
    ...IncidentLine
  }
}
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}`) as unknown as TypedDocumentString<DeclareIncidentMutation, DeclareIncidentMutationVariables>;
export const UpdateIncidentDocument = new TypedDocumentString(`
    mutation UpdateIncident($id: ID!, $input: UpdateIncidentInput!, $expectedVersion: Int) {
  updateIncident(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...IncidentLine
  }
}
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpdateIncidentMutation, UpdateIncidentMutationVariables>;
export const AddToIncidentDocument = new TypedDocumentString(`
    mutation AddToIncident($incidentId: ID!, $signalIds: [ID!]!) {
  addSignalsToIncident(incidentId: $incidentId, signalIds: $signalIds) {
    ...IncidentLine
  }
}
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}`) as unknown as TypedDocumentString<AddToIncidentMutation, AddToIncidentMutationVariables>;
export const TakeFromIncidentDocument = new TypedDocumentString(`
    mutation TakeFromIncident($incidentId: ID!, $signalId: ID!) {
  removeSignalFromIncident(incidentId: $incidentId, signalId: $signalId) {
    ...IncidentLine
  }
}
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}`) as unknown as TypedDocumentString<TakeFromIncidentMutation, TakeFromIncidentMutationVariables>;
export const JoinCaseToIncidentDocument = new TypedDocumentString(`
    mutation JoinCaseToIncident($incidentId: ID!, $caseId: ID!) {
  addCaseToIncident(incidentId: $incidentId, caseId: $caseId) {
    ...IncidentLine
    cases {
      id
      key
    }
  }
}
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}`) as unknown as TypedDocumentString<JoinCaseToIncidentMutation, JoinCaseToIncidentMutationVariables>;
export const PartCaseFromIncidentDocument = new TypedDocumentString(`
    mutation PartCaseFromIncident($incidentId: ID!, $caseId: ID!) {
  removeCaseFromIncident(incidentId: $incidentId, caseId: $caseId) {
    ...IncidentLine
    cases {
      id
      key
    }
  }
}
    fragment IncidentLine on Incident {
  id
  publicId
  title
  severity
  state
  declaredAt
  resolvedAt
  customerImpacted
  signalCount
  version
  commander {
    id
    name
  }
}`) as unknown as TypedDocumentString<PartCaseFromIncidentMutation, PartCaseFromIncidentMutationVariables>;
export const NoteOnIncidentDocument = new TypedDocumentString(`
    mutation NoteOnIncident($incidentId: ID!, $body: String!) {
  addIncidentNote(incidentId: $incidentId, body: $body) {
    ...IncidentMoment
  }
}
    fragment IncidentMoment on IncidentEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  actor {
    kind
    name
  }
}`) as unknown as TypedDocumentString<NoteOnIncidentMutation, NoteOnIncidentMutationVariables>;
export const EditIncidentNoteDocument = new TypedDocumentString(`
    mutation EditIncidentNote($id: ID!, $body: String!) {
  editIncidentNote(id: $id, body: $body) {
    ...IncidentMoment
  }
}
    fragment IncidentMoment on IncidentEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  actor {
    kind
    name
  }
}`) as unknown as TypedDocumentString<EditIncidentNoteMutation, EditIncidentNoteMutationVariables>;
export const DeleteIncidentNoteDocument = new TypedDocumentString(`
    mutation DeleteIncidentNote($id: ID!) {
  deleteIncidentNote(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteIncidentNoteMutation, DeleteIncidentNoteMutationVariables>;
export const SignalFeedDocument = new TypedDocumentString(`
    subscription SignalFeed($query: String! = "", $after: String) {
  signalFeed(query: $query, after: $after) {
    cursor
    kind
    lagged
    signal {
      ...SignalLine
    }
  }
}
    fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<SignalFeedSubscription, SignalFeedSubscriptionVariables>;
export const SearchChangesDocument = new TypedDocumentString(`
    subscription SearchChanges($query: String!, $range: TimeRangeInput!, $facets: [String!]!, $after: String) {
  signalSearchChanges(
    query: $query
    range: $range
    facets: $facets
    after: $after
  ) {
    cursor
    kind
    total
    lagged
    leftIds
    entered {
      ...SignalLine
    }
    changed {
      ...SignalLine
    }
    facetDeltas {
      field
      value
      label
      delta
    }
  }
}
    fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<SearchChangesSubscription, SearchChangesSubscriptionVariables>;
export const LogTailDocument = new TypedDocumentString(`
    subscription LogTail($query: String! = "") {
  logTail(query: $query) {
    ...LogLine
  }
}
    fragment LogLine on Log {
  id
  timestamp
  message
  status
  source
  service
  host
  tags
  attributes
}`) as unknown as TypedDocumentString<LogTailSubscription, LogTailSubscriptionVariables>;
export const BulkProgressDocument = new TypedDocumentString(`
    subscription BulkProgress($id: ID!) {
  bulkActionProgress(id: $id) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<BulkProgressSubscription, BulkProgressSubscriptionVariables>;
export const CaseActivityDocument = new TypedDocumentString(`
    subscription CaseActivity($id: ID!, $after: String) {
  caseActivity(id: $id, after: $after) {
    ...CaseMoment
  }
}
    fragment CaseMoment on CaseEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  editedAt
  actor {
    kind
    name
  }
  signals {
    id
    title
  }
}`) as unknown as TypedDocumentString<CaseActivitySubscription, CaseActivitySubscriptionVariables>;
export const IncidentActivityDocument = new TypedDocumentString(`
    subscription IncidentActivity($id: ID!, $after: String) {
  incidentActivity(id: $id, after: $after) {
    ...IncidentMoment
  }
}
    fragment IncidentMoment on IncidentEvent {
  id
  at
  kind
  body
  field
  previousValue
  newValue
  actor {
    kind
    name
  }
}`) as unknown as TypedDocumentString<IncidentActivitySubscription, IncidentActivitySubscriptionVariables>;
export const RunProgressDocument = new TypedDocumentString(`
    subscription RunProgress($id: ID!) {
  workflowRunProgress(id: $id) {
    ...RunLine
  }
}
    fragment RunLine on WorkflowRun {
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
    output
    error
  }
}`) as unknown as TypedDocumentString<RunProgressSubscription, RunProgressSubscriptionVariables>;
export const SendLogsDocument = new TypedDocumentString(`
    mutation SendLogs($logs: [JSONObject!]!) {
  ingestLogs(logs: $logs) {
    accepted
    rejected {
      index
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SendLogsMutation, SendLogsMutationVariables>;
export const ExploreLogsDocument = new TypedDocumentString(`
    query ExploreLogs($query: String!, $range: TimeRangeInput!, $facets: [FacetInput!]!, $first: Int! = 50, $after: String) {
  logSearch(query: $query, range: $range) {
    total
    logs(first: $first, after: $after) {
      edges {
        cursor
        node {
          ...LogLine
          ipAddresses
          threatIntel {
            indicatorsMatched
            results {
              ...ThreatMatch
            }
          }
          signals {
            id
            title
          }
        }
      }
      pageInfo {
        ...NextPage
      }
    }
    facets(facets: $facets) {
      ...FacetCounts
    }
    timeseries(groupBy: [{field: "source", limit: 5}]) {
      ...Curves
    }
    topList(groupBy: {field: "@evt.name", limit: 10}) {
      rows {
        key
        label
        value
      }
    }
  }
}
    fragment LogLine on Log {
  id
  timestamp
  message
  status
  source
  service
  host
  tags
  attributes
}
fragment ThreatMatch on ThreatIntelResult {
  indicator
  type
  category
  intention
  additionalData
  source {
    name
    url
  }
}
fragment FacetCounts on Facet {
  field
  label
  kind
  values {
    value
    label
    count
    selected
  }
  otherCount
  missingCount
  distinctCount
  min
  max
}
fragment Curves on Timeseries {
  interval
  series {
    group
    points {
      at
      value
    }
  }
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<ExploreLogsQuery, ExploreLogsQueryVariables>;
export const LogFieldsDocument = new TypedDocumentString(`
    query LogFields($prefix: String) {
  logFields(prefix: $prefix) {
    ...FieldLine
  }
}
    fragment FieldLine on SearchField {
  field
  label
  kind
  group
  description
  sortable
  facetable
}`) as unknown as TypedDocumentString<LogFieldsQuery, LogFieldsQueryVariables>;
export const ThreatFeedsDocument = new TypedDocumentString(`
    query ThreatFeeds {
  threatFeeds {
    ...FeedLine
  }
}
    fragment FeedLine on ThreatFeed {
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
}`) as unknown as TypedDocumentString<ThreatFeedsQuery, ThreatFeedsQueryVariables>;
export const CreateThreatFeedDocument = new TypedDocumentString(`
    mutation CreateThreatFeed($input: ThreatFeedInput!) {
  createThreatFeed(input: $input) {
    ...FeedLine
  }
}
    fragment FeedLine on ThreatFeed {
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
}`) as unknown as TypedDocumentString<CreateThreatFeedMutation, CreateThreatFeedMutationVariables>;
export const UpdateThreatFeedDocument = new TypedDocumentString(`
    mutation UpdateThreatFeed($id: ID!, $input: ThreatFeedInput!) {
  updateThreatFeed(id: $id, input: $input) {
    ...FeedLine
  }
}
    fragment FeedLine on ThreatFeed {
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
}`) as unknown as TypedDocumentString<UpdateThreatFeedMutation, UpdateThreatFeedMutationVariables>;
export const DeleteThreatFeedDocument = new TypedDocumentString(`
    mutation DeleteThreatFeed($id: ID!) {
  deleteThreatFeed(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteThreatFeedMutation, DeleteThreatFeedMutationVariables>;
export const FetchThreatFeedDocument = new TypedDocumentString(`
    mutation FetchThreatFeed($id: ID!) {
  syncThreatFeed(id: $id) {
    ...FeedLine
  }
}
    fragment FeedLine on ThreatFeed {
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
}`) as unknown as TypedDocumentString<FetchThreatFeedMutation, FetchThreatFeedMutationVariables>;
export const FillThreatFeedDocument = new TypedDocumentString(`
    mutation FillThreatFeed($feedId: ID!, $format: IndicatorFormat!, $content: String!) {
  importIndicators(feedId: $feedId, format: $format, content: $content) {
    added
    updated
    removed
    rejected {
      line
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FillThreatFeedMutation, FillThreatFeedMutationVariables>;
export const LookUpDocument = new TypedDocumentString(`
    query LookUp($value: String!) {
  indicator(value: $value) {
    value
    type
    firstSeen
    lastSeen
    logMatches
    signalMatches
    matches {
      ...ThreatMatch
    }
  }
}
    fragment ThreatMatch on ThreatIntelResult {
  indicator
  type
  category
  intention
  additionalData
  source {
    name
    url
  }
}`) as unknown as TypedDocumentString<LookUpQuery, LookUpQueryVariables>;
export const LookBackDocument = new TypedDocumentString(`
    mutation LookBack($feedId: ID!, $range: TimeRangeInput!) {
  retroMatchFeed(feedId: $feedId, range: $range) {
    matchedIndicators
    matchedLogs
    sightings(first: 100) {
      edges {
        node {
          indicator
          log {
            id
            timestamp
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LookBackMutation, LookBackMutationVariables>;
export const NotificationRulesDocument = new TypedDocumentString(`
    query NotificationRules {
  notificationRules {
    ...NotificationRuleLine
  }
}
    fragment NotificationRuleLine on NotificationRule {
  id
  name
  enabled
  query
  severities
  ruleTypes
  version
  targets {
    kind
    address
  }
}`) as unknown as TypedDocumentString<NotificationRulesQuery, NotificationRulesQueryVariables>;
export const CreateNotificationRuleDocument = new TypedDocumentString(`
    mutation CreateNotificationRule($input: NotificationRuleInput!) {
  createNotificationRule(input: $input) {
    ...NotificationRuleLine
  }
}
    fragment NotificationRuleLine on NotificationRule {
  id
  name
  enabled
  query
  severities
  ruleTypes
  version
  targets {
    kind
    address
  }
}`) as unknown as TypedDocumentString<CreateNotificationRuleMutation, CreateNotificationRuleMutationVariables>;
export const UpdateNotificationRuleDocument = new TypedDocumentString(`
    mutation UpdateNotificationRule($id: ID!, $input: NotificationRuleInput!, $expectedVersion: Int!) {
  updateNotificationRule(
    id: $id
    input: $input
    expectedVersion: $expectedVersion
  ) {
    ...NotificationRuleLine
  }
}
    fragment NotificationRuleLine on NotificationRule {
  id
  name
  enabled
  query
  severities
  ruleTypes
  version
  targets {
    kind
    address
  }
}`) as unknown as TypedDocumentString<UpdateNotificationRuleMutation, UpdateNotificationRuleMutationVariables>;
export const DeleteNotificationRuleDocument = new TypedDocumentString(`
    mutation DeleteNotificationRule($id: ID!) {
  deleteNotificationRule(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteNotificationRuleMutation, DeleteNotificationRuleMutationVariables>;
export const TryNotificationRuleDocument = new TypedDocumentString(`
    query TryNotificationRule($input: NotificationRuleInput!, $range: TimeRangeInput!) {
  previewNotificationRule(input: $input, range: $range) {
    total
    samples {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<TryNotificationRuleQuery, TryNotificationRuleQueryVariables>;
export const TestNotificationRuleDocument = new TypedDocumentString(`
    mutation TestNotificationRule($id: ID!) {
  testNotificationRule(id: $id) {
    target {
      kind
      address
    }
    delivered
    error
  }
}
    `) as unknown as TypedDocumentString<TestNotificationRuleMutation, TestNotificationRuleMutationVariables>;
export const DeliveriesDocument = new TypedDocumentString(`
    query Deliveries($state: DeliveryState, $signalId: ID, $notificationRuleId: ID, $first: Int = 50, $after: String) {
  deliveries(
    state: $state
    signalId: $signalId
    notificationRuleId: $notificationRuleId
    first: $first
    after: $after
  ) {
    edges {
      node {
        ...DeliveryLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment DeliveryLine on Delivery {
  id
  state
  attempts
  lastAttemptAt
  nextAttemptAt
  lastError
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
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<DeliveriesQuery, DeliveriesQueryVariables>;
export const RetryDeliveryDocument = new TypedDocumentString(`
    mutation RetryDelivery($id: ID!) {
  retryDelivery(id: $id) {
    ...DeliveryLine
  }
}
    fragment DeliveryLine on Delivery {
  id
  state
  attempts
  lastAttemptAt
  nextAttemptAt
  lastError
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
}`) as unknown as TypedDocumentString<RetryDeliveryMutation, RetryDeliveryMutationVariables>;
export const RulesDocument = new TypedDocumentString(`
    query Rules($query: String, $sort: RuleSortInput, $first: Int = 50, $after: String) {
  rules(query: $query, sort: $sort, first: $first, after: $after) {
    total
    edges {
      cursor
      node {
        ...RuleLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment RuleLine on DetectionRule {
  id
  name
  message
  enabled
  type
  method
  tags
  version
  isDefault
  sigmaId
  createdAt
  updatedAt
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  createdBy {
    id
    name
  }
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<RulesQuery, RulesQueryVariables>;
export const RulePageDocument = new TypedDocumentString(`
    query RulePage($id: ID!, $range: TimeRangeInput!) {
  rule(id: $id) {
    ...RuleLine
    queries {
      name
      query
      aggregation
      groupBy
      distinctFields
      metric
    }
    cases {
      name
      condition
      severity
    }
    options {
      evaluationWindow
      keepAlive
      maxSignalDuration
      learningMethod
      learningDuration
      forgetAfter
      detectionTolerance
      decreaseCriticalityBasedOnEnv
    }
    versions {
      version
      changedAt
      changedBy {
        id
        name
      }
      changes {
        field
        previousValue
        newValue
      }
    }
    suppressions {
      id
      name
      enabled
      expiresAt
    }
    signals(range: $range) {
      total
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
    fragment RuleLine on DetectionRule {
  id
  name
  message
  enabled
  type
  method
  tags
  version
  isDefault
  sigmaId
  createdAt
  updatedAt
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<RulePageQuery, RulePageQueryVariables>;
export const CreateRuleDocument = new TypedDocumentString(`
    mutation CreateRule($input: DetectionRuleInput!) {
  createRule(input: $input) {
    ...RuleLine
  }
}
    fragment RuleLine on DetectionRule {
  id
  name
  message
  enabled
  type
  method
  tags
  version
  isDefault
  sigmaId
  createdAt
  updatedAt
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateRuleMutation, CreateRuleMutationVariables>;
export const UpdateRuleDocument = new TypedDocumentString(`
    mutation UpdateRule($id: ID!, $input: DetectionRuleInput!, $expectedVersion: Int) {
  updateRule(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...RuleLine
  }
}
    fragment RuleLine on DetectionRule {
  id
  name
  message
  enabled
  type
  method
  tags
  version
  isDefault
  sigmaId
  createdAt
  updatedAt
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpdateRuleMutation, UpdateRuleMutationVariables>;
export const SwitchRuleDocument = new TypedDocumentString(`
    mutation SwitchRule($id: ID!, $enabled: Boolean!) {
  enableRule(id: $id, enabled: $enabled) {
    id
    enabled
    version
  }
}
    `) as unknown as TypedDocumentString<SwitchRuleMutation, SwitchRuleMutationVariables>;
export const RestoreRuleDocument = new TypedDocumentString(`
    mutation RestoreRule($id: ID!, $version: Int!) {
  restoreRuleVersion(id: $id, version: $version) {
    ...RuleLine
  }
}
    fragment RuleLine on DetectionRule {
  id
  name
  message
  enabled
  type
  method
  tags
  version
  isDefault
  sigmaId
  createdAt
  updatedAt
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<RestoreRuleMutation, RestoreRuleMutationVariables>;
export const DeleteRuleDocument = new TypedDocumentString(`
    mutation DeleteRule($id: ID!) {
  deleteRule(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteRuleMutation, DeleteRuleMutationVariables>;
export const CheckRuleDocument = new TypedDocumentString(`
    query CheckRule($input: DetectionRuleInput!) {
  validateRule(input: $input) {
    valid
    errors {
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CheckRuleQuery, CheckRuleQueryVariables>;
export const TryRuleDocument = new TypedDocumentString(`
    query TryRule($input: DetectionRuleInput!, $samples: [RuleSampleInput!]!) {
  testRule(input: $input, samples: $samples) {
    passed
    results {
      index
      expected
      matched
      query
    }
  }
}
    `) as unknown as TypedDocumentString<TryRuleQuery, TryRuleQueryVariables>;
export const RulesThatMatchDocument = new TypedDocumentString(`
    query RulesThatMatch($logs: [JSONObject!]!, $ruleIds: [ID!]) {
  matchingRules(logs: $logs, ruleIds: $ruleIds) {
    index
    matches {
      query
      rule {
        id
        name
        sigmaId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RulesThatMatchQuery, RulesThatMatchQueryVariables>;
export const ImportSigmaDocument = new TypedDocumentString(`
    mutation ImportSigma($yaml: String!, $enabled: Boolean = true, $dryRun: Boolean = false) {
  importSigmaRules(yaml: $yaml, enabled: $enabled, dryRun: $dryRun) {
    imported {
      id
      name
      sigmaId
      queries {
        query
      }
    }
    rejected {
      index
      title
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportSigmaMutation, ImportSigmaMutationVariables>;
export const RunOverThePastDocument = new TypedDocumentString(`
    mutation RunOverThePast($input: HistoricalJobInput!) {
  startHistoricalJob(input: $input) {
    ...HistoricalJobLine
  }
}
    fragment HistoricalJobLine on HistoricalJob {
  id
  name
  state
  progress
  logsScanned
  resultCount
  createdAt
  finishedAt
  error
}`) as unknown as TypedDocumentString<RunOverThePastMutation, RunOverThePastMutationVariables>;
export const HistoricalResultsDocument = new TypedDocumentString(`
    query HistoricalResults($id: ID!, $first: Int = 50) {
  historicalJob(id: $id) {
    ...HistoricalJobLine
    results(first: $first) {
      edges {
        node {
          id
          title
          severity
          firstSeen
          lastSeen
          eventsMatched
          groupBy {
            field
            value
          }
        }
      }
    }
  }
}
    fragment HistoricalJobLine on HistoricalJob {
  id
  name
  state
  progress
  logsScanned
  resultCount
  createdAt
  finishedAt
  error
}`) as unknown as TypedDocumentString<HistoricalResultsQuery, HistoricalResultsQueryVariables>;
export const CancelHistoricalJobDocument = new TypedDocumentString(`
    mutation CancelHistoricalJob($id: ID!) {
  cancelHistoricalJob(id: $id) {
    ...HistoricalJobLine
  }
}
    fragment HistoricalJobLine on HistoricalJob {
  id
  name
  state
  progress
  logsScanned
  resultCount
  createdAt
  finishedAt
  error
}`) as unknown as TypedDocumentString<CancelHistoricalJobMutation, CancelHistoricalJobMutationVariables>;
export const MakeSignalsOfResultsDocument = new TypedDocumentString(`
    mutation MakeSignalsOfResults($jobId: ID!, $resultIds: [ID!]!) {
  convertHistoricalResults(jobId: $jobId, resultIds: $resultIds) {
    id
    title
  }
}
    `) as unknown as TypedDocumentString<MakeSignalsOfResultsMutation, MakeSignalsOfResultsMutationVariables>;
export const AttackMatrixDocument = new TypedDocumentString(`
    query AttackMatrix($range: TimeRangeInput!) {
  attackMatrix(range: $range) {
    tactic {
      id
      name
    }
    techniques {
      technique {
        id
        name
      }
      ruleCount
      signalCount
    }
  }
}
    `) as unknown as TypedDocumentString<AttackMatrixQuery, AttackMatrixQueryVariables>;
export const ExploreSignalsDocument = new TypedDocumentString(`
    query ExploreSignals($query: String!, $range: TimeRangeInput!, $facets: [FacetInput!]!, $sort: SignalSortInput, $first: Int! = 50, $after: String) {
  signalSearch(query: $query, range: $range) {
    total
    signals(first: $first, after: $after, sort: $sort) {
      edges {
        cursor
        node {
          ...SignalLine
        }
      }
      pageInfo {
        ...NextPage
        hasPreviousPage
        startCursor
      }
    }
    facets(facets: $facets) {
      ...FacetCounts
    }
    timeseries(groupBy: [{field: "status", limit: 5}]) {
      ...Curves
    }
  }
}
    fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}
fragment FacetCounts on Facet {
  field
  label
  kind
  values {
    value
    label
    count
    selected
  }
  otherCount
  missingCount
  distinctCount
  min
  max
}
fragment Curves on Timeseries {
  interval
  series {
    group
    points {
      at
      value
    }
  }
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<ExploreSignalsQuery, ExploreSignalsQueryVariables>;
export const SignalPanelDocument = new TypedDocumentString(`
    query SignalPanel($id: ID!) {
  signal(id: $id) {
    ...SignalLine
    message
    originalSeverity
    attributes
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
    highCardinality {
      attributes
      tags
    }
    samples {
      ...LogLine
    }
    threatIntel {
      indicatorsMatched
      results {
        ...ThreatMatch
      }
    }
    history(first: 50) {
      edges {
        cursor
        node {
          at
          action
          actor {
            kind
            name
          }
          field
          previousValue
          newValue
          reason
        }
      }
    }
    timeToDetect
    timeToAcknowledge
    timeToResolve
    suppressions {
      id
      name
      enabled
    }
    cases {
      id
      key
      title
      status
    }
    incidents {
      id
      publicId
      title
      state
    }
  }
}
    fragment LogLine on Log {
  id
  timestamp
  message
  status
  source
  service
  host
  tags
  attributes
}
fragment ThreatMatch on ThreatIntelResult {
  indicator
  type
  category
  intention
  additionalData
  source {
    name
    url
  }
}
fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<SignalPanelQuery, SignalPanelQueryVariables>;
export const SignalSurroundingsDocument = new TypedDocumentString(`
    query SignalSurroundings($id: ID!, $first: Int! = 20) {
  signal(id: $id) {
    relatedLogs(first: $first) {
      query
      range {
        from
        to
      }
      total
      logs {
        edges {
          cursor
          node {
            ...LogLine
          }
        }
        pageInfo {
          ...NextPage
        }
      }
    }
    relatedSignals(first: $first) {
      total
      query
      edges {
        sharedFields {
          field
          value
        }
        node {
          ...SignalLine
        }
      }
    }
    entities {
      ...EntityLine
    }
    suggestedWorkflows {
      score
      matchedTags
      workflow {
        id
        name
        tags
        inputs {
          name
          type
          required
        }
      }
    }
    workflowRuns(first: $first) {
      edges {
        node {
          ...RunLine
        }
      }
    }
  }
}
    fragment EntityLine on Entity {
  id
  kind
  value
  firstSeen
  lastSeen
  riskScore
  riskLevel
  signalCount
}
fragment LogLine on Log {
  id
  timestamp
  message
  status
  source
  service
  host
  tags
  attributes
}
fragment SignalLine on Signal {
  id
  timestamp
  firstSeen
  lastSeen
  title
  severity
  source
  service
  host
  tags
  eventsMatched
  version
  rule {
    id
    name
  }
  tactics {
    id
    name
  }
  techniques {
    id
    name
  }
  triage {
    ...TriageLine
  }
  entities {
    id
    kind
    value
  }
}
fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}
fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}
fragment RunLine on WorkflowRun {
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
    output
    error
  }
}`) as unknown as TypedDocumentString<SignalSurroundingsQuery, SignalSurroundingsQueryVariables>;
export const SignalFieldsDocument = new TypedDocumentString(`
    query SignalFields($prefix: String) {
  signalFields(prefix: $prefix) {
    ...FieldLine
  }
}
    fragment FieldLine on SearchField {
  field
  label
  kind
  group
  description
  sortable
  facetable
}`) as unknown as TypedDocumentString<SignalFieldsQuery, SignalFieldsQueryVariables>;
export const CheckQueryDocument = new TypedDocumentString(`
    query CheckQuery($query: String!, $target: QueryTarget! = SIGNALS) {
  validateQuery(query: $query, target: $target) {
    valid
    normalized
    errors {
      message
      offset
      length
    }
  }
}
    `) as unknown as TypedDocumentString<CheckQueryQuery, CheckQueryQueryVariables>;
export const FindNodeDocument = new TypedDocumentString(`
    query FindNode($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<FindNodeQuery, FindNodeQueryVariables>;
export const SuppressionsDocument = new TypedDocumentString(`
    query Suppressions($query: String, $first: Int = 50, $after: String) {
  suppressions(query: $query, first: $first, after: $after) {
    edges {
      node {
        ...SuppressionLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}
fragment SuppressionLine on Suppression {
  id
  name
  description
  enabled
  ruleQuery
  suppressionQuery
  dataExclusionQuery
  startsAt
  expiresAt
  tags
  version
  suppressedCount
  excludedCount
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<SuppressionsQuery, SuppressionsQueryVariables>;
export const SuppressionPageDocument = new TypedDocumentString(`
    query SuppressionPage($id: ID!) {
  suppression(id: $id) {
    ...SuppressionLine
  }
}
    fragment SuppressionLine on Suppression {
  id
  name
  description
  enabled
  ruleQuery
  suppressionQuery
  dataExclusionQuery
  startsAt
  expiresAt
  tags
  version
  suppressedCount
  excludedCount
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<SuppressionPageQuery, SuppressionPageQueryVariables>;
export const CreateSuppressionDocument = new TypedDocumentString(`
    mutation CreateSuppression($input: SuppressionInput!) {
  createSuppression(input: $input) {
    ...SuppressionLine
  }
}
    fragment SuppressionLine on Suppression {
  id
  name
  description
  enabled
  ruleQuery
  suppressionQuery
  dataExclusionQuery
  startsAt
  expiresAt
  tags
  version
  suppressedCount
  excludedCount
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateSuppressionMutation, CreateSuppressionMutationVariables>;
export const UpdateSuppressionDocument = new TypedDocumentString(`
    mutation UpdateSuppression($id: ID!, $input: SuppressionInput!, $expectedVersion: Int) {
  updateSuppression(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...SuppressionLine
  }
}
    fragment SuppressionLine on Suppression {
  id
  name
  description
  enabled
  ruleQuery
  suppressionQuery
  dataExclusionQuery
  startsAt
  expiresAt
  tags
  version
  suppressedCount
  excludedCount
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpdateSuppressionMutation, UpdateSuppressionMutationVariables>;
export const SilenceValueDocument = new TypedDocumentString(`
    mutation SilenceValue($input: SuppressSignalValueInput!) {
  suppressSignalValue(input: $input) {
    ...SuppressionLine
  }
}
    fragment SuppressionLine on Suppression {
  id
  name
  description
  enabled
  ruleQuery
  suppressionQuery
  dataExclusionQuery
  startsAt
  expiresAt
  tags
  version
  suppressedCount
  excludedCount
  createdBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<SilenceValueMutation, SilenceValueMutationVariables>;
export const DeleteSuppressionDocument = new TypedDocumentString(`
    mutation DeleteSuppression($id: ID!) {
  deleteSuppression(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteSuppressionMutation, DeleteSuppressionMutationVariables>;
export const TrySuppressionDocument = new TypedDocumentString(`
    query TrySuppression($input: SuppressionInput!, $range: TimeRangeInput!) {
  simulateSuppression(input: $input, range: $range) {
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
    `) as unknown as TypedDocumentString<TrySuppressionQuery, TrySuppressionQueryVariables>;
export const CriticalAssetsDocument = new TypedDocumentString(`
    query CriticalAssets {
  criticalAssets {
    ...AssetLine
  }
}
    fragment AssetLine on CriticalAsset {
  id
  name
  query
  ruleQuery
  effect
  enabled
}`) as unknown as TypedDocumentString<CriticalAssetsQuery, CriticalAssetsQueryVariables>;
export const CreateCriticalAssetDocument = new TypedDocumentString(`
    mutation CreateCriticalAsset($input: CriticalAssetInput!) {
  createCriticalAsset(input: $input) {
    ...AssetLine
  }
}
    fragment AssetLine on CriticalAsset {
  id
  name
  query
  ruleQuery
  effect
  enabled
}`) as unknown as TypedDocumentString<CreateCriticalAssetMutation, CreateCriticalAssetMutationVariables>;
export const DeleteCriticalAssetDocument = new TypedDocumentString(`
    mutation DeleteCriticalAsset($id: ID!) {
  deleteCriticalAsset(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteCriticalAssetMutation, DeleteCriticalAssetMutationVariables>;
export const TriageSignalDocument = new TypedDocumentString(`
    mutation TriageSignal($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    id
    version
    triage {
      ...TriageLine
    }
  }
}
    fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<TriageSignalMutation, TriageSignalMutationVariables>;
export const AssignSignalDocument = new TypedDocumentString(`
    mutation AssignSignal($signalId: ID!, $assigneeId: ID, $expectedVersion: Int) {
  assignSignal(
    signalId: $signalId
    assigneeId: $assigneeId
    expectedVersion: $expectedVersion
  ) {
    id
    version
    triage {
      ...TriageLine
    }
  }
}
    fragment TriageLine on Triage {
  state
  archiveReason
  archiveComment
  changedAt
  locked
  locksAt
  assignee {
    id
    handle
    name
  }
  changedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<AssignSignalMutation, AssignSignalMutationVariables>;
export const CommentOnSignalDocument = new TypedDocumentString(`
    mutation CommentOnSignal($signalId: ID!, $body: String!) {
  commentOnSignal(signalId: $signalId, body: $body) {
    id
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
    `) as unknown as TypedDocumentString<CommentOnSignalMutation, CommentOnSignalMutationVariables>;
export const TriageManyDocument = new TypedDocumentString(`
    mutation TriageMany($selection: SignalSelectionInput!, $change: TriageChangeInput!, $options: BulkOptionsInput) {
  bulkTriageSignals(selection: $selection, change: $change, options: $options) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<TriageManyMutation, TriageManyMutationVariables>;
export const AssignManyDocument = new TypedDocumentString(`
    mutation AssignMany($selection: SignalSelectionInput!, $assigneeId: ID, $options: BulkOptionsInput) {
  bulkAssignSignals(
    selection: $selection
    assigneeId: $assigneeId
    options: $options
  ) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<AssignManyMutation, AssignManyMutationVariables>;
export const OpenCaseOfManyDocument = new TypedDocumentString(`
    mutation OpenCaseOfMany($selection: SignalSelectionInput!, $case: CreateCaseInput!, $options: BulkOptionsInput) {
  bulkCreateCase(selection: $selection, case: $case, options: $options) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<OpenCaseOfManyMutation, OpenCaseOfManyMutationVariables>;
export const AddManyToCaseDocument = new TypedDocumentString(`
    mutation AddManyToCase($selection: SignalSelectionInput!, $caseId: ID!, $options: BulkOptionsInput) {
  bulkAddSignalsToCase(selection: $selection, caseId: $caseId, options: $options) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<AddManyToCaseMutation, AddManyToCaseMutationVariables>;
export const AddManyToIncidentDocument = new TypedDocumentString(`
    mutation AddManyToIncident($selection: SignalSelectionInput!, $incidentId: ID!, $options: BulkOptionsInput) {
  bulkAddSignalsToIncident(
    selection: $selection
    incidentId: $incidentId
    options: $options
  ) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<AddManyToIncidentMutation, AddManyToIncidentMutationVariables>;
export const RunForManyDocument = new TypedDocumentString(`
    mutation RunForMany($selection: SignalSelectionInput!, $workflowId: ID!, $inputs: JSONObject, $options: BulkOptionsInput) {
  bulkRunWorkflow(
    selection: $selection
    workflowId: $workflowId
    inputs: $inputs
    options: $options
  ) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<RunForManyMutation, RunForManyMutationVariables>;
export const BulkActionsDocument = new TypedDocumentString(`
    query BulkActions($first: Int = 20) {
  bulkActions(first: $first) {
    edges {
      node {
        ...BulkLine
      }
    }
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<BulkActionsQuery, BulkActionsQueryVariables>;
export const BulkOutcomesDocument = new TypedDocumentString(`
    query BulkOutcomes($id: ID!, $only: BulkOutcome, $first: Int = 100, $after: String) {
  bulkAction(id: $id) {
    ...BulkLine
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
        ...NextPage
      }
    }
  }
}
    fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}
fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<BulkOutcomesQuery, BulkOutcomesQueryVariables>;
export const CancelBulkDocument = new TypedDocumentString(`
    mutation CancelBulk($id: ID!) {
  cancelBulkAction(id: $id) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<CancelBulkMutation, CancelBulkMutationVariables>;
export const UndoBulkDocument = new TypedDocumentString(`
    mutation UndoBulk($id: ID!) {
  undoBulkAction(id: $id) {
    ...BulkLine
  }
}
    fragment BulkLine on BulkAction {
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
  undoable
  startedBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<UndoBulkMutation, UndoBulkMutationVariables>;
export const SavedViewsDocument = new TypedDocumentString(`
    query SavedViews {
  savedViews {
    ...ViewLine
  }
}
    fragment ViewLine on SavedView {
  id
  name
  query
  visualization
  columns
  facets
  starred
  isDefault
  updatedAt
  range {
    from
    to
  }
  sort {
    field
    direction
  }
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const SaveViewDocument = new TypedDocumentString(`
    mutation SaveView($input: SaveViewInput!) {
  saveView(input: $input) {
    ...ViewLine
  }
}
    fragment ViewLine on SavedView {
  id
  name
  query
  visualization
  columns
  facets
  starred
  isDefault
  updatedAt
  range {
    from
    to
  }
  sort {
    field
    direction
  }
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<SaveViewMutation, SaveViewMutationVariables>;
export const UpdateViewDocument = new TypedDocumentString(`
    mutation UpdateView($id: ID!, $input: SaveViewInput!) {
  updateView(id: $id, input: $input) {
    ...ViewLine
  }
}
    fragment ViewLine on SavedView {
  id
  name
  query
  visualization
  columns
  facets
  starred
  isDefault
  updatedAt
  range {
    from
    to
  }
  sort {
    field
    direction
  }
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpdateViewMutation, UpdateViewMutationVariables>;
export const StarViewDocument = new TypedDocumentString(`
    mutation StarView($id: ID!, $starred: Boolean!) {
  starView(id: $id, starred: $starred) {
    id
    starred
  }
}
    `) as unknown as TypedDocumentString<StarViewMutation, StarViewMutationVariables>;
export const OpenWithViewDocument = new TypedDocumentString(`
    mutation OpenWithView($id: ID) {
  setDefaultView(id: $id) {
    id
    isDefault
  }
}
    `) as unknown as TypedDocumentString<OpenWithViewMutation, OpenWithViewMutationVariables>;
export const DeleteViewDocument = new TypedDocumentString(`
    mutation DeleteView($id: ID!) {
  deleteView(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteViewMutation, DeleteViewMutationVariables>;
export const WorkbenchDocument = new TypedDocumentString(`
    query Workbench {
  workflowActions {
    id
    name
    description
    parameters {
      name
      type
      required
    }
    outputs {
      name
      type
    }
  }
  workflowBlueprints {
    id
    name
    description
    source
    tags
  }
  secrets {
    ...SecretLine
  }
}
    fragment SecretLine on Secret {
  id
  name
  createdAt
  updatedAt
  updatedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<WorkbenchQuery, WorkbenchQueryVariables>;
export const SetSecretDocument = new TypedDocumentString(`
    mutation SetSecret($name: String!, $value: String!) {
  setSecret(name: $name, value: $value) {
    ...SecretLine
  }
}
    fragment SecretLine on Secret {
  id
  name
  createdAt
  updatedAt
  updatedBy {
    kind
    name
  }
}`) as unknown as TypedDocumentString<SetSecretMutation, SetSecretMutationVariables>;
export const DeleteSecretDocument = new TypedDocumentString(`
    mutation DeleteSecret($name: String!) {
  deleteSecret(name: $name)
}
    `) as unknown as TypedDocumentString<DeleteSecretMutation, DeleteSecretMutationVariables>;
export const WorkflowsDocument = new TypedDocumentString(`
    query Workflows($query: String, $first: Int = 50, $after: String) {
  workflows(query: $query, first: $first, after: $after) {
    edges {
      node {
        ...WorkflowLine
      }
    }
    pageInfo {
      ...NextPage
    }
  }
}
    fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}
fragment WorkflowLine on Workflow {
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
export const WorkflowPageDocument = new TypedDocumentString(`
    query WorkflowPage($id: ID!, $first: Int = 50, $after: String) {
  workflow(id: $id) {
    ...WorkflowLine
    runs(first: $first, after: $after) {
      edges {
        node {
          ...RunLine
        }
      }
      pageInfo {
        ...NextPage
      }
    }
  }
}
    fragment NextPage on PageInfo {
  hasNextPage
  endCursor
}
fragment WorkflowLine on Workflow {
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
fragment RunLine on WorkflowRun {
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
    output
    error
  }
}`) as unknown as TypedDocumentString<WorkflowPageQuery, WorkflowPageQueryVariables>;
export const WorkflowRunDocument = new TypedDocumentString(`
    query WorkflowRun($id: ID!) {
  workflowRun(id: $id) {
    ...RunLine
  }
}
    fragment RunLine on WorkflowRun {
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
    output
    error
  }
}`) as unknown as TypedDocumentString<WorkflowRunQuery, WorkflowRunQueryVariables>;
export const CreateWorkflowDocument = new TypedDocumentString(`
    mutation CreateWorkflow($input: WorkflowInput!) {
  createWorkflow(input: $input) {
    ...WorkflowLine
  }
}
    fragment WorkflowLine on Workflow {
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
export const CreateWorkflowFromBlueprintDocument = new TypedDocumentString(`
    mutation CreateWorkflowFromBlueprint($blueprintId: ID!, $name: String!) {
  createWorkflowFromBlueprint(blueprintId: $blueprintId, name: $name) {
    ...WorkflowLine
  }
}
    fragment WorkflowLine on Workflow {
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
}`) as unknown as TypedDocumentString<CreateWorkflowFromBlueprintMutation, CreateWorkflowFromBlueprintMutationVariables>;
export const UpdateWorkflowDocument = new TypedDocumentString(`
    mutation UpdateWorkflow($id: ID!, $input: WorkflowInput!, $expectedVersion: Int) {
  updateWorkflow(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...WorkflowLine
  }
}
    fragment WorkflowLine on Workflow {
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
    ...RunLine
  }
}
    fragment RunLine on WorkflowRun {
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
    output
    error
  }
}`) as unknown as TypedDocumentString<RunWorkflowMutation, RunWorkflowMutationVariables>;
export const CancelRunDocument = new TypedDocumentString(`
    mutation CancelRun($id: ID!) {
  cancelWorkflowRun(id: $id) {
    ...RunLine
  }
}
    fragment RunLine on WorkflowRun {
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
    output
    error
  }
}`) as unknown as TypedDocumentString<CancelRunMutation, CancelRunMutationVariables>;