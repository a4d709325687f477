import type { Rule } from '../rules/index.ts'
import type { StoredSignal } from '../signals/index.ts'
import { MAX_DISTINCT_VALUES, type SpanCount } from './match.repository.ts'
import { type RuleMatch, VALUE_SEPARATOR } from './rule-match.ts'

/** How many logs matched, in all and for each query of the rule. */
export interface Tally {
  readonly events: number
  readonly queries: readonly { readonly events: number; readonly distinctValues: readonly string[] }[]
}

/** What these matches add to what a signal counts so far. */
export function tallyOf(rule: Rule, matches: readonly RuleMatch[], stored: StoredSignal | null): Tally {
  const queries = rule.queries.map((_, index) => {
    const own = matches.filter(({ query }) => query === index)
    const before = stored?.queries[index]
    return {
      events: (before?.eventsMatched ?? 0) + new Set(own.map(({ logId }) => logId)).size,
      distinctValues: shown([...(before?.distinctValues ?? []), ...own.map(({ distinctValue }) => distinctValue)]),
    }
  })
  return { events: (stored?.eventsMatched ?? 0) + new Set(matches.map(({ logId }) => logId)).size, queries }
}

/** The same from the store. */
export function tallyOfCounts(rule: Rule, counts: readonly SpanCount[]): Tally {
  const of = (index: number) => counts.find(({ query, isTotal }) => !isTotal && query === index)
  return {
    events: counts.find(({ isTotal }) => isTotal)?.events ?? 0,
    queries: rule.queries.map((_, index) => ({
      events: of(index)?.events ?? 0,
      distinctValues: shown(of(index)?.distinctValues ?? []),
    })),
  }
}

const shown = (values: readonly string[]): string[] =>
  [...new Set(values.map((value) => value.replaceAll(VALUE_SEPARATOR, ', ')))]
    .filter((value) => value !== '')
    .sort()
    .slice(0, MAX_DISTINCT_VALUES)
