import {
  compilePredicate,
  type Field,
  type FieldCatalog,
  type Predicate,
  parseQuery,
  requiredEquals,
  resolveField,
  type SearchDocument,
} from '../../search/index.ts'
import type { Rule, RuleQuery } from '../rules/index.ts'
import type { Geography } from './geography.ts'
import { combinations, groupHashOf, textsOf } from './match-groups.ts'
import { compileMeasure, type Measure } from './measure.ts'
import type { RuleMatch } from './rule-match.ts'

interface CompiledQuery {
  readonly rule: Rule
  readonly index: number
  readonly matches: Predicate
  readonly groupBy: readonly Field[]
  readonly measure: Measure
  readonly query: RuleQuery
}

interface FieldIndex {
  readonly field: Field
  readonly byValue: Map<string, CompiledQuery[]>
}

/** The most selective first. */
const INDEXED_FIRST = ['@evt.name', 'source', 'service']

/** Finds the queries that a log matches. Queries wait under a value that they demand, so that those which cannot match cost nothing. */
export class RuleMatcher {
  readonly #indexes = new Map<string, FieldIndex>()
  readonly #unindexed: CompiledQuery[] = []

  /** `check` throws for rules that cannot be evaluated; `refused` hears of those and of queries that do not parse. The others work without them. */
  constructor(
    rules: readonly Rule[],
    private readonly catalog: FieldCatalog,
    private readonly geography: Geography,
    check: (rule: Rule) => void,
    refused: (rule: Rule, error: unknown) => void,
  ) {
    for (const rule of rules) {
      try {
        check(rule)
        for (const entry of rule.queries.map((query, index) => this.#compile(rule, query, index))) this.#add(entry)
      } catch (error) {
        refused(rule, error)
      }
    }
  }

  match(logId: string, timestamp: number, document: SearchDocument): RuleMatch[] {
    const found: RuleMatch[] = []
    for (const compiled of this.#candidates(document)) {
      if (compiled.matches(document)) addMatches(compiled, logId, timestamp, document, found)
    }
    return found
  }

  #candidates(document: SearchDocument): readonly CompiledQuery[] {
    const candidates = [...this.#unindexed]
    for (const { field, byValue } of this.#indexes.values()) {
      const values = textsOf(field, document)
      if (values.length === 1) candidates.push(...(byValue.get(values[0] as string) ?? []))
      else if (values.length > 1) candidates.push(...new Set(values.flatMap((value) => byValue.get(value) ?? [])))
    }
    return candidates
  }

  #compile(rule: Rule, query: RuleQuery, index: number): CompiledQuery & { readonly text: string } {
    return {
      rule,
      index,
      query,
      text: query.query,
      matches: compilePredicate(parseQuery(query.query), this.catalog),
      groupBy: query.groupBy.map((name) => resolveField(this.catalog, name)),
      measure: compileMeasure(rule, query, this.catalog, this.geography),
    }
  }

  #add(compiled: CompiledQuery & { readonly text: string }): void {
    const requirements = requiredEquals(parseQuery(compiled.text), this.catalog)
    const best = requirements.toSorted((left, right) => rank(left.field) - rank(right.field))[0]
    if (!best) {
      this.#unindexed.push(compiled)
      return
    }
    const index = this.#indexes.get(best.field.name) ?? { field: best.field, byValue: new Map() }
    this.#indexes.set(best.field.name, index)
    for (const value of best.values) index.byValue.set(value, [...(index.byValue.get(value) ?? []), compiled])
  }
}

function rank({ name }: Field): number {
  const place = INDEXED_FIRST.indexOf(name)
  return place === -1 ? INDEXED_FIRST.length : place
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
