import { noise } from './noise/noise.ts'
import { Random } from './random.ts'
import { storiesOf } from './stories/stories.ts'
import { byTime, type TimedLog } from './timed-log.ts'

export interface Stretch {
  /** When a shipper would have sent the last of them. */
  readonly until: Date
  readonly logs: readonly TimedLog[]
}

export const STRETCH = 15 * 60_000

/** What happened from `from` to `to`, in stretches of a quarter of an hour. The same seed and times give the same logs. */
export function* history(seed: number, from: Date, to: Date): Generator<Stretch> {
  const random = new Random(seed)
  const stories = storiesOf(seed + 1, from.getTime(), to.getTime())
  let told = 0
  for (let start = from.getTime(); start < to.getTime(); start += STRETCH) {
    const until = Math.min(start + STRETCH, to.getTime())
    const logs = noise(random, start, until)
    for (; told < stories.length && (stories[told] as TimedLog).at < until; told += 1)
      logs.push(stories[told] as TimedLog)
    yield { until: new Date(until), logs: logs.sort(byTime) }
  }
}
