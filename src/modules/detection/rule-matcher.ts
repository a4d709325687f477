import { hash } from 'node:crypto'
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
import { type RuleMatch, VALUE_SEPARATOR } from './rule-match.ts'

/** A log with lists in several group-by fields counts for each combination, up to so many: the rest of such a log is an attempt to drown us. */
const MAX_COMBINATIONS = 64
/** Stands for a group-by value that a log does not have. */
const NOT_AVAILABLE = 'N/A'

interface CompiledQuery {
  readonly rule: Rule
  readonly index: number
  readonly matches: Predicate
  readonly groupBy: readonly Field[]
  readonly distinct: readonly Field[]
  readonly metric: Field | null
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
    const toField = (name: string) => resolveField(this.catalog, name)
    return {
      rule,
      index,
      query,
      text: query.query,
      matches: compilePredicate(parseQuery(query.query), this.catalog),
      groupBy: query.groupBy.map(toField),
      distinct: query.aggregation === 'CARDINALITY' ? query.distinctFields.map(toField) : [],
      metric: query.metric === null ? null : toField(query.metric),
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
  { rule, index, query, groupBy, distinct, metric }: CompiledQuery,
  logId: string,
  timestamp: number,
  document: SearchDocument,
  found: RuleMatch[],
): void {
  const groups = combinations(groupBy, document, query.optionalGroupBy)
  const distinctValues = combinations(distinct, document, false).map((values) => values.join(VALUE_SEPARATOR))
  const value = metric && (query.aggregation === 'SUM' || query.aggregation === 'MAX') ? numberOf(metric, document) : 0
  // A log without the number or the value that the query counts has nothing to count.
  if (value === null) return
  for (const groupValues of groups) {
    const groupHash = hash('sha256', JSON.stringify([rule.id, rule.version, ...groupValues]), 'hex').slice(0, 32)
    for (const distinctValue of distinctValues) {
      found.push({ rule, groupHash, groupValues, query: index, timestamp, logId, value, distinctValue })
    }
  }
}

/** Every combination of the fields' values; none when a field has no value and needs one. */
function combinations(fields: readonly Field[], document: SearchDocument, optional: boolean): string[][] {
  let found: string[][] = [[]]
  for (const field of fields) {
    const values = textsOf(field, document)
    const choices = values.length ? values : optional ? [NOT_AVAILABLE] : []
    found = found.flatMap((head) => choices.map((value) => [...head, value])).slice(0, MAX_COMBINATIONS)
  }
  return found
}

function textsOf(field: Field, document: SearchDocument): readonly string[] {
  const value = field.get(document)
  if (typeof value === 'object' && value !== null)
    return value.length > 1 ? [...new Set(value)].filter(isSaid) : value.filter(isSaid)
  return value === null || value === undefined || value === '' ? [] : [String(value)]
}

const isSaid = (text: string): boolean => text !== ''

function numberOf(field: Field, document: SearchDocument): number | null {
  const text = textsOf(field, document)[0]
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
