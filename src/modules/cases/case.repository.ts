import { GatheredReads } from '../../stores/gathered-reads.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { CaseRow } from './case.table.ts'
import type { StoredCase } from './case.ts'

const COLUMNS = `id, version, revision, project_id AS "projectId", key, former_keys AS "formerKeys", title, description, status, priority,
  close_reason AS "closeReason", assignee_id AS "assigneeId", creator_id AS "creatorId", created_by AS "createdBy", created_at AS "createdAt",
  updated_at AS "updatedAt", closed_at AS "closedAt", signal_count AS "signalCount", signals_from AS "signalsFrom", signals_to AS "signalsTo",
  merged_into_id AS "mergedIntoId"`

const BY_IDS = { name: 'cases-by-ids', text: `SELECT ${COLUMNS} FROM cases WHERE id = ANY($1)` }
const BY_KEY = {
  name: 'case-by-key',
  text: `SELECT ${COLUMNS} FROM cases WHERE key = $1
         UNION ALL SELECT ${COLUMNS} FROM cases WHERE former_keys <> '{}' AND former_keys @> ARRAY[$1]`,
}
const AFTER = { name: 'cases-after', text: `SELECT ${COLUMNS} FROM cases WHERE id > $1 ORDER BY id LIMIT $2` }
const MERGED_INTO = {
  name: 'cases-merged-into',
  text: `SELECT ${COLUMNS} FROM cases WHERE merged_into_id = ANY($1) ORDER BY id`,
}

export class CaseRepository {
  /** Every list of signals asks for cases, often the same ones. */
  readonly #read = new GatheredReads((ids) => this.postgres.read<StoredCase>(BY_IDS, [ids]))

  constructor(private readonly postgres: Postgres) {}

  byIds(ids: readonly string[]): Promise<StoredCase[]> {
    return this.#read.byIds(ids)
  }

  /** By the key that it has, or had in another project. */
  async byKey(key: string): Promise<StoredCase | null> {
    return (await this.postgres.read<StoredCase>(BY_KEY, [key]))[0] ?? null
  }

  /** Cases in the order of their ids, which begins after `id`; '' for the first of all. */
  listAfter(id: string, limit: number): Promise<StoredCase[]> {
    return this.postgres.read<StoredCase>(AFTER, [id, limit])
  }

  mergedInto(ids: readonly string[]): Promise<StoredCase[]> {
    return this.postgres.read<StoredCase>(MERGED_INTO, [ids])
  }

  /** Reads cases for changing them, and their signals: nobody else does until the transaction ends. Everybody locks them in the order of their ids. */
  lock(tx: Transaction, ids: readonly string[]): Promise<StoredCase[]> {
    return tx.query(`SELECT ${COLUMNS} FROM cases WHERE id = ANY($1) ORDER BY id FOR UPDATE`, [ids])
  }

  async insert(tx: Transaction, row: StoredCase): Promise<void> {
    await tx.insert(CaseRow, row as never)
  }

  async update(tx: Transaction, { id, ...values }: StoredCase): Promise<void> {
    await tx.update(CaseRow, { id }, values as never)
  }
}
