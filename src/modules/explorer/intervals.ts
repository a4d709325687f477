import { badInput, DomainError } from '../../kernel/errors.ts'
import type { TimeRange } from '../../kernel/time.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY

/** Steps that people read easily; each is a whole number of seconds. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2].map((count) => count * DAY),
  ...[1, 2, 4, 13, 26, 52].map((count) => count * WEEK),
]

/** Monday, 5 January 1970: weeks begin on Mondays. */
const FIRST_MONDAY = 4 * DAY

export const DEFAULT_POINTS = 150
const MAX_POINTS = 2_000

/** Equal pieces of time that cover a range; the first begins at or before its start. */
export interface Buckets {
  readonly step: number
  readonly first: number
  readonly count: number
}

export function bucketsOf(range: TimeRange, step = niceStep(range, DEFAULT_POINTS)): Buckets {
  const origin = step % WEEK === 0 ? FIRST_MONDAY : 0
  const first = Math.floor((range.from.getTime() - origin) / step) * step + origin
  return { step, first, count: Math.max(1, Math.ceil((range.to.getTime() - first) / step)) }
}

/** The buckets of an interval that a client asks for. */
export function requestedBuckets(range: TimeRange, interval: number | null | undefined): Buckets {
  if (interval === null || interval === undefined) return bucketsOf(range)
  if (interval < SECOND) throw badInput('interval', `Expected an interval of at least PT1S, got ${interval} ms.`)
  const buckets = bucketsOf(range, interval)
  if (buckets.count <= MAX_POINTS) return buckets
  throw new DomainError(
    'TOO_EXPENSIVE',
    `The interval cuts the range into ${buckets.count} points, where ${MAX_POINTS} are allowed.`,
    { path: 'interval', cost: buckets.count, allowed: MAX_POINTS },
  )
}

/** The smallest readable step that cuts the range into no more than so many pieces. */
export function niceStep({ from, to }: TimeRange, points: number): number {
  const span = to.getTime() - from.getTime()
  return STEPS.find((step) => span / step <= points) ?? Math.ceil(span / points / WEEK) * WEEK
}

export const bucketStart = ({ step, first }: Buckets, index: number): Date => new Date(first + index * step)

/** SQL of the number of the bucket that a time is in. */
export const bucketSql = (time: string, { step, first }: Buckets): string =>
  `intDiv(toUnixTimestamp64Milli(${time}) - (${first}), ${step})`
