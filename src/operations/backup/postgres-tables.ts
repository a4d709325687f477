import type { Postgres } from '../../stores/postgres.ts'
import { copyIn, copyOut } from '../../stores/postgres-copy.ts'
import { BackupFault } from './backup-fault.ts'
import { readRows, writeRows } from './backup-files.ts'
import { restoreFeed } from './feed-restore.ts'
import type { BackupFile, Manifest } from './manifest.ts'

export interface TableColumns {
  readonly table: string
  readonly columns: readonly string[]
}

/** One connection in one transaction. */
interface Session {
  // biome-ignore lint/suspicious/noExplicitAny: the signature of TypeORM's QueryRunner.
  query(sql: string, values?: any[]): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: pg's client, as TypeORM hands it out.
  connect(): Promise<any>
}

/** Exports are gone within a day. */
export const LEFT_OUT = ['migrations', 'exports', 'export_pages']

const TABLES = `
  SELECT relname AS table, (
    SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  ) AS columns
  FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> ALL($1) ORDER BY relname`

const REFERENCES = `
  SELECT DISTINCT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
  WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid <> confrelid`

const SEQUENCES = `
  SELECT sequencename AS name, last_value AS last FROM pg_sequences
  WHERE schemaname = current_schema() AND last_value IS NOT NULL AND sequencename <> 'migrations_id_seq'`

// Those of another database say nothing here, and none has this number.
const FORGET_TRANSACTIONS = `UPDATE workflow_run_steps SET transaction = '0'`

const FEED_POSITIONS = 'feed_position_seq'

/** All tables of Postgres in a backup. */
export class PostgresTables {
  constructor(private readonly postgres: Postgres) {}

  async migrations(): Promise<string[]> {
    const rows: { name: string }[] = await this.postgres.dataSource.query('SELECT name FROM migrations ORDER BY id')
    return rows.map(({ name }) => name)
  }

  /** A server creates its first user when it starts. */
  async checkEmpty(): Promise<void> {
    const rows: unknown[] = await this.postgres.dataSource.query('SELECT FROM users LIMIT 1')
    if (rows.length)
      throw new BackupFault(
        'Postgres is not empty: there are users. A backup is restored into stores that no server has worked on.',
      )
  }

  /** All of one moment, while others write. Sequences are read last, so that none of the rows has a later number. */
  async write(folder: string): Promise<{ files: BackupFile[]; sequences: Record<string, number>; lastBatch: number }> {
    return this.#transaction('REPEATABLE READ', async (session) => {
      const client = await session.connect()
      const files: BackupFile[] = []
      for (const { table, columns } of (await session.query(TABLES, [LEFT_OUT])) as TableColumns[]) {
        const rows = copyOut(client, `COPY ${table} (${columns.join(', ')}) TO STDOUT`)
        files.push(await writeRows(folder, { path: `postgres/${table}.copy.gz`, table, columns }, rows))
      }
      const [{ number }] = await session.query('SELECT number FROM intake_counter')
      const sequences: { name: string; last: number }[] = await session.query(SEQUENCES)
      return {
        files,
        sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, Number(last)])),
        lastBatch: number,
      }
    })
  }

  /** Whole or not at all. */
  async read(folder: string, { postgres: files, sequences }: Manifest): Promise<void> {
    await this.#transaction('READ COMMITTED', async (session) => {
      const client = await session.connect()
      const tables: TableColumns[] = await session.query(TABLES, [LEFT_OUT])
      await session.query(`TRUNCATE ${tables.map(({ table }) => table).join(', ')}`)
      for (const { table, columns } of parentsFirst(tables, await session.query(REFERENCES))) {
        const file = files.find((each) => each.table === table)
        if (!file) throw new BackupFault(`The backup is damaged: it has no table ${table}.`)
        if (file.columns.join() !== columns.join())
          throw new BackupFault(`The backup has other columns in the table ${table}.`)
        const into = (target: string) =>
          copyIn(client, `COPY ${target} (${columns.join(', ')}) FROM STDIN`, readRows(folder, file))
        if (!(await restoreFeed(session, table, sequences[FEED_POSITIONS] ?? 0, into))) await into(table)
      }
      await session.query(FORGET_TRANSACTIONS)
      for (const [name, last] of Object.entries(sequences)) await session.query('SELECT setval($1, $2)', [name, last])
      await session.query(
        `SELECT setval('${FEED_POSITIONS}', max(last)) FROM (SELECT max(position) FROM feed UNION SELECT last_value FROM ${FEED_POSITIONS}) AS given (last)`,
      )
    })
  }

  async #transaction<T>(isolation: 'REPEATABLE READ' | 'READ COMMITTED', work: (session: Session) => Promise<T>) {
    const runner = this.postgres.dataSource.createQueryRunner()
    await runner.startTransaction(isolation)
    try {
      const result = await work(runner)
      await runner.commitTransaction()
      return result
    } catch (error) {
      await runner.rollbackTransaction()
      throw error
    } finally {
      await runner.release()
    }
  }
}

function parentsFirst(
  tables: readonly TableColumns[],
  references: readonly { child: string; parent: string }[],
): TableColumns[] {
  const sorted: TableColumns[] = []
  const waiting = new Map(tables.map((each) => [each.table, each]))
  while (waiting.size) {
    const ready = [...waiting.values()].filter(
      ({ table }) => !references.some(({ child, parent }) => child === table && waiting.has(parent)),
    )
    if (!ready.length) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}.`)
    for (const each of ready) waiting.delete(each.table)
    sorted.push(...ready)
  }
  return sorted
}
