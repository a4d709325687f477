import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { Export } from './export.ts'

const COLUMNS = `id, creator_id AS "creatorId", target, query, range_from AS "from", range_to AS "to", format, columns, direction, total, edition,
  created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt"`

const OWN = {
  name: 'exports-own',
  text: `SELECT ${COLUMNS} FROM exports WHERE creator_id = $1 AND expires_at > $2 ORDER BY id DESC`,
}
const ONE = {
  name: 'export',
  text: `SELECT ${COLUMNS} FROM exports WHERE id = $1 AND creator_id = $2 AND expires_at > $3`,
}
const COUNT = 'SELECT count(*)::int AS count FROM exports WHERE creator_id = $1 AND expires_at > $2'
const INSERT = `INSERT INTO exports
  (id, creator_id, target, query, range_from, range_to, format, columns, direction, total, edition, created_by, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
const EXPIRED = { name: 'exports-expired', text: 'DELETE FROM exports WHERE expires_at <= $1' }

/** Only somebody's own exports, and none that has expired. */
export class ExportRepository {
  constructor(private readonly postgres: Postgres) {}

  /** Newest first. */
  list(creatorId: string, now: Date): Promise<Export[]> {
    return this.postgres.read<Export>(OWN, [creatorId, now])
  }

  async find(id: string, creatorId: string, now: Date): Promise<Export | null> {
    return (await this.postgres.read<Export>(ONE, [id, creatorId, now]))[0] ?? null
  }

  /** How many there are, which stays so for as long as the transaction lasts. */
  async lockedCount(tx: Transaction, creatorId: string, now: Date): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('signalbox-exports ' || $1, 0))`, [creatorId])
    const [row] = await tx.query(COUNT, [creatorId, now])
    return row.count
  }

  async insert(tx: Transaction, made: Export): Promise<void> {
    const { id, creatorId, target, query, from, to, format, columns, direction, total, edition } = made
    await tx.query(INSERT, [
      ...[id, creatorId, target, query, from, to, format, columns, direction, total, edition],
      ...[JSON.stringify(made.createdBy), made.createdAt, made.expiresAt],
    ])
  }

  /** With its pages. */
  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM exports WHERE id = $1', [id])
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.postgres.read(EXPIRED, [now])
  }
}
