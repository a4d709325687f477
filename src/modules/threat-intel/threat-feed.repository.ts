import type { QueueLevel } from '../../kernel/queue.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { queueLevel } from '../../stores/queue-level.ts'
import { ThreatFeedRow } from './threat-feed.table.ts'

/** On which every process hears that feeds have changed. */
export const FEEDS_CHANGED = 'threat_feeds'

const SELECT = `
  SELECT id, name, vendor, url, format, category, intention, refresh_every AS "refreshEvery", enabled, indicator_count AS "indicatorCount", revision,
    last_synced_at AS "lastSyncedAt", last_error AS "lastError", due_at AS "dueAt", created_at AS "createdAt", updated_at AS "updatedAt"
  FROM threat_feeds`

const ALL = { name: 'threat-feeds', text: `${SELECT} ORDER BY lower(name), id` }
const ONE = { name: 'threat-feed', text: `${SELECT} WHERE id = $1` }
/** Whoever takes a feed puts it off in the same statement, so that nobody else takes it and a process that dies leaves it to the others. */
const TAKE_DUE = {
  name: 'threat-feed-due',
  text: `
    UPDATE threat_feeds SET due_at = $2
    WHERE id = (SELECT id FROM threat_feeds WHERE enabled AND due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`,
}

export class ThreatFeedRepository {
  constructor(private readonly postgres: Postgres) {}

  list(): Promise<ThreatFeedRow[]> {
    return this.postgres.read<ThreatFeedRow>(ALL)
  }

  async find(id: string): Promise<ThreatFeedRow | null> {
    return (await this.postgres.read<ThreatFeedRow>(ONE, [id]))[0] ?? null
  }

  /** Feeds whose time has come and that nobody fetches yet. */
  queue(now: Date): Promise<QueueLevel> {
    return queueLevel(
      this.postgres,
      'threat_feeds',
      { rows: 'threat_feeds WHERE enabled AND due_at <= $1', since: 'due_at' },
      [now],
    )
  }

  /** Of a feed whose time has come, put off until `until`. */
  async takeDue(now: Date, until: Date): Promise<string | null> {
    return (await this.postgres.read<{ id: string }>(TAKE_DUE, [now, until]))[0]?.id ?? null
  }

  /** Locks the feed, so that two changes of one feed happen one after the other. */
  async lock(tx: Transaction, id: string): Promise<ThreatFeedRow | null> {
    const [row] = (await tx.query(`${SELECT} WHERE id = $1 FOR UPDATE`, [id])) as ThreatFeedRow[]
    return row ?? null
  }

  async isTaken(tx: Transaction, name: string, id: string | null): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT 1 FROM threat_feeds WHERE name = $1 AND id IS DISTINCT FROM $2', [
      name,
      id,
    ])
    return rows.length > 0
  }

  count(tx: Transaction): Promise<number> {
    return tx.count(ThreatFeedRow)
  }

  async insert(tx: Transaction, feed: ThreatFeedRow): Promise<void> {
    await tx.insert(ThreatFeedRow, feed as never)
    await this.#tell(tx)
  }

  /** Also counts the revision up. */
  async update(tx: Transaction, feed: ThreatFeedRow, values: Partial<ThreatFeedRow>): Promise<void> {
    await tx.update(ThreatFeedRow, { id: feed.id }, { ...values, revision: feed.revision + 1 } as never)
    await this.#tell(tx)
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM threat_indicators WHERE feed_id = $1', [id])
    await tx.delete(ThreatFeedRow, { id })
    await this.#tell(tx)
  }

  /** What concerns nobody but those who look at the feed itself. */
  async note(id: string, { lastError, dueAt }: Pick<ThreatFeedRow, 'lastError' | 'dueAt'>): Promise<void> {
    await this.postgres.read(
      { name: 'threat-feed-note', text: 'UPDATE threat_feeds SET last_error = $2, due_at = $3 WHERE id = $1' },
      [id, lastError, dueAt],
    )
  }

  /** Arrives when the transaction is committed. */
  async #tell(tx: Transaction): Promise<void> {
    await tx.query(`NOTIFY ${FEEDS_CHANGED}`)
  }
}
