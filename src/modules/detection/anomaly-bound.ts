import type { RuleOptions } from '../rules/index.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** More than these last days do not count. */
export const HISTORY = 14 * DAY
/** Of what is usual only so much lies above it. */
const SHARE = 0.995
/** What is compared with the same time of other days, and so much before and after it. */
const AROUND = HOUR / 2
/** Days that have to be known before the time of day, and the kind of day, can be told apart. */
const DAYS_FOR_HOURS = 3
const DAYS_FOR_WEEKENDS = 9

/** What was counted of a group, by the time at which a bucket begins. */
export type BucketCounts = ReadonlyMap<number, number>

/**
 * The largest number for a bucket that is still usual: the 99.5th percentile of what the group had before, further above the median the more tolerant
 * the rule is. Compared is with the same time of other days, once some are known, and weekends with weekends. Null while the group is learned.
 */
export function anomalyBound(counts: BucketCounts, begin: number, bucket: number, options: RuleOptions): number | null {
  const { learningDuration, detectionTolerance } = options
  const size = bucketOf(options)
  const learning = Math.max(size, learningDuration ?? DAY)
  if (bucket < begin + learning) return null
  // The bucket in which the group began is not whole.
  const first = Math.max(startOf(begin, size) + size, startOf(bucket - HISTORY, size))
  const usual: number[] = []
  for (let at = first; at < bucket; at += size) {
    if (isComparable(at, bucket, size, bucket - first)) usual.push(counts.get(at) ?? 0)
  }
  if (!usual.length) return null
  usual.sort((left, right) => left - right)
  const top = usual[Math.ceil(usual.length * SHARE) - 1] as number
  const median = usual[Math.floor(usual.length / 2)] as number
  // Even what is always the same varies by chance, by about the root of it.
  const spread = Math.max(top - median, Math.sqrt(median), 1)
  return median + spread * (1 + ((detectionTolerance ?? 2) - 1) / 2)
}

export const bucketOf = ({ bucketDuration }: RuleOptions): number => bucketDuration ?? 5 * 60_000

export const startOf = (time: number, size: number): number => Math.floor(time / size) * size

function isComparable(at: number, bucket: number, size: number, known: number): boolean {
  if (known < DAYS_FOR_HOURS * DAY) return true
  const apart = Math.abs((((at - bucket) % DAY) + DAY) % DAY)
  if (Math.min(apart, DAY - apart) > Math.max(AROUND, size)) return false
  return known < DAYS_FOR_WEEKENDS * DAY || isWeekend(at) === isWeekend(bucket)
}

function isWeekend(time: number): boolean {
  const day = new Date(time).getUTCDay()
  return day === 0 || day === 6
}
