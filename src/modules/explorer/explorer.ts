import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import { parseTimeRange, type TimeRange } from '../../kernel/time.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import {
  parseQuery,
  type Query,
  QuerySyntaxError,
  type Selection,
  type Sight,
  selectionSql,
} from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { DocumentSearch } from './document-search.ts'
import { FieldDirectory, type OfferedField } from './field-directory.ts'
import type { NewestDocuments } from './newest.ts'
import { Search } from './search.ts'
import { type SearchIndex, sightOf } from './search-index.ts'
import type { Confinement } from './statement.ts'
import { storableTime } from './storable-time.ts'

export interface SearchRequest {
  readonly query: string
  readonly range: { readonly from: string; readonly to?: string | null }
  /** Limits the whole search, such as to what is about one thing; no clause of the query, and no facet, looks beyond it. */
  readonly within?: Selection | Confinement | null
}

/** Opens searches, each within what the viewer sees of the index. Whoever opens one has checked that the viewer may read it at all. */
export class Explorer {
  readonly #fields: FieldDirectory

  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly clock: Clock,
  ) {
    this.#fields = new FieldDirectory(clickhouse, clock)
  }

  /** `source` is where the documents come from, if it can answer the newest of them by itself. */
  open<Document extends { readonly id: string; readonly timestamp: Date } = never>(
    viewer: Viewer,
    index: SearchIndex,
    { query, range, within }: SearchRequest,
    source: NewestDocuments<Document> | null = null,
  ): DocumentSearch<Document> {
    const { from, to } = parseTimeRange(range, this.clock.now())
    const sight = sightOf(index, viewer)
    const stored = { from: storable(from), to: storable(to) }
    const scope = {
      index,
      query: readQuery(query),
      range: stored,
      within: confined(sight, within ?? null, index),
    }
    return new DocumentSearch(new Search(scope, this.clickhouse), sight ? null : source)
  }

  /**
   * A search in which every answer leaves out what was changed by transactions from the given one on. Nothing confines it: whoever follows a search has
   * put what the viewer sees into its queries.
   */
  before(index: SearchIndex, query: Query, range: TimeRange, transaction: string): Search {
    return new Search({ index, query, within: null, range, changedBefore: transaction }, this.clickhouse)
  }

  /** What queries over the index can name that begins with the prefix. */
  fields(viewer: Viewer, index: SearchIndex, prefix: string): Promise<readonly OfferedField[]> {
    return this.#fields.list(index, sightOf(index, viewer), prefix)
  }
}

function confined(sight: Sight | null, within: Selection | Confinement | null, index: SearchIndex): Confinement | null {
  const narrowed = within && confinementOf(within, index)
  if (!sight) return narrowed
  return (params) => {
    const seen = `(${sight.sql(index.catalog, params)})`
    return narrowed ? `${narrowed(params)} AND ${seen}` : seen
  }
}

const confinementOf = (within: Selection | Confinement, { catalog }: SearchIndex): Confinement =>
  typeof within === 'function' ? within : (params) => selectionSql(within, catalog, params)

/** Nothing is older or newer, and both stores can compare with it. */
const storable = (time: Date): Date => new Date(storableTime(time.getTime()))

/** The query of an argument; what is wrong with it is told with its place. */
export function readQuery(text: string, path = 'query'): Query {
  try {
    return parseQuery(text)
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    throw badInput(path, error.message, { offset: error.offset, length: error.length })
  }
}
