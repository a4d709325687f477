import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LoaderScope } from '../../src/graphql/context.ts'
import type { SignalDraft } from '../../src/modules/signals/index.ts'
import { draftOf } from './draft.ts'
import { openSignalDesk, type SignalDesk } from './signal-desk.ts'

let desk: SignalDesk

beforeAll(async () => {
  desk = await openSignalDesk()
})

afterAll(() => desk.close())

const extend = async (draft: SignalDraft) => {
  const [extended] = await desk.postgres.transaction(async (tx) => {
    const [signal] = await desk.signals.detected.ofGroups(tx, [draft])
    if (!signal) throw new Error('There is no signal to extend.')
    return desk.signals.detected.extendFromDetection(tx, [{ signal, draft }])
  })
  await desk.feed.settled()
  return extended
}

describe('a signal that detection opens', () => {
  it('is open, has everything the draft says, and names its tactics, techniques and entities', async () => {
    const { id } = await desk.open()
    expect(await desk.signals.service.get(desk.ada, id)).toMatchObject({
      version: 1,
      severity: 'MEDIUM',
      eventsMatched: 6,
      timestamp: desk.clock.now(),
      firstSeen: new Date('2026-03-02T08:55:00.000Z'),
      tactics: [{ id: 'TA0006', name: 'Credential Access' }],
      techniques: [{ id: 'T1110', name: 'Brute Force' }],
      entities: [
        { id: expect.stringMatching(/^ent_/), kind: 'USER', value: 'alice' },
        { id: expect.stringMatching(/^ent_/), kind: 'IP', value: '203.0.113.7' },
      ],
      triage: {
        state: 'OPEN',
        assigneeId: null,
        archiveReason: 'NONE',
        changedAt: null,
        changedBy: null,
        locked: false,
      },
    })
    const { attributes, samples, queries, ruleCase, message } = draftOf()
    expect(await desk.signals.service.detailsByIds(desk.ada, [id])).toMatchObject([
      { attributes, samples, queries, ruleCase, message },
    ])
  })

  it('is found by searching, under the words that people write', async () => {
    const { id } = await desk.open()
    expect(await desk.indexed(id)).toMatchObject({
      status: 'medium',
      severity: 2,
      state: 'open',
      rule_type: 'Log Detection',
      method: 'threshold',
      tactics: ['ta0006-credential-access'],
      techniques: ['t1110-brute-force'],
      first_seen: '2026-03-02 08:55:00.000',
      attributes: { 'usr.id': ['alice'], 'network.client.ip': ['203.0.113.7', '203.0.113.8'] },
    })
  })

  it('cannot be opened twice', async () => {
    await desk.open({ groupHash: 'once' })
    await expect(desk.open({ groupHash: 'once' })).rejects.toThrow('duplicate key')
    await desk.open({ groupHash: 'once', episode: 1 })
    const signals = await desk.postgres.transaction((tx) =>
      desk.signals.detected.ofGroups(tx, [draftOf({ groupHash: 'once' })]),
    )
    expect(signals.map(({ episode }) => episode)).toEqual([0, 1])
  })
})

describe('a signal that detection extends', () => {
  it('keeps what people decided meanwhile', async () => {
    const { id } = await desk.open({ groupHash: 'extended' })
    await desk.signals.service.assign(desk.ada, id, desk.grace.userId)
    await desk.signals.service.triage(desk.ada, {
      signalId: id,
      state: 'ARCHIVED',
      archiveReason: 'OTHER',
      archiveComment: 'Hm',
    })
    const lastSeen = new Date('2026-03-02T09:01:00.000Z')
    await extend(draftOf({ groupHash: 'extended', lastSeen, eventsMatched: 9, severity: 'HIGH' }))
    const expected = {
      version: 4,
      lastSeen,
      eventsMatched: 9,
      severity: 'HIGH',
      originalSeverity: 'MEDIUM',
      triage: { state: 'ARCHIVED', archiveReason: 'OTHER', archiveComment: 'Hm', assigneeId: desk.grace.userId },
    }
    expect(await desk.signals.service.get(desk.ada, id)).toMatchObject(expected)
    expect(await desk.indexed(id)).toMatchObject({
      version: 4,
      status: 'high',
      state: 'archived',
      assignee_name: 'Grace',
    })
    const [history] = await desk.signals.service.historyPages(desk.ada, [{ signalId: id, first: 1 }])
    expect(history?.edges[0]?.node).toMatchObject({
      action: 'SEVERITY_CHANGED',
      previousValue: 'MEDIUM',
      newValue: 'HIGH',
      actor: { kind: 'RULE', name: 'Brute force against a user' },
    })
  })

  it('is not touched by a draft that says nothing new', async () => {
    const { id } = await desk.open({ groupHash: 'same' })
    const { network, usr } = draftOf().attributes
    const attributes = Object.assign(Object.create(null), { network, usr, odd: undefined })
    expect(await extend(draftOf({ groupHash: 'same', attributes }))).toMatchObject({ id, version: 1 })
    const told = { name: 'feed-of', text: 'SELECT position FROM feed WHERE subject_id = $1' }
    expect(await desk.postgres.read(told, [id])).toHaveLength(1)
  })
})

describe('the signal index', () => {
  it('is rebuilt from Postgres', async () => {
    const { id } = await desk.open()
    await desk.signals.service.assign(desk.ada, id, desk.grace.userId)
    const before = await desk.clickhouse.query('SELECT * EXCEPT feed_transaction FROM signal_index FINAL ORDER BY id')
    await desk.clickhouse.command('TRUNCATE TABLE signal_index')
    expect(await desk.signals.index.rebuild()).toBe(before.length)
    expect(await desk.clickhouse.query('SELECT * EXCEPT feed_transaction FROM signal_index FINAL ORDER BY id')).toEqual(
      before,
    )
  })

  it('keeps the newest version, in whichever order the feed tells', async () => {
    const { id } = await desk.open()
    await desk.signals.service.triage(desk.ada, { signalId: id, state: 'ARCHIVED' })
    const stale = { ...(await desk.indexed(id)), version: 1, state: 'open' }
    const place = { transaction: '0', position: 1, at: desk.clock.now(), topic: 'signal', subjectId: id } as const
    await desk.signals.index.consume([{ ...place, before: null, after: stale }])
    expect(await desk.indexed(id)).toMatchObject({ version: 2, state: 'archived' })
  })
})

describe('loaders of signals', () => {
  it('ask once for all signals of a request, and once for their details', async () => {
    const ids = [(await desk.open()).id, (await desk.open()).id]
    const asked: (readonly string[])[] = []
    const scope = new LoaderScope(desk.ada)
    const { signalById } = desk.signals.loaders
    const watched = {
      batch: (keys: readonly string[], viewer: typeof desk.ada) => {
        asked.push(keys)
        return signalById.batch(keys, viewer)
      },
    }
    const found = await Promise.all([...ids, ids[0] as string, 'sig_0'].map((id) => scope.get(watched).load(id)))
    expect(found.map((signal) => signal?.id ?? null)).toEqual([...ids, ids[0], null])
    expect(asked).toEqual([[...ids, 'sig_0']])
  })
})
