import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { BuiltInRule } from '../../src/modules/rules/index.ts'
import { type IntakeDesk, openIntakeDesk } from './intake-desk.ts'
import { builtIn, MINUTE } from './rule.ts'
import { WORLD } from './world.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const itself = [{ name: null, condition: null, severity: 'HIGH' as const }]
const alone = { evaluationWindow: 0, keepAlive: 0, maxSignalDuration: 0 }
const country = {
  query: 'source:new',
  aggregation: 'NEW_VALUE' as const,
  distinctFields: ['@country', '@device'],
}

const RULES: BuiltInRule[] = [
  builtIn('new', {
    name: 'New country of {{@usr.id}}',
    method: 'NEW_VALUE',
    queries: [country],
    cases: itself,
    options: { ...alone, learningMethod: 'DURATION', learningDuration: DAY, forgetAfter: 7 * DAY },
  }),
  builtIn('first', {
    name: 'Any but the first',
    method: 'NEW_VALUE',
    queries: [{ ...country, query: 'source:first' }],
    cases: itself,
    options: { ...alone, keepAlive: HOUR, maxSignalDuration: HOUR, learningMethod: 'THRESHOLD', learningThreshold: 1 },
  }),
  builtIn('travel', {
    name: 'Travel',
    method: 'IMPOSSIBLE_TRAVEL',
    queries: [{ query: 'source:vpn', aggregation: 'GEO_DATA' }],
    cases: itself,
    options: alone,
  }),
  builtIn('known', {
    name: 'Travel to unknown places',
    method: 'IMPOSSIBLE_TRAVEL',
    queries: [{ query: 'source:vpn', aggregation: 'GEO_DATA' }],
    cases: itself,
    options: { ...alone, baselineUserLocations: true, learningDuration: DAY, forgetAfter: 30 * DAY },
  }),
  builtIn('third', {
    name: 'Reported',
    method: 'THIRD_PARTY',
    queries: [
      { query: 'source:edr', aggregation: 'NONE', groupBy: ['@finding'] },
      { query: 'source:mail', aggregation: 'NONE', groupBy: [] },
    ],
    cases: [
      { name: 'severe', condition: null, query: '@level:severe', severity: 'CRITICAL' },
      { name: 'other', condition: null, query: '@level:*', severity: 'LOW' },
    ],
    options: alone,
  }),
  builtIn('sequence', {
    name: 'Sequence',
    method: 'SEQUENCE',
    queries: [
      { name: 'fail', query: 'source:seq @evt.name:fail' },
      { name: 'login', query: 'source:seq @evt.name:login' },
      { name: 'grant', query: 'source:seq @evt.name:grant' },
    ],
    cases: itself,
    options: {
      ...{ evaluationWindow: HOUR, keepAlive: HOUR, maxSignalDuration: HOUR },
      steps: [
        { name: null, condition: 'fail >= 2', evaluationWindow: 10 * MINUTE },
        { name: null, condition: 'login > 0', evaluationWindow: 5 * MINUTE },
        { name: null, condition: 'grant > 0', evaluationWindow: 30 * MINUTE },
      ],
    },
  }),
  builtIn('then', {
    name: 'Then',
    queries: [
      { name: 'fail', query: 'source:then @evt.name:fail' },
      { name: 'login', query: 'source:then @evt.name:login' },
    ],
    cases: [{ name: null, condition: 'fail > 1 then login > 0', severity: 'LOW' }],
  }),
]

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk(RULES, { geography: WORLD })
}, 60_000)
afterEach(() => expect(desk.errors).toEqual([]))
afterAll(() => desk?.close())

const START = Date.parse('2026-02-01T00:00:00.000Z')
const log = (source: string, user: string, after: number, more: object = {}) => ({
  ...{ ddsource: source, timestamp: START + after, message: `${source} of ${user}`, usr: { id: user } },
  ...more,
})
const named = async (name: string, user?: string) =>
  (await desk.signals()).filter(
    ({ ruleName, queries }) =>
      ruleName === name && (user === undefined || queries.some(({ groupBy }) => groupBy[0]?.value === user)),
  )
const minutes = (time: Date) => (time.getTime() - START) / MINUTE

describe('a new value', () => {
  const NAME = 'New country of {{@usr.id}}'
  const from = (user: string, after: number, place: string, device = 'phone') =>
    log('new', user, after, { country: place, device })

  it('is learned for a time, then found, then known', async () => {
    await desk.send(from('ada', 0, 'DE'), from('ada', 23 * HOUR, 'FR'))
    await desk.send(from('ada', 25 * HOUR, 'FR'))
    expect(await named(NAME, 'ada')).toEqual([])
    await desk.send(from('ada', 26 * HOUR, 'IT'), from('ada', 27 * HOUR, 'IT'))
    await desk.send(from('ada', 50 * HOUR, 'IT'))
    expect(await named(NAME, 'ada')).toMatchObject([
      { title: 'New country of ada', eventsMatched: 1, queries: [{ distinctValues: ['IT, phone'] }] },
    ])
  })

  it('is each combination of what is watched', async () => {
    await desk.send(from('bea', 0, 'DE', 'phone'), from('bea', 0, 'FR', 'laptop'))
    await desk.send(from('bea', 30 * HOUR, 'DE', 'laptop'))
    expect(await named(NAME, 'bea')).toMatchObject([{ attributes: { country: 'DE', device: 'laptop' } }])
  })

  it('is new again once it is forgotten', async () => {
    await desk.send(from('cai', 0, 'DE'), from('cai', 2 * DAY, 'DE'))
    await desk.send(from('cai', 9 * DAY - 1, 'DE'))
    expect(await named(NAME, 'cai')).toEqual([])
    await desk.send(from('cai', 16 * DAY, 'DE'))
    expect(await named(NAME, 'cai')).toHaveLength(1)
  })

  it('can be anything but the first, and further ones go to the open signal', async () => {
    const first = (after: number, place: string) => log('first', 'dan', after, { country: place, device: 'x' })
    await desk.send(first(0, 'DE'))
    expect(await named('Any but the first')).toEqual([])
    await desk.send(first(MINUTE, 'FR'), first(2 * MINUTE, 'IT'))
    await desk.send(first(3 * MINUTE, 'ES'), first(4 * MINUTE, 'ES'))
    const [signal, ...others] = await named('Any but the first')
    expect(others).toEqual([])
    expect(signal).toMatchObject({
      eventsMatched: 3,
      queries: [{ distinctValues: ['ES, x', 'FR, x', 'IT, x'] }],
    })
  })

  it('makes the same signals in whatever order and batches its logs arrive', async () => {
    const logs = [
      ...[30, 31, 40].map((hour) => ({ hour, place: 'DE' })),
      ...[30, 33, 34].map((hour) => ({ hour, place: 'FR' })),
      ...[31, 35].map((hour) => ({ hour, place: 'IT' })),
      ...[28, 36].map((hour) => ({ hour, place: 'ES' })),
    ]
    const found: string[] = []
    for (const [user, step] of [1, 3, 7, 9].entries()) {
      await desk.send(from(`eve-${user}`, 0, 'DE'), from(`eve-${user}`, 5 * HOUR, 'DE'))
      // A step that shares no factor with their number visits all of them.
      const order = logs.map((_, index) => logs[(index * step + user) % logs.length] as (typeof logs)[0])
      for (const { hour, place } of order) await desk.send(from(`eve-${user}`, hour * HOUR, place))
      const signals = await named(NAME, `eve-${user}`)
      found.push(JSON.stringify(signals.map((signal) => [minutes(signal.triggeredAt) / 60, signal.attributes.country])))
    }
    expect(found[0]).toBe('[[28,"ES"],[30,"FR"],[31,"IT"]]')
    expect(new Set(found).size).toBe(1)
  }, 120_000)
})

describe('impossible travel', () => {
  const at = (user: string, after: number, ip: string) => log('vpn', user, after, { network: { client: { ip } } })
  const [LONDON, PARIS, SYDNEY, TOKYO] = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']

  it('is further than 500 km and faster than 1,000 km/h, and shows both ends', async () => {
    await desk.send(at('ada', 0, LONDON), at('ada', MINUTE, PARIS), at('ada', 2 * HOUR, SYDNEY))
    await desk.send(at('ada', 3 * HOUR, '203.0.113.9'), at('ada', 4 * HOUR, SYDNEY), at('ada', 30 * HOUR, LONDON))
    const [signal, ...others] = await named('Travel', 'ada')
    expect(others).toEqual([])
    expect(signal).toMatchObject({
      eventsMatched: 2,
      queries: [{ distinctValues: ['Paris, FR', 'Sydney, AU'] }],
      firstSeen: new Date(START + MINUTE),
      lastSeen: new Date(START + 2 * HOUR),
    })
    expect(signal?.samples.map(({ timestamp }) => timestamp)).toEqual([
      '2026-02-01T00:01:00.000Z',
      '2026-02-01T02:00:00.000Z',
    ])
  })

  it('leaves out what it has learned of a user', async () => {
    const day = 2 * DAY
    await desk.send(at('bea', 0, LONDON), at('bea', HOUR, SYDNEY))
    expect(await named('Travel to unknown places', 'bea')).toEqual([])
    await desk.send(at('bea', day, LONDON), at('bea', day + HOUR, SYDNEY), at('bea', day + 2 * HOUR, TOKYO))
    await desk.send(at('bea', day + 3 * HOUR, LONDON), at('bea', day + 4 * HOUR, TOKYO))
    expect((await named('Travel to unknown places', 'bea')).map(({ queries }) => queries[0]?.distinctValues)).toEqual([
      ['Sydney, AU', 'Tokyo, JP'],
    ])
    expect(await named('Travel', 'bea')).toHaveLength(5)
  })
})

describe('what other products report', () => {
  it('is one signal a day for each thing, as severe as its most severe case', async () => {
    const report = (finding: string, after: number, level: string | null) =>
      log('edr', 'x', after, { finding, ...(level && { level }) })
    await desk.send(report('f1', 0, 'mild'), report('f2', MINUTE, 'severe'), report('f3', 0, null))
    await desk.send(report('f1', 23 * HOUR, 'severe'), report('f2', 25 * HOUR, 'mild'))
    const found = (await named('Reported')).map(({ severity, queries, eventsMatched }) => [
      ...[queries[0]?.groupBy[0]?.value, severity, eventsMatched],
    ])
    expect(found).toEqual([
      ['f1', 'CRITICAL', 2],
      ['f2', 'CRITICAL', 1],
      ['f2', 'LOW', 1],
    ])
  })

  it('is a signal for each log where nothing says what belongs together', async () => {
    const before = (await named('Reported')).length
    await desk.send(log('mail', 'x', DAY, { level: 'a' }), log('mail', 'x', DAY, { level: 'b' }))
    const signals = await named('Reported')
    expect(signals.length - before).toBe(2)
    const ofMail = signals.filter(({ source }) => source === 'mail')
    expect(ofMail.map(({ queries }) => queries.map(({ eventsMatched }) => eventsMatched))).toEqual([
      [0, 1],
      [0, 1],
    ])
  })
})

describe('a sequence', () => {
  const step = (user: string, minute: number, name: string) => log('seq', user, minute * MINUTE, { evt: { name } })

  it('is found when its steps follow each other in time', async () => {
    await desk.send(step('ada', 0, 'fail'), step('ada', 5, 'fail'))
    await desk.send(step('ada', 9, 'login'))
    expect(await named('Sequence')).toEqual([])
    await desk.send(step('ada', 20, 'grant'))
    expect(await named('Sequence', 'ada')).toMatchObject([
      {
        eventsMatched: 4,
        firstSeen: new Date(START),
        triggeredAt: new Date(START + 20 * MINUTE),
        queries: [{ eventsMatched: 2 }, { eventsMatched: 1 }, { eventsMatched: 1 }],
      },
    ])
  })

  it('is not found in another order, with a step too late, or with one missing', async () => {
    await desk.send(step('bea', 0, 'fail'), step('bea', 1, 'login'), step('bea', 2, 'fail'), step('bea', 3, 'grant'))
    await desk.send(step('cai', 0, 'fail'), step('cai', 1, 'fail'), step('cai', 7, 'login'), step('cai', 8, 'grant'))
    await desk.send(step('dan', 0, 'fail'), step('dan', 0, 'fail'), step('dan', 9, 'grant'))
    expect((await named('Sequence')).map(({ queries }) => queries[0]?.groupBy[0]?.value)).toEqual(['ada'])
  })

  it('is found when the log in the middle comes last', async () => {
    await desk.send(step('eve', 0, 'fail'), step('eve', 1, 'fail'), step('eve', 4, 'grant'))
    await desk.send(step('eve', 3, 'login'))
    expect(await named('Sequence', 'eve')).toMatchObject([
      { eventsMatched: 4, triggeredAt: new Date(START + 4 * MINUTE) },
    ])
  })

  it('can be said with `then`', async () => {
    const event = (user: string, minute: number, name: string) => log('then', user, minute * MINUTE, { evt: { name } })
    await desk.send(event('ada', 0, 'fail'), event('ada', 1, 'fail'), event('ada', 2, 'login'))
    await desk.send(event('bea', 0, 'fail'), event('bea', 1, 'login'), event('bea', 2, 'fail'))
    expect(await named('Then')).toMatchObject([{ eventsMatched: 3 }])
  })
})
