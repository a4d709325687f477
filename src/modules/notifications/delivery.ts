import { createHash } from 'node:crypto'
import type { FeedTransaction } from '../../feed/index.ts'
import type { NotificationTarget } from '../rules/index.ts'

export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'FAILED', 'CANCELED'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** One message about one signal to one target, as somebody looks at it. */
export interface Delivery {
  readonly id: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly createdAt: Date
  readonly lastAttemptAt: Date | null
  readonly nextAttemptAt: Date | null
  readonly lastError: string | null
  readonly target: NotificationTarget
  readonly signalId: string
  /** A notification rule, or a detection rule whose case names the target. */
  readonly sourceId: string
  /** Whether a digest tells of it, instead of a message of its own. */
  readonly digest: boolean
}

/** Somebody is to be told of a signal. */
export interface Recipient {
  readonly signalId: string
  readonly sourceId: string
  readonly target: NotificationTarget
}

/** A delivery to be stored. */
export interface NewDelivery extends Recipient {
  readonly id: string
  readonly targetId: string
  readonly dueAt: Date
  readonly digestId: string | null
}

/** The same for the same target, whoever names it. */
export const targetIdOf = ({ kind, address }: NotificationTarget): string =>
  createHash('sha256').update(`${kind} ${address}`).digest('hex').slice(0, 32)

/** What statements run in. */
export type Statements = Pick<FeedTransaction, 'query'>
