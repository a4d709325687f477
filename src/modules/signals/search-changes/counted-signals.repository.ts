import type { DocumentsAsOf, Feed, FeedPosition } from '../../../feed/index.ts'
import { compileSql, type SearchDocument, SqlParams, valuesSql } from '../../../search/index.ts'
import type { ClickHouse } from '../../../stores/clickhouse.ts'
import { changedSincePart, countPart, type Explorer, type ValueCounts, valueCountsPart } from '../../explorer/index.ts'
import { MAX_VALUES } from './facet-counts.ts'
import type { CountedSignal, FollowedSearch } from './followed-search.ts'
import type { Span } from './moving-range.ts'

/** A search at one place of the feed, in one span. `corrections` come on top of the counts. */
export interface CountedSearch {
  readonly total: number
  readonly facets: readonly ValueCounts[]
  readonly corrections: readonly CountedSignal[]
}

export interface CountedSlice {
  readonly signals: readonly CountedSignal[]
  /** There is more: the signals are all those before this time. */
  readonly cutAt: number | null
}

interface SliceRow {
  readonly id: string
  readonly version: number
  readonly time: number
  readonly late: number
  readonly selected: readonly number[]
  readonly lists: readonly (readonly string[])[]
}

/**
 * Reads what a search shows as of a place in the feed, although the index has gone on since, or is ahead in parts: what was changed after the place
 * is left out, and counted as the feed says that it was before.
 */
export class CountedSignals {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly explorer: Explorer,
    private readonly feed: Pick<Feed, 'asOf'>,
  ) {}

  async count(search: FollowedSearch, span: Span, at: FeedPosition): Promise<CountedSearch> {
    const { index, queries, facets } = search
    const [query] = queries
    if (!query) throw new Error('A search has a query.')
    const range = { from: new Date(span.from), to: new Date(Math.max(span.from, span.to)) }
    const opened = this.explorer.before(index, query, range, at.transaction)
    // Asked in one turn, so that one statement answers all of it.
    const [total, late, ...counts] = await Promise.all([
      opened.ask(countPart(query)),
      opened.ask(changedSincePart(at.transaction)),
      ...facets.map(({ field, query: own }) => opened.ask(valueCountsPart(own, field, MAX_VALUES))),
    ])
    const before = await this.#before(at, late)
    const corrections = late.flatMap((id) => search.count((before.get(id) ?? null) as SearchDocument | null) ?? [])
    return { total, facets: counts, corrections }
  }

  /** What counts in a span, at most about `limit` signals. */
  async slice(search: FollowedSearch, { from, to }: Span, at: FeedPosition, limit: number): Promise<CountedSlice> {
    if (from >= to) return { signals: [], cutAt: null }
    const params = new SqlParams()
    const sql = sliceSql(search, { from, to }, at, params, limit + 1)
    const rows = await this.clickhouse.query<SliceRow>(sql, params.values)
    const last = rows.at(-1)
    const before = await this.#before(
      at,
      rows.flatMap(({ id, late }) => (late ? [id] : [])),
    )
    const signals = rows.flatMap((row) => {
      const earlier = row.late ? before.get(row.id) : undefined
      return (earlier === undefined ? read(search, row) : search.count(earlier as SearchDocument | null)) ?? []
    })
    // With all that have the time of the last one.
    return { signals, cutAt: rows.length > limit && last ? last.time + 1 : null }
  }

  #before(at: FeedPosition, ids: readonly string[]): Promise<DocumentsAsOf> {
    return this.feed.asOf(at, 'signal', ids)
  }
}

function sliceSql(
  { index, queries, facets }: FollowedSearch,
  { from, to }: Span,
  at: FeedPosition,
  params: SqlParams,
  limit: number,
): string {
  const time = (milliseconds: number) => `fromUnixTimestamp64Milli(${params.add(String(milliseconds), 'Int64')}, 'UTC')`
  const selected = queries.map((query) => `toUInt8(${compileSql(query, index.catalog, params)})`)
  const lists = facets.map(({ field }) => `CAST(${valuesSql(field, params)}, 'Array(String)')`)
  return `
    SELECT id, version, toUnixTimestamp64Milli(timestamp) AS time,
      feed_transaction >= ${params.add(at.transaction, 'UInt64')} AS late,
      [${selected.join(', ')}] AS selected, [${lists.join(', ')}]::Array(Array(String)) AS lists
    FROM ${index.table} FINAL
    WHERE timestamp >= ${time(from)} AND timestamp < ${time(to)} AND (late OR removed = 0 AND has(selected, 1))
    ORDER BY timestamp
    LIMIT ${limit} WITH TIES
    SETTINGS do_not_merge_across_partitions_select_final = 1`
}

const read = (search: FollowedSearch, { id, version, time, selected, lists }: SliceRow): CountedSignal | null =>
  search.counted({ id, version, timestamp: time }, selected.map(Boolean), (_field, facet) => lists[facet] ?? [])
