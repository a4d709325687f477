import { describe, expect, it } from 'vitest'
import { compileCases, evaluateThreshold } from '../../src/modules/detection/threshold.ts'
import { MINUTE, momentsOf, ruleOf } from './rule.ts'

const evaluate = (rule: ReturnType<typeof ruleOf>, matches: Parameters<typeof momentsOf>[0]) =>
  evaluateThreshold(rule, compileCases(rule), momentsOf(matches))

describe('the threshold method', () => {
  const failures = ruleOf({ cases: [{ name: null, condition: 'a > 2', severity: 'HIGH' }] })

  it('opens an episode at the match that makes the condition true', () => {
    expect(
      evaluate(
        failures,
        [1, 2, 3, 4].map((at) => ({ at: at * MINUTE })),
      ),
    ).toEqual([{ firstSeen: MINUTE, lastSeen: 4 * MINUTE, triggeredAt: 3 * MINUTE, caseIndex: 0 }])
  })

  it('counts only what lies within the evaluation window', () => {
    // Window of five minutes: at minute 6 the match of minute 1 is just out of it.
    expect(
      evaluate(
        failures,
        [1, 2, 6].map((at) => ({ at: at * MINUTE })),
      ),
    ).toEqual([])
    expect(
      evaluate(
        failures,
        [1, 2, 6, 6.5].map((at) => ({ at: at * MINUTE })),
      ),
    ).toHaveLength(1)
  })

  it('keeps an episode open for as long as matches come within keep-alive', () => {
    const [first, second, ...rest] = evaluate(
      failures,
      [1, 2, 3, 13, 23, 34, 35, 36].map((at) => ({ at: at * MINUTE })),
    )
    expect(first).toMatchObject({ firstSeen: MINUTE, lastSeen: 23 * MINUTE })
    expect(second).toMatchObject({ firstSeen: 34 * MINUTE, triggeredAt: 36 * MINUTE })
    expect(rest).toEqual([])
  })

  it('closes an episode at its maximum duration, and each match belongs to one episode only', () => {
    const everyMinute = Array.from({ length: 70 }, (_, at) => ({ at: (at + 1) * MINUTE }))
    expect(evaluate(failures, everyMinute)).toEqual([
      { firstSeen: MINUTE, lastSeen: 61 * MINUTE, triggeredAt: 3 * MINUTE, caseIndex: 0 },
      { firstSeen: 62 * MINUTE, lastSeen: 70 * MINUTE, triggeredAt: 62 * MINUTE, caseIndex: 0 },
    ])
  })

  it('takes the first case that holds, and lets an earlier one take over later', () => {
    const rule = ruleOf({
      cases: [
        { name: 'many', condition: 'a > 3', severity: 'CRITICAL' },
        { name: 'some', condition: 'a > 1', severity: 'LOW' },
      ],
    })
    expect(evaluate(rule, [{ at: 1 }, { at: 2 }])).toMatchObject([{ caseIndex: 1, triggeredAt: 2 }])
    expect(
      evaluate(
        rule,
        [1, 2, 3, 4].map((at) => ({ at })),
      ),
    ).toMatchObject([{ caseIndex: 0, triggeredAt: 2 }])
    expect(
      evaluate(
        rule,
        [1, 1, 1, 1].map((at) => ({ at })),
      ),
    ).toMatchObject([{ caseIndex: 0, triggeredAt: 1 }])
  })

  it('needs every query of a conjunction to have found something', () => {
    const rule = ruleOf({
      queries: [{ name: 'failed' }, { name: 'success' }],
      cases: [{ name: null, condition: 'failed >= 2 && success >= 1', severity: 'HIGH' }],
    })
    const failed = [1, 2, 3].map((at) => ({ at }))
    expect(evaluate(rule, failed)).toEqual([])
    expect(evaluate(rule, [...failed, { at: 4, query: 1 }])).toMatchObject([{ firstSeen: 1, triggeredAt: 4 }])
  })

  it.each([
    ['CARDINALITY', 'a >= 2', [{ value: 'x' }, { value: 'x' }, { value: 'y' }], 3],
    ['SUM', 'a > 10', [{ number: 4 }, { number: 6 }, { number: 1 }], 3],
    ['MAX', 'a > 10', [{ number: 4 }, { number: 11 }, { number: 1 }], 2],
  ] as const)('takes the %s of a window', (aggregation, condition, matches, triggeredAt) => {
    const rule = ruleOf({
      queries: [{ aggregation }],
      cases: [{ name: null, condition, severity: 'HIGH' }],
    })
    expect(
      evaluate(
        rule,
        matches.map((match, at) => ({ at: at + 1, ...match })),
      ),
    ).toMatchObject([{ triggeredAt }])
  })

  it('lets values leave the window: distinct ones, sums and maxima', () => {
    const rule = (aggregation: 'CARDINALITY' | 'SUM' | 'MAX', condition: string) =>
      ruleOf({ queries: [{ aggregation }], cases: [{ name: null, condition, severity: 'HIGH' }] })
    const apart = [
      { at: 1 * MINUTE, value: 'x', number: 9 },
      { at: 7 * MINUTE, value: 'y', number: 3 },
    ]
    expect(evaluate(rule('CARDINALITY', 'a >= 2'), apart)).toEqual([])
    expect(evaluate(rule('SUM', 'a > 10'), apart)).toEqual([])
    expect(evaluate(rule('MAX', 'a > 2'), apart)).toMatchObject([{ triggeredAt: MINUTE }])
  })
})
