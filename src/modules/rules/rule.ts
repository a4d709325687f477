import type { Severity } from '../../kernel/severity.ts'
import type { Actor } from '../../kernel/viewer.ts'
import type { StructuredQuery } from '../../search/index.ts'
import type { NotificationTarget } from './notification-target.ts'

export const RULE_TYPES = ['LOG_DETECTION', 'SIGNAL_CORRELATION'] as const
export type RuleType = (typeof RULE_TYPES)[number]

export const DETECTION_METHODS = [
  'THRESHOLD',
  'NEW_VALUE',
  'ANOMALY',
  'IMPOSSIBLE_TRAVEL',
  'THIRD_PARTY',
  'SEQUENCE',
] as const
export type DetectionMethod = (typeof DETECTION_METHODS)[number]

export const QUERY_AGGREGATIONS = ['COUNT', 'CARDINALITY', 'SUM', 'MAX', 'NEW_VALUE', 'GEO_DATA', 'NONE'] as const
export type QueryAggregation = (typeof QUERY_AGGREGATIONS)[number]

export const LEARNING_METHODS = ['DURATION', 'THRESHOLD'] as const
export type LearningMethod = (typeof LEARNING_METHODS)[number]

/** Selects logs and says what is counted of them, for each combination of group-by values. */
export interface RuleQuery {
  /** How conditions call it; a, b, c … by position where nobody named it. */
  readonly name: string
  readonly query: string
  readonly aggregation: QueryAggregation
  /** Names of search fields, such as `@usr.id` or `host`. */
  readonly groupBy: readonly string[]
  /** Logs without a group-by value count under `N/A` instead of not at all. */
  readonly optionalGroupBy: boolean
  /** What CARDINALITY counts the different values of, and what NEW_VALUE watches. */
  readonly distinctFields: readonly string[]
  /** What SUM and MAX are taken of; of GEO_DATA, the address that is looked up. */
  readonly metric: string | null
  /** The rule whose signals are counted instead of logs; `query` may then be empty, or select among those signals. */
  readonly ruleId?: string | null
  /** What the search language cannot say, as a tree that only the search knows; a log has to pass both. */
  readonly matcher?: StructuredQuery
}

export interface RuleCase {
  readonly name: string | null
  /** Null for methods that decide by themselves. */
  readonly condition: string | null
  /** THIRD_PARTY: which logs the case is for; null for all that are left. */
  readonly query?: string | null
  readonly severity: Severity
  /** Who is told of its signals, whatever the notification rules say; left out for nobody. */
  readonly notifications?: readonly NotificationTarget[] | null
}

/** One step of a sequence: what has to hold within so many milliseconds of the step before it. */
export interface SequenceStep {
  readonly name: string | null
  readonly condition: string
  readonly evaluationWindow: number
}

/** Times in milliseconds. What is optional is said only by rules of the methods that it belongs to. */
export interface RuleOptions {
  readonly evaluationWindow: number
  readonly keepAlive: number
  readonly maxSignalDuration: number
  readonly decreaseCriticalityBasedOnEnv: boolean
  /** NEW_VALUE: whether values are learned for a time, or until so many of them are known. */
  readonly learningMethod?: LearningMethod | null
  /** NEW_VALUE by time, ANOMALY, and IMPOSSIBLE_TRAVEL with a baseline. */
  readonly learningDuration?: number | null
  /** NEW_VALUE by number: how many values are learned before one can be new. */
  readonly learningThreshold?: number | null
  /** NEW_VALUE: how long after it was last seen a value is new again; IMPOSSIBLE_TRAVEL: a place. */
  readonly forgetAfter?: number | null
  /** ANOMALY: 1 finds the most, 5 only what stands out most. */
  readonly detectionTolerance?: number | null
  /** ANOMALY: the time whose logs are counted together. */
  readonly bucketDuration?: number | null
  /** IMPOSSIBLE_TRAVEL: whether journeys between places that a user is known for are left out. */
  readonly baselineUserLocations?: boolean | null
  /** SEQUENCE: its steps; without them each query in turn has to find something. All of it within the evaluation window. */
  readonly steps?: readonly SequenceStep[] | null
}

/** What somebody says a rule is. */
export interface RuleDefinition {
  readonly name: string
  /** Markdown, a template over the signal. */
  readonly message: string
  readonly enabled: boolean
  readonly type: RuleType
  readonly method: DetectionMethod
  readonly tags: readonly string[]
  readonly queries: readonly RuleQuery[]
  /** Tried top down; the first that holds wins. */
  readonly cases: readonly RuleCase[]
  readonly options: RuleOptions
}

export interface Rule extends RuleDefinition {
  readonly id: string
  /** Starts at 1; each change makes the next. */
  readonly version: number
  /** Whether it comes with Signalbox. */
  readonly isDefault: boolean
  /** Of a rule that comes with Signalbox: its own tags, to which others can be added. */
  readonly defaultTags: readonly string[]
  /** The id that the Sigma rule has which it was imported from. */
  readonly sigmaId: string | null
  /** Who made it. */
  readonly creator: Actor
  readonly createdAt: Date
  readonly updatedAt: Date
}
