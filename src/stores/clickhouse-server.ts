import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import type { ClickHouse } from './clickhouse.ts'
import { CLUSTER_SETTINGS, onCluster } from './cluster.ts'
import { StartError } from './start-error.ts'

/** A migration, or a copy of a table, may go through all logs there are. */
const LONGEST_STATEMENT_MS = 30 * 60_000
/** For how long a server may say nothing to a query or an insert before it is taken for gone. */
const LONGEST_SILENCE_MS = 2 * 60_000
const START_MS = 15_000
const INSERTS_POLL_MS = 100

export const openClickHouseServer = (url: string, settings: ClickHouseSettings): Promise<ClickHouse> =>
  connect(url, settings, 'system.processes')

/** Tables are made on all servers of the cluster; the server behind the address answers for all of them. */
export async function openClickHouseCluster(
  url: string,
  name: string,
  settings: ClickHouseSettings,
): Promise<ClickHouse> {
  const processes = `clusterAllReplicas(${name}, system.processes)`
  const server = await connect(url, { ...settings, ...CLUSTER_SETTINGS }, processes)
  const [row] = await server.query<{ database: string }>('SELECT currentDatabase() AS database')
  const cluster = { name, database: row?.database ?? 'default' }
  return {
    ...server,
    command: async (sql, params) => {
      for (const statement of onCluster(sql, cluster)) await server.command(statement, params)
    },
  }
}

async function connect(url: string, settings: ClickHouseSettings, processes: string): Promise<ClickHouse> {
  const open = (request_timeout: number) =>
    createClient({
      url,
      // What fails is thrown and logged by whoever asked; the client's own lines would say it twice.
      log: { level: ClickHouseLogLevel.OFF },
      clickhouse_settings: { ...settings },
      max_open_connections: 20,
      request_timeout,
      // A list of thousands of ids is more than servers, and proxies before them, take in an address.
      use_multipart_params_auto: true,
    })
  const client = open(LONGEST_SILENCE_MS)
  const ping = await client.ping({ select: true, abort_signal: AbortSignal.timeout(START_MS) })
  if (ping.success) return overClients(client, open(LONGEST_STATEMENT_MS), processes)
  await client.close()
  const { code, message } = ping.error as { code?: string; message: string }
  const unreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT'
  throw new StartError(
    `CLICKHOUSE_URL: ${unreachable ? `the ClickHouse server cannot be reached (${code}).` : message.split('\n')[0]}`,
  )
}

const overClients = (client: ClickHouseClient, patient: ClickHouseClient, processes: string): ClickHouse => ({
  query: async <Row>(query: string, query_params: Record<string, unknown> = {}) => {
    const result = await client.query({ query, query_params, format: 'JSONEachRow' })
    return result.json<Row>() as Promise<Row[]>
  },
  insert: async (table, rows) => {
    if (rows.length) await client.insert({ table, values: rows as object[], format: 'JSONEachRow' })
  },
  command: async (query, query_params = {}) => {
    await patient.command({ query, query_params })
  },
  inserted: () => insertsEnd(client, processes),
  lines: (sql) => linesOf(patient, sql),
  insertLines: async (table, lines) => {
    const values = Readable.from([lines], { objectMode: false })
    const { stream } = await patient.exec({ query: `INSERT INTO ${table} FORMAT JSONEachRow`, values })
    await finished(stream.resume())
  },
  close: async () => {
    await Promise.all([client.close(), patient.close()])
  },
})

async function* linesOf(client: ClickHouseClient, sql: string): AsyncGenerator<Buffer> {
  const { stream } = await client.exec({ query: `${sql} FORMAT JSONEachRow` })
  yield* stream as AsyncIterable<Buffer>
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
