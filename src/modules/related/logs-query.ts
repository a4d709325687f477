import {
  andQuery,
  orQuery,
  parseQuery,
  printQuery,
  type Query,
  QuerySyntaxError,
  type Said,
  sayStructured,
} from '../../search/index.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { RuleDefinition } from '../rules/index.ts'
import type { SignalTrail } from '../signals/index.ts'
import { groupClause } from './log-clause.ts'

/** A query over logs as somebody would paste it into a search. */
export interface LogsQuery {
  readonly text: string
  /** Whether it selects only what the rule selects; otherwise more than that. */
  readonly exact: boolean
}

/** One query of a rule with the values that a signal is about. */
export interface LogClause extends Said {
  /** The values alone. */
  readonly grouped: Query
}

const EVERYTHING = andQuery([])

export function logClauses({ queries }: Pick<SignalTrail, 'queries'>, rule: RuleDefinition | null): LogClause[] {
  return queries.flatMap(({ query, groupBy, eventsMatched }, index) => {
    // What other products report is grouped by each query in its own way: of those that found nothing no values are known.
    if (rule?.method === 'THIRD_PARTY' && eventsMatched === 0) return []
    const { matcher, optionalGroupBy = false } = rule?.queries[index] ?? {}
    const parts = [
      readQuery(query),
      matcher ? sayStructured(matcher, LOG_FIELDS) : { query: EVERYTHING, exact: true },
      groupClause(groupBy, optionalGroupBy),
    ]
    return {
      query: andQuery(parts.map((part) => part.query)),
      exact: parts.every(({ exact }) => exact),
      grouped: parts[2]?.query ?? EVERYTHING,
    }
  })
}

/** What cannot be read any more says nothing. */
function readQuery(text: string): Said {
  try {
    return { query: parseQuery(text), exact: true }
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    return { query: EVERYTHING, exact: false }
  }
}

/** Logs of any of the clauses, as far as one text can say it. */
export function printClauses(clauses: readonly LogClause[]): LogsQuery {
  const whole = printAny(clauses.map(({ query }) => query))
  if (whole !== null) return { text: whole, exact: clauses.every(({ exact }) => exact) }
  // Without the rule's own words more is found, but nothing is missed.
  const grouped = clauses.map(({ grouped: values }) => values)
  return { text: printAny(grouped) ?? printQuery(EVERYTHING), exact: false }
}

/** Null for what would not be read as it was written: a text has a longest length, and so many clauses at most. */
function printAny(queries: readonly Query[]): string | null {
  const distinct = [...new Map(queries.map((query) => [printQuery(query), query])).values()]
  const text = printQuery(orQuery(distinct))
  try {
    return printQuery(parseQuery(text)) === text ? text : null
  } catch (error) {
    if (error instanceof QuerySyntaxError) return null
    throw error
  }
}
