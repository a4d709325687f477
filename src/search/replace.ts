import { andQuery, notQuery, orQuery } from './build.ts'
import type { Query } from './query.ts'

/** The clauses of a query that are not made of others. */
export type Leaf = Exclude<Query, { kind: 'and' | 'or' | 'not' }>

/** The query with each leaf as `replace` answers it. */
export function replaceLeaves(query: Query, replace: (leaf: Leaf) => Query): Query {
  const inner = (clause: Query) => replaceLeaves(clause, replace)
  switch (query.kind) {
    case 'and':
      return andQuery(query.clauses.map(inner), query.place)
    case 'or':
      return orQuery(query.clauses.map(inner), query.place)
    case 'not':
      return notQuery(inner(query.clause), query.place)
    default:
      return replace(query)
  }
}
