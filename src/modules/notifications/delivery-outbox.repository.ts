import { type NewDelivery, type Recipient, type Statements, targetIdOf } from './delivery.ts'
import { CHANNEL } from './delivery-queue.repository.ts'
import type { FloodWindow } from './flood.ts'

const KNOWN = `
  SELECT signal_id AS "signalId", source_id AS "sourceId", target_id AS "targetId"
  FROM deliveries WHERE (signal_id, source_id, target_id) IN (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]))`
const ADD_TARGETS = `
  INSERT INTO delivery_targets (id, kind, address) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
  ON CONFLICT DO NOTHING`
const WINDOWS = `
  SELECT source_id AS "sourceId", target_id AS "targetId", window_at AS "windowAt", count, flooding, digest_id AS "digestId"
  FROM delivery_floods WHERE (source_id, target_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`
const SAVE_WINDOWS = `
  INSERT INTO delivery_floods (source_id, target_id, window_at, count, flooding, digest_id)
  SELECT source_id, target_id, window_at, count, flooding, digest_id
  FROM jsonb_to_recordset($1) AS flood
    (source_id text, target_id text, window_at timestamptz(3), count integer, flooding boolean, digest_id text)
  ON CONFLICT (source_id, target_id) DO UPDATE SET
    window_at = excluded.window_at, count = excluded.count, flooding = excluded.flooding, digest_id = excluded.digest_id`
// Whoever sends it takes it with its members: from then on, and while it is locked here, one or the other has to wait.
const LOCK_DIGESTS = `
  SELECT id FROM deliveries WHERE id = ANY($1) AND state = 'PENDING' AND attempts = 0 ORDER BY id FOR UPDATE`
const INSERT = `
  INSERT INTO deliveries (id, signal_id, source_id, target_id, created_at, due_at, digest_id)
  SELECT id, signal_id, source_id, target_id, $1, due_at, digest_id
  FROM jsonb_to_recordset($2) AS delivery
    (id text, signal_id text, source_id text, target_id text, due_at timestamptz(3), digest_id text)
  ON CONFLICT DO NOTHING`

// What waits may stand for others of its digest; whoever comes to send it finds no signal and cancels it.
const FORGET = `DELETE FROM deliveries WHERE signal_id = ANY($1) AND state <> 'PENDING'`

/** What the feed's consumer writes; the feed lets one process do it at a time. */
export class DeliveryOutbox {
  /** Those that have no delivery yet. */
  async withoutDelivery(tx: Statements, recipients: readonly Recipient[]): Promise<Recipient[]> {
    const known: { signalId: string; sourceId: string; targetId: string }[] = await tx.query(KNOWN, [
      recipients.map(({ signalId }) => signalId),
      recipients.map(({ sourceId }) => sourceId),
      recipients.map(({ target }) => targetIdOf(target)),
    ])
    const seen = new Set(known.map(({ signalId, sourceId, targetId }) => keyOf(signalId, sourceId, targetId)))
    return recipients.filter(({ signalId, sourceId, target }) => {
      const key = keyOf(signalId, sourceId, targetIdOf(target))
      // A batch may hold several changes of a signal.
      return !seen.has(key) && seen.add(key)
    })
  }

  async forget(tx: Statements, signalIds: readonly string[]): Promise<void> {
    await tx.query(FORGET, [signalIds])
  }

  async addTargets(tx: Statements, recipients: readonly Recipient[]): Promise<void> {
    const targets = [...new Map(recipients.map(({ target }) => [targetIdOf(target), target]))]
    await tx.query(ADD_TARGETS, [
      targets.map(([id]) => id),
      targets.map(([, { kind }]) => kind),
      targets.map(([, { address }]) => address),
    ])
  }

  /** By source and target, as `placeOf` writes them. */
  async windows(tx: Statements, places: readonly FloodPlace[]): Promise<ReadonlyMap<string, FloodWindow>> {
    const rows: (FloodWindow & FloodPlace)[] = await tx.query(WINDOWS, [
      places.map(({ sourceId }) => sourceId),
      places.map(({ targetId }) => targetId),
    ])
    return new Map(rows.map(({ sourceId, targetId, ...window }) => [placeOf({ sourceId, targetId }), window]))
  }

  async saveWindows(tx: Statements, windows: readonly (FloodPlace & FloodWindow)[]): Promise<void> {
    const rows = windows.map(({ sourceId, targetId, windowAt, count, flooding, digestId }) => ({
      ...{ source_id: sourceId, target_id: targetId, window_at: windowAt, count, flooding, digest_id: digestId },
    }))
    await tx.query(SAVE_WINDOWS, [JSON.stringify(rows)])
  }

  /** The digests that can take more: nobody has begun to send them, and nobody does until the transaction ends. */
  async lockDigests(tx: Statements, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!ids.length) return new Set()
    const rows: { id: string }[] = await tx.query(LOCK_DIGESTS, [ids])
    return new Set(rows.map(({ id }) => id))
  }

  async insert(tx: Statements, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
    const rows = deliveries.map(({ id, signalId, sourceId, targetId, dueAt, digestId }) => ({
      ...{ id, signal_id: signalId, source_id: sourceId, target_id: targetId, due_at: dueAt, digest_id: digestId },
    }))
    await tx.query(INSERT, [now, JSON.stringify(rows)])
    await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, ''])
  }
}

export interface FloodPlace {
  readonly sourceId: string
  readonly targetId: string
}

export const placeOf = ({ sourceId, targetId }: FloodPlace): string => `${sourceId} ${targetId}`

const keyOf = (...parts: readonly string[]): string => parts.join(' ')
