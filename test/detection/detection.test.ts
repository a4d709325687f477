import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltInRule, builtInRuleId } from '../../src/modules/rules/index.ts'
import { type IntakeDesk, openIntakeDesk } from './intake-desk.ts'
import { builtIn, MINUTE } from './rule.ts'

const over = (condition: string) => [{ name: null, condition, severity: 'MEDIUM' as const }]

const RULES: BuiltInRule[] = [
  builtIn('brute', {
    name: 'Brute force by {{@usr.id}}',
    message: '{{@usr.id}} failed {{events_matched_per_query.failed}} times.',
    tags: ['source:app', 'Tactic:TA0006-credential-access'],
    queries: [
      { name: 'failed', query: 'source:app @evt.name:login @evt.outcome:failure' },
      { name: 'success', query: 'source:app @evt.name:login @evt.outcome:success' },
    ],
    cases: [
      { name: 'succeeded', condition: 'failed > 2 && success > 0', severity: 'HIGH' },
      { name: 'tried', condition: 'failed > 2', severity: 'LOW' },
    ],
  }),
  builtIn('spraying', {
    name: 'Spraying',
    queries: [
      {
        query: 'source:spray',
        aggregation: 'CARDINALITY',
        groupBy: ['@network.client.ip'],
        distinctFields: ['@usr.id', 'host'],
      },
    ],
    cases: over('a >= 3'),
  }),
  builtIn('upload', {
    name: 'Upload',
    queries: [{ query: 'source:transfer', aggregation: 'SUM', metric: '@bytes', groupBy: ['host'] }],
    cases: over('a > 1000'),
  }),
  builtIn('largest', {
    name: 'Largest',
    queries: [{ query: 'source:transfer', aggregation: 'MAX', metric: '@bytes', groupBy: ['host'] }],
    cases: over('a > 900'),
  }),
  builtIn('optional', {
    name: 'Optional',
    queries: [{ query: 'source:optional', groupBy: ['@usr.id', 'service'], optionalGroupBy: true }],
    cases: over('a > 0'),
  }),
  builtIn('needed', {
    name: 'Needed',
    queries: [{ query: 'source:optional', groupBy: ['@usr.id', 'service'] }],
    cases: over('a > 0'),
  }),
  builtIn('environment', {
    name: 'Environment',
    queries: [{ query: 'source:env' }],
    cases: over('a > 0'),
    options: { decreaseCriticalityBasedOnEnv: true },
  }),
  builtIn('broken', { name: 'Broken', queries: [{ query: 'source:app' }], cases: over('a > 0') }),
  builtIn('long', { name: 'Long', queries: [{ query: 'source:long' }], cases: over('a > 1') }),
]

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk(RULES)
  const text = `UPDATE rules SET cases = '[{"name":null,"condition":"nobody > 1","severity":"LOW"}]' WHERE name = 'Broken'`
  await desk.postgres.read({ name: 'break-a-rule', text })
}, 60_000)
afterAll(() => desk?.close())

let at = Date.parse('2026-03-02T08:00:00.000Z')
const log = (source: string, user: string | null, more: object = {}) => {
  at += 1_000
  const message = `${source} of ${user}`
  return { ddsource: source, timestamp: at, message, ...(user && { usr: { id: user } }), ...more }
}
const login = (user: string, outcome: string, more: object = {}) =>
  log('app', user, { evt: { name: 'login', outcome }, ...more })
const named = async (name: string) => (await desk.signals()).filter(({ ruleName }) => ruleName === name)

describe('detection', () => {
  it('opens a signal when the condition becomes true and keeps it up to date', async () => {
    await desk.send(login('ada', 'failure'), login('ada', 'failure'))
    expect(await desk.signals()).toEqual([])
    const third = { ddtags: 'env:prod,Team:Web', hostname: 'web-1', network: { client: { ip: '192.0.2.1' } } }
    await desk.send(login('ada', 'failure', third))
    const [opened, ...others] = await desk.signals()
    expect(others).toEqual([])
    expect(opened).toMatchObject({
      title: 'Brute force by ada - tried',
      message: 'ada failed 3 times.',
      severity: 'LOW',
      eventsMatched: 3,
      host: 'web-1',
      source: 'app',
      tags: ['source:app', 'tactic:ta0006-credential-access', 'env:prod', 'team:web'],
      timestamp: desk.clock.now(),
      triggeredAt: new Date(at),
    })
    expect(opened?.entities.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'HOST web-1',
      'IP 192.0.2.1',
      'USER ada',
    ])
    await desk.send(login('ada', 'success'))
    const [escalated] = await desk.signals()
    expect(escalated).toMatchObject({
      id: opened?.id,
      version: 2,
      title: 'Brute force by ada - succeeded',
      severity: 'HIGH',
      eventsMatched: 4,
      attributes: { evt: { name: 'login', outcome: ['failure', 'success'] }, usr: { id: 'ada' } },
      queries: [
        { name: 'failed', groupBy: [{ field: '@usr.id', value: 'ada' }], eventsMatched: 3 },
        { name: 'success', eventsMatched: 1 },
      ],
    })
    expect(escalated?.samples.map(({ attributes }) => (attributes.evt as { outcome: string }).outcome)).toEqual([
      'failure',
      'failure',
      'success',
    ])
  })

  it('counts each group for itself', async () => {
    await desk.send(...['bea', 'cai', 'bea', 'cai', 'bea'].map((user) => login(user, 'failure')))
    expect((await named('Brute force by {{@usr.id}}')).map(({ title }) => title)).toEqual([
      'Brute force by ada - succeeded',
      'Brute force by bea - tried',
    ])
  })

  it('counts combinations of distinct values', async () => {
    const from = (ip: string, user: string, host: string) =>
      log('spray', user, { hostname: host, network: { client: { ip } } })
    await desk.send(from('198.51.100.1', 'u', 'x'), from('198.51.100.1', 'u', 'y'), from('198.51.100.1', 'u', 'x'))
    expect(await named('Spraying')).toEqual([])
    await desk.send(from('198.51.100.1', 'v', 'x'))
    expect(await named('Spraying')).toMatchObject([
      { eventsMatched: 4, queries: [{ distinctValues: ['u, x', 'u, y', 'v, x'] }] },
    ])
  })

  it('adds up and takes the largest of a number, and leaves out what is none', async () => {
    const bytes = (value: unknown) => log('transfer', null, { hostname: 'files', bytes: value })
    await desk.send(bytes(600), bytes('300'), bytes('many'), bytes(null))
    expect([await named('Upload'), await named('Largest')]).toEqual([[], []])
    await desk.send(bytes(101))
    expect(await named('Upload')).toMatchObject([{ eventsMatched: 3 }])
    await desk.send(bytes(901))
    expect(await named('Largest')).toMatchObject([{ eventsMatched: 4 }])
  })

  it('ignores logs without a group-by value, unless the rule puts N/A there', async () => {
    await desk.send(log('optional', 'dan'), log('optional', 'dan', { service: 'api' }))
    expect((await named('Needed')).map(({ queries }) => queries[0]?.groupBy[1]?.value)).toEqual(['api'])
    expect((await named('Optional')).map(({ queries }) => queries[0]?.groupBy[1]?.value)).toEqual(['N/A', 'api'])
  })

  it('counts a log for every value of a group-by field', async () => {
    await desk.send({ ...log('optional', null, { service: 'list' }), usr: { id: ['eve', 'fay', 'eve'] } })
    const groups = (await named('Needed')).map(({ queries }) => queries[0]?.groupBy.map(({ value }) => value).join())
    expect(groups.filter((group) => group?.endsWith('list'))).toEqual(['eve,list', 'fay,list'])
  })

  it('is one severity milder where nothing much is at stake, and says what it was before', async () => {
    await desk.send(log('env', 'prod', { ddtags: 'env:prod' }), log('env', 'test', { ddtags: 'env:Testing-2' }))
    const severities = (await named('Environment')).map(({ severity, originalSeverity }) => [
      severity,
      originalSeverity,
    ])
    expect(severities).toEqual([
      ['MEDIUM', 'MEDIUM'],
      ['LOW', 'MEDIUM'],
    ])
  })

  it('keeps few values of an attribute, and only the name of one that has many', async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      log('long', 'gus', { few: index % 9, port: index, ddtags: `pod:p${index},zone:z${index % 2}` }),
    )
    await desk.send(...many.slice(0, 5))
    await desk.send(...many.slice(5))
    const [signal] = await named('Long')
    expect(signal?.attributes.few).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(signal?.attributes.port).toBeUndefined()
    expect(signal?.highCardinality).toEqual({ attributes: ['port', 'timestamp'], tags: ['pod'] })
    expect(signal?.tags).toEqual(['zone:z0', 'zone:z1'])
    expect(signal).toMatchObject({ eventsMatched: 12, service: [], host: null })
  })

  it('closes a signal after keep-alive and after its maximum duration', async () => {
    const minute = (value: number) => ({ ...log('long', 'hal'), timestamp: at + value * MINUTE })
    const start = at
    const minutes = (signal: { firstSeen: Date; lastSeen: Date }) =>
      [signal.firstSeen, signal.lastSeen].map((time) => Math.round((time.getTime() - start) / MINUTE))
    await desk.send(minute(0), minute(1), minute(9))
    await desk.send(minute(20), minute(21))
    for (let value = 30; value < 90; value += 6) await desk.send(minute(value))
    await desk.send(minute(88), minute(89))
    expect(
      (await named('Long')).filter(({ attributes }) => (attributes.usr as { id: string }).id === 'hal').map(minutes),
    ).toEqual([
      [0, 9],
      [20, 78],
      [84, 89],
    ])
  })

  it('goes on with the other rules when one cannot be used, and says so once', async () => {
    await desk.send(login('ida', 'failure'), login('ida', 'failure'), login('ida', 'failure'))
    expect((await named('Brute force by {{@usr.id}}')).at(-1)?.title).toContain('ida')
    expect(desk.errors).toMatchObject([{ rule: builtInRuleId('broken') }])
  })
})
