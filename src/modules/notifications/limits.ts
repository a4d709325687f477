const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Everything that bounds how often, how soon and how much is sent. */
export const LIMITS = {
  /** Deliveries of a notification rule to one target within a flood window that go out one by one; more are told of in a digest. */
  floodSignals: 20,
  floodWindow: MINUTE,

  /** Attempts of one delivery. With the pauses below, the last is about four hours after the first. */
  attempts: 10,
  /** Before the second attempt; three times as long before each further one. */
  firstPause: 10 * SECOND,
  longestPause: 60 * MINUTE,
  /** A pause is up to so much shorter or longer, so that what failed together is not tried together. */
  jitter: 0.2,

  /** Passing faults of a target in a row, whichever delivery met them, after which nothing is sent there for a while. */
  breakerFaults: 5,
  /** Until one delivery is tried; twice as long each time that it fails again. */
  breakerPause: MINUTE,
  breakerLongestPause: 16 * MINUTE,

  /** For how long a delivery belongs to the process that sends it; longer than any sending takes. */
  lease: 2 * MINUTE,
  /** Deliveries that one process sends at a time, and to one target. */
  atOnce: 16,
  atOnceToTarget: 4,
} as const

/** Milliseconds until the next attempt; `chance` is from 0 to 1. */
export function pauseAfter(attempts: number, chance: number): number {
  const pause = Math.min(LIMITS.firstPause * 3 ** (attempts - 1), LIMITS.longestPause)
  return Math.round(pause * (1 - LIMITS.jitter + 2 * LIMITS.jitter * chance))
}
