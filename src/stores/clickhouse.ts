import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import { CLUSTER_SETTINGS, onCluster } from './cluster.ts'
import { jsonLines } from './json-lines.ts'
import { StartError } from './start-error.ts'

export interface ClickHouse {
  query<Row>(sql: string, params?: Record<string, unknown>): Promise<Row[]>
  /** Inserts whole or not at all within one partition. */
  insert(table: string, rows: readonly object[]): Promise<void>
  command(sql: string, params?: Record<string, unknown>): Promise<void>
  /** Resolves when the inserts that run now are through, also those of clients that are gone. */
  inserted(): Promise<void>
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
  // What was inserted is there when the answer comes, and an insert is one part: newer servers gather inserts for a while by themselves.
  async_insert: 0,
} satisfies ClickHouseSettings & Record<string, unknown>

/** A migration may go through all logs there are. */
const LONGEST_STATEMENT_MS = 30 * 60_000
const START_MS = 15_000
const INSERTS_POLL_MS = 100

type Insert = ClickHouse['insert']

interface Engine {
  readonly client: ClickHouseClient
  readonly insert: Insert
  readonly inserted: ClickHouse['inserted']
}

/** A server, or a cluster behind it, or a folder of one's own. */
export type ClickHouseTarget = { readonly url: string; readonly cluster?: string | null } | { readonly dataDir: string }

export async function openClickHouse(target: ClickHouseTarget): Promise<ClickHouse> {
  if (!('url' in target)) return overEngine(await openEmbedded(target.dataDir))
  const { url, cluster } = target
  return cluster ? overCluster(url, cluster) : overEngine(await openServer(url, SETTINGS, 'system.processes'))
}

async function overCluster(url: string, name: string): Promise<ClickHouse> {
  const processes = `clusterAllReplicas(${name}, system.processes)`
  const clickhouse = overEngine(await openServer(url, { ...SETTINGS, ...CLUSTER_SETTINGS }, processes))
  const [row] = await clickhouse.query<{ database: string }>('SELECT currentDatabase() AS database')
  const cluster = { name, database: row?.database ?? 'default' }
  return {
    ...clickhouse,
    command: async (sql, params) => {
      for (const statement of onCluster(sql, cluster)) await clickhouse.command(statement, params)
    },
  }
}

function overEngine({ client, insert, inserted }: Engine): ClickHouse {
  return {
    query: async <Row>(query: string, query_params: Record<string, unknown> = {}) => {
      const result = await client.query({ query, query_params, format: 'JSONEachRow' })
      return result.json<Row>() as Promise<Row[]>
    },
    insert: async (table, rows) => {
      if (rows.length) await insert(table, rows)
    },
    command: async (query, query_params = {}) => {
      await client.command({ query, query_params })
    },
    inserted,
    close: () => client.close(),
  }
}

async function openServer(url: string, settings: ClickHouseSettings, processes: string): Promise<Engine> {
  // What fails is thrown and logged by whoever asked; the client's own lines would say it twice.
  const log = { level: ClickHouseLogLevel.OFF }
  const client = createClient({
    ...{
      url,
      log,
      clickhouse_settings: { ...settings },
      max_open_connections: 20,
      request_timeout: LONGEST_STATEMENT_MS,
    },
    // A list of thousands of ids is more than servers, and proxies before them, take in an address.
    use_multipart_params_auto: true,
  })
  const ping = await client.ping({ select: true, abort_signal: AbortSignal.timeout(START_MS) })
  if (ping.success) {
    const insert: Insert = async (table, rows) => {
      await client.insert({ table, values: rows as object[], format: 'JSONEachRow' })
    }
    return { client, insert, inserted: () => insertsEnd(client, processes) }
  }
  await client.close()
  const { code } = ping.error as { code?: string }
  const unreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT'
  throw new StartError(
    `CLICKHOUSE_URL: ${unreachable ? `the ClickHouse server cannot be reached (${code}).` : firstLine(ping.error)}`,
  )
}

/** Those that had begun before the call. */
async function insertsEnd(client: ClickHouseClient, processes: string): Promise<void> {
  const began = performance.now()
  for (;;) {
    const seconds = (performance.now() - began) / 1_000
    const query = `SELECT 1 FROM ${processes} WHERE query_kind = 'Insert' AND elapsed >= ${seconds} LIMIT 1`
    const result = await client.query({ query, format: 'JSONEachRow' })
    if (!(await result.json()).length) return
    await pause(INSERTS_POLL_MS)
  }
}

/** ClickHouse inside this process, behind the same client and the same SQL as a server. */
async function openEmbedded(dataDir: string): Promise<Engine> {
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
    const connection = chdb.createChdbConnection({ path })
    const client = createClient({ connection } as never) as unknown as ClickHouseClient
    // The settings of a statement stay with the session; set for each statement, they would take longer than many of them.
    await client.command({ query: 'SELECT 1', clickhouse_settings: SETTINGS })
    // The client would write the rows into the text of the statement, which is then read several times.
    const insert: Insert = async (table, rows) => {
      await connection.chdb.rawInsert({ table, format: 'JSONEachRow', values: jsonLines(rows) })
    }
    // Inserts end with their process.
    return { client, insert, inserted: async () => undefined }
  } catch (error) {
    throw new StartError(
      `The embedded ClickHouse in ${path} cannot be opened: ${firstLine(error)} One process at a time may open it; to run several, set CLICKHOUSE_URL and DATABASE_URL.`,
    )
  }
}

const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0] ?? ''
