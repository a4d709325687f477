import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import type { Random } from '../random.ts'
import { shopping, working } from '../rhythm.ts'
import type { TimedLog } from '../timed-log.ts'
import { authNoise } from './auth-noise.ts'
import { cloudTrailNoise } from './cloudtrail-noise.ts'
import { dnsNoise } from './dns-noise.ts'
import { gitHubNoise } from './github-noise.ts'
import { nginxNoise } from './nginx-noise.ts'
import { oktaNoise } from './okta-noise.ts'

interface Kind {
  readonly make: (random: Random, at: Date) => RawLog
  /** Logs a minute when busiest, and at any time. */
  readonly busy: number
  readonly always: number
  readonly rhythm: (at: Date) => number
}

const KINDS: readonly Kind[] = [
  { make: nginxNoise, busy: 3, always: 0.2, rhythm: shopping },
  { make: dnsNoise, busy: 2.5, always: 0.1, rhythm: working },
  { make: cloudTrailNoise, busy: 2, always: 0.4, rhythm: working },
  { make: oktaNoise, busy: 1.2, always: 0.02, rhythm: working },
  { make: gitHubNoise, busy: 1.2, always: 0.05, rhythm: working },
  { make: authNoise, busy: 0.5, always: 0.4, rhythm: working },
]

/** What is written from `from` to `to`: as the hour wants it, or so many logs a minute in the mixture of the hour. */
export function noise(random: Random, from: number, to: number, perMinute?: number): TimedLog[] {
  const start = new Date(from)
  const minutes = (to - from) / 60_000
  const rates = KINDS.map(({ busy, always, rhythm }) => busy * rhythm(start) + always)
  const factor = perMinute === undefined ? 1 : perMinute / rates.reduce((sum, rate) => sum + rate, 0)
  return KINDS.flatMap(({ make }, kind) => {
    const expected = (rates[kind] as number) * factor * minutes
    // The rest of a log is one by chance, so that short times are right on average.
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
    return Array.from({ length: count }, () => {
      const at = Math.floor(from + random.next() * (to - from))
      return { at, log: make(random, new Date(at)) }
    })
  })
}
