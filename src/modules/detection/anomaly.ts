import type { Rule } from '../rules/index.ts'
import { bucketOf, startOf } from './anomaly-bound.ts'
import type { BoundAt, MomentMethod } from './method.ts'
import { type MatchedMoment, slidingWindow } from './sliding-window.ts'
import { type Episode, FROM_THE_START, type StartingPoint } from './threshold.ts'

/** Different values in one bucket; beyond them one more or less makes no anomaly. */
const MAX_DISTINCT = 100_000

/**
 * The episodes of one group, oldest first. Time is cut into buckets; from the moment at which a bucket has more than is usual until its end, each
 * moment opens an episode or goes to the open one. Only spikes are found: a bucket that has too little has no moment that could tell.
 */
export function evaluateAnomaly(
  rule: Rule,
  moments: readonly MatchedMoment[],
  bound: BoundAt,
  { from, previous }: StartingPoint = FROM_THE_START,
): Episode[] {
  const { keepAlive, maxSignalDuration } = rule.options
  const size = bucketOf(rule.options)
  const aggregation = rule.queries[0]?.aggregation ?? 'COUNT'
  const episodes: Episode[] = previous ? [previous] : []
  let bucket = Number.NaN
  let first = 0
  let counted = slidingWindow(aggregation)
  for (let at = 0; at < moments.length; ) {
    const time = (moments[at] as MatchedMoment).at
    if (startOf(time, size) !== bucket) {
      bucket = startOf(time, size)
      counted = slidingWindow(aggregation)
      first = at
    }
    for (; moments[at]?.at === time; at += 1) counted.add(moments[at] as MatchedMoment)
    if (time < from) continue
    const usual = bound(bucket)
    if (usual === null || (counted.value() ?? 0) <= usual) continue
    const last = episodes.at(-1)
    if (last && time <= last.lastSeen + keepAlive && time <= last.firstSeen + maxSignalDuration) {
      episodes[episodes.length - 1] = { ...last, lastSeen: Math.max(time, last.lastSeen) }
      continue
    }
    // Each match belongs to one episode only.
    while (last && (moments[first] as MatchedMoment).at <= last.lastSeen) first += 1
    episodes.push({
      firstSeen: (moments[first] as MatchedMoment).earliest,
      lastSeen: time,
      triggeredAt: time,
      caseIndex: 0,
    })
  }
  return episodes
}

export const anomaly: MomentMethod = {
  kind: 'MOMENTS',
  check: (rule) => {
    if (!rule.queries.length || !rule.cases.length) throw new Error('An anomaly needs a query and a case.')
  },
  times: ({ options }) => options,
  absorbs: false,
  reach: ({ options }, at) => startOf(at, bucketOf(options)),
  // All that lies before the start lies in its bucket.
  together: () => Number.MAX_SAFE_INTEGER,
  distinctNeeded: () => MAX_DISTINCT,
  evaluate: (rule, moments, start, bound) => evaluateAnomaly(rule, moments, bound, start),
}
