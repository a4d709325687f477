import {
  compilePredicate,
  type Field,
  type Predicate,
  parseQuery,
  requiredEquals,
  type SearchDocument,
  valuesOf,
} from '../../search/index.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { Rule, RuleQuery } from './rule.ts'

export interface MatchedQuery {
  readonly rule: Rule
  readonly query: RuleQuery
}

interface Candidate extends MatchedQuery {
  readonly place: number
  readonly matches: Predicate
}

interface FieldIndex {
  readonly field: Field
  readonly byValue: Map<string, Candidate[]>
}

/** Finds which queries of many rules a log satisfies. One that demands a value waits under it and costs other logs nothing. */
export class QuerySet {
  readonly #indexes = new Map<string, FieldIndex>()
  readonly #always: Candidate[] = []

  /** Queries over signals are left out, and what cannot be read: it matches nothing. */
  constructor(rules: Iterable<Rule>) {
    let place = 0
    for (const rule of rules) {
      for (const query of rule.queries) {
        const matches = query.ruleId ? null : predicateOf(query)
        if (matches) this.#add({ rule, query, place, matches })
        place += 1
      }
    }
  }

  /** In the order of the rules and their queries. */
  match(document: SearchDocument): MatchedQuery[] {
    const found = this.#always.filter(({ matches }) => matches(document))
    for (const { field, byValue } of this.#indexes.values()) {
      const waiting = new Set(valuesOf(field, document).flatMap((value) => byValue.get(value) ?? []))
      for (const candidate of waiting) if (candidate.matches(document)) found.push(candidate)
    }
    return found.sort((left, right) => left.place - right.place)
  }

  #add(candidate: Candidate): void {
    const demands = requiredEquals(parseQuery(candidate.query.query), LOG_FIELDS)
    const best = demands.toSorted((left, right) => rank(left.field) - rank(right.field))[0]
    if (!best) {
      this.#always.push(candidate)
      return
    }
    const index = this.#indexes.get(best.field.name) ?? { field: best.field, byValue: new Map() }
    this.#indexes.set(best.field.name, index)
    for (const value of best.values) {
      const waiting = index.byValue.get(value)
      if (waiting) waiting.push(candidate)
      else index.byValue.set(value, [candidate])
    }
  }
}

/** The most selective first. */
const INDEXED_FIRST = ['@evt.name', 'source', 'service']

function rank({ name }: Field): number {
  const place = INDEXED_FIRST.indexOf(name)
  return place === -1 ? INDEXED_FIRST.length : place
}

function predicateOf({ query }: RuleQuery): Predicate | null {
  try {
    return compilePredicate(parseQuery(query), LOG_FIELDS)
  } catch {
    return null
  }
}
