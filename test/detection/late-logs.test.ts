import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileCases, type Episode, evaluateThreshold } from '../../src/modules/detection/threshold.ts'
import type { StoredSignal } from '../../src/modules/signals/index.ts'
import { type IntakeDesk, openIntakeDesk } from './intake-desk.ts'
import { builtIn, momentsOf, ruleOf, type SimpleMatch } from './rule.ts'

const START = Date.parse('2026-03-01T00:00:00.000Z')
const USERS = 120

const RULES = {
  count: ruleOf({
    cases: [
      { name: 'many', condition: 'a > 3', severity: 'HIGH' },
      { name: 'some', condition: 'a > 1', severity: 'LOW' },
    ],
    queries: [{ query: 'source:app' }],
  }),
  distinct: ruleOf({
    cases: [{ name: null, condition: 'a >= 3', severity: 'HIGH' }],
    queries: [{ query: 'source:app', aggregation: 'CARDINALITY', distinctFields: ['@value'] }],
  }),
  sum: ruleOf({
    cases: [
      { name: 'much', condition: 'a > 12', severity: 'HIGH' },
      { name: 'enough', condition: 'a > 6', severity: 'LOW' },
    ],
    queries: [{ query: 'source:app', aggregation: 'SUM', metric: '@number' }],
  }),
  max: ruleOf({
    cases: [{ name: null, condition: 'a > 4', severity: 'HIGH' }],
    queries: [{ query: 'source:app', aggregation: 'MAX', metric: '@number' }],
  }),
  both: ruleOf({
    cases: [{ name: null, condition: 'failed > 1 && success > 0', severity: 'HIGH' }],
    queries: [
      { name: 'failed', query: 'source:app @query:0' },
      { name: 'success', query: 'source:app @query:1' },
    ],
  }),
}

type Sent = Required<SimpleMatch> & { readonly batch: number }

/** What happens to one user within three hours, and the batch in which each log arrives. */
const story = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 180 * 4 }).map((quarters) => START + quarters * 15_000),
    query: fc.integer({ min: 0, max: 1 }),
    number: fc.integer({ min: 0, max: 5 }),
    value: fc.constantFrom('x', 'y', 'z', 'w'),
    batch: fc.integer({ min: 0, max: 7 }),
  }),
  { minLength: 1, maxLength: 45 },
)

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk(Object.entries(RULES).map(([key, rule]) => builtIn(key, { ...rule, name: key })))
}, 60_000)
afterAll(() => desk?.close())

const matchesOf = (key: keyof typeof RULES, logs: readonly Sent[]): SimpleMatch[] =>
  key === 'both' ? [...logs] : logs.map((log) => ({ ...log, query: 0 }))

function expected(key: keyof typeof RULES, logs: readonly Sent[]) {
  const rule = RULES[key]
  return evaluateThreshold(rule, compileCases(rule), momentsOf(matchesOf(key, logs))).map((episode) => ({
    ...episode,
    events: logs.filter(({ at }) => at >= episode.firstSeen && at <= episode.lastSeen).length,
  }))
}

function found(key: keyof typeof RULES, signal: StoredSignal): Episode & { events: number } {
  return {
    firstSeen: signal.firstSeen.getTime(),
    lastSeen: signal.lastSeen.getTime(),
    triggeredAt: signal.triggeredAt.getTime(),
    caseIndex: RULES[key].cases.findIndex(({ name }) => name === signal.ruleCase.name),
    events: signal.eventsMatched,
  }
}

describe('late and out-of-order logs', () => {
  it('make the same signals in whatever order and batches they arrive', async () => {
    const stories = fc.sample(story, { numRuns: USERS, seed: 20_260_302 })
    for (let batch = 0; batch < 8; batch += 1) {
      const logs = stories.flatMap((sent, user) =>
        sent
          .filter((log) => log.batch === batch)
          .map(({ at, query, number, value }) => ({
            ...{ ddsource: 'app', message: 'hello', timestamp: at, usr: { id: `user-${user}` } },
            ...{ query, number, value },
          })),
      )
      await desk.send(...logs)
    }
    const signals = await desk.signals()
    let superseded = 0
    for (const [user, sent] of stories.entries()) {
      for (const key of Object.keys(RULES) as (keyof typeof RULES)[]) {
        const own = signals.filter(
          (signal) => signal.ruleName === key && signal.queries[0]?.groupBy[0]?.value === `user-${user}`,
        )
        const episodes = own.map((signal) => found(key, signal))
        const wanted = expected(key, sent)
        for (const episode of wanted) {
          const same = episodes.filter(({ triggeredAt }) => triggeredAt === episode.triggeredAt)
          expect(same, `${key} of user ${user}`).toContainEqual(episode)
        }
        // What a late log joined to an earlier signal stays as it was found.
        const rest = episodes.filter(({ triggeredAt }) => !wanted.some((one) => one.triggeredAt === triggeredAt))
        for (const { triggeredAt } of rest) {
          expect(wanted.some((one) => triggeredAt > one.triggeredAt && triggeredAt <= one.lastSeen)).toBe(true)
        }
        superseded += rest.length
      }
    }
    expect(superseded).toBeLessThan(signals.length / 10)
  }, 120_000)
})
