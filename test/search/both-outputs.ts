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

/** The same by ClickHouse, all queries in one statement; fails when a condition is anything but 0 or 1. */
export async function selectedInStore(clickhouse: ClickHouse, queries: readonly string[]): Promise<string[][]> {
  const params = new SqlParams()
  const conditions = queries.map((text) => `toUInt8(assumeNotNull(${compileSql(parseQuery(text), CATALOG, params)}))`)
  const types = queries.map((text) => `toTypeName(${compileSql(parseQuery(text), CATALOG, params)})`)
  const [first] = await clickhouse.query<{ types: string[] }>(
    `SELECT [${types.join(', ')}] AS types FROM logs LIMIT 1`,
    params.values,
  )
  for (const [index, type] of (first?.types ?? []).entries()) {
    if (type.includes('Nullable')) throw new Error(`${queries[index]} has three truth values: ${type}`)
  }
  const rows = await clickhouse.query<{ id: string; holds: number[] }>(
    `SELECT id, [${conditions.join(', ')}] AS holds FROM logs ORDER BY id`,
    params.values,
  )
  return queries.map((_, index) => rows.filter(({ holds }) => holds[index] === 1).map(({ id }) => id))
}
