import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'
import { Client } from './client.ts'

const FEED = `subscription SignalFeed($query: String!, $after: String) {
  signalFeed(query: $query, after: $after) {
    cursor kind lagged
    signal { id title severity version tactics { id } rule { id name } triage { state assignee { id } } entities { kind value } }
  }
}`

const TAIL = `subscription LogTail($query: String!) {
  logTail(query: $query) { id timestamp message status source service host tags attributes ipAddresses }
}`

const TRIAGE = `mutation($input: TriageSignalInput!) { triageSignal(input: $input) { version } }`

let server: TestApp

beforeAll(async () => {
  server = await startTestApp()
})

afterAll(() => server.close())

const connect = (key = ADMIN_KEY) => Client.connect(`${server.url.replace('http', 'ws')}/graphql`, key)

const sshd = (host: string, address: string, n: number) => ({
  ddsource: 'auth',
  hostname: host,
  message: `Mar  2 08:59:${String(n).padStart(2, '0')} ${host} sshd[4001]: Failed password for root from ${address} port 5022 ssh2`,
})

const guess = (host: string, address: string) =>
  server.post(Array.from({ length: 20 }, (_, n) => sshd(host, address, n)))

// biome-ignore lint/suspicious/noExplicitAny: what a mutation answers is what the test asked for.
async function change(document: string, variables: object): Promise<any> {
  const { data, errors } = await server.answer(document, variables)
  expect(errors).toEqual([])
  return data
}

test('a signal is seen to appear, to be triaged and to leave the search, also across a restart', async () => {
  const first = await connect()
  const stream = first.run(FEED, { query: '@workflow.triage.state:(open OR under_review)' })
  await first.roundTrip()
  await guess('web-1', '203.0.113.50')
  const [created] = await stream.results.count(1)
  expect(created).toMatchObject({
    data: {
      signalFeed: {
        kind: 'CREATED',
        lagged: null,
        signal: { version: 1, rule: { name: expect.any(String) }, triage: { state: 'OPEN', assignee: null } },
      },
    },
  })
  const { cursor, signal } = created?.data.signalFeed ?? {}
  expect(signal.entities).toContainEqual({ kind: 'IP', value: '203.0.113.50' })

  await change(TRIAGE, { input: { signalId: signal.id, state: 'UNDER_REVIEW' } })
  const [, updated] = await stream.results.count(2)
  expect(updated?.data.signalFeed).toMatchObject({ kind: 'UPDATED', signal: { triage: { state: 'UNDER_REVIEW' } } })

  await change(TRIAGE, { input: { signalId: signal.id, state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE' } })
  await stream.results.count(3)
  await server.restart()
  expect((await first.closed).code).toBe(1001)

  const second = await connect()
  const resumed = second.run(FEED, { query: '@workflow.triage.state:(open OR under_review)', after: cursor })
  await resumed.results.count(2)
  await guess('web-2', '203.0.113.51')
  expect((await resumed.results.count(3)).map(({ data }) => data.signalFeed.kind)).toEqual([
    'UPDATED',
    'LEFT',
    'CREATED',
  ])
  second.kill()
})

test("a person's feed is held while their bulk action runs", async () => {
  const { viewer } = await change('{ viewer { user { id } } }', {})
  const tell = (state: string) =>
    server.app.stores.postgres.transaction((tx) =>
      tx.query(`INSERT INTO feed (at, topic, subject_id, after) VALUES (now(), 'bulk_action', 'blk_1', $1)`, [
        { state, startedBy: viewer.user.id },
      ]),
    )
  const client = await connect()
  const stream = client.run(FEED, { query: 'host:web-4' })
  await client.roundTrip()
  await tell('RUNNING')
  await stream.results.count(1)
  await guess('web-4', '203.0.113.70')
  await tell('DONE')
  expect((await stream.results.count(3)).map(({ data }) => data.signalFeed.kind)).toEqual([
    'HELD',
    'RESUMED',
    'CREATED',
  ])
  client.kill()
})

test('logs are seen as they are stored, at a pace that people can follow', async () => {
  const client = await connect()
  const stream = client.run(TAIL, { query: 'host:web-3 @network.client.ip:203.0.113.60' })
  await client.roundTrip()
  await server.post([sshd('web-9', '203.0.113.60', 1), sshd('web-3', '203.0.113.60', 2)])
  const [log] = await stream.results.count(1)
  expect(log?.data.logTail).toMatchObject({
    id: expect.stringMatching(/^log_/),
    timestamp: '2026-03-02T08:59:02.000Z',
    message: expect.stringContaining('Failed password'),
    source: 'auth',
    service: null,
    host: 'web-3',
    ipAddresses: ['203.0.113.60'],
  })

  await server.post(Array.from({ length: 900 }, (_, n) => sshd('web-3', '203.0.113.60', n % 60)))
  server.clock.advance(1_000)
  await server.post([{ ...sshd('web-3', '203.0.113.60', 3), ddtags: 'end:yes' }])
  const seen = await stream.results.until((items) => items.some(({ data }) => data.logTail.tags.includes('end:yes')))
  expect(seen).toHaveLength(1 + 99 + 1)
  client.kill()
})

test('a tail says where its query is wrong', async () => {
  const client = await connect()
  expect(await client.run(TAIL, { query: '@a:(' }).ended).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', path: 'query', offset: expect.any(Number) } },
  ])
  client.kill()
})
