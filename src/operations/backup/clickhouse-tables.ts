import type { ClickHouse } from '../../stores/clickhouse.ts'
import { BackupFault } from './backup-fault.ts'
import { readRows, wholeLines, writeRows } from './backup-files.ts'
import type { BackupFile } from './manifest.ts'

/** What nothing else can tell again. */
const KEPT = ['logs', 'rule_matches', 'excluded_matches', 'learned_values', 'entity_sightings'] as const

/** Written anew from Postgres after a restore: transactions have other numbers there, and these tables hold some. */
const REBUILT = ['signal_index', 'case_signal_index', 'entity_signals', 'case_index', 'incident_index', 'audit_index']

/** Of a moment only, or about the tables themselves. */
const LEFT_OUT = ['migrations', 'finished_work', 'retro_matches']

export const TABLES_OF_CLICKHOUSE: readonly string[] = [...KEPT, ...REBUILT, ...LEFT_OUT]

const NEWLINE = 10
const BRACE = 123

/** Bytes that are inserted at once. */
const PIECE = 16_000_000

/** The tables of ClickHouse in a backup. */
export class ClickHouseTables {
  constructor(private readonly clickhouse: ClickHouse) {}

  async migrations(): Promise<string[]> {
    const rows = await this.clickhouse.query<{ name: string }>('SELECT DISTINCT name FROM migrations ORDER BY name')
    return rows.map(({ name }) => name)
  }

  async checkEmpty(): Promise<void> {
    for (const table of KEPT) {
      if ((await this.clickhouse.query(`SELECT 1 FROM ${table} LIMIT 1`)).length)
        throw new BackupFault(
          `ClickHouse is not empty: there are ${table}. A backup is restored into stores that nothing was written to; what an interrupted restore left has to be deleted.`,
        )
    }
  }

  /** Of logs and matches only those of the batches up to one: what came later is in no table of Postgres. */
  async write(folder: string, lastBatch: number): Promise<BackupFile[]> {
    const files: BackupFile[] = []
    for (const table of KEPT) {
      const columns = await this.#columns(table)
      const path = `clickhouse/${table}.jsonl.gz`
      files.push(await writeRows(folder, { path, table, columns }, this.#rows(table, columns, lastBatch)))
    }
    return files
  }

  async read(folder: string, { table, ...file }: BackupFile): Promise<void> {
    for await (const lines of wholeLines(readRows(folder, { table, ...file }), PIECE))
      await this.clickhouse.insertLines(checked(table), lines)
  }

  async #columns(table: string): Promise<string[]> {
    const rows = await this.clickhouse.query<{ name: string }>(
      `SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table:String}
         AND default_kind NOT IN ('MATERIALIZED', 'ALIAS') ORDER BY position`,
      { table },
    )
    return rows.map(({ name }) => name)
  }

  /** A partition after the other, so that what is read back together is written together. */
  async *#rows(table: string, columns: readonly string[], lastBatch: number): AsyncGenerator<Buffer> {
    const upTo = columns.includes('batch') ? `batch <= ${Math.trunc(lastBatch)}` : '1'
    const partitions = await this.clickhouse.query<{ id: string }>(
      `SELECT DISTINCT _partition_id AS id FROM ${table} ORDER BY id`,
    )
    for (const { id } of partitions) {
      if (!/^\w+$/.test(id)) throw new BackupFault(`The table ${table} has a partition ${JSON.stringify(id)}.`)
      const rows = `SELECT ${columns.join(', ')} FROM ${table} WHERE _partition_id = '${id}' AND ${upTo}`
      yield* wholeRows(this.clickhouse.lines(rows))
    }
  }
}

/** Passes lines of JSON on. A statement that fails in the middle of its answer may leave half a line, or its reason, in place of the rest. */
async function* wholeRows(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let atStart = true
  for await (const piece of pieces) {
    for (let at = atStart ? 0 : startOfNext(piece, 0); at < piece.length; at = startOfNext(piece, at))
      if (piece[at] !== BRACE) throw new BackupFault(`ClickHouse failed while it was read: ${firstLine(piece, at)}`)
    if (piece.length) atStart = piece.at(-1) === NEWLINE
    yield piece
  }
  if (!atStart) throw new BackupFault('ClickHouse failed while it was read: the last line has no end.')
}

function startOfNext(piece: Buffer, at: number): number {
  const end = piece.indexOf(NEWLINE, at)
  return end < 0 ? piece.length : end + 1
}

const firstLine = (piece: Buffer, at: number): string =>
  piece
    .subarray(at, Math.min(startOfNext(piece, at), at + 200))
    .toString()
    .trim()

/** A manifest is a file that anybody may have written. */
function checked(table: string): string {
  if (!(KEPT as readonly string[]).includes(table)) throw new BackupFault(`There is no table ${JSON.stringify(table)}.`)
  return table
}
