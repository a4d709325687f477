import { type Field, fieldOf, type Predicate, selectionPredicate } from '../../search/index.ts'
import type { Rule } from '../rules/index.ts'
import { SIGNAL_FIELDS, type StoredSignal, signalDocument } from '../signals/index.ts'
import type { CorrelationMatch } from './correlation-match.repository.ts'
import { combinations, groupHashOf } from './match-groups.ts'
import { methodOf } from './methods.ts'

interface CompiledQuery {
  readonly rule: Rule
  readonly index: number
  readonly matches: Predicate
  readonly groupBy: readonly Field[]
  readonly optional: boolean
}

/** Whether a rule counts the signals of other rules instead of logs. */
export const correlates = ({ type, queries }: Rule): boolean =>
  type === 'SIGNAL_CORRELATION' || queries.some(({ ruleId }) => ruleId)

/** Finds the correlations that count a signal. */
export class CorrelationMatcher {
  readonly #byRule = new Map<string, CompiledQuery[]>()

  constructor(rules: readonly Rule[], refused: (rule: Rule, error: unknown) => void) {
    for (const rule of rules.filter(correlates)) {
      try {
        for (const [ruleId, compiled] of compile(rule)) {
          this.#byRule.set(ruleId, [...(this.#byRule.get(ruleId) ?? []), compiled])
        }
      } catch (error) {
        refused(rule, error)
      }
    }
  }

  counts(ruleId: string): boolean {
    return this.#byRule.has(ruleId)
  }

  match(signal: StoredSignal): CorrelationMatch[] {
    const document = signalDocument(signal, null)
    return (this.#byRule.get(signal.ruleId) ?? [])
      .filter(({ matches }) => matches(document))
      .flatMap(({ rule, index, groupBy, optional }) =>
        combinations(groupBy, document, optional).map((groupValues) => ({
          ...{ rule, groupValues, query: index, signalId: signal.id },
          groupHash: groupHashOf(rule, groupValues),
          timestamp: signal.triggeredAt.getTime(),
        })),
      )
  }
}

function compile(rule: Rule): [string, CompiledQuery][] {
  const method = methodOf(rule)
  method.check(rule)
  if (method.kind !== 'MOMENTS') throw new Error('Signals can be counted, not learned from.')
  return rule.queries.map((query, index) => {
    if (!query.ruleId) throw new Error('A rule counts either logs or signals, not both.')
    return [
      query.ruleId,
      {
        ...{ rule, index, optional: query.optionalGroupBy },
        matches: selectionPredicate(query, SIGNAL_FIELDS),
        groupBy: query.groupBy.map((name) => fieldOf(name, SIGNAL_FIELDS)),
      },
    ]
  })
}
