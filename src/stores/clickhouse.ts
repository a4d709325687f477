import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import { jsonLines } from './json-lines.ts'
import { StartError } from './start-error.ts'

export interface ClickHouse {
  query<Row>(sql: string, params?: Record<string, unknown>): Promise<Row[]>
  /** Inserts whole or not at all within one partition. */
  insert(table: string, rows: readonly object[]): Promise<void>
  command(sql: string, params?: Record<string, unknown>): Promise<void>
  /** What a SELECT answers as lines of JSON, however much it is: pieces that may end within a line. One at a time. */
  lines(sql: string): AsyncIterable<Buffer>
  /** Inserts whole lines of JSON. */
  insertLines(table: string, lines: Buffer): Promise<void>
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

type Insert = ClickHouse['insert']

interface Engine extends Pick<ClickHouse, 'lines' | 'insertLines'> {
  readonly client: ClickHouseClient
  readonly insert: Insert
}

export async function openClickHouse(target: { url: string } | { dataDir: string }): Promise<ClickHouse> {
  const { client, insert, lines, insertLines } =
    'url' in target ? await openServer(target.url) : await openEmbedded(target.dataDir)
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
    lines,
    insertLines,
    close: () => client.close(),
  }
}

async function openServer(url: string): Promise<Engine> {
  // What fails is thrown and logged by whoever asked; the client's own lines would say it twice.
  const log = { level: ClickHouseLogLevel.OFF }
  const client = createClient({ url, clickhouse_settings: SETTINGS, max_open_connections: 20, log })
  const ping = await client.ping({ select: true })
  if (ping.success) {
    const insert: Insert = async (table, rows) => {
      await client.insert({ table, values: rows as object[], format: 'JSONEachRow' })
    }
    return {
      ...{ client, insert },
      lines: (sql) => serverLines(client, sql),
      insertLines: async (table, lines) => {
        const values = Readable.from([lines], { objectMode: false })
        const { stream } = await client.exec({ query: `INSERT INTO ${table} FORMAT JSONEachRow`, values })
        await finished(stream.resume())
      },
    }
  }
  await client.close()
  const { code } = ping.error as { code?: string }
  const unreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT'
  throw new StartError(
    `CLICKHOUSE_URL: ${unreachable ? `the ClickHouse server cannot be reached (${code}).` : firstLine(ping.error)}`,
  )
}

async function* serverLines(client: ClickHouseClient, sql: string): AsyncGenerator<Buffer> {
  const { stream } = await client.exec({ query: `${sql} FORMAT JSONEachRow` })
  yield* stream as AsyncIterable<Buffer>
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
    const insertLines: ClickHouse['insertLines'] = async (table, values) => {
      await connection.chdb.rawInsert({ table, format: 'JSONEachRow', values })
    }
    return {
      ...{ client, insertLines },
      insert: (table, rows) => insertLines(table, jsonLines(rows)),
      lines: async function* (sql) {
        for await (const piece of connection.chdb.queryStream(sql, { format: 'JSONEachRow' }))
          yield Buffer.from(piece.raw())
      },
    }
  } catch (error) {
    throw new StartError(
      `The embedded ClickHouse in ${path} cannot be opened: ${firstLine(error)} One process at a time may open it; to run several, set CLICKHOUSE_URL and DATABASE_URL.`,
    )
  }
}

const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0] ?? ''
