import { Pool, type PoolConfig } from 'pg'
import { parse } from 'pg-connection-string'
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm'
import { callAfterCommit } from './after-commit.ts'
import { type Heard, Listener } from './listener.ts'
import { readTypes } from './postgres-types.ts'
import { SessionLock } from './session-lock.ts'
import { StartError } from './start-error.ts'
import { gatherUntilCommit } from './until-commit.ts'

/** What a repository works in: everything done with it is committed together or not at all. */
export type Transaction = EntityManager

type RowClass = EntityTarget<ObjectLiteral> & (new () => object)

/** A statement that runs often; it is prepared once per connection under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
}

export interface Postgres {
  readonly dataSource: DataSource
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Reads outside of any transaction, without the cost of an object mapper. */
  read<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>
  /** Calls back on NOTIFY, and once after each reconnect, since what was sent meanwhile is lost. Answers how to stop. */
  listen(channel: string, heard: Heard): Promise<() => Promise<void>>
  /** Holds an advisory lock until the answer is called or this process ends, through any loss of the connection. */
  hold(keys: readonly [number, number]): Promise<() => Promise<void>>
  /** Connections by what they are for. */
  connections(): Readonly<Record<'reads' | 'transactions', Connections>>
  close(): Promise<void>
}

export interface Connections {
  readonly open: number
  readonly idle: number
  /** Who waits for one. */
  readonly waiting: number
}

readTypes()

export async function openPostgres(
  url: string,
  rows: readonly RowClass[],
  migrations: readonly (new () => object)[],
): Promise<Postgres> {
  const connection = parse(url)
  const dataSource = new DataSource({
    type: 'postgres',
    host: connection.host ?? 'localhost',
    port: Number(connection.port ?? 5432),
    username: connection.user,
    password: typeof connection.password === 'string' ? connection.password : undefined,
    database: connection.database ?? 'postgres',
    ssl: connection.ssl as never,
    entities: [...rows] as never,
    migrations: [...migrations] as never,
    migrationsTransactionMode: 'each',
    // Idle transactions would hold back every reader of the feed, which reads in commit order.
    extra: { max: 10, connectionTimeoutMillis: 10_000, idle_in_transaction_session_timeout: 60_000 },
  } as never)
  const pool = new Pool({ ...(poolConfig(url) as PoolConfig), max: 10, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined)
  const listener = new Listener(url)
  try {
    await dataSource.initialize()
    await dataSource.runMigrations()
    dataSource.subscribers.push(gatherUntilCommit, callAfterCommit)
  } catch (error) {
    await pool.end()
    throw postgresFault(error)
  }
  return {
    dataSource,
    transaction: (work) => dataSource.transaction(work),
    read: async (statement, values = []) => (await pool.query({ ...statement, values: [...values] })).rows,
    listen: (channel, heard) => listener.listen(channel, heard),
    hold: (keys) => SessionLock.hold(url, keys),
    connections: () => ({
      reads: connectionsOf(pool),
      transactions: connectionsOf((dataSource.driver as unknown as { master: Pool }).master),
    }),
    close: async () => {
      await listener.close()
      await Promise.all([pool.end(), dataSource.destroy()])
    },
  }
}

const connectionsOf = ({ totalCount, idleCount, waitingCount }: Pool): Connections => ({
  open: totalCount,
  idle: idleCount,
  waiting: waitingCount,
})

const poolConfig = (url: string): object => ({ connectionString: url })

/** In words for whoever has set the address. */
export const postgresFault = (error: unknown): StartError => new StartError(`DATABASE_URL: ${reason(error)}`)

/** Passwords can be part of an address, so the address itself is never repeated. */
function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ENOTFOUND')
    return `the Postgres server cannot be reached (${code}).`
  if (code === '28P01' || code === '28000') return `the Postgres server refuses the user or password (${message}).`
  if (code === '3D000') return `the Postgres server has no such database (${message}).`
  return `${message ?? error}`
}
