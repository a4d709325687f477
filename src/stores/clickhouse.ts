import { ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import { openEmbeddedClickHouse } from './embedded-clickhouse.ts'
import { StartError } from './start-error.ts'

export interface ClickHouse {
  query<Row>(sql: string, params?: Record<string, unknown>): Promise<Row[]>
  /** Inserts whole or not at all within one partition. */
  insert(table: string, rows: readonly object[]): Promise<void>
  command(sql: string, params?: Record<string, unknown>): Promise<void>
  close(): Promise<void>
}

/** What every statement of Signalbox relies on. */
const SETTINGS: ClickHouseSettings = {
  // Parts of one statement see one state of a table.
  enable_shared_storage_snapshot_in_query: 1,
  date_time_input_format: 'best_effort',
  output_format_json_quote_64bit_integers: 0,
  // Historic logs spread over many months, and one insert may carry them all.
  max_partitions_per_insert_block: '0',
  // NULL is no third truth value here: an absent value compares as absent.
  join_use_nulls: 0,
  // Otherwise text becomes a number that is a few units in the last place off, and memory and store disagree on it.
  precise_float_parsing: 1,
  // One statement answers a whole explorer page, and each of its facets repeats the condition.
  max_query_size: '4194304',
  max_ast_elements: '500000',
} satisfies ClickHouseSettings & Record<string, unknown>

export async function openClickHouse(target: { url: string } | { dataDir: string }): Promise<ClickHouse> {
  const engine = await ('url' in target ? openServer(target.url) : openEmbedded(target.dataDir))
  return {
    query: <Row>(sql: string, params: Record<string, unknown> = {}) => engine.query<Row>(sql, params),
    insert: async (table, rows) => {
      if (rows.length) await engine.insert(table, rows)
    },
    command: (sql, params = {}) => engine.command(sql, params),
    close: () => engine.close(),
  }
}

// Values are part of the statement's text there, and lists of ids can be long.
const openEmbedded = (dataDir: string) => openEmbeddedClickHouse(dataDir, { ...SETTINGS, max_query_size: '0' })

async function openServer(url: string): Promise<ClickHouse> {
  // What fails is thrown and logged by whoever asked; the client's own lines would say it twice.
  const log = { level: ClickHouseLogLevel.OFF }
  const client = createClient({ url, clickhouse_settings: SETTINGS, max_open_connections: 20, log })
  const ping = await client.ping({ select: true })
  if (ping.success) {
    return {
      query: async <Row>(query: string, query_params: Record<string, unknown> = {}) => {
        const result = await client.query({ query, query_params, format: 'JSONEachRow' })
        return result.json<Row>() as Promise<Row[]>
      },
      insert: async (table, rows) => {
        await client.insert({ table, values: rows as object[], format: 'JSONEachRow' })
      },
      command: async (query, query_params = {}) => {
        await client.command({ query, query_params })
      },
      close: () => client.close(),
    }
  }
  await client.close()
  const { code, message } = ping.error as { code?: string; message: string }
  const unreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT'
  throw new StartError(
    `CLICKHOUSE_URL: ${unreachable ? `the ClickHouse server cannot be reached (${code}).` : message.split('\n')[0]}`,
  )
}
