import type { Postgres, Transaction } from '../../stores/postgres.ts'

/** Where looking for signals goes on. */
export interface RemovalPlace {
  readonly timestamp: Date
  readonly id: string
}

// A signal is as old as what happened to it last: its archiving, or a log that came later.
const OLD = `state = 'ARCHIVED' AND case_ids = '{}' AND incident_ids = '{}' AND timestamp < $1 AND last_seen < $1
  AND coalesce(resolved_at, triage_changed_at, timestamp) < $1`

const COUNT = { name: 'signals-old-count', text: `SELECT count(*) AS count FROM signals WHERE ${OLD}` }

// What somebody works on at this moment is not old.
const LOCK = `
  SELECT id, timestamp FROM signals WHERE ${OLD} AND (timestamp, id) > ($2, $3) ORDER BY timestamp, id LIMIT $4 FOR UPDATE SKIP LOCKED`

const DELETE_FOLDED = 'DELETE FROM silent_episodes WHERE parent_id = ANY($1)'
const DELETE = 'DELETE FROM signals WHERE id = ANY($1)'

export class SignalRemovalRepository {
  constructor(private readonly postgres: Postgres) {}

  async count(before: Date): Promise<number> {
    const [row] = await this.postgres.read<{ count: number }>(COUNT, [before])
    return row?.count ?? 0
  }

  lock(tx: Transaction, before: Date, after: RemovalPlace | null, limit: number): Promise<RemovalPlace[]> {
    return tx.query(LOCK, [before, after?.timestamp ?? '-infinity', after?.id ?? '', limit])
  }

  /** With history, traits and matches of correlations, which belong to it. */
  async delete(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.query(DELETE_FOLDED, [ids])
    await tx.query(DELETE, [ids])
  }
}
