import type { Severity } from '../../kernel/severity.ts'
import type { HighCardinality, SignalEntity, SignalQuery, SignalRuleCase, SignalSample } from './signal.ts'

/** Which series of signals one belongs to: those of one rule version and one combination of group-by values. */
export interface SignalGroup {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly groupHash: string
}

/** One signal of a group, by its number. */
export interface SignalEpisode extends SignalGroup {
  readonly episode: number
}

/** A group, and the time before which its signals do not matter any more; none when all do. */
export interface RecentGroup extends SignalGroup {
  readonly since?: Date
}

/**
 * What detection says about a signal. It is a function of the stored matches alone, so it is always said whole: opening a signal stores the draft,
 * extending one replaces the former draft and leaves what people did untouched.
 */
export interface SignalDraft extends SignalGroup {
  readonly ruleName: string
  readonly ruleType: string
  readonly method: string
  /** Counts the signals of a group from 0. */
  readonly episode: number
  /** The time of the log that made the condition true. */
  readonly triggeredAt: Date
  readonly firstSeen: Date
  readonly lastSeen: Date
  readonly title: string
  readonly message: string
  readonly severity: Severity
  /** Before anything adjusted it. */
  readonly originalSeverity: Severity
  readonly ruleCase: SignalRuleCase
  readonly queries: readonly SignalQuery[]
  readonly source: string | null
  readonly service: readonly string[]
  readonly host: string | null
  readonly tags: readonly string[]
  readonly entities: readonly Omit<SignalEntity, 'id'>[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly highCardinality: HighCardinality
  readonly samples: readonly SignalSample[]
  readonly eventsMatched: number
}
