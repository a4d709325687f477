import { compilePredicate, compileSql, parseQuery, SqlParams } from '../../src/search/index.ts'
import type { ClickHouse } from '../../src/stores/clickhouse.ts'
import { CATALOG, type LogDocument } from './documents.ts'

/** Ids of the documents that each query selects in memory, in the order of the documents. */
export function selectedInMemory(queries: readonly string[], documents: readonly LogDocument[]): string[][] {
  return queries.map((text) => {
    const matches = compilePredicate(parseQuery(text), CATALOG)
    return documents.filter(matches).map(({ id }) => id)
  })
}

/** The same by ClickHouse, all queries in one statement. */
export async function selectedInStore(clickhouse: ClickHouse, queries: readonly string[]): Promise<string[][]> {
  const params = new SqlParams()
  const conditions = queries.map((text) => `toUInt8(assumeNotNull(${compileSql(parseQuery(text), CATALOG, params)}))`)
  const rows = await clickhouse.query<{ id: string; holds: number[] }>(
    `SELECT id, [${conditions.join(', ')}] AS holds FROM logs ORDER BY id`,
    params.values,
  )
  return queries.map((_, index) => rows.filter(({ holds }) => holds[index] === 1).map(({ id }) => id))
}

/** The queries whose condition could be NULL. */
export async function threeValued(clickhouse: ClickHouse, queries: readonly string[]): Promise<string[]> {
  const params = new SqlParams()
  const types = queries.map((text) => `toTypeName(${compileSql(parseQuery(text), CATALOG, params)})`)
  const [row] = await clickhouse.query<{ types: string[] }>(
    `SELECT [${types.join(', ')}] AS types FROM logs LIMIT 1`,
    params.values,
  )
  return queries.filter((_, index) => row?.types[index]?.includes('Nullable') !== false)
}
