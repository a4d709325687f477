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
  { make: nginxNoise, busy: 4, always: 0.3, rhythm: shopping },
  { make: dnsNoise, busy: 4, always: 0.2, rhythm: working },
  { make: cloudTrailNoise, busy: 2.5, always: 0.8, rhythm: working },
  { make: oktaNoise, busy: 1.6, always: 0.02, rhythm: working },
  { make: gitHubNoise, busy: 1.2, always: 0.05, rhythm: working },
  { make: authNoise, busy: 0.6, always: 0.6, rhythm: working },
]

/** What an ordinary day writes from `from` to `to`; `more` multiplies it. */
export function noise(random: Random, from: number, to: number, more = 1): TimedLog[] {
  const start = new Date(from)
  const minutes = (to - from) / 60_000
  return KINDS.flatMap(({ make, busy, always, rhythm }) => {
    const expected = (busy * rhythm(start) + always) * minutes * more
    // The rest of a log is one by chance, so that short times are right on average.
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
    return Array.from({ length: count }, () => {
      const at = Math.floor(from + random.next() * (to - from))
      return { at, log: make(random, new Date(at)) }
    })
  })
}
