import { NOWHERE, type Pattern, type Place, type Query } from './query.ts'

/** What the builders make is normal: no nested and/or of the same kind, no double negation, no needless everything. */

export const allQuery = (place: Place = NOWHERE): Query => ({ kind: 'all', place })

export function andQuery(clauses: readonly Query[], place: Place = NOWHERE): Query {
  const flat = clauses
    .flatMap((clause) => (clause.kind === 'and' ? clause.clauses : [clause]))
    .filter((clause) => clause.kind !== 'all')
  const [first = allQuery(place)] = flat
  return flat.length > 1 ? { kind: 'and', clauses: flat, place } : first
}

export function orQuery(clauses: readonly Query[], place: Place = NOWHERE): Query {
  const flat = clauses.flatMap((clause) => (clause.kind === 'or' ? clause.clauses : [clause]))
  const everything = flat.find((clause) => clause.kind === 'all')
  if (everything) return everything
  // An empty choice offers nothing to match.
  const [first = notQuery(allQuery(place), place)] = flat
  return flat.length > 1 ? { kind: 'or', clauses: flat, place } : first
}

export const notQuery = (clause: Query, place: Place = NOWHERE): Query =>
  clause.kind === 'not' ? clause.clause : { kind: 'not', clause, place }

/** The clause that selects one value of a field; null selects what lacks the field. */
export function fieldQuery(field: string, value: string | null): Query {
  if (value === null) return notQuery({ kind: 'exists', field, place: NOWHERE })
  return matchQuery(field, value === '' ? [] : [value])
}

export const matchQuery = (field: string, pattern: Pattern): Query => ({
  kind: 'match',
  field,
  pattern,
  place: NOWHERE,
})

export const existsQuery = (field: string): Query => ({ kind: 'exists', field, place: NOWHERE })
