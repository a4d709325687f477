import type { Severity } from '../kernel/severity.ts'
import type { Selection } from '../search/index.ts'

/** Selects logs as `Selection` says; the rest is as in any rule. */
export interface ImportedQuery extends Selection {
  readonly name: string
  readonly aggregation: 'COUNT' | 'CARDINALITY'
  /** Search fields; several with `|` between them where the shapes of one event differ. */
  readonly groupBy: readonly string[]
  readonly optionalGroupBy: boolean
  readonly distinctFields: readonly string[]
  readonly metric: null
}

/** An ordinary rule, as somebody could have written it by hand. */
export interface ImportedRule {
  /** Of the document in the text, from 0. */
  readonly index: number
  readonly sigmaId: string | null
  readonly name: string
  readonly message: string
  readonly type: 'LOG_DETECTION'
  readonly method: 'THRESHOLD' | 'SEQUENCE'
  readonly tags: readonly string[]
  readonly queries: readonly ImportedQuery[]
  readonly cases: readonly {
    readonly name: string | null
    readonly condition: string | null
    readonly severity: Severity
  }[]
  readonly options: {
    readonly evaluationWindow: number
    readonly keepAlive: number
    readonly maxSignalDuration: number
    readonly decreaseCriticalityBasedOnEnv: boolean
  }
}
