import { badInput } from '../kernel/errors.ts'

/** A place in the feed. Entries are ordered by transaction, then by position: the order in which readers may see them without missing any. */
export interface FeedPosition {
  readonly transaction: string
  readonly position: number
}

/** What changed, or what happened to it: then the subject is the thing that it happened to. */
export type FeedTopic =
  | 'signal'
  | 'case'
  | 'case_event'
  | 'incident'
  | 'incident_event'
  | 'bulk_action'
  | 'workflow_run'

/** One committed change of one thing: its search document before and after. `before` is null for what was created. */
export interface FeedEntry extends FeedPosition {
  readonly at: Date
  readonly topic: FeedTopic
  readonly subjectId: string
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
}

/** Where an entry is; unlike the entry it holds no documents. */
export const placeOf = ({ transaction, position }: FeedPosition): FeedPosition => ({ transaction, position })

export type NewFeedEntry = Pick<FeedEntry, 'topic' | 'subjectId' | 'before' | 'after'>

export const encodePosition = ({ transaction, position }: FeedPosition): string =>
  Buffer.from(`${transaction}.${position}`).toString('base64url')

/** PostgreSQL numbers transactions with 64 bits. */
const LAST_TRANSACTION = 2n ** 64n - 1n

export function decodePosition(cursor: string): FeedPosition | null {
  const match = /^(\d{1,20})\.(\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString())
  const transaction = match?.[1]
  if (transaction === undefined || BigInt(transaction) > LAST_TRANSACTION) return null
  return { transaction, position: Number(match?.[2]) }
}

/** The cursor that a client sends as `after`. */
export function readFeedCursor(cursor: string | null | undefined): FeedPosition | null {
  if (cursor === null || cursor === undefined) return null
  const position = decodePosition(cursor)
  if (position) return position
  throw badInput('after', `Expected the cursor of an event of this feed, got ${JSON.stringify(cursor.slice(0, 80))}.`)
}

export function isAfter(left: FeedPosition, right: FeedPosition): boolean {
  const [a, b] = [BigInt(left.transaction), BigInt(right.transaction)]
  return a === b ? left.position > right.position : a > b
}

/** Before the first entry. */
export const START: FeedPosition = { transaction: '0', position: 0 }

/**
 * Of the document of before only what differs: most of a document stays as it is, and a change of a hundred thousand things writes and reads each
 * twice less. What the former has not is null in it.
 */
export function differing(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const different: Record<string, unknown> = {}
  for (const key in before) if (!isSame(before[key], after[key])) different[key] = before[key]
  for (const key in after) if (!(key in before)) different[key] = null
  return different
}

/** The document of before again; one that was stored whole is the same as it was. */
export const wholeBefore = <Entry extends Pick<FeedEntry, 'before' | 'after'>>(entry: Entry): Entry =>
  entry.before && entry.after ? { ...entry, before: { ...entry.after, ...entry.before } } : entry

const isSame = (left: unknown, right: unknown): boolean =>
  left === right ||
  (typeof left === 'object' && typeof right === 'object' && JSON.stringify(left) === JSON.stringify(right))
