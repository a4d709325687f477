import {
  type CompiledSelection,
  type Field,
  type FieldCatalog,
  fieldOf,
  RuleSetMatcher,
  type SearchDocument,
} from '../../search/index.ts'
import { compileQuery, type Rule, type RuleQuery } from '../rules/index.ts'
import type { Geography } from './geography.ts'
import { combinations, groupHashOf } from './match-groups.ts'
import { compileMeasure, type Measure } from './measure.ts'
import type { RuleMatch } from './rule-match.ts'

interface CompiledQuery {
  readonly rule: Rule
  readonly index: number
  readonly place: number
  readonly groupBy: readonly Field[]
  readonly measure: Measure
  readonly query: RuleQuery
}

/** Finds the queries that a log matches. Those which cannot match cost next to nothing, however many they are. */
export class RuleMatcher {
  readonly #queries: RuleSetMatcher<CompiledQuery>

  /** `check` throws for rules that cannot be evaluated; `refused` hears of those and of queries that do not parse. The others work without them. */
  constructor(
    rules: readonly Rule[],
    catalog: FieldCatalog,
    geography: Geography,
    check: (rule: Rule) => void,
    refused: (rule: Rule, error: unknown) => void,
  ) {
    const selections: [CompiledQuery, CompiledSelection][] = []
    for (const rule of rules) {
      try {
        check(rule)
        const compiled = rule.queries.map((query, index): [CompiledQuery, CompiledSelection] => [
          {
            ...{ rule, index, query, place: selections.length + index },
            groupBy: query.groupBy.map((name) => fieldOf(name, catalog)),
            measure: compileMeasure(rule, query, catalog, geography),
          },
          compileQuery(query),
        ])
        selections.push(...compiled)
      } catch (error) {
        refused(rule, error)
      }
    }
    this.#queries = new RuleSetMatcher(selections)
  }

  /** In the order of the rules and their queries. */
  match(logId: string, timestamp: number, document: SearchDocument): RuleMatch[] {
    const matched = this.#queries.match(document)
    const found: RuleMatch[] = []
    for (const compiled of matched.sort((left, right) => left.place - right.place)) {
      addMatches(compiled, logId, timestamp, document, found)
    }
    return found
  }
}

function addMatches(
  { rule, index, query, groupBy, measure }: CompiledQuery,
  logId: string,
  timestamp: number,
  document: SearchDocument,
  found: RuleMatch[],
): void {
  const measured = measure(document)
  if (!measured.length) return
  for (const groupValues of combinations(groupBy, document, query.optionalGroupBy)) {
    const groupHash = groupHashOf(rule, identityOf(rule, index, groupValues, logId))
    for (const { value, distinctValue } of measured) {
      found.push({ rule, groupHash, groupValues, query: index, timestamp, logId, value, distinctValue })
    }
  }
}

/** The queries of what other products report have groups of their own, and a log without any is one by itself. */
function identityOf({ method }: Rule, query: number, values: readonly string[], logId: string) {
  if (method !== 'THIRD_PARTY') return values
  return [query, ...(values.length ? values : [logId])]
}
