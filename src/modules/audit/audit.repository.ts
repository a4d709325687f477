import type { TimeRange } from '../../kernel/time.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { AuditEventRow } from './audit-event.table.ts'
import type { ChainEnd } from './chain.ts'

const COLUMNS = `id, sequence, at, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", action,
  asset_type AS "assetType", asset_id AS "assetId", asset_name AS "assetName", changes, request_id AS "requestId",
  client_ip AS "clientIp", previous_hash AS "previousHash", hash`

const LOCK_END = 'SELECT sequence, hash FROM audit_head FOR UPDATE'

// One round trip for the events and the new end of the chain.
const APPEND = `
  WITH appended AS (
    INSERT INTO audit_events (id, sequence, at, actor_kind, actor_id, actor_name, action, asset_type, asset_id, asset_name,
      changes, request_id, client_ip, previous_hash, hash)
    SELECT * FROM json_to_recordset($1::json) AS event (id text, sequence bigint, at timestamptz, "actorKind" text, "actorId" text,
      "actorName" text, action text, "assetType" text, "assetId" text, "assetName" text, changes jsonb, "requestId" text,
      "clientIp" text, "previousHash" text, hash text)
  )
  UPDATE audit_head SET sequence = $2, hash = $3`

const BY_IDS = { name: 'audit-by-ids', text: `SELECT ${COLUMNS} FROM audit_events WHERE id = ANY($1)` }

const AFTER = {
  name: 'audit-after',
  text: `SELECT ${COLUMNS} FROM audit_events WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
}

// A whole number of rows beside the smallest and the largest: those two alone would be looked up along the sequence, through all that is older.
const EXTENT = {
  name: 'audit-extent',
  text: `
    SELECT head.sequence AS "headSequence", head.hash AS "headHash", lowest, highest,
      (SELECT sequence FROM audit_events WHERE at < $1 ORDER BY at DESC, sequence DESC LIMIT 1) AS before,
      (SELECT max(sequence) FROM audit_events) AS newest
    FROM (SELECT min(sequence) AS lowest, max(sequence) AS highest, count(*) FROM audit_events WHERE at >= $1 AND at < $2) AS inside
    LEFT JOIN audit_head AS head ON true`,
}

const NEIGHBOUR = {
  name: 'audit-neighbour',
  text: `
    SELECT coalesce(
      (SELECT id FROM audit_events WHERE sequence >= $1 ORDER BY sequence LIMIT 1),
      (SELECT id FROM audit_events WHERE sequence < $1 ORDER BY sequence DESC LIMIT 1)) AS id`,
}

const HEAD = { name: 'audit-head', text: 'SELECT sequence FROM audit_head' }

/** Which part of the chain a range of time is; null where there is nothing. All of one moment. */
export interface Extent {
  readonly headSequence: number | null
  readonly headHash: string | null
  readonly lowest: number | null
  readonly highest: number | null
  /** The last event older than the range. */
  readonly before: number | null
  readonly newest: number | null
}

/** Where the chain ends; nobody else can lengthen it before the transaction is over. */
export async function lockChainEnd(tx: Transaction): Promise<ChainEnd> {
  const [end] = (await tx.query(LOCK_END)) as ChainEnd[]
  if (!end) throw new Error('The end of the audit trail is missing; nothing can be recorded.')
  return end
}

export async function appendAuditEvents(tx: Transaction, events: readonly AuditEventRow[]): Promise<void> {
  const last = events.at(-1)
  if (last) await tx.query(APPEND, [JSON.stringify(events), last.sequence, last.hash])
}

export class AuditRepository {
  constructor(private readonly postgres: Postgres) {}

  /** In no particular order. */
  listByIds(ids: readonly string[]): Promise<AuditEventRow[]> {
    return this.postgres.read(BY_IDS, [ids])
  }

  /** What follows a place in the chain. Whoever sees an event sees all before it: the end is locked until commit. */
  listAfter(sequence: number, limit: number): Promise<AuditEventRow[]> {
    return this.postgres.read(AFTER, [sequence, limit])
  }

  /** The place of the newest event. */
  async head(): Promise<number> {
    const [row] = await this.postgres.read<{ sequence: number }>(HEAD)
    return row?.sequence ?? 0
  }

  async extent({ from, to }: TimeRange): Promise<Extent> {
    const [extent] = await this.postgres.read<Extent>(EXTENT, [from, to])
    return extent as Extent
  }

  /** The first event at or behind a place, else the last one before it. */
  async neighbour(sequence: number): Promise<string | null> {
    const [row] = await this.postgres.read<{ id: string | null }>(NEIGHBOUR, [sequence])
    return row?.id ?? null
  }
}
