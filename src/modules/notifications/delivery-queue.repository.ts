import type { QueueLevel } from '../../kernel/queue.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { queueLevel } from '../../stores/queue-level.ts'
import type { NotificationTarget } from '../rules/index.ts'
import type { DeliveryState, Statements } from './delivery.ts'
import { LIMITS } from './limits.ts'

/** Notified when there is something to send. */
export const CHANNEL = 'deliveries'

/** A message to be sent: one delivery, or all of a digest. */
export interface Dispatch {
  /** Of the delivery, or of the one that stands for the digest: the same whenever it is tried again. */
  readonly key: string
  readonly sourceId: string
  readonly targetId: string
  readonly target: NotificationTarget
  readonly digest: boolean
  /** This one included. */
  readonly attempts: number
  readonly members: readonly { readonly id: string; readonly signalId: string }[]
}

interface Taken extends NotificationTarget {
  readonly id: string
  readonly signalId: string
  readonly sourceId: string
  readonly targetId: string
  readonly digest: boolean
  readonly attempts: number
}

// Of a target whose breaker is open, one process at a time takes one delivery, once the pause is over.
const TRIALS = `
  UPDATE delivery_targets AS target SET open_until = $2
  WHERE failures >= ${LIMITS.breakerFaults} AND open_until <= $1 AND EXISTS (
    SELECT FROM deliveries
    WHERE target_id = target.id AND state = 'PENDING' AND (digest_id IS NULL OR digest_id = deliveries.id) AND due_at <= $1
  )
  RETURNING id`
const TAKE = `
  WITH ready AS (
    SELECT id, CASE WHEN id = ANY($4) THEN 1 ELSE ${LIMITS.atOnceToTarget} END AS most, id = ANY($4) AS trial
    FROM delivery_targets
    WHERE id = ANY($4) OR (failures < ${LIMITS.breakerFaults} AND id <> ALL($5))
  ), due AS (
    SELECT delivery.id FROM (SELECT * FROM ready ORDER BY trial DESC) AS ready CROSS JOIN LATERAL (
      SELECT id FROM deliveries
      WHERE target_id = ready.id AND state = 'PENDING' AND (digest_id IS NULL OR digest_id = deliveries.id) AND due_at <= $1
      ORDER BY due_at, id LIMIT ready.most FOR UPDATE SKIP LOCKED
    ) AS delivery
    LIMIT $3
  )
  UPDATE deliveries AS delivery SET due_at = $2, attempts = attempts + 1, last_attempt_at = $1
  FROM due, delivery_targets AS target
  WHERE delivery.id = due.id AND target.id = target_id
  RETURNING delivery.id, signal_id AS "signalId", source_id AS "sourceId", target_id AS "targetId",
    digest_id IS NOT NULL AS digest, attempts, kind, address`
const TAKE_MEMBERS = `
  UPDATE deliveries SET due_at = $2, attempts = attempts + 1, last_attempt_at = $1
  WHERE digest_id = ANY($3) AND id <> digest_id AND state = 'PENDING'
  RETURNING id, signal_id AS "signalId", digest_id AS "digestId"`

const WAITING = `deliveries WHERE state = 'PENDING' AND (digest_id IS NULL OR digest_id = id) AND due_at <= $1`

// What was sent was sent, even if it was canceled meanwhile.
const SETTLE = `
  UPDATE deliveries SET state = $2, due_at = $3, last_error = $4
  WHERE id = ANY($1) AND (state = 'PENDING' OR ($2 = 'DELIVERED' AND state = 'CANCELED'))`
// Of those whose signals were deleted while they waited.
const FORGET = `
  DELETE FROM deliveries
  WHERE id = ANY($1) AND state <> 'PENDING' AND NOT EXISTS (SELECT FROM signals WHERE signals.id = signal_id)`
const WORKS = `
  UPDATE delivery_targets SET failures = 0, open_until = NULL WHERE id = $1 AND (failures > 0 OR open_until IS NOT NULL)`
const FAILS = `
  UPDATE delivery_targets SET failures = failures + 1,
    open_until = CASE WHEN failures + 1 >= ${LIMITS.breakerFaults} THEN $2::timestamptz + interval '1 millisecond' * least(
      ${LIMITS.breakerPause} * power(2, least(failures + 1 - ${LIMITS.breakerFaults}, 20)), ${LIMITS.breakerLongestPause}
    ) END
  WHERE id = $1`

/** The queue of what is to be sent, shared by all processes. */
export class DeliveryQueue {
  constructor(private readonly postgres: Postgres) {}

  /** Takes what is due, `most` messages of it, for the time of a lease; nothing for targets that are busy. Counts an attempt of each. */
  take(now: Date, most: number, busyTargets: readonly string[]): Promise<Dispatch[]> {
    const lease = new Date(now.getTime() + LIMITS.lease)
    return this.postgres.transaction(async (tx) => {
      const [trials]: [{ id: string }[], number] = await tx.query(TRIALS, [now, lease])
      const trialIds = trials.map(({ id }) => id)
      const [taken]: [Taken[], number] = await tx.query(TAKE, [now, lease, most, trialIds, busyTargets])
      const digests = taken.filter(({ digest }) => digest).map(({ id }) => id)
      // A statement of its own: it has to see what was added to a digest until it was locked.
      const [members]: [{ id: string; signalId: string; digestId: string }[], number] = digests.length
        ? await tx.query(TAKE_MEMBERS, [now, lease, digests])
        : [[], 0]
      return taken.map(({ id, signalId, kind, address, ...rest }) => ({
        ...rest,
        key: id,
        target: { kind, address },
        members: [{ id, signalId }, ...members.filter(({ digestId }) => digestId === id)],
      }))
    })
  }

  /** How many messages are due and not on their way, and since when the oldest is. */
  level(now: Date): Promise<QueueLevel> {
    return queueLevel(this.postgres, 'deliveries', { rows: WAITING, since: 'due_at' }, [now])
  }

  /** Says what has become of the deliveries; `dueAt` for those that wait for another attempt. */
  async settle(
    tx: Statements,
    { members }: Dispatch,
    state: DeliveryState,
    { dueAt = null, error = null }: { readonly dueAt?: Date | null; readonly error?: string | null } = {},
  ): Promise<void> {
    const ids = members.map(({ id }) => id)
    await tx.query(SETTLE, [ids, state, dueAt, error])
    if (state !== 'PENDING') await tx.query(FORGET, [ids])
  }

  /** The target answers: its breaker closes. */
  async targetWorks(tx: Statements, targetId: string): Promise<void> {
    await tx.query(WORKS, [targetId])
  }

  /** One more passing fault in a row; the last that is borne opens the breaker. */
  async targetFails(tx: Statements, targetId: string, now: Date): Promise<void> {
    await tx.query(FAILS, [targetId, now])
  }
}
