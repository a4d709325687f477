import { allQuery, andQuery } from './build.ts'
import { type FieldCatalog, resolveField } from './catalog.ts'
import type { Field } from './field.ts'
import { exactText, type Query } from './query.ts'

/**
 * A clause of the topmost AND restricts a field when every leaf in it is about that field, by its name or an alias: `field:(a OR b)`, `-field:x`,
 * `(field:a OR field:>b)`, CIDR, ranges and existence. A clause that mixes fields restricts none of them.
 */
export function withoutField(query: Query, field: string, catalog: FieldCatalog): Query {
  const clauses = topClauses(query).filter((clause) => !isAbout(clause, resolveField(catalog, field), catalog))
  return clauses.length === 0 ? allQuery() : andQuery(clauses, query.place)
}

/** The clauses that restrict a field, as one query; everything when none does. */
export const onlyField = (query: Query, field: string, catalog: FieldCatalog): Query =>
  andQuery(topClauses(query).filter((clause) => isAbout(clause, resolveField(catalog, field), catalog)))

/** The values that the restricting clauses name without excluding them, as the field holds them, in the order of the query. */
export function selectedValues(query: Query, field: string, catalog: FieldCatalog): readonly string[] {
  const { foldsCase } = resolveField(catalog, field)
  const named = namedValues(onlyField(query, field, catalog))
  return [...new Set(foldsCase ? named.map((value) => value.toLowerCase()) : named)]
}

const topClauses = (query: Query): readonly Query[] =>
  query.kind === 'and' ? query.clauses : query.kind === 'all' ? [] : [query]

function isAbout(query: Query, field: Field, catalog: FieldCatalog): boolean {
  switch (query.kind) {
    case 'all':
    case 'text':
      return false
    case 'and':
    case 'or':
      return query.clauses.every((clause) => isAbout(clause, field, catalog))
    case 'not':
      return isAbout(query.clause, field, catalog)
    default:
      return resolveField(catalog, query.field).name === field.name
  }
}

function namedValues(query: Query): string[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.clauses.flatMap(namedValues)
    case 'match': {
      const exact = exactText(query.pattern)
      return exact === null ? [] : [exact]
    }
    default:
      return []
  }
}
