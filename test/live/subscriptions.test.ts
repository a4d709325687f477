import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFeed, type Feed } from '../../src/feed/index.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'
import { Client, type Stream } from './client.ts'
import { FEED, serve } from './server.ts'

const clock = new ManualClock('2026-03-02T09:00:00.000Z')
let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres
let feed: Feed
let server: Awaited<ReturnType<typeof serve>>
const clients: Client[] = []

const open = () => createFeed({ database: postgres, clock, logger: silentLogger })

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], MIGRATIONS)
  feed = open()
  await feed.start()
  server = await serve(feed)
})

afterEach(() => {
  for (const client of clients.splice(0)) client.kill()
  server.counts.executions = 0
})

afterAll(async () => {
  await server.close()
  await feed.stop()
  await postgres.close()
  await database.drop()
})

async function connect(key?: string): Promise<Client> {
  const client = await Client.connect(server.url, key)
  clients.push(client)
  return client
}

async function follow(query = '', key?: string): Promise<Stream> {
  const client = await connect(key)
  const stream = client.run(FEED, { query })
  await client.roundTrip()
  return stream
}

const signal = (state: string) => ({ state, tags: [], attributes: {}, message: '' })

const change = (subjectId: string, before: string | null, after: string | null) =>
  postgres.transaction((tx) =>
    feed.append(tx, {
      topic: 'signal',
      subjectId,
      before: before === null ? null : signal(before),
      after: after === null ? null : signal(after),
    }),
  )

const kinds = async (stream: Stream, count: number) =>
  (await stream.results.count(count)).map(({ data }) => [data.signalFeed.id, data.signalFeed.kind])

describe('a followed search', () => {
  it('tells what enters, changes and leaves', async () => {
    const stream = await follow('state:open')
    await change('new', null, 'open')
    await change('other', null, 'archived')
    await change('new', 'open', 'open')
    await change('other', 'archived', 'open')
    await change('new', 'open', 'archived')
    await change('new', 'archived', 'archived')
    await change('gone', 'open', null)
    await change('end', null, 'open')
    expect(await kinds(stream, 6)).toEqual([
      ['new', 'CREATED'],
      ['new', 'UPDATED'],
      ['other', 'UPDATED'],
      ['new', 'LEFT'],
      ['gone', 'LEFT'],
      ['end', 'CREATED'],
    ])
  })

  it('goes on behind a cursor with nothing lost and nothing repeated', async () => {
    const stream = await follow()
    for (const id of ['a', 'b', 'c']) await change(id, null, 'open')
    const [first] = await stream.results.count(3)
    await change('d', null, 'open')
    const client = await connect()
    const again = client.run(FEED, { query: '', after: first?.data.signalFeed.cursor })
    await again.results.count(3)
    await change('e', null, 'open')
    expect((await kinds(again, 4)).map(([id]) => id)).toEqual(['b', 'c', 'd', 'e'])
  })

  it('is refused with the place of the fault when the query or the cursor cannot be read', async () => {
    const client = await connect()
    expect(await client.run(FEED, { query: 'state:(open' }).ended).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path: 'query', offset: expect.any(Number), length: expect.any(Number) } },
    ])
    for (const after of ['?', Buffer.from('9999999999.1').toString('base64url')]) {
      expect(await client.run(FEED, { query: '', after }).ended).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', path: 'after' } },
      ])
    }
    expect(await client.run('subscription { signalFeed(query: "") { nothing } }').ended).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('is for those who may read signals', async () => {
    const client = await connect('reader')
    expect(await client.run(FEED, { query: '' }).ended).toMatchObject([
      { extensions: { code: 'FORBIDDEN', permission: 'security_monitoring_signals_read' } },
    ])
  })
})

describe('equal subscriptions', () => {
  it('are executed once for all of them, whoever has the same scope', async () => {
    const streams = await Promise.all([follow(), follow(), follow('', 'also-good')])
    await change('shared', null, 'open')
    await Promise.all(streams.map((stream) => stream.results.count(1)))
    expect(server.counts.executions).toBe(1)
    for (const { results } of streams) expect(results.items).toEqual(streams[0]?.results.items)
  })

  it('are shared by one who resumed once it has caught up', async () => {
    const live = await follow()
    await change('before', null, 'open')
    const [first] = await live.results.count(1)
    const client = await connect()
    const resumed = client.run(FEED, { query: '', after: first?.data.signalFeed.cursor })
    await change('between', null, 'open')
    await Promise.all([live.results.count(2), resumed.results.count(1)])
    await client.roundTrip()
    server.counts.executions = 0
    await change('after', null, 'open')
    await Promise.all([live.results.count(3), resumed.results.count(2)])
    expect(server.counts.executions).toBe(1)
  })

  it('do not show one subscriber to another', async () => {
    const client = await connect()
    const stream = client.run('subscription { signalFeed(query: "") { reader } }')
    await client.roundTrip()
    await change('whose', null, 'open')
    const [result] = await stream.results.count(1)
    expect(result?.data.signalFeed.reader).toBe('subscriptions')
  })

  it('keep what broke inside to themselves', async () => {
    const client = await connect()
    const stream = client.run('subscription { signalFeed(query: "") { kind broken } }')
    await client.roundTrip()
    await change('broken', null, 'open')
    const [result] = await stream.results.count(1)
    expect(result).toMatchObject({
      data: { signalFeed: { kind: 'CREATED', broken: null } },
      errors: [
        {
          path: ['signalFeed', 'broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
        },
      ],
    })
    expect(JSON.stringify(result)).not.toContain('secret')
  })
})

describe('a client that is too slow', () => {
  it('is told exactly how many events it missed, and misses nothing when it follows again from there', async () => {
    const slow = await serve(feed, { maxBuffered: 65_536 })
    slow.counts.padding = 20_000
    try {
      const client = await Client.connect(slow.url)
      clients.push(client)
      const document = `subscription($after: String) { signalFeed(query: "", after: $after) { cursor kind lagged id padding } }`
      const stream = client.run(document)
      await client.roundTrip()
      // At the other server, so that it may be late itself.
      const seen = await follow()
      client.socket.pause()
      const total = 600
      for (let n = 0; n < total; n += 20) {
        const entries = Array.from({ length: 20 }, (_, m) => ({
          topic: 'signal' as const,
          subjectId: `s${n + m}`,
          before: null,
          after: signal('open'),
        }))
        await postgres.transaction((tx) => feed.append(tx, entries))
      }
      await seen.results.count(total)
      await slow.subscriptions.flushed()
      client.socket.resume()
      const results = await stream.results.until((items) => items.some(({ data }) => data.signalFeed.lagged !== null))
      const events = results.map(({ data }) => data.signalFeed)
      const lagged = events.find(({ kind }) => kind === 'LAGGED')
      const delivered = events.indexOf(lagged)
      expect(delivered).toBeGreaterThan(0)
      expect(delivered + lagged.lagged).toBe(total)
      expect(await slow.metric('missed_total')).toBe(lagged.lagged)
      await change('afterwards', null, 'open')
      const [, next] = (await stream.results.count(delivered + 2)).slice(delivered)
      expect(next?.data.signalFeed.id).toBe('afterwards')
      const again = client.run(FEED, { query: '', after: lagged.cursor })
      const missed = await again.results.count(lagged.lagged + 1)
      expect(missed.map(({ data }) => data.signalFeed.id)).toEqual([
        ...Array.from({ length: lagged.lagged }, (_, n) => `s${delivered + n}`),
        'afterwards',
      ])
    } finally {
      slow.counts.padding = 0
      await slow.close()
    }
  })

  it('is closed when it takes nothing at all', async () => {
    const strict = await serve(feed, { maxBuffered: 65_536, maxStall: 50 })
    strict.counts.padding = 1_000_000
    try {
      const client = await Client.connect(strict.url)
      clients.push(client)
      client.run('subscription { signalFeed(query: "") { padding } }')
      await client.roundTrip()
      client.socket.pause()
      const watcher = await Client.connect(strict.url)
      clients.push(watcher)
      const seen = watcher.run(FEED, { query: '' })
      await watcher.roundTrip()
      for (let n = 1; n <= 20; n += 1) {
        await change(`big${n}`, null, 'open')
        await seen.results.count(n)
      }
      await strict.gone[0]
      expect(await strict.metric('sockets')).toBe(1)
    } finally {
      await strict.close()
    }
  })
})
