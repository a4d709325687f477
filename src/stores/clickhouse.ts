import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
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
  const client = 'url' in target ? await openServer(target.url) : await openEmbedded(target.dataDir)
  return {
    query: async <Row>(query: string, query_params: Record<string, unknown> = {}) => {
      const result = await client.query({ query, query_params, format: 'JSONEachRow' })
      return result.json<Row>() as Promise<Row[]>
    },
    insert: async (table, values) => {
      if (values.length) await client.insert({ table, values: values as object[], format: 'JSONEachRow' })
    },
    command: async (query, query_params = {}) => {
      await client.command({ query, query_params })
    },
    close: () => client.close(),
  }
}

async function openServer(url: string): Promise<ClickHouseClient> {
  // What fails is thrown and logged by whoever asked; the client's own lines would say it twice.
  const log = { level: ClickHouseLogLevel.OFF }
  const client = createClient({ url, clickhouse_settings: SETTINGS, max_open_connections: 20, log })
  const ping = await client.ping({ select: true })
  if (ping.success) return client
  await client.close()
  const { code } = ping.error as { code?: string }
  const unreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT'
  throw new StartError(
    `CLICKHOUSE_URL: ${unreachable ? `the ClickHouse server cannot be reached (${code}).` : firstLine(ping.error)}`,
  )
}

/** ClickHouse inside this process, behind the same client and the same SQL as a server. */
async function openEmbedded(dataDir: string): Promise<ClickHouseClient> {
  const path = resolve(dataDir)
  mkdirSync(path, { recursive: true })
  let chdb: typeof import('chdb/connection')
  try {
    chdb = await import('chdb/connection')
  } catch {
    throw new StartError(
      `There is no embedded ClickHouse for ${process.platform} on ${process.arch}; set CLICKHOUSE_URL to a ClickHouse server.`,
    )
  }
  try {
    const client = createClient({
      connection: chdb.createChdbConnection({ path }),
    } as never) as unknown as ClickHouseClient
    // They last as long as the connection. Sent along with each statement, each of them would be a statement of its own before it: 1.4 ms together.
    await client.command({ query: 'SELECT 1', clickhouse_settings: SETTINGS })
    return client
  } catch (error) {
    throw new StartError(
      `The embedded ClickHouse in ${path} cannot be opened: ${firstLine(error)} One process at a time may open it; to run several, set CLICKHOUSE_URL and DATABASE_URL.`,
    )
  }
}

const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0] ?? ''
