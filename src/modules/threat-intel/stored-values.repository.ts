import { SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Confinement } from '../explorer/index.ts'
import { IP_LIST } from './matching/threat-scanner.ts'

/** What is looked through: logs of a range, or all of a table. */
export interface Scope {
  readonly table: 'logs' | 'signal_index'
  readonly from?: Date
  readonly to?: Date
  /** Only documents that name this address, which an index finds. */
  readonly ip?: string
  /** What may be told of the table; null for all. */
  readonly seen: Confinement | null
}

export interface StoredValue {
  readonly path: string
  readonly value: string
}

/** A value, and the indicator that it names. */
export interface FoundValue extends StoredValue {
  readonly indicator: string
}

/** Some values, or the id of a look under which they are kept. */
export type Kept = string | readonly FoundValue[]

export interface Seen {
  readonly documents: number
  readonly indicators: number
  /** Epoch milliseconds; null when nothing was. */
  readonly first: number | null
  readonly last: number | null
}

export interface Sighting {
  readonly indicator: string
  readonly logId: string
  readonly at: number
}

/** Stands for the reserved attribute. */
export const HOST = 'host'

/** Reads the values of what is stored, and where some of them are. */
export class StoredValuesRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async paths(scope: Scope): Promise<string[]> {
    const params = new SqlParams()
    const rows = await this.clickhouse.query<{ path: string }>(
      `SELECT DISTINCT arrayJoin(mapKeys(attributes)) AS path FROM ${scope.table} WHERE ${inScope(scope, params)}`,
      params.values,
    )
    return rows.map(({ path }) => path)
  }

  /** Roughly how many different values there are. */
  async estimate(scope: Scope, paths: readonly string[]): Promise<number> {
    const params = new SqlParams()
    const [row] = await this.clickhouse.query<{ count: number }>(
      `SELECT uniq(found) AS count FROM ${scope.table}${final(scope)} ARRAY JOIN ${valuesOf(paths, params)} AS found WHERE ${inScope(scope, params)}`,
      params.values,
    )
    return Number(row?.count ?? 0)
  }

  /** One of `parts` equal parts of the different values, of those that hold `needle` if there is one. */
  values(scope: Scope, paths: readonly string[], part: number, parts: number, needle = ''): Promise<StoredValue[]> {
    const params = new SqlParams()
    const holds = needle === '' ? '1' : `positionCaseInsensitiveUTF8(found.2, ${params.add(needle)}) > 0`
    return this.clickhouse.query<StoredValue>(
      `SELECT DISTINCT found.1 AS path, found.2 AS value
       FROM ${scope.table}${final(scope)} ARRAY JOIN ${valuesOf(paths, params)} AS found
       WHERE ${inScope(scope, params)} AND ${holds} AND cityHash64(found.2) % ${parts} = ${part}`,
      params.values,
    )
  }

  async keep(lookId: string, found: readonly FoundValue[]): Promise<void> {
    await this.clickhouse.insert(
      'retro_matches',
      found.map((value) => ({ look_id: lookId, ...value })),
    )
  }

  /** Where the values that were kept are. */
  async seen(scope: Scope, kept: Kept, paths: readonly string[]): Promise<Seen> {
    const params = new SqlParams()
    const [row] = await this.clickhouse.query<Seen>(
      `SELECT uniqExact(id) AS documents, uniqExact(indicator) AS indicators,
         if(documents = 0, NULL, min(at)) AS first, if(documents = 0, NULL, max(at)) AS last
       FROM (${sightingsSql(scope, kept, paths, params)})`,
      params.values,
    )
    return row ?? { documents: 0, indicators: 0, first: null, last: null }
  }

  /** The newest first; `after` is the last of the page before. */
  page(scope: Scope, kept: Kept, paths: readonly string[], limit: number, after: Sighting | null): Promise<Sighting[]> {
    const params = new SqlParams()
    const behind = after
      ? `(at, id, indicator) < (${params.add(after.at, 'Int64')}, ${params.add(after.logId)}, ${params.add(after.indicator)})`
      : '1'
    return this.clickhouse.query<Sighting>(
      `SELECT DISTINCT at, id AS logId, indicator FROM (${sightingsSql(scope, kept, paths, params)})
       WHERE ${behind} ORDER BY at DESC, logId DESC, indicator DESC LIMIT ${limit}`,
      params.values,
    )
  }
}

function sightingsSql(scope: Scope, kept: Kept, paths: readonly string[], params: SqlParams): string {
  return `
    SELECT document.id AS id, document.at AS at, kept.indicator AS indicator
    FROM (
      SELECT id, toUnixTimestamp64Milli(${scope.table}.timestamp) AS at, found.1 AS path, found.2 AS value
      FROM ${scope.table}${final(scope)} ARRAY JOIN ${valuesOf(paths, params)} AS found
      WHERE ${inScope(scope, params)}
    ) AS document
    INNER JOIN (${keptSql(kept, params)}) AS kept
      ON document.path = kept.path AND document.value = kept.value`
}

function keptSql(kept: Kept, params: SqlParams): string {
  if (typeof kept === 'string')
    return `SELECT path, value, indicator FROM retro_matches WHERE look_id = ${params.add(kept)}`
  const column = (name: keyof FoundValue) =>
    params.add(
      kept.map((value) => value[name]),
      'Array(String)',
    )
  return `
    SELECT each.1 AS path, each.2 AS value, each.3 AS indicator
    FROM (SELECT arrayJoin(arrayZip(${column('path')}, ${column('value')}, ${column('indicator')})) AS each)`
}

const final = ({ table }: Scope): string => (table === 'signal_index' ? ' FINAL' : '')

function inScope({ table, from, to, ip, seen }: Scope, params: SqlParams): string {
  const at = (time: Date) => `fromUnixTimestamp64Milli(${params.add(time.getTime(), 'Int64')}, 'UTC')`
  const bounds = [
    from && `${table}.timestamp >= ${at(from)}`,
    to && `${table}.timestamp < ${at(to)}`,
    ip !== undefined && `has(ip_list, ${params.add(ip)})`,
    seen && `(${seen(params)})`,
  ].filter(Boolean)
  return bounds.length ? bounds.join(' AND ') : '1'
}

/** Pairs of path and value of one document. */
function valuesOf(paths: readonly string[], params: SqlParams): string {
  const lists = paths.map((path) => {
    const name = params.add(path)
    if (path === HOST) return `if(host = '', [], [(${name}, host)])`
    const values = path === IP_LIST ? 'ip_list' : `attributes[${name}]`
    return `arrayMap(v -> (${name}, v), ${values})`
  })
  return `arrayConcat(${lists.join(', ')})`
}
