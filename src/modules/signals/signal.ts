import type { EntityName } from '../../kernel/entity.ts'
import type { Severity } from '../../kernel/severity.ts'
import type { Actor } from '../../kernel/viewer.ts'
import type { AttackReference, NotificationTarget } from '../rules/index.ts'

export const TRIAGE_STATES = ['OPEN', 'UNDER_REVIEW', 'ARCHIVED'] as const
export type TriageState = (typeof TRIAGE_STATES)[number]

export const ARCHIVE_REASONS = [
  'NONE',
  'FALSE_POSITIVE',
  'TESTING_OR_MAINTENANCE',
  'REMEDIATED',
  'INVESTIGATED_CASE_OPENED',
  'TRUE_POSITIVE_BENIGN',
  'TRUE_POSITIVE_MALICIOUS',
  'OTHER',
] as const
export type ArchiveReason = (typeof ARCHIVE_REASONS)[number]

/** Somebody or something that the matched logs speak of. */
export interface SignalEntity extends EntityName {
  readonly id: string
}

/** The case of the rule that fired, as it was then. */
export interface SignalRuleCase {
  readonly name: string | null
  readonly condition: string | null
  readonly severity: Severity
  /** Whom it names to be told; left out for nobody. */
  readonly notifications?: readonly NotificationTarget[] | null
}

/** What one query of the rule contributed. */
export interface SignalQuery {
  readonly name: string
  readonly query: string
  readonly groupBy: readonly { readonly field: string; readonly value: string }[]
  readonly eventsMatched: number
  readonly distinctValues: readonly string[]
}

/** Names whose values were left out, since there were too many of them. */
export interface HighCardinality {
  readonly attributes: readonly string[]
  readonly tags: readonly string[]
}

/** A matched log, kept whole: it outlives the log itself. `timestamp` is ISO 8601. */
export interface SignalSample {
  readonly id: string
  readonly timestamp: string
  readonly message: string
  readonly status: string
  readonly source: string | null
  readonly service: string | null
  readonly host: string | null
  readonly tags: readonly string[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly ipAddresses: readonly string[]
}

export interface SignalTriage {
  readonly state: TriageState
  readonly assigneeId: string | null
  readonly archiveReason: ArchiveReason
  readonly archiveComment: string | null
  readonly changedAt: Date | null
  readonly changedBy: Actor | null
  readonly locked: boolean
  readonly locksAt: Date
}

/** What a list shows of a signal. */
export interface SignalSummary {
  readonly id: string
  readonly version: number
  /** When the signal was created. */
  readonly timestamp: Date
  readonly firstSeen: Date
  readonly lastSeen: Date
  readonly title: string
  readonly severity: Severity
  readonly originalSeverity: Severity
  readonly source: string | null
  readonly service: readonly string[]
  readonly host: string | null
  readonly tags: readonly string[]
  readonly tactics: readonly AttackReference[]
  readonly techniques: readonly AttackReference[]
  readonly eventsMatched: number
  readonly ruleId: string
  readonly entities: readonly SignalEntity[]
  readonly triage: SignalTriage
  readonly caseIds: readonly string[]
  /** Public ids. */
  readonly incidentIds: readonly number[]
  /** Seconds; null until known. */
  readonly timeToDetect: number | null
  readonly timeToAcknowledge: number | null
  readonly timeToResolve: number | null
}

/** What only the panel of one signal shows; large, so lists do not read it. */
export interface SignalDetails {
  readonly message: string
  readonly ruleCase: SignalRuleCase
  readonly queries: readonly SignalQuery[]
  readonly highCardinality: HighCardinality
  readonly attributes: Readonly<Record<string, unknown>>
  readonly samples: readonly SignalSample[]
}

/** What counting many signals needs of each. */
export interface SignalOutline {
  readonly id: string
  readonly ruleId: string
  readonly ruleVersion: number
  readonly groupHash: string
  readonly firstSeen: Date
  readonly lastSeen: Date
  readonly severity: Severity
  readonly archiveReason: ArchiveReason
}

/** What leads from a signal to what belongs to it: whose it is, when it was, and what it has in common with others. */
export interface SignalTrail {
  readonly id: string
  readonly ruleId: string
  readonly ruleVersion: number
  readonly ruleType: string
  readonly firstSeen: Date
  readonly lastSeen: Date
  readonly queries: readonly SignalQuery[]
  readonly source: string | null
  readonly service: readonly string[]
  readonly host: string | null
  readonly tags: readonly string[]
  readonly entities: readonly SignalEntity[]
  readonly attributes: Readonly<Record<string, unknown>>
}

/** A signal whole, as whoever changes it reads it. */
export interface StoredSignal extends SignalSummary, SignalDetails {
  readonly ruleVersion: number
  readonly ruleName: string
  readonly ruleType: string
  readonly method: string
  readonly groupHash: string
  readonly episode: number
  /** The time of the log that made the rule's condition true. */
  readonly triggeredAt: Date
  readonly acknowledgedAt: Date | null
  readonly resolvedAt: Date | null
}

/** As much of a signal as working on it needs: what searching knows of it, and what people decide. */
export type WorkedSignal = Omit<StoredSignal, keyof SignalDetails> & Pick<SignalDetails, 'message' | 'attributes'>
