import type { Severity } from '../../kernel/severity.ts'

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
  /** What CARDINALITY counts the different values of. */
  readonly distinctFields: readonly string[]
  /** What SUM and MAX are taken of. */
  readonly metric: string | null
}

export interface RuleCase {
  readonly name: string | null
  readonly condition: string | null
  readonly severity: Severity
}

/** Times in milliseconds. */
export interface RuleOptions {
  readonly evaluationWindow: number
  readonly keepAlive: number
  readonly maxSignalDuration: number
  readonly decreaseCriticalityBasedOnEnv: boolean
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
  readonly createdAt: Date
  readonly updatedAt: Date
}
