import { entityText } from '../../kernel/entity.ts'
import { severityRank } from '../../kernel/severity.ts'
import { type SearchDocument, wordsOf } from '../../search/index.ts'
import { flatten } from '../logs/index.ts'
import type { WorkedSignal } from './signal.ts'

/** The person a signal is assigned to, as far as searching goes. */
export interface DocumentAssignee {
  readonly name: string
  readonly handle: string
}

/**
 * What searching sees of a signal: the columns of `signal_index`, the payload of the feed, and what live predicates look at. Words are written as
 * people type them in a query: severities and states in lower case, the type of a rule as its display name.
 */
export interface SignalDocument extends SearchDocument {
  readonly id: string
  readonly version: number
  readonly timestamp: number
  readonly first_seen: number
  readonly last_seen: number
  readonly severity: number
  readonly status: string
  readonly state: string
  readonly archive_reason: string
  readonly assignee_id: string
  readonly assignee_name: string
  readonly assignee_handle: string
  readonly rule_id: string
  readonly rule_name: string
  readonly rule_type: string
  readonly method: string
  readonly title: string
  readonly title_words: string
  readonly message_words: string
  readonly source: string
  readonly service: readonly string[]
  readonly host: string
  readonly tactics: readonly string[]
  readonly techniques: readonly string[]
  /** As `kind:value`. */
  readonly entities: readonly string[]
  readonly case_ids: readonly string[]
  readonly incident_ids: readonly string[]
  readonly events_matched: number
  readonly time_to_detect: number | null
  readonly time_to_acknowledge: number | null
  readonly time_to_resolve: number | null
}

/** The display name of a rule's type, as queries write it. */
export const ruleTypeLabel = (type: string): string => RULE_TYPES[type] ?? type

const RULE_TYPES: Readonly<Record<string, string>> = {
  LOG_DETECTION: 'Log Detection',
  SIGNAL_CORRELATION: 'Signal Correlation',
}

/** What changes when people work on a signal. */
type DecidedFields = Pick<
  SignalDocument,
  | 'version'
  | 'state'
  | 'archive_reason'
  | 'assignee_id'
  | 'assignee_name'
  | 'assignee_handle'
  | 'case_ids'
  | 'incident_ids'
  | 'time_to_acknowledge'
  | 'time_to_resolve'
>

/** The document of a signal before people changed it, from the one of after; most of it is the same and is not made twice. */
export const documentBefore = (
  after: SignalDocument,
  before: WorkedSignal,
  assignee: DocumentAssignee | null,
): SignalDocument => ({ ...after, ...decidedFields(before, assignee) })

const decidedFields = (signal: WorkedSignal, assignee: DocumentAssignee | null): DecidedFields => ({
  version: signal.version,
  state: signal.triage.state.toLowerCase(),
  archive_reason: signal.triage.archiveReason.toLowerCase(),
  assignee_id: signal.triage.assigneeId ?? '',
  assignee_name: assignee?.name ?? '',
  assignee_handle: assignee?.handle ?? '',
  case_ids: signal.caseIds,
  incident_ids: signal.incidentIds.map(String),
  time_to_acknowledge: signal.timeToAcknowledge,
  time_to_resolve: signal.timeToResolve,
})

// Spread last: an object that begins with a spread takes V8 a hundred times as long to add the many other properties to.
export function signalDocument(signal: WorkedSignal, assignee: DocumentAssignee | null): SignalDocument {
  return {
    id: signal.id,
    timestamp: signal.timestamp.getTime(),
    first_seen: signal.firstSeen.getTime(),
    last_seen: signal.lastSeen.getTime(),
    severity: severityRank(signal.severity),
    status: signal.severity.toLowerCase(),
    rule_id: signal.ruleId,
    rule_name: signal.ruleName,
    rule_type: ruleTypeLabel(signal.ruleType),
    method: signal.method.toLowerCase(),
    title: signal.title,
    message: signal.message,
    title_words: wordsOf(signal.title),
    message_words: wordsOf(signal.message),
    source: signal.source ?? '',
    service: signal.service,
    host: signal.host ?? '',
    tags: signal.tags,
    tactics: valuesOf('tactic:', signal.tags),
    techniques: valuesOf('technique:', signal.tags),
    entities: signal.entities.map(entityText),
    events_matched: signal.eventsMatched,
    time_to_detect: signal.timeToDetect,
    attributes: flatten(signal.attributes),
    ...decidedFields(signal, assignee),
  }
}

const valuesOf = (prefix: string, tags: readonly string[]): string[] =>
  tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length))
