import { type CompiledSelection, RuleSetMatcher, type SearchDocument } from '../../search/index.ts'
import { compileQuery } from './compiled-query.ts'
import type { Rule, RuleQuery } from './rule.ts'

export interface MatchedQuery {
  readonly rule: Rule
  readonly query: RuleQuery
}

interface Candidate extends MatchedQuery {
  readonly place: number
}

/** Finds which queries of many rules a log satisfies. */
export class QuerySet {
  readonly #matcher: RuleSetMatcher<Candidate>

  /** Queries over signals are left out, and what cannot be read: it matches nothing. */
  constructor(rules: Iterable<Rule>) {
    const selections: [Candidate, CompiledSelection][] = []
    for (const rule of rules) {
      for (const query of rule.queries) {
        const compiled = query.ruleId ? null : compiledOrNull(query)
        if (compiled) selections.push([{ rule, query, place: selections.length }, compiled])
      }
    }
    this.#matcher = new RuleSetMatcher(selections)
  }

  /** In the order of the rules and their queries. */
  match(document: SearchDocument): MatchedQuery[] {
    return this.#matcher.match(document).sort((left, right) => left.place - right.place)
  }
}

function compiledOrNull(query: RuleQuery): CompiledSelection | null {
  try {
    return compileQuery(query)
  } catch {
    return null
  }
}
