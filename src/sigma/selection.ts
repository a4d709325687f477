import {
  andQuery,
  existsQuery,
  fieldQuery,
  notQuery,
  orQuery,
  parseQuery,
  printQuery,
  type Query,
  type Selection,
  type StructuredQuery,
} from '../search/index.ts'
import type { LogMapping } from './logsource/mapping.ts'

/** Says in the search language what it can say exactly, and leaves the rest to the matcher. */
export function toSelection({ sources, where = [] }: LogMapping, detection: StructuredQuery): Selection {
  const clauses: Query[] = [orQuery(sources.map((source) => fieldQuery('source', source)))]
  const rest: StructuredQuery[] = []
  for (const part of [...where, detection].flatMap(conjuncts)) {
    const said = inSearchLanguage(part)
    if (said && fits([...clauses, said])) clauses.push(said)
    else rest.push(part)
  }
  const [only] = rest
  return {
    query: printQuery(andQuery(clauses)),
    matcher: only === undefined ? null : rest.length === 1 ? only : { all: rest },
  }
}

const conjuncts = (query: StructuredQuery): readonly StructuredQuery[] =>
  'all' in query ? query.all.flatMap(conjuncts) : [query]

/** Room for what somebody adds by hand. */
const MAX_TEXT = 4_000

function fits(clauses: readonly Query[]): boolean {
  const text = printQuery(andQuery(clauses))
  if (text.length > MAX_TEXT) return false
  try {
    return printQuery(parseQuery(text)) === text
  } catch {
    return false
  }
}

function inSearchLanguage(query: StructuredQuery): Query | null {
  if ('all' in query) return every(query.all, andQuery)
  if ('any' in query) return every(query.any, orQuery)
  if ('not' in query) {
    const inner = inSearchLanguage(query.not)
    return inner && notQuery(inner)
  }
  if ('anywhere' in query || query.fields.some((field) => field.includes('.*.'))) return null
  const { fields } = query
  switch (query.operator) {
    case 'equals':
      if (!query.cased && query.values.some(hasCase)) return null
      return orQuery(fields.flatMap((field) => query.values.map((value) => fieldQuery(field, value))))
    case 'exists':
      return orQuery(fields.map(existsQuery))
    default:
      return null
  }
}

/** Exponents are spelled in two ways there, so `1e5` has a case as well. */
const hasCase = (value: string): boolean => value.toLowerCase() !== value || value.toUpperCase() !== value

function every(parts: readonly StructuredQuery[], join: (queries: readonly Query[]) => Query): Query | null {
  const queries: Query[] = []
  for (const part of parts) {
    const query = inSearchLanguage(part)
    if (query === null) return null
    queries.push(query)
  }
  return join(queries)
}
