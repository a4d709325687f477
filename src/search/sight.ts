import { allQuery, andQuery, notQuery, orQuery } from './build.ts'
import type { FieldCatalog } from './catalog.ts'
import type { SearchDocument } from './document.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import type { Query } from './query.ts'
import type { SqlParams } from './sql-params.ts'
import { QuerySyntaxError } from './syntax-error.ts'
import { compilePredicate, type Predicate } from './to-predicate.ts'
import { compileSql } from './to-sql.ts'

const NOTHING = notQuery(allQuery())
const MOST_KEPT = 1_000
const kept = new Map<string, Sight | null>()

/**
 * What somebody may see at all, whatever they search for: what any of their restriction queries selects. It is the one place where restrictions become
 * conditions: SQL for what is read from ClickHouse, a predicate for documents at hand, and a query for searches that are followed.
 */
export class Sight {
  readonly #predicates = new Map<FieldCatalog, Predicate>()

  private constructor(
    readonly query: Query,
    /** The same for sights of the same. */
    readonly key: string,
  ) {}

  /** Null sees everything. A restriction that cannot be read sees nothing, and so do none at all. */
  static of(restrictions: readonly string[] | null): Sight | null {
    if (!restrictions) return null
    const key = JSON.stringify([...new Set(restrictions)].sort())
    let sight = kept.get(key)
    if (sight === undefined) {
      const query = orQuery(restrictions.map(readRestriction))
      sight = query.kind === 'all' ? null : new Sight(query, key)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(key, sight)
    }
    return sight
  }

  sees(document: SearchDocument, catalog: FieldCatalog): boolean {
    let predicate = this.#predicates.get(catalog)
    if (!predicate) {
      predicate = compilePredicate(this.query, catalog)
      this.#predicates.set(catalog, predicate)
    }
    return predicate(document)
  }

  sql(catalog: FieldCatalog, params: SqlParams): string {
    return compileSql(this.query, catalog, params)
  }

  /** What a query finds of what is seen. */
  over(query: Query): Query {
    return andQuery([query, this.query])
  }
}

/** What is within both of two restrictions. */
export function narrowed(left: readonly string[] | null, right: readonly string[] | null): readonly string[] | null {
  if (!left || !right) return left ?? right
  if (!left.length || !right.length) return []
  const either = (restrictions: readonly string[]) => orQuery(restrictions.map(readRestriction))
  return [printQuery(andQuery([either(left), either(right)]))]
}

function readRestriction(text: string): Query {
  try {
    return parseQuery(text)
  } catch (error) {
    if (error instanceof QuerySyntaxError) return NOTHING
    throw error
  }
}
