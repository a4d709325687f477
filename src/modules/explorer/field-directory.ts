import type { Clock } from '../../kernel/clock.ts'
import { type Field, resolveField, type Sight, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { SearchIndex } from './search-index.ts'
import { isSortable } from './sorting.ts'

/** A field as a search bar and a facet panel offer it. */
export type OfferedField = Pick<Field, 'label' | 'kind' | 'group' | 'description' | 'sortable' | 'facetable'> & {
  readonly field: string
}

const MOST_OFFERED = 500
const LATEST_DOCUMENTS = 50_000
const FRESH_MS = 30_000
/** Lists for different readers. */
const MOST_KEPT = 500

/** What can be named in queries over an index: the declared fields, and what is seen in the latest documents, the most frequent first. */
export class FieldDirectory {
  readonly #seen = new Map<string, { readonly at: number; readonly fields: Promise<readonly OfferedField[]> }>()

  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly clock: Clock,
  ) {}

  async list(index: SearchIndex, sight: Sight | null, prefix: string): Promise<readonly OfferedField[]> {
    const begins = beginning(prefix.toLowerCase())
    const declared = index.catalog.fields.map((field) => offered(field, index))
    const fields = [...declared, ...(await this.#seenIn(index, sight))]
    return fields.filter(({ field }) => begins(field.toLowerCase())).slice(0, MOST_OFFERED)
  }

  #seenIn(index: SearchIndex, sight: Sight | null): Promise<readonly OfferedField[]> {
    const now = this.clock.now().getTime()
    const key = `${index.table} ${sight?.key ?? ''}`
    const known = this.#seen.get(key)
    if (known && Math.abs(now - known.at) < FRESH_MS) return known.fields
    const fields = this.#look(index, sight)
    if (this.#seen.size >= MOST_KEPT) this.#seen.clear()
    this.#seen.set(key, { at: now, fields })
    // What failed must not be what everybody gets for the next seconds.
    fields.catch(() => this.#seen.delete(key))
    return fields
  }

  async #look(index: SearchIndex, sight: Sight | null): Promise<readonly OfferedField[]> {
    const params = new SqlParams()
    const latest = sight ? latestSeenSql(index, sight, params) : latestSql(index.table)
    const rows = await this.clickhouse.query<{ reference: string }>(seenSql(latest), params.values)
    const { byReference } = index.catalog
    return rows
      .filter(({ reference }) => !byReference.has(reference))
      .map(({ reference }) => offered(resolveField(index.catalog, reference), index))
  }
}

/** Who types `usr` is offered `@usr.id` as well: that attributes begin with @ is what a search bar is there to know. */
const beginning = (prefix: string) => (field: string) =>
  field.startsWith(prefix) || (field.startsWith('@') && field.startsWith(prefix, 1))

const offered = (field: Field, index: SearchIndex): OfferedField => ({
  field: field.name,
  label: field.label,
  kind: field.kind,
  group: field.group,
  description: field.description,
  sortable: isSortable(field, index),
  facetable: field.facetable,
})

const latestSql = (source: string): string =>
  `SELECT attributes, tags FROM ${source} ORDER BY timestamp DESC LIMIT ${LATEST_DOCUMENTS}`

/** What somebody sees of a document is up to its latest version. */
const latestSeenSql = ({ table, versioned, catalog }: SearchIndex, sight: Sight, params: SqlParams): string =>
  latestSql(`${table}${versioned ? ' FINAL' : ''} WHERE ${sight.sql(catalog, params)}`)

const seenSql = (latest: string): string => `
  WITH latest AS (${latest})
  SELECT reference FROM (
    SELECT if(startsWith(arrayJoin(mapKeys(attributes)) AS path, '#'), path, concat('@', path)) AS reference, count() AS documents
    FROM latest GROUP BY reference
    UNION ALL
    SELECT substring(tag, 1, position(tag, ':') - 1) AS reference, count() AS documents
    FROM (SELECT arrayJoin(tags) AS tag FROM latest) WHERE position(tag, ':') > 1 GROUP BY reference
  )
  ORDER BY startsWith(reference, '@') DESC, documents DESC, reference
  LIMIT 2000`
