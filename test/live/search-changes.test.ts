import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { draftOf } from '../signals/draft.ts'
import type { Client } from './client.ts'
import { analyst, type LiveDesk, openLiveDesk } from './desk.ts'
import { FOLLOW, follow } from './followed-search.ts'

let desk: LiveDesk
let server: LiveDesk['server']
let { open, triage, connect }: LiveDesk = {} as LiveDesk
let oldest: string

beforeAll(async () => {
  desk = await openLiveDesk('2026-02-28T12:00:00.000Z')
  ;({ server, open, triage, connect } = desk)
  oldest = await open()
  server.clock.set('2026-03-02T09:00:00.000Z')
})

afterEach(() => desk.leave())

afterAll(() => server.close())

const settled = () => server.app.settled()

/** Subscribes, and answers what has come of an event once there are so many. */
async function events(search: object, client?: Client) {
  const by = client ?? (await connect())
  const stream = by.run(FOLLOW, { range: { from: 'now-1h' }, facets: [], ...search })
  const at = async (place: number) => {
    const { data, errors } = (await stream.results.count(place + 1))[place] as { data: never; errors?: unknown }
    expect(errors).toBeUndefined()
    return (data as { signalSearchChanges: never }).signalSearchChanges as Told
  }
  return { client: by, stream, at }
}

// biome-ignore lint/suspicious/noExplicitAny: what is told is what the test expects.
type Told = any

function turn() {
  let take = () => {}
  const taken = new Promise<void>((resolve) => {
    take = resolve
  })
  return { taken, take }
}

/** Nothing of an earlier test is within the last hour. */
const later = () => server.clock.advance(3 * 3_600_000)

const second = () => server.clock.advance(1_000)

describe('a followed search', () => {
  it('begins with all counts, and tells what enters, changes and leaves', async () => {
    later()
    const first = await open({ severity: 'HIGH' })
    second()
    await settled()
    const search = {
      query: '@workflow.triage.state:(open OR under_review)',
      facets: ['status', '@workflow.triage.state'],
    }
    const { at } = await events(search)
    expect(await at(0)).toMatchObject({
      kind: 'SNAPSHOT',
      total: 1,
      lagged: null,
      entered: [],
      changed: [],
      leftIds: [],
      truncatedFacets: [],
      facetDeltas: [
        { field: 'status', value: 'high', label: 'High', delta: 1 },
        { field: '@workflow.triage.state', value: 'open', label: 'Open', delta: 1 },
      ],
    })
    await triage(first, 'UNDER_REVIEW')
    expect(await at(1)).toMatchObject({
      kind: 'CHANGED',
      total: 1,
      entered: [],
      changed: [{ id: first, version: 2, triage: { state: 'UNDER_REVIEW' } }],
      leftIds: [],
      facetDeltas: [
        { field: '@workflow.triage.state', value: 'open', delta: -1 },
        { field: '@workflow.triage.state', value: 'under_review', label: 'Under Review', delta: 1 },
      ],
    })
    await triage(first, 'ARCHIVED')
    // The state's own counts ignore the clause about the state: the signal is still counted there.
    expect(await at(2)).toMatchObject({
      total: 0,
      changed: [],
      leftIds: [first],
      facetDeltas: [
        { field: 'status', value: 'high', delta: -1 },
        { field: '@workflow.triage.state', value: 'under_review', delta: -1 },
        { field: '@workflow.triage.state', value: 'archived', delta: 1 },
      ],
    })
    await server.app.modules.signals.service.comment(analyst, first, 'Nothing that a search sees.')
    await triage(first, 'OPEN')
    expect(await at(3)).toMatchObject({ total: 1, entered: [{ id: first, version: 4 }], leftIds: [] })
  })

  it('is one event for what is committed together', async () => {
    later()
    const { at } = await events({ query: '', facets: ['@usr.id'] })
    expect(await at(0)).toMatchObject({ kind: 'SNAPSHOT', total: 0 })
    const { modules, stores } = server.app
    const drafts = Array.from({ length: 20 }, (_, n) => draftOf({ groupHash: `together ${n}` }))
    await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, drafts))
    second()
    const told = await at(1)
    expect(told).toMatchObject({ total: 20, facetDeltas: [{ value: 'alice', delta: 20 }] })
    expect(told.entered).toHaveLength(20)
  })

  it('lets signals go when a range moves on, though nothing happens to them', async () => {
    later()
    const early = await open()
    second()
    const late = await open()
    second()
    await settled()
    const { at } = await events({ query: '', range: { from: 'now-15m' }, facets: ['status'] })
    expect(await at(0)).toMatchObject({ total: 2 })
    server.clock.advance(15 * 60_000 - 1_500)
    expect(await at(1)).toMatchObject({
      kind: 'CHANGED',
      total: 1,
      leftIds: [early],
      facetDeltas: [{ field: 'status', value: 'medium', delta: -1 }],
    })
    server.clock.advance(1_000)
    expect(await at(2)).toMatchObject({ total: 0, leftIds: [late] })
  })

  it('tells the most frequent values of a facet that has very many', async () => {
    later()
    const { modules, stores } = server.app
    const drafts = Array.from({ length: 1_100 }, (_, n) =>
      draftOf({ groupHash: `many ${n}`, attributes: { usr: { id: n < 20 ? ['often', `u${n}`] : `u${n}` } } }),
    )
    await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, drafts))
    second()
    await settled()
    const { at } = await events({ query: '', facets: ['@usr.id', 'status'] })
    const snapshot = await at(0)
    expect(snapshot).toMatchObject({ total: 1_100, truncatedFacets: ['@usr.id'] })
    const users = snapshot.facetDeltas.filter(({ field }: Told) => field === '@usr.id')
    expect(users).toHaveLength(1_000)
    expect(users[0]).toMatchObject({ value: 'often', delta: 20 })
    await open({ attributes: { usr: { id: ['often', 'new'] } } })
    second()
    expect((await at(1)).facetDeltas).toMatchObject([
      { value: 'often', delta: 1 },
      { value: 'new', delta: 1 },
      { value: 'medium', delta: 1 },
    ])
    const [joined] = (await (await events({ query: '', facets: ['@usr.id', 'status'] })).at(0)).facetDeltas
    expect(joined).toMatchObject({ value: 'often', delta: 21 })
  })

  it('counts anew when the same day a month ago comes again', async () => {
    server.clock.set('2026-03-28T23:59:00.000Z')
    const { at } = await events({ query: `id:${oldest}`, range: { from: 'now-1mo' } })
    expect(await at(0)).toMatchObject({ kind: 'SNAPSHOT', total: 0 })
    server.clock.set('2026-03-29T00:01:00.000Z')
    expect(await at(1)).toMatchObject({ kind: 'SNAPSHOT', total: 1 })
  })

  it('is counted as of one place of the feed while a slow transaction holds the feed back', async () => {
    later()
    const [signal, other] = [await open(), await open()]
    second()
    await settled()
    const { postgres } = server.app.stores
    const [begun, held] = [turn(), turn()]
    const slow = postgres.transaction(async (tx) => {
      await tx.query('SELECT pg_current_xact_id()')
      begun.take()
      await held.taken
      // It began before the changes below, and makes the last one.
      return server.app.modules.signals.batch.apply(tx, analyst, [signal], {
        kind: 'TRIAGE',
        change: { state: 'OPEN' },
      } as never)
    })
    await begun.taken
    await triage(signal, 'UNDER_REVIEW')
    await triage(other, 'ARCHIVED')
    const feed = (await connect()).run(
      'subscription { signalFeed(query: "-@workflow.triage.state:archived") { kind signal { id version } } }',
    )
    const { at } = await events({ query: '-@workflow.triage.state:archived', facets: ['@workflow.triage.state'] })
    expect(await at(0)).toMatchObject({ total: 2, facetDeltas: [{ value: 'open', delta: 2 }] })
    held.take()
    expect(await slow).toMatchObject([{ outcome: 'CHANGED' }])
    const told = await at(1)
    expect(told).toMatchObject({ total: 1, changed: [{ id: signal, version: 3 }], leftIds: [other] })
    expect(told.facetDeltas).toEqual([
      { field: '@workflow.triage.state', value: 'open', label: 'Open', delta: -1 },
      { field: '@workflow.triage.state', value: 'archived', label: 'Archived', delta: 1 },
    ])
    expect((await feed.results.count(2)).map(({ data }) => data.signalFeed)).toEqual([
      { kind: 'UPDATED', signal: { id: signal, version: 3 } },
      { kind: 'LEFT', signal: { id: other, version: 2 } },
    ])
    await follow(server, await connect(), {
      query: '',
      range: { from: 'now-1h' },
      facets: ['@workflow.triage.state'],
    }).agrees()
  })
})

describe('a client that comes back', () => {
  it('is told as one change what happened meanwhile, also after a restart and when time has passed', async () => {
    later()
    const leaves = await open()
    server.clock.advance(600_000)
    const changes = await open()
    second()
    await settled()
    const search = { query: '', range: { from: 'now-30m' }, facets: ['@workflow.triage.state'] }
    const { client, at } = await events(search)
    const { cursor, total } = await at(0)
    expect(total).toBe(2)
    client.kill()
    await triage(changes, 'UNDER_REVIEW')
    const enters = await open()
    const passing = await open()
    await triage(passing, 'ARCHIVED')
    await server.restart()
    server.clock.advance(1_300_000)
    const back = await events({ ...search, after: cursor })
    const told = await back.at(0)
    expect(told).toMatchObject({ kind: 'CHANGED', total: 3, leftIds: [leaves], changed: [{ id: changes, version: 2 }] })
    expect(told.entered.map(({ id }: { id: string }) => id)).toEqual([enters, passing])
    expect(told.facetDeltas).toEqual([
      { field: '@workflow.triage.state', value: 'open', label: 'Open', delta: -1 },
      { field: '@workflow.triage.state', value: 'under_review', label: 'Under Review', delta: 1 },
      { field: '@workflow.triage.state', value: 'archived', label: 'Archived', delta: 1 },
    ])
    const again = await events({ ...search, after: told.cursor })
    await triage(enters, 'ARCHIVED')
    expect(await again.at(0)).toMatchObject({ kind: 'CHANGED', changed: [{ id: enters }] })
    expect(await back.at(1)).toMatchObject({ kind: 'CHANGED', changed: [{ id: enters }] })
  })

  it('begins anew when what it had is no longer known', async () => {
    later()
    const search = { query: '', facets: ['status'] }
    const { at } = await events(search)
    const { cursor } = await at(0)
    await open()
    await settled()
    const { clock } = server
    clock.advance(4 * 86_400_000)
    await open()
    await settled()
    await server.app.stores.postgres.transaction((tx) =>
      tx.query(`INSERT INTO feed_consumers (name, transaction, position) SELECT 'pruned', transaction, position
        FROM feed ORDER BY transaction DESC, position DESC LIMIT 1
        ON CONFLICT (name) DO UPDATE SET transaction = excluded.transaction, position = excluded.position`),
    )
    const back = await events({ ...search, after: cursor })
    expect(await back.at(0)).toMatchObject({ kind: 'SNAPSHOT' })
  })
})

describe('a client that is too slow', () => {
  it('is told how many events it missed, and gets all of them as one change when it follows again from there', async () => {
    later()
    const search = { query: 'source:slow', facets: ['source'] }
    const { at, stream } = await events(search)
    await at(0)
    const slow = await connect()
    const messages = Array.from({ length: 60 }, (_, n) => `m${n}: message`).join(' ')
    const large = slow.run(
      `subscription { signalSearchChanges(query: "source:slow", range: { from: "now-1h" }, facets: []) {
        cursor kind total lagged entered { id ${messages} }
      } }`,
    )
    await large.results.count(1)
    slow.socket.pause()
    const total = 60
    for (let n = 1; n <= total; n += 1) {
      await open({ source: 'slow', message: 'x'.repeat(5_000) })
      second()
      await stream.results.count(n + 1)
    }
    slow.socket.resume()
    const told = await large.results.until((items) =>
      items.some(({ data }) => data.signalSearchChanges.lagged !== null),
    )
    const seen = told.map(({ data }) => data.signalSearchChanges as Told)
    const place = seen.findIndex(({ kind }) => kind === 'LAGGED')
    const lagged = seen[place]
    expect(place).toBeGreaterThan(1)
    expect(place - 1 + lagged.lagged).toBe(total)
    expect(lagged.total).toBe(place - 1)
    const again = await events({ ...search, facets: [], after: lagged.cursor })
    const missed = await again.at(0)
    expect(missed).toMatchObject({ kind: 'CHANGED', total, leftIds: [] })
    expect(missed.entered).toHaveLength(lagged.lagged)
  })
})

describe('equal followed searches', () => {
  it('are executed once for all, and others with other facets beside them', async () => {
    later()
    const executions = async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text()
      return Number(/^signalbox_live_executions_total (\d+)/m.exec(text)?.[1])
    }
    const search = { query: 'source:okta', facets: ['status'] }
    const same = await Promise.all([events(search), events(search), events(search)])
    const other = await events({ query: 'source:okta', facets: ['source', '@usr.id'] })
    await Promise.all([...same, other].map(({ at }) => at(0)))
    for (const { client } of [...same, other]) await client.roundTrip()
    const before = await executions()
    await open()
    second()
    const told = await Promise.all(same.map(({ at }) => at(1)))
    expect(told[0]).toMatchObject({ facetDeltas: [{ field: 'status', value: 'medium', delta: 1 }] })
    for (const each of told) expect(each).toEqual(told[0])
    expect((await other.at(1)).facetDeltas).toMatchObject([
      { field: 'source', value: 'okta', delta: 1 },
      { field: '@usr.id', value: 'alice', delta: 1 },
    ])
    expect((await executions()) - before).toBe(2)
  })
})

describe('what cannot be followed', () => {
  const refused = async (search: object, key?: string) => {
    const client = await connect(key)
    const ended = await client.run(FOLLOW, { query: '', range: { from: 'now-1h' }, facets: [], ...search }).ended
    return ended?.[0]?.extensions
  }

  it('is told with its place', async () => {
    expect(await refused({ query: 'status:(high' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'query',
      offset: expect.any(Number),
    })
    expect(await refused({ range: { from: 'yesterday' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'range.from',
    })
    expect(await refused({ range: { from: 'now', to: 'now-1h' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'range',
    })
    expect(await refused({ facets: ['status', ''] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'facets.1' })
    expect(await refused({ facets: ['title'] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'facets.0' })
    expect(await refused({ facets: Array.from({ length: 51 }, (_, n) => `@f${n}`) })).toMatchObject({
      code: 'TOO_EXPENSIVE',
      path: 'facets',
    })
    for (const after of ['', '?', Buffer.from('a 1 2 MS4x').toString('base64url')]) {
      expect(await refused({ after })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'after' })
    }
    const { at } = await events({ query: '' })
    const { cursor } = await at(0)
    expect(await refused({ query: 'status:high', after: cursor })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'after',
    })
  })

  it('is what one may not read', async () => {
    const { users, apiKeys } = server.app.modules.access
    const { id } = await users.create(analyst, { name: 'Nobody', handle: 'nobody', email: 'n@example.com' })
    const { token } = await apiKeys.create(analyst, { name: 'of nobody', ownerId: id })
    expect(await refused({}, token)).toMatchObject({
      code: 'FORBIDDEN',
      permission: 'security_monitoring_signals_read',
    })
  })
})
