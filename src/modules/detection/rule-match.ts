import type { StoredLog } from '../logs/index.ts'
import type { Rule } from '../rules/index.ts'

/** One log as one query of a rule counts it for one combination of group-by values. */
export interface RuleMatch {
  readonly rule: Rule
  readonly groupHash: string
  readonly groupValues: readonly string[]
  /** Index of the query in the rule. */
  readonly query: number
  readonly timestamp: number
  readonly logId: string
  /** For SUM and MAX. */
  readonly value: number
  /** For CARDINALITY. */
  readonly distinctValue: string
}

/** What detection needs of a log once it matched. */
export type MatchedLog = Pick<
  StoredLog,
  'id' | 'timestamp' | 'source' | 'service' | 'host' | 'status' | 'message' | 'tags' | 'attributes' | 'document'
>

/** Parts of a distinct value that was put together of several fields; no text of a log holds it by accident. */
export const VALUE_SEPARATOR = '\u001f'
