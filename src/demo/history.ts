import { noise } from './noise/noise.ts'
import { Random } from './random.ts'
import { storiesOf } from './stories/stories.ts'
import { byTime, type TimedLog } from './timed-log.ts'

export interface Stretch {
  /** When a shipper would have sent the last of them. */
  readonly until: Date
  readonly logs: readonly TimedLog[]
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Periods begin and end on these, so that a period told twice is cut the same way. */
export const STRETCH = HOUR / 2

/**
 * What happened from `from` to `to`, in stretches: half hours on the last day, two hours each before. Each costs the server the same however little is in it,
 * and the past need not be known to the minute. The same seed and times give the same logs.
 */
export function* history(seed: number, from: Date, to: Date): Generator<Stretch> {
  const random = new Random(seed)
  const stories = storiesOf(seed + 1, from.getTime(), to.getTime())
  let told = 0
  for (let start = from.getTime(), until = start; start < to.getTime(); start = until) {
    until = Math.min(start + (to.getTime() - start > DAY ? 2 * HOUR : STRETCH), to.getTime())
    const logs = noise(random, start, until)
    for (; told < stories.length && (stories[told] as TimedLog).at < until; told += 1)
      logs.push(stories[told] as TimedLog)
    yield { until: new Date(until), logs: logs.sort(byTime) }
  }
}
