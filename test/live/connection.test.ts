import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFeed, type Feed } from '../../src/feed/index.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'
import { Client } from './client.ts'
import { FEED, serve } from './server.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres
let feed: Feed
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], MIGRATIONS)
  feed = createFeed({ database: postgres, clock: new ManualClock('2026-03-02T09:00:00.000Z'), logger: silentLogger })
  await feed.start()
})

beforeEach(async () => {
  server = await serve(feed, { maxOperations: 3, maxMessage: 10_000, pingEvery: 60_000 })
})

afterEach(() => server.close())

afterAll(async () => {
  await feed.stop()
  await postgres.close()
  await database.drop()
})

const commit = (...ids: string[]) =>
  postgres.transaction((tx) =>
    feed.append(
      tx,
      ids.map((subjectId) => ({
        topic: 'signal' as const,
        subjectId,
        before: null,
        after: { state: 'open', tags: [], attributes: {}, message: '' },
      })),
    ),
  )

describe('a connection', () => {
  it('is closed with 4401 without a key, and with one that is not known', async () => {
    for (const payload of [undefined, {}, { authorization: 'Bearer nobody' }, { authorization: 'good' }]) {
      const client = await Client.open(server.url)
      client.send({ type: 'connection_init', payload })
      expect((await client.closed).code).toBe(4401)
    }
  })

  it('takes the key in either form and any case', async () => {
    for (const payload of [{ Authorization: 'bearer good' }, { 'DD-API-KEY': 'good' }]) {
      const client = await Client.open(server.url)
      client.send({ type: 'connection_init', payload })
      await client.acknowledged
    }
  })

  it('is closed when it never introduces itself, or operates before it has', async () => {
    const impatient = await serve(feed, { connectionInitTimeout: 20 })
    expect((await (await Client.open(impatient.url)).closed).code).toBe(4408)
    await impatient.close()
    const client = await Client.open(server.url)
    client.run('{ me }')
    expect((await client.closed).code).toBe(4401)
  })

  it('is closed when a message is too large or no message at all', async () => {
    const large = await Client.connect(server.url)
    large.run(`{ me } # ${'x'.repeat(10_000)}`)
    expect((await large.closed).code).toBe(1009)
    const wrong = await Client.connect(server.url)
    wrong.send({ type: 'nonsense' })
    expect((await wrong.closed).code).toBe(4400)
  })

  it('answers queries as well, with the errors of HTTP', async () => {
    const client = await Client.connect(server.url)
    const good = client.run('{ me }')
    expect(await good.ended).toBeNull()
    expect(good.results.items).toEqual([{ data: { me: 'good' } }])
    const refused = client.run('{ refused }')
    expect(await refused.results.count(1)).toMatchObject([
      { data: { refused: null }, errors: [{ extensions: { code: 'BAD_USER_INPUT', path: 'refused' } }] },
    ])
    expect(await client.run('{ nothing }').ended).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('may run so many operations at once and no more', async () => {
    const client = await Client.connect(server.url)
    for (let n = 0; n < 3; n += 1) client.run(FEED, { query: '' })
    expect(await client.run(FEED, { query: '' }).ended).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    client.send({ id: '1', type: 'complete' })
    const query = client.run('{ me }')
    expect(await query.ended).toBeNull()
  })

  it('gets nothing more of a subscription that it has completed', async () => {
    const client = await Client.connect(server.url)
    const [left, kept] = [client.run(FEED, { query: '' }), client.run(FEED, { query: '' })]
    await client.roundTrip()
    await commit('one')
    await Promise.all([left.results.count(1), kept.results.count(1)])
    client.send({ id: '1', type: 'complete' })
    await client.roundTrip()
    await commit('two')
    await kept.results.count(2)
    expect(left.results.items).toHaveLength(1)
  })
})

describe('a key', () => {
  it('that is revoked closes its sockets with 4403', async () => {
    const [client, other] = [await Client.connect(server.url), await Client.connect(server.url, 'also-good')]
    server.keys.delete('good')
    await server.subscriptions.recheck()
    expect((await client.closed).code).toBe(4403)
    expect(other.socket.readyState).toBe(other.socket.OPEN)
  })

  it('whose permissions change makes its clients come again', async () => {
    const client = await Client.connect(server.url)
    const holder = server.keys.get('good')
    if (holder) server.keys.set('good', { ...holder, permissions: new Set() })
    await server.subscriptions.recheck()
    expect((await client.closed).code).toBe(1012)
  })
})

describe('the end', () => {
  it('closes sockets with 1001 after what has happened was written', async () => {
    const client = await Client.connect(server.url)
    const stream = client.run(FEED, { query: '' })
    await client.roundTrip()
    const written = commit('last', 'very last')
    const dispatched = new Promise<void>((resolve) => feed.listen(() => resolve()))
    await Promise.all([written, dispatched])
    await server.close()
    expect((await client.closed).code).toBe(1001)
    expect(stream.results.items.map(({ data }) => data.signalFeed.id)).toEqual(['last', 'very last'])
  })

  it('hangs up on a peer that no longer answers', async () => {
    const strict = await serve(feed, { pingEvery: 20 })
    const client = await Client.connect(strict.url)
    client.socket.pause()
    await strict.gone[0]
    await strict.close()
  })
})
