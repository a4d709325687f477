import { createHash } from 'node:crypto'
import type { Viewer } from '../../../kernel/viewer.ts'
import {
  compilePredicate,
  type Field,
  type Predicate,
  printQuery,
  type Query,
  type SearchDocument,
  valuesOf,
  withoutField,
} from '../../../search/index.ts'
import { checkFacets, countableField, readQuery, type SearchIndex, sightOf } from '../../explorer/index.ts'
import { MovingRange, type RangeRequest } from './moving-range.ts'

export interface SearchChangesRequest {
  readonly query: string
  readonly range: RangeRequest
  readonly facets: readonly string[]
}

/** What a signal counts for in a search, whether or not it is within its range. */
export interface CountedSignal {
  readonly id: string
  readonly version: number
  readonly timestamp: number
  /** The query selects it. */
  readonly found: boolean
  /** For each facet: the signal's values, each once; null where the facet does not count it. */
  readonly values: readonly (readonly string[] | null)[]
}

export interface FollowedFacet {
  readonly field: Field
  /** A facet's own clauses do not restrict it. */
  readonly query: Query
  /** Place of the query among `queries`. */
  readonly place: number
}

/** One search as it is followed: equal ones are followed once. */
export class FollowedSearch {
  readonly key: string
  /** Tells whether a cursor belongs to this search. */
  readonly mark: string
  /** The search's own query, then those of facets that differ from it. */
  readonly queries: readonly Query[]
  readonly facets: readonly FollowedFacet[]
  readonly range: MovingRange
  readonly #predicates: readonly Predicate[]

  constructor(
    readonly index: SearchIndex,
    request: SearchChangesRequest,
    now: Date,
    /** As whom it is followed: what is not seen counts nowhere. */
    readonly viewer: Viewer,
  ) {
    const sight = sightOf(index, viewer)
    const seen = (each: Query) => sight?.over(each) ?? each
    const asked = readQuery(request.query)
    const query = seen(asked)
    this.range = new MovingRange(request.range, now)
    checkFacets(request.facets)
    const fields = request.facets.map((reference, place) => countableField(index, reference, `facets.${place}`))
    const queries = new Map([[printQuery(query), query]])
    const once = new Map(fields.map((field) => [field.name, field]))
    this.facets = [...once.values()].map((field) => {
      const own = seen(withoutField(asked, field.name, index.catalog))
      const text = printQuery(own)
      if (!queries.has(text)) queries.set(text, own)
      return { field, query: own, place: [...queries.keys()].indexOf(text) }
    })
    this.queries = [...queries.values()]
    this.#predicates = this.queries.map((each) => compilePredicate(each, index.catalog))
    this.key = JSON.stringify([printQuery(asked), this.range.key, [...once.keys()], ...(sight ? [sight.key] : [])])
    this.mark = createHash('sha256').update(this.key).digest('hex').slice(0, 8)
  }

  /** Null for a signal that counts nowhere. */
  count(document: SearchDocument | null): CountedSignal | null {
    if (!document) return null
    const { id, version, timestamp } = document as unknown as CountedSignal
    const selected = this.#predicates.map((matches) => matches(document))
    return this.counted({ id, version, timestamp }, selected, (field) => valuesOf(field, document))
  }

  counted(
    signal: Pick<CountedSignal, 'id' | 'version' | 'timestamp'>,
    selected: readonly boolean[],
    values: (field: Field, place: number) => readonly string[],
  ): CountedSignal | null {
    if (!selected.includes(true)) return null
    return {
      ...signal,
      found: selected[0] ?? false,
      values: this.facets.map(({ field, place }, facet) => (selected[place] ? unique(values(field, facet)) : null)),
    }
  }
}

const unique = (values: readonly string[]): readonly string[] => (values.length < 2 ? values : [...new Set(values)])
