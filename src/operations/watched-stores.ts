import { traced } from '../kernel/tracing.ts'
import type { ClickHouse } from '../stores/clickhouse.ts'
import type { Postgres } from '../stores/postgres.ts'
import type { Stores } from '../stores/stores.ts'

type Kind = 'query' | 'insert' | 'command'

/** Told how long each statement of ClickHouse took, in milliseconds, whether or not it failed. */
export type StatementTimes = (kind: Kind, milliseconds: number) => void

/** The same stores, of which each statement is timed and part of the trace. */
export const watchStores = ({ postgres, clickhouse, close }: Stores, times: StatementTimes): Stores => ({
  postgres: watchPostgres(postgres),
  clickhouse: watchClickHouse(clickhouse, times),
  close,
})

const POSTGRES = { kind: 'CLIENT', attributes: { 'db.system.name': 'postgresql' } } as const

const watchPostgres = (postgres: Postgres): Postgres => ({
  ...postgres,
  // Statements within a transaction are those of an object mapper and have no names.
  transaction: (work) => traced('postgres transaction', POSTGRES, () => postgres.transaction(work)),
  read: (statement, values) => traced(`postgres ${statement.name}`, POSTGRES, () => postgres.read(statement, values)),
})

function watchClickHouse(clickhouse: ClickHouse, times: StatementTimes): ClickHouse {
  const watched = <T>(kind: Kind, text: string, work: () => Promise<T>): Promise<T> => {
    const attributes = { 'db.system.name': 'clickhouse', 'db.query.text': text.slice(0, MAX_TEXT) }
    return traced(`clickhouse ${kind}`, { kind: 'CLIENT', attributes }, async () => {
      const startedAt = performance.now()
      try {
        return await work()
      } finally {
        times(kind, performance.now() - startedAt)
      }
    })
  }
  return {
    ...clickhouse,
    query: (sql, params) => watched('query', sql, () => clickhouse.query(sql, params)),
    insert: (table, rows) => watched('insert', table, () => clickhouse.insert(table, rows)),
    command: (sql, params) => watched('command', sql, () => clickhouse.command(sql, params)),
  }
}

/** Values are bound, so the text of a statement holds none. */
const MAX_TEXT = 2_000
