import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { entityId } from '../../src/kernel/entity.ts'
import type { SignalDraft } from '../../src/modules/signals/index.ts'
import { addUser } from '../access/people.ts'
import type { EntityKind, EntityListTestQuery } from '../gql/graphql.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { List, Node, Page, SignalEntities, Triage } from './documents.ts'

const DAY = 86_400_000
const RANGE = { from: 'now-30d', to: 'now+1d' }

let server: TestApp
let group = 0
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

/** Opens a signal as detection does, at the clock's time. */
async function open(different: Partial<SignalDraft>): Promise<string> {
  group += 1
  const { postgres } = server.app.stores
  const { detected } = server.app.modules.signals
  const [signal] = await postgres.transaction((tx) =>
    detected.openFromDetection(tx, [draftOf({ groupHash: `group ${group}`, ...different })]),
  )
  await server.app.settled()
  return signal?.id ?? ''
}

const page = async (kind: EntityKind, value: string, range = RANGE) =>
  (await server.ask(Page, { kind, value, range })).entity

const log = (different: object) => ({ ddsource: 'app', message: 'something happened', ...different })

describe('an entity that logs name', () => {
  beforeAll(async () => {
    await server.post([
      log({
        timestamp: '2026-03-01T10:00:00Z',
        hostname: 'web-1',
        usr: { id: 'alice', email: 'alice@example.com' },
        network: { client: { ip: '198.51.100.7' } },
        evt: { name: 'login' },
      }),
      log({ timestamp: '2026-03-02T08:00:00Z', usr: { id: 'alice' }, evt: { name: 'logout' } }),
      log({ timestamp: '2026-02-20T08:00:00Z', usr: { target: { id: 'alice' } }, evt: { name: 'invite' } }),
      log({ timestamp: '2026-03-02T07:00:00Z', message: 'dropped 2001:DB8::0:1 at the gate', hostname: 'gate' }),
      log({ timestamp: '2026-03-02T07:30:00Z', network: { client: { ip: '2001:0db8:0:0::1' } }, usr: { id: 'bob' } }),
      log({ timestamp: '2026-03-02T07:30:00Z', dns: { question: { name: 'Evil.EXAMPLE.com.' } } }),
      log({ timestamp: '2026-03-02T07:31:00Z', file: { hash: { sha1: 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3' } } }),
      log({ timestamp: '2026-03-02T07:32:00Z', usr: { id: 'arn:aws:iam::123456789012:user/eve' } }),
      log({ timestamp: '2026-03-02T07:33:00Z', network: { client: { ip: '::ffff:203.0.113.99' } } }),
    ])
  })

  it('has a card with its first and last log, and the explorer over its logs', async () => {
    const alice = await page('USER', 'alice')
    expect(alice).toMatchObject({
      id: entityId({ kind: 'USER', value: 'alice' }),
      kind: 'USER',
      value: 'alice',
      firstSeen: '2026-02-20T08:00:00.000Z',
      lastSeen: '2026-03-02T08:00:00.000Z',
      riskScore: 0,
      riskLevel: 'INFO',
      signalCount: 0,
    })
    expect(alice?.logSearch.total).toBe(3)
    expect(alice?.logSearch.topList.rows).toHaveLength(3)
    expect(alice?.signalSearch.total).toBe(0)
  })

  it.each(['2001:db8::1', '2001:DB8:0:0:0:0:0:1', '2001:0DB8::0001'])(
    'is found as an address however it is written: %s',
    async (value) => {
      const address = await page('IP', value)
      expect(address).toMatchObject({ value: '2001:db8::1', firstSeen: '2026-03-02T07:00:00.000Z' })
      expect(address?.logSearch.total).toBe(2)
    },
  )

  it('counts within its own logs only, also where a facet is about its address', async () => {
    const address = await page('IP', '2001:db8::1')
    expect(address?.logSearch.facets[0]?.values).toEqual([{ value: '2001:db8::1', count: 2 }])
  })

  it.each([
    ['IP', '203.0.113.99', '203.0.113.99'],
    ['IP', '::FFFF:203.0.113.99', '203.0.113.99'],
    ['DOMAIN', 'evil.example.com', 'evil.example.com'],
    ['DOMAIN', 'EVIL.example.com.', 'evil.example.com'],
    ['FILE_HASH', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
    ['FILE_HASH', 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
    ['CLOUD_IDENTITY', 'arn:aws:iam::123456789012:user/eve', 'arn:aws:iam::123456789012:user/eve'],
    ['USER', 'arn:aws:iam::123456789012:user/eve', 'arn:aws:iam::123456789012:user/eve'],
    ['HOST', 'gate', 'gate'],
  ] as const)('has one spelling: %s %s', async (kind, value, canonical) => {
    const entity = await page(kind, value)
    expect(entity?.value).toBe(canonical)
    expect(entity?.logSearch.total).toBe(1)
  })

  it.each([
    ['USER', 'nobody'],
    ['USER', ''],
    ['USER', '-'],
    ['IP', 'not an address'],
    ['IP', '198.51.100.8'],
    ['FILE_HASH', 'zzz'],
    ['USER', 'x'.repeat(100_000)],
    ['USER', "a' OR 1=1 --"],
    ['USER', '*'],
    ['USER', 'alic?'],
    ['USER', 'a\tb\nc\\d"e{p1:String}\u0007'],
  ] as const)('is unknown when nothing has named it: %s %.20s', async (kind, value) => {
    expect(await page(kind, value)).toBeNull()
  })

  it('may have any name', async () => {
    const names = [`O'Neil "Q" \\ (x)`, 'a\tb\nc', '*', 'wild*card?', '{p1:String}', 'ключ', '⚡', 'NOT', 'a:b']
    await server.post(names.map((id) => log({ timestamp: '2026-03-02T08:59:00Z', usr: { id } })))
    for (const value of names) {
      const entity = await page('USER', value)
      expect(entity, value).toMatchObject({ value, lastSeen: '2026-03-02T08:59:00.000Z' })
      expect(entity?.logSearch.total, value).toBe(1)
      expect((await server.ask(Node, { id: entity?.id ?? '' })).node).toMatchObject({ kind: 'USER', value })
    }
  })

  it.each([
    ['CLOUD_RESOURCE', (name: string) => ({ requestParameters: { bucketName: name } })],
    ['CLOUD_IDENTITY', (name: string) => ({ protoPayload: { authenticationInfo: { principalEmail: name } } })],
    ['HOST', (name: string) => ({ hostname: name })],
    ['USER', (name: string) => ({ usr: { id: name } })],
  ] as const)('may have a name as long as any, of a %s', async (kind, naming) => {
    const name = `z "long" ${'n'.repeat(950)}`
    await server.post([log(naming(name)), log(naming(name.toUpperCase()))])
    expect((await page(kind, name))?.logSearch.total).toBe(1)
  })

  it('is no longer named by a value that is too long to be a name', async () => {
    await server.post([log({ usr: { id: 'y'.repeat(5_000) } })])
    const { entities } = await server.ask(List, { range: RANGE, query: 'value:yyyyyyyy*' })
    expect(entities.total).toBe(0)
  })

  it('is found by its id, and another id finds nothing', async () => {
    const id = entityId({ kind: 'IP', value: '198.51.100.7' })
    expect((await server.ask(Node, { id })).node).toEqual({ id, kind: 'IP', value: '198.51.100.7', riskScore: 0 })
    expect((await server.ask(Node, { id: `ent_${'0'.repeat(26)}` })).node).toBeNull()
  })

  it('is seen no earlier and no later when the same logs come again', async () => {
    const before = await page('USER', 'bob')
    await server.post([
      log({ timestamp: '2026-03-02T07:30:00Z', network: { client: { ip: '2001:0db8:0:0::1' } }, usr: { id: 'bob' } }),
    ])
    expect(await page('USER', 'bob')).toMatchObject({ firstSeen: before?.firstSeen, lastSeen: before?.lastSeen })
  })
})

describe('the risk of an entity', () => {
  const entities = [{ kind: 'USER' as const, value: 'mallory' }]
  const risk = async () => {
    const entity = await page('USER', 'mallory')
    return [entity?.riskScore, entity?.riskLevel, entity?.signalCount]
  }

  it('is the sum of what its signals weigh, and falls when one turns out to be false', async () => {
    const first = await open({ severity: 'MEDIUM', entities })
    expect(await risk()).toEqual([5, 'INFO', 1])
    await open({ severity: 'MEDIUM', entities })
    expect(await risk()).toEqual([10, 'LOW', 2])
    await open({ severity: 'INFO', entities })
    await open({ severity: 'LOW', entities })
    expect(await risk()).toEqual([10, 'LOW', 4])
    await open({ severity: 'HIGH', entities })
    expect(await risk()).toEqual([60, 'HIGH', 5])
    await open({ severity: 'CRITICAL', entities })
    expect(await risk()).toEqual([160, 'CRITICAL', 6])
    const archive = (archiveReason: 'FALSE_POSITIVE' | 'REMEDIATED') =>
      server.ask(Triage, { input: { signalId: first, state: 'ARCHIVED', archiveReason } })
    await archive('REMEDIATED')
    expect(await risk()).toEqual([160, 'CRITICAL', 6])
    await archive('FALSE_POSITIVE')
    expect(await risk()).toEqual([155, 'CRITICAL', 6])
    await server.ask(Triage, { input: { signalId: first, state: 'OPEN' } })
    expect(await risk()).toEqual([160, 'CRITICAL', 6])
  })

  it('has a page of its signals, in which facets count no others', async () => {
    await open({ title: 'About somebody else' })
    const entity = await page('USER', 'mallory')
    expect(entity?.firstSeen).toBeNull()
    expect(entity?.signalSearch.total).toBe(6)
    expect(entity?.signalSearch.signals.edges).toHaveLength(6)
    expect(entity?.signalSearch.facets[0]?.values).toEqual([{ value: 'user:mallory', count: 6 }])
  })

  it('expires with each signal after two weeks, to the millisecond', async () => {
    const then = server.clock.now().getTime()
    server.clock.set(new Date(then + 14 * DAY - 1))
    expect(await risk()).toEqual([160, 'CRITICAL', 6])
    server.clock.set(new Date(then + 14 * DAY))
    expect(await risk()).toEqual([0, 'INFO', 0])
    const history = (await page('USER', 'mallory'))?.riskHistory ?? []
    expect(history.at(-1)).toEqual({ at: new Date(then + 14 * DAY).toISOString(), value: 0 })
    for (const { at, value } of history) {
      const moment = new Date(at).getTime()
      expect(value, at).toBe(moment >= then && moment < then + 14 * DAY ? 160 : 0)
    }
    expect(history.length).toBeGreaterThan(70)
  })

  it('has no history of the future, and one of a single moment', async () => {
    expect((await page('USER', 'mallory', { from: 'now+1h', to: 'now+2h' }))?.riskHistory).toEqual([])
    expect((await page('USER', 'mallory', { from: 'now-1d', to: 'now-1d' }))?.riskHistory).toHaveLength(1)
  })

  it('is that of a signal no longer when the signal names the entity no longer', async () => {
    const { postgres } = server.app.stores
    const { detected } = server.app.modules.signals
    const named = (value: string) => ({ kind: 'HOST' as const, value })
    const draft = (severity: 'HIGH' | 'CRITICAL', ...values: string[]) =>
      draftOf({ groupHash: 'moves', severity, entities: values.map(named) })
    const [signal] = await postgres.transaction((tx) => detected.openFromDetection(tx, [draft('HIGH', 'old', 'kept')]))
    await postgres.transaction((tx) =>
      detected.extendFromDetection(tx, [{ signal: signal as never, draft: draft('CRITICAL', 'kept', 'new') }]),
    )
    await server.app.settled()
    expect(await page('HOST', 'old')).toBeNull()
    expect((await page('HOST', 'kept'))?.riskScore).toBe(100)
    expect((await page('HOST', 'new'))?.riskScore).toBe(100)
  })

  it('is shown for the entities of a page of signals', async () => {
    await open({ severity: 'CRITICAL', entities: [...entities, { kind: 'IP', value: '198.51.100.7' }] })
    const { signalSearch } = await server.ask(SignalEntities, {})
    const shown = signalSearch.signals.edges.flatMap(({ node }) => node.entities)
    expect(shown.filter(({ value }) => value === 'mallory').map(({ riskScore }) => riskScore)).toEqual(
      Array(7).fill(100),
    )
    expect(shown.find(({ value }) => value === '198.51.100.7')).toMatchObject({
      riskScore: 100,
      riskLevel: 'CRITICAL',
      signalCount: 1,
      firstSeen: '2026-03-01T10:00:00.000Z',
    })
  })

  it('is read for a whole page of signals by two statements, one for the risk and one for the times', async () => {
    const { clickhouse } = server.app.stores
    const statements = vi.spyOn(clickhouse, 'query')
    await server.ask(SignalEntities, {})
    const asked = statements.mock.calls.map(([sql]) => /FROM (\w+)/.exec(sql)?.[1]).sort()
    statements.mockRestore()
    expect(asked).toEqual(['entity_sightings', 'entity_signals'])
  })

  it('is found by a signal search that names the entity', async () => {
    const found = await server.answer<{ signalSearch: { total: number } }>(
      `{ signalSearch(query: "@entities:\\"ip:198.51.100.7\\"", range: { from: "now-1d", to: "now+1d" }) { total } }`,
    )
    expect(found.data.signalSearch.total).toBe(1)
  })
})

describe('a list of entities', () => {
  const values = async (variables: { query?: string; kinds?: EntityKind[]; range?: typeof RANGE; first?: number }) => {
    const { entities } = await server.ask(List, { range: { from: 'now-60d', to: 'now+1d' }, ...variables })
    expect(entities.edges).toHaveLength(Math.min(entities.total, variables.first ?? 25))
    return entities.edges.map(({ node }) => `${node.kind} ${node.value} ${node.riskScore}`)
  }

  it('begins with the highest risk, then goes by value', async () => {
    expect((await values({ first: 5 })).slice(0, 5)).toEqual([
      'IP 198.51.100.7 100',
      'HOST kept 100',
      'USER mallory 100',
      'HOST new 100',
      'USER * 0',
    ])
  })

  it.each([
    [{ query: 'mallory' }, ['USER mallory 100']],
    [{ query: 'value:mal*' }, ['USER mallory 100']],
    [{ query: 'riskLevel:critical kind:user' }, ['USER mallory 100']],
    [{ query: 'riskScore:>=100 -kind:(host OR user)' }, ['IP 198.51.100.7 100']],
    [{ query: 'CIDR(value, 198.51.100.0/24)' }, ['IP 198.51.100.7 100']],
    [{ query: 'signalCount:>0 value:*.7' }, ['IP 198.51.100.7 100']],
    [{ query: 'example', kinds: ['DOMAIN' as const] }, ['DOMAIN evil.example.com 0']],
    [{ query: 'alice@example.com' }, ['USER alice@example.com 0']],
    [{ query: '@usr.id:alice' }, []],
    [{ query: 'env:prod' }, []],
    [{ query: '', kinds: [] }, []],
    [{ kinds: ['FILE_HASH' as const] }, ['FILE_HASH a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 0']],
  ])('selects by the search language and by kind: %j', async (variables, expected) => {
    expect(await values(variables)).toEqual(expected)
  })

  it('lists those that a log or a signal of the range names', async () => {
    const range = { from: '2026-02-20T00:00:00Z', to: '2026-02-21T00:00:00Z' }
    expect(await values({ range })).toEqual(['USER alice 0'])
    expect(await values({ range: { from: '2026-02-20T08:00:00.001Z', to: '2026-02-20T09:00:00Z' } })).toEqual([])
    expect(await values({ range: { from: '1800-01-01', to: '1900-01-01' } })).toEqual([])
    expect(await values({ range: { from: '2026-02-20', to: '2026-02-20' } })).toEqual([])
    expect((await values({ range: { from: '0001-01-01', to: '9999-12-31' }, query: 'mallory' })).length).toBe(1)
  })

  it('is paged without a repetition or a gap while signals and logs arrive', async () => {
    const whole = await values({ first: 1_000 })
    const range = { from: 'now-60d', to: 'now+1d' }
    const seen: string[] = []
    let after: string | null = null
    do {
      const answer: EntityListTestQuery = await server.ask(List, { range, first: 3, after })
      const { edges, pageInfo } = answer.entities
      seen.push(...edges.map(({ node }) => `${node.kind} ${node.value} ${node.riskScore}`))
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null
      server.clock.advance(1_000)
      await open({ severity: 'CRITICAL', entities: [{ kind: 'USER', value: 'alice' }] })
      await server.post([log({ timestamp: '2026-03-02T08:59:00Z', usr: { id: 'bob' } })])
    } while (after)
    expect(seen).toEqual(whole)
  })

  it.each([
    [{ first: 1_001 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ after: 'nonsense' }, 'after'],
    [{ after: Buffer.from('[1,2,3,4]').toString('base64url') }, 'after'],
    [{ query: '(' }, 'query'],
    [{ range: { from: 'now', to: 'now-1d' } }, 'range'],
    [{ range: { from: 'soon' } }, 'range.from'],
  ])('refuses what it cannot read, and says where: %j', async (variables, path) => {
    const { errors } = await server.answer(List, { range: RANGE, ...variables })
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path })
  })
})

describe('reading entities', () => {
  it('takes the permission for it, and those of logs and signals for their parts', async () => {
    const { key } = await addUser(server, 'newcomer', 'No such role')
    const refused = [
      await server.answer(List, { range: RANGE }, key),
      await server.answer(Page, { kind: 'USER', value: 'alice', range: RANGE }, key),
      await server.answer(Node, { id: entityId({ kind: 'USER', value: 'alice' }) }, key),
    ]
    for (const { errors } of refused) expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    const reader = await addUser(server, 'reader', 'Read Only')
    const { errors } = await server.answer(Page, { kind: 'USER', value: 'alice', range: RANGE }, reader.key)
    expect(errors).toEqual([])
  })
})

describe('an installation that is older than entities', () => {
  it('knows the entities of its signals after the first start', async () => {
    const { clickhouse } = server.app.stores
    const before = [await page('USER', 'mallory'), await page('IP', '198.51.100.7')]
    await clickhouse.command('TRUNCATE TABLE entity_signals')
    await clickhouse.command('TRUNCATE TABLE finished_work')
    await clickhouse.command('ALTER TABLE signal_index UPDATE entities = [] WHERE 1 SETTINGS mutations_sync = 2')
    expect(await page('USER', 'mallory')).toBeNull()
    await server.restart()
    expect([await page('USER', 'mallory'), await page('IP', '198.51.100.7')]).toEqual(before)
  })
})
