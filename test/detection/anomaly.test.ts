import { describe, expect, it } from 'vitest'
import { evaluateAnomaly } from '../../src/modules/detection/anomaly.ts'
import { anomalyBound } from '../../src/modules/detection/anomaly-bound.ts'
import { MINUTE, momentsOf, ruleOf } from './rule.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A Monday. */
const START = Date.parse('2026-02-02T00:00:00.000Z')

const rule = (options = {}) =>
  ruleOf({
    method: 'ANOMALY',
    cases: [{ name: null, condition: null, severity: 'HIGH' }],
    options: { bucketDuration: HOUR, learningDuration: DAY, detectionTolerance: 2, keepAlive: 2 * HOUR, ...options },
  })

/** What was counted in each hour, from START on. */
const history = (days: number, count: (hour: number, day: number) => number) =>
  new Map(
    Array.from({ length: days * 24 }, (_, hour) => [START + hour * HOUR, count(hour % 24, Math.floor(hour / 24))]),
  )
const bound = (counts: ReadonlyMap<number, number>, at: number, options = {}) =>
  anomalyBound(counts, START, START + at, rule(options).options)

describe('what is usual', () => {
  const steady = history(14, () => 100)

  it('is not known while a group is learned', () => {
    expect(bound(steady, DAY - HOUR)).toBeNull()
    expect(bound(steady, DAY)).not.toBeNull()
  })

  it('lies a little above what always was, the further the more tolerant the rule is', () => {
    const bounds = [1, 2, 3, 4, 5].map((detectionTolerance) => bound(steady, 2 * DAY, { detectionTolerance }))
    expect(bounds).toEqual([110, 115, 120, 125, 130])
  })

  it('covers all but the rarest of what was', () => {
    const noisy = history(14, (hour, day) => 80 + ((hour * 7 + day * 13) % 40))
    const max = Math.max(...noisy.values())
    expect(bound(noisy, 2 * DAY, { detectionTolerance: 1 })).toBeLessThanOrEqual(max)
    expect(bound(noisy, 2 * DAY, { detectionTolerance: 1 })).toBeGreaterThan(100)
  })

  it('depends on the time of day', () => {
    const nightly = history(7, (hour) => (hour === 2 ? 5_000 : 10))
    expect(bound(nightly, 7 * DAY + 2 * HOUR)).toBeGreaterThan(5_000)
    expect(bound(nightly, 7 * DAY + 12 * HOUR)).toBeLessThan(20)
  })

  it('depends on whether it is a weekend', () => {
    const office = history(14, (hour, day) => (day % 7 < 5 && hour >= 8 && hour < 18 ? 1_000 : 10))
    expect(bound(office, 14 * DAY + 10 * HOUR)).toBeGreaterThan(1_000)
    expect(bound(office, 12 * DAY + 10 * HOUR)).toBeLessThan(20)
  })

  it('knows no more than the last fourteen days', () => {
    const once = new Map([...history(30, () => 10), [START + 5 * HOUR, 9_999]])
    expect(bound(once, 10 * DAY + 5 * HOUR)).toBeGreaterThan(9_000)
    expect(bound(once, 20 * DAY + 5 * HOUR)).toBeLessThan(20)
  })
})

describe('an anomaly', () => {
  const at = (minute: number) => ({ at: START + minute * MINUTE })
  const usual = (bound: number) => () => bound

  it('begins at the log that makes a bucket more than usual, with all of the bucket', () => {
    const moments = momentsOf([at(50), at(61), at(62), at(63), at(64)])
    expect(evaluateAnomaly(rule(), moments, usual(2))).toEqual([
      {
        firstSeen: START + 61 * MINUTE,
        triggeredAt: START + 63 * MINUTE,
        lastSeen: START + 64 * MINUTE,
        caseIndex: 0,
      },
    ])
  })

  it('goes on in the next bucket that has too much, and not with what is usual', () => {
    const moments = momentsOf([at(1), at(2), at(3), at(70), at(130), at(131), at(132)])
    const [episode, ...others] = evaluateAnomaly(
      rule({ keepAlive: 3 * HOUR, maxSignalDuration: DAY }),
      moments,
      usual(2),
    )
    expect(others).toEqual([])
    expect(episode).toMatchObject({ firstSeen: START + MINUTE, lastSeen: START + 132 * MINUTE })
    expect(evaluateAnomaly(rule({ keepAlive: HOUR }), moments, usual(2))).toHaveLength(2)
  })

  it('is none where too little is known, or where there is too little', () => {
    const moments = momentsOf([at(1), at(2), at(3)])
    expect(evaluateAnomaly(rule(), moments, () => null)).toEqual([])
    expect(evaluateAnomaly(rule(), moments, usual(3))).toEqual([])
  })
})
