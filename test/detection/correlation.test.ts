import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltInRule, builtInRuleId } from '../../src/modules/rules/index.ts'
import { type IntakeDesk, openIntakeDesk } from './intake-desk.ts'
import { builtIn, MINUTE } from './rule.ts'

const HOUR = 60 * MINUTE
const fires = [{ name: null, condition: 'a > 0', severity: 'LOW' as const }]
const short = { evaluationWindow: 0, keepAlive: MINUTE, maxSignalDuration: MINUTE }
const signalsOf = (name: string, key: string, query = '') => ({
  ...{ name, query, ruleId: builtInRuleId(key), groupBy: ['@usr.id'] },
})

const RULES: BuiltInRule[] = [
  builtIn('phish', { name: 'Phished', queries: [{ query: 'source:phish' }], cases: fires, options: short }),
  builtIn('drop', { name: 'Dropped', queries: [{ query: 'source:drop' }], cases: fires, options: short }),
  builtIn('chain', {
    name: '{{@usr.id}} was phished and dropped',
    type: 'SIGNAL_CORRELATION',
    queries: [signalsOf('phished', 'phish'), signalsOf('dropped', 'drop')],
    cases: [{ name: null, condition: 'phished > 0 then dropped > 0', severity: 'CRITICAL' }],
    options: { evaluationWindow: HOUR, keepAlive: HOUR, maxSignalDuration: 3 * HOUR },
  }),
  builtIn('many', {
    name: 'Phished often in production',
    type: 'SIGNAL_CORRELATION',
    queries: [signalsOf('a', 'phish', 'env:prod'), signalsOf('b', 'drop')],
    cases: [{ name: null, condition: 'a > 1 || b > 9', severity: 'HIGH' }],
    options: { evaluationWindow: HOUR, keepAlive: HOUR, maxSignalDuration: 3 * HOUR },
  }),
]

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk(RULES)
}, 60_000)
afterEach(() => expect(desk.errors).toEqual([]))
afterAll(() => desk?.close())

const START = Date.parse('2026-02-01T00:00:00.000Z')
const event = (source: string, user: string, minute: number, more: object = {}) => ({
  ...{ ddsource: source, timestamp: START + minute * MINUTE, message: source, usr: { id: user }, ...more },
})
const named = async (key: string, user: string) =>
  (await desk.signals()).filter(
    ({ ruleId, queries }) => ruleId === builtInRuleId(key) && queries[0]?.groupBy[0]?.value === user,
  )

describe('a correlation', () => {
  it('makes a signal of signals, in the order that its condition asks for', async () => {
    await desk.send(event('phish', 'ada', 0), event('drop', 'bea', 0))
    await desk.send(event('phish', 'bea', 5))
    expect(await named('chain', 'ada')).toEqual([])
    await desk.send(event('drop', 'ada', 30, { network: { client: { ip: '192.0.2.7' } } }))
    const [signal, ...others] = await named('chain', 'ada')
    expect([others, await named('chain', 'bea')]).toEqual([[], []])
    expect(signal).toMatchObject({
      title: 'ada was phished and dropped',
      severity: 'CRITICAL',
      ruleType: 'SIGNAL_CORRELATION',
      eventsMatched: 2,
      firstSeen: new Date(START),
      lastSeen: new Date(START + 30 * MINUTE),
      queries: [{ eventsMatched: 1 }, { eventsMatched: 1 }],
    })
    expect(signal?.entities.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['IP 192.0.2.7', 'USER ada'])
    expect(signal?.samples.map(({ message }) => message)).toEqual(['Phished', 'Dropped'])
  })

  it('takes further signals in while it is open', async () => {
    await desk.send(event('phish', 'ada', 60))
    expect(await named('chain', 'ada')).toMatchObject([{ eventsMatched: 3, queries: [{ eventsMatched: 2 }, {}] }])
  })

  it('counts those signals that its query selects', async () => {
    const prod = { ddtags: 'env:prod' }
    await desk.send(event('phish', 'cai', 0, prod), event('phish', 'cai', 10))
    expect(await named('many', 'cai')).toEqual([])
    await desk.send(event('phish', 'cai', 20, prod))
    expect(await named('many', 'cai')).toMatchObject([{ eventsMatched: 2 }])
  })

  it('is found when the signal in the middle comes late', async () => {
    await desk.send(event('drop', 'dan', 30))
    await desk.send(event('phish', 'dan', 10))
    expect(await named('chain', 'dan')).toMatchObject([{ eventsMatched: 2 }])
  })
})
