import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFeed } from '../../src/feed/index.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import type { Client } from '../live/client.ts'
import { type LiveDesk, openLiveDesk } from '../live/desk.ts'
import { FOLLOW } from '../live/followed-search.ts'

const DAY = 86_400_000

let desk: LiveDesk
let server: LiveDesk['server']
beforeAll(async () => {
  desk = await openLiveDesk('2026-01-05T00:00:00.000Z', {
    logRetention: 30 * DAY,
    archivedSignalRetention: 90 * DAY,
  })
  ;({ server } = desk)
  await server.app.settled()
})
afterAll(async () => {
  desk.leave()
  await server.close()
})

async function ok<Data>(document: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await server.answer<Data>(document, variables)
  expect(errors).toEqual([])
  return data
}

interface Search {
  total: number
  ids: string[]
}

async function found(query: string): Promise<Search> {
  const { data, errors } = await server.answer<{
    signalSearch: { total: number; signals: { edges: { node: { id: string } }[] } }
  }>(
    `query Found($query: String!) {
      signalSearch(query: $query, range: { from: "now-10y" }) {
        total signals(first: 100, sort: { field: "status" }) { edges { node { id } } }
      }
    }`,
    { query },
  )
  expect(errors).toEqual([])
  const { total, signals } = data.signalSearch
  return { total, ids: signals.edges.map(({ node }) => node.id).sort() }
}

const logTotal = async () => {
  const { data } = await server.answer<{ logSearch: { total: number } }>(
    '{ logSearch(query: "", range: { from: "now-10y" }) { total } }',
  )
  return data.logSearch.total
}

const rowsOf = async (table: string): Promise<number> => {
  const [row] = await server.app.stores.clickhouse.query<{ rows: number }>(`SELECT count() AS rows FROM ${table}`)
  return Number(row?.rows)
}

const open = (at: string) =>
  desk.open({
    firstSeen: new Date(at),
    lastSeen: new Date(at),
    triggeredAt: new Date(at),
    timestamp: new Date(at),
  } as never)

async function follow(client: Client) {
  const stream = client.run(FOLLOW, { query: '', range: { from: 'now-300d' }, facets: ['status'] })
  const at = async (place: number) =>
    // biome-ignore lint/suspicious/noExplicitAny: what is told is what the test expects.
    ((await stream.results.count(place + 1))[place] as any).data.signalSearchChanges
  return { stream, at }
}

test('logs go when they are too old, to the millisecond, and what was made of them with them', async () => {
  await ok(
    `mutation { createRule(input: {
      name: "any", type: LOG_DETECTION, method: THRESHOLD, message: "m", enabled: true, tags: []
      queries: [{ query: "source:okta", groupBy: ["@usr.id"] }], cases: [{ condition: "a > 999", severity: LOW }] }) { id } }`,
  )
  const times = [
    '2025-11-20T10:00:00.000Z',
    '2026-01-05T00:00:00.000Z',
    '2026-01-10T07:59:59.999Z',
    '2026-01-10T08:00:00.000Z',
  ]
  for (const [index, timestamp] of times.entries()) {
    server.clock.set('2026-02-09T08:00:00.000Z')
    await server.post([{ ddsource: 'okta', timestamp, message: `log ${index}`, usr: { id: `user ${index}` } }])
  }
  expect(await logTotal()).toBe(4)
  const matches = await rowsOf('rule_matches')
  const plan = await server.app.retention.plan()
  expect(plan).toMatchObject({ logs: 3, signals: 0, logsBefore: new Date('2026-01-10T08:00:00.000Z') })

  expect(await server.app.retention.run()).toMatchObject({ logs: 3 })

  expect(await logTotal()).toBe(1)
  expect([matches, await rowsOf('rule_matches')]).toEqual([4, 1])
  // Kept by day: that of 10 January has one that is too old and one that is not.
  expect(await rowsOf('entity_sightings FINAL')).toBe(2)
  expect(await server.app.retention.plan()).toMatchObject({ logs: 0 })
})

test('signals go when they were archived long ago and nobody works with them; searches and followers see them leave', async () => {
  server.clock.set('2026-02-10T00:00:00.000Z')
  const opened = '2026-02-10T00:00:00.000Z'
  const [old, busy, reopened, inCase, untouched, seenLately] = await Promise.all(
    Array.from({ length: 6 }, () => open(opened)),
  )
  for (const id of [old, busy, reopened, inCase, seenLately]) await desk.triage(id as string, 'ARCHIVED')
  await desk.triage(reopened as string, 'OPEN')
  await server.app.stores.postgres.dataSource.query(`UPDATE signals SET last_seen = '2026-05-01' WHERE id = $1`, [
    seenLately,
  ])
  const data = await ok<{ createCaseProject: { id: string } }>(
    'mutation { createCaseProject(input: { key: "OLD", name: "Old" }) { id } }',
  )
  await ok('mutation Create($input: CreateCaseInput!) { createCase(input: $input) { id } }', {
    input: { projectId: data.createCaseProject.id, title: 'kept', signalIds: [inCase] },
  })
  await desk.triage(inCase as string, 'ARCHIVED')
  server.clock.set('2026-03-01T00:00:00.000Z')
  await desk.triage(busy as string, 'OPEN')
  await desk.triage(busy as string, 'ARCHIVED')
  server.clock.set('2026-05-20T00:00:00.000Z')
  await server.app.settled()
  expect((await found('')).total).toBe(6)

  const { at } = await follow(await desk.connect())
  expect(await at(0)).toMatchObject({ total: 6 })
  expect(await server.app.retention.plan()).toMatchObject({ signals: 1 })
  expect(await server.app.retention.run()).toMatchObject({ signals: 1 })
  await server.app.settled()

  const left = [busy, reopened, inCase, untouched, seenLately].sort()
  expect(await found('')).toEqual({ total: 5, ids: left })
  expect((await found('-host:nothing')).total).toBe(5)
  expect(await at(1)).toMatchObject({ total: 5, leftIds: [old] })
  const again = await follow(await desk.connect())
  expect(await again.at(0)).toMatchObject({ total: 5 })
  const { postgres } = server.app.stores
  for (const table of ['signal_history', 'signal_traits'])
    expect(await postgres.dataSource.query(`SELECT 1 FROM ${table} WHERE signal_id = $1`, [old])).toEqual([])
  const signal = await server.answer<{ signal: null }>(`{ signal(id: "${old}") { id } }`)
  expect(signal.errors[0]?.extensions.code ?? signal.data.signal).toMatch(/NOT_FOUND/)
  expect(await rowsOf(`entity_signals FINAL WHERE signal_id = '${old}'`)).toBe(0)
  expect(await rowsOf(`signal_index WHERE id = '${old}' AND removed = 1`)).toBe(1)
})

test('nothing is left of a deleted signal once the feed no longer tells of it', async () => {
  expect(await rowsOf('signal_index WHERE removed = 1')).toBe(1)
  await open('2026-05-20T00:00:00.000Z')
  server.clock.advance(5 * DAY)
  await open('2026-05-25T00:00:00.000Z')
  await server.app.settled()
  await createFeed({ database: server.app.stores.postgres, clock: server.clock, logger: silentLogger }).prune()
  await server.app.retention.run()
  expect(await rowsOf('signal_index WHERE removed = 1')).toBe(0)
  expect((await found('')).total).toBe(6)
})

test('each run that deleted something is one event of the audit trail, which stays whole', async () => {
  const { data } = await server.answer<{
    auditEvents: { edges: { node: { actor: { name: string }; changes: { field: string; newValue: string }[] } }[] }
    verifyAuditTrail: { valid: boolean }
  }>(`{
    auditEvents(query: "@asset.type:retention", range: { from: "now-10y" }) {
      edges { node { actor { name } changes { field newValue } } }
    }
    verifyAuditTrail(range: { from: "now-10y" }) { valid }
  }`)
  const events = data.auditEvents.edges.map(({ node }) =>
    Object.fromEntries(node.changes.map(({ field, newValue }) => [field, newValue])),
  )
  expect(events.map(({ logs, signals }) => [logs, signals])).toEqual([
    ['1', '1'],
    ['3', '0'],
  ])
  expect(data.auditEvents.edges[0]?.node.actor.name).toBe('Retention')
  expect(data.verifyAuditTrail.valid).toBe(true)
})

test('a run that a process left behind is finished with the ages that it began with', async () => {
  const { postgres } = server.app.stores
  const signal = await open('2026-05-25T00:00:00.000Z')
  await desk.triage(signal, 'ARCHIVED')
  const until = new Date(server.clock.now().getTime() + 1_000)
  await postgres.dataSource.query(
    'INSERT INTO retention_runs (started_at, logs_before, signals_before, logs, signals) VALUES ($1, NULL, $1, NULL, 7)',
    [until],
  )
  expect(await server.app.retention.run()).toMatchObject({ signals: 10, signalsBefore: until })
})
