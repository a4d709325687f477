import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { NotificationTarget } from '../rules/index.ts'
import type { Delivery, DeliveryState } from './delivery.ts'
import { CHANNEL } from './delivery-queue.repository.ts'

/** What of the deliveries is asked for; null for any. */
export interface DeliveryFilter {
  readonly state: DeliveryState | null
  readonly signalId: string | null
  readonly ruleId: string | null
}

type Row = Omit<Delivery, 'target'> & NotificationTarget

const SELECT = `
  SELECT delivery.id, state, attempts, created_at AS "createdAt", last_attempt_at AS "lastAttemptAt",
    CASE WHEN state = 'PENDING' THEN greatest(due_at, open_until) END AS "nextAttemptAt", last_error AS "lastError",
    signal_id AS "signalId", source_id AS "sourceId", digest_id IS NOT NULL AS digest, kind, address
  FROM deliveries AS delivery JOIN delivery_targets AS target ON target.id = target_id`

const BY_ID = { name: 'delivery', text: `${SELECT} WHERE delivery.id = $1` }

const CANCEL = `
  UPDATE deliveries SET state = 'CANCELED', due_at = NULL, last_error = $3
  WHERE source_id = $1 AND state = 'PENDING' AND ($2::text[] IS NULL OR target_id = ANY($2))`
const RETRY = `
  UPDATE deliveries SET state = 'PENDING', attempts = 0, due_at = $2, digest_id = NULL
  WHERE id = $1 AND state IN ('FAILED', 'CANCELED') RETURNING id`

export class DeliveryRepository {
  constructor(private readonly postgres: Postgres) {}

  async find(id: string): Promise<Delivery | null> {
    const [row] = await this.postgres.read<Row>(BY_ID, [id])
    return row ? toDelivery(row) : null
  }

  /** The newest first, from behind a place on. */
  async page(
    filter: DeliveryFilter,
    after: { readonly at: Date; readonly id: string } | null,
    limit: number,
  ): Promise<Delivery[]> {
    const values: unknown[] = [after?.at ?? 'infinity', after?.id ?? '', limit]
    // Each combination is a statement of its own, so that each has the index that fits.
    const clauses = Object.entries({
      state: filter.state,
      signal_id: filter.signalId,
      source_id: filter.ruleId,
    }).flatMap(([column, value]) => (value === null ? [] : [`${column} = $${values.push(value)}`]))
    const text = `${SELECT} WHERE ${['(created_at, delivery.id) < ($1, $2)', ...clauses].join(' AND ')}
      ORDER BY created_at DESC, delivery.id DESC LIMIT $3`
    const named = clauses.map((clause) => clause.split(' ')[0]).join('-')
    const rows = await this.postgres.read<Row>({ name: `deliveries-${named}`, text }, values)
    return rows.map(toDelivery)
  }

  /** What waits is not sent: to some targets, or to any. */
  async cancel(tx: Transaction, sourceId: string, targetIds: readonly string[] | null, why: string): Promise<void> {
    await tx.query(CANCEL, [sourceId, targetIds, why])
  }

  /** As it waits then; null when it was not there to be tried again. */
  async retry(tx: Transaction, id: string, now: Date): Promise<Delivery | null> {
    const [changed]: [object[], number] = await tx.query(RETRY, [id, now])
    if (!changed.length) return null
    await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, ''])
    const [row]: Row[] = await tx.query(BY_ID.text, [id])
    return row ? toDelivery(row) : null
  }
}

const toDelivery = ({ kind, address, ...row }: Row): Delivery => ({ ...row, target: { kind, address } })
