import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ClickHouseSettings, parseError } from '@clickhouse/client'
import type { ClickHouse } from './clickhouse.ts'
import { jsonLines } from './json-lines.ts'
import { withLiterals } from './literals.ts'
import { SharedAmong } from './shared-among.ts'
import { StartError } from './start-error.ts'

/**
 * Each runs one statement at a time, on one of the four threads that Node has for all such work; one stays free for files and names. Small
 * statements spend most of their time being read and planned on a single processor: three of them together take little more than one.
 */
const CONNECTIONS = 3

type Connection = ReturnType<typeof import('chdb/connection').createChdbConnection>

/** ClickHouse inside this process, with the same SQL as a server; what one connection has written, all of them see. */
export async function openEmbeddedClickHouse(dataDir: string, settings: ClickHouseSettings): Promise<ClickHouse> {
  const path = resolve(dataDir)
  mkdirSync(path, { recursive: true })
  const all = await connect(path, settings)
  const connections = new SharedAmong(all)
  // Values that are bound go through one place of the engine, where statements wait for each other whichever connection they are on.
  const run = (sql: string, params: Readonly<Record<string, unknown>>) =>
    connections.use(({ chdb }) => asClickHouse(chdb.queryAsync(withLiterals(sql, params), { format: 'JSONEachRow' })))
  const insertLines: ClickHouse['insertLines'] = async (table, values) => {
    await connections.use(({ chdb }) => asClickHouse(chdb.rawInsert({ table, format: 'JSONEachRow', values })))
  }
  return {
    query: async <Row>(sql: string, params = {}) => readLines<Row>((await run(sql, params)).text()),
    // The usual client would write the rows into the text of the statement, which is then read several times.
    insert: async (table, rows) => {
      if (!rows.length) return
      await insertLines(table, jsonLines(rows))
    },
    insertLines,
    lines: (sql) => linesOf(all[0] as Connection, sql),
    command: async (sql, params = {}) => {
      await run(sql, params)
    },
    // They end with their process.
    inserted: async () => undefined,
    close: async () => {
      for (const connection of all) await connection.close()
    },
  }
}

async function connect(path: string, settings: ClickHouseSettings): Promise<Connection[]> {
  let chdb: typeof import('chdb/connection')
  try {
    chdb = await import('chdb/connection')
  } catch {
    throw new StartError(
      `There is no embedded ClickHouse for ${process.platform} on ${process.arch}; set CLICKHOUSE_URL to a ClickHouse server.`,
    )
  }
  try {
    const connections = Array.from({ length: CONNECTIONS }, () => chdb.createChdbConnection({ path }))
    // They stay with the connection; set for each statement, they would take longer than many of them.
    const set = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
    await Promise.all(connections.map((connection) => connection.chdb.queryAsync(`SET ${set.join(', ')}`)))
    return connections
  } catch (error) {
    throw new StartError(
      `The embedded ClickHouse in ${path} cannot be opened: ${firstLine(error)} One process at a time may open it; to run several, set CLICKHOUSE_URL and DATABASE_URL.`,
    )
  }
}

async function* linesOf({ chdb }: Connection, sql: string): AsyncGenerator<Buffer> {
  for await (const piece of chdb.queryStream(sql, { format: 'JSONEachRow' })) yield Buffer.from(piece.raw())
}

/** Errors as the client of a server throws them. */
async function asClickHouse<Result>(running: Promise<Result>): Promise<Result> {
  try {
    return await running
  } catch (error) {
    throw parseError(error as Error)
  }
}

/** Line ends inside texts are escaped, so that each that is there stands between two rows. */
const readLines = <Row>(text: string): Row[] => JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`)

const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0] ?? ''
