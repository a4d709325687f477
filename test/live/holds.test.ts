import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createFeed, type Feed } from '../../src/feed/index.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { bulkActionEntry } from '../../src/modules/signals/index.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'
import { Client, type Stream } from './client.ts'
import { FEED, serve } from './server.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres
let feed: Feed
let server: Awaited<ReturnType<typeof serve>>
const clients: Client[] = []

const openFeed = async () => {
  const opened = createFeed({
    database: postgres,
    clock: new ManualClock('2026-03-02T09:00:00.000Z'),
    logger: silentLogger,
  })
  await opened.start()
  return opened
}

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], MIGRATIONS)
  feed = await openFeed()
  server = await serve(feed)
})

afterEach(() => {
  for (const client of clients.splice(0)) client.kill()
})

afterAll(async () => {
  await server.close()
  await feed.stop()
  await postgres.close()
  await database.drop()
})

async function follow(key = 'good', query = '', after?: string, url = server.url): Promise<Stream> {
  const client = await Client.connect(url, key)
  clients.push(client)
  const stream = client.run(FEED, { query, after })
  await client.roundTrip()
  return stream
}

type Version = readonly [number, string] | null

const document = (version: Version) =>
  version && { version: version[0], state: version[1], tags: [], attributes: {}, message: '' }

const change = (subjectId: string, before: Version, after: Version) =>
  postgres.transaction((tx) =>
    feed.append(tx, { topic: 'signal', subjectId, before: document(before), after: document(after) }),
  )

let version = 0
const action = (id: string, state: string, startedBy: string | null = 'usr_good', at = ++version) =>
  postgres.transaction((tx) => feed.append(tx, bulkActionEntry(id, null, { state, startedBy, version: at })))

const seen = (stream: Stream) =>
  stream.results.items.map(({ data: { signalFeed } }) =>
    signalFeed.id ? `${signalFeed.kind} ${signalFeed.id}` : signalFeed.kind,
  )

it('holds the feeds of whoever runs a bulk action, and then tells each signal once', async () => {
  const [mine, alsoMine, other] = [await follow(), await follow('good', 'state:open'), await follow('also-good')]
  await change('a', null, [1, 'open'])
  await Promise.all([mine, alsoMine, other].map(({ results }) => results.count(1)))
  await action('blk_1', 'RUNNING')
  await Promise.all([mine.results.count(2), alsoMine.results.count(2)])
  await change('a', [1, 'open'], [2, 'review'])
  await change('b', null, [1, 'open'])
  await change('a', [2, 'review'], [3, 'archived'])
  await action('blk_1', 'RUNNING')
  await change('b', [1, 'open'], [2, 'open'])
  await change('c', null, [1, 'open'])
  await change('c', [1, 'open'], [2, 'archived'])
  await other.results.count(7)
  expect(seen(mine)).toEqual(['CREATED a', 'HELD'])
  await action('blk_1', 'DONE')
  await mine.results.count(6)
  await alsoMine.results.count(5)
  expect(seen(mine)).toEqual(['CREATED a', 'HELD', 'RESUMED', 'UPDATED a', 'CREATED b', 'CREATED c'])
  expect(seen(alsoMine)).toEqual(['CREATED a', 'HELD', 'RESUMED', 'LEFT a', 'CREATED b'])
  await change('d', null, [1, 'open'])
  await Promise.all([mine.results.count(7), alsoMine.results.count(6), other.results.count(8)])
  expect(seen(mine).at(-1)).toBe('CREATED d')
  expect(seen(other)).not.toContain('HELD')
  const cursors = mine.results.items.map(({ data }) => data.signalFeed.cursor)
  const again = await follow('also-good', '', cursors[3])
  await again.results.count(4)
  expect(seen(again)).toEqual(['UPDATED b', 'CREATED c', 'UPDATED c', 'CREATED d'])
})

it('does not hold because of an action that has ended, though an earlier change of it comes later', async () => {
  const stream = await follow()
  await action('blk_0', 'RUNNING', 'usr_good', 1)
  await stream.results.count(1)
  await action('blk_0', 'CANCELLED', 'usr_good', 3)
  await stream.results.count(2)
  await action('blk_0', 'RUNNING', 'usr_good', 2)
  await change('z', null, [1, 'open'])
  await stream.results.count(3)
  expect(seen(stream)).toEqual(['HELD', 'RESUMED', 'CREATED z'])
  // Servers that start later read the last entry, which is the newest: here only the places in the feed are out of order.
  await action('blk_0', 'CANCELLED', 'usr_good', 3)
})

it('holds until the last of several actions has ended', async () => {
  const stream = await follow()
  await action('blk_2', 'RUNNING')
  await action('blk_3', 'RUNNING')
  await stream.results.count(1)
  await change('e', null, [1, 'open'])
  const other = await follow('also-good')
  await action('blk_2', 'CANCELLED')
  await change('f', null, [1, 'open'])
  await other.results.count(1)
  expect(seen(stream)).toEqual(['HELD'])
  await action('blk_3', 'FAILED')
  await stream.results.count(4)
  expect(seen(stream)).toEqual(['HELD', 'RESUMED', 'CREATED e', 'CREATED f'])
})

it('holds who comes while the action runs, from where it was, also at a server that was started meanwhile', async () => {
  const other = await follow('also-good')
  await change('g', null, [1, 'open'])
  const [first] = await other.results.count(1)
  await change('h', null, [1, 'open'])
  await other.results.count(2)
  await action('blk_4', 'RUNNING')
  const secondFeed = await openFeed()
  const second = await serve(secondFeed)
  try {
    const here = await follow()
    const there = await follow('good', '', undefined, second.url)
    const resumed = await follow('good', '', first?.data.signalFeed.cursor, second.url)
    await Promise.all([here, there, resumed].map(({ results }) => results.count(1)))
    await change('i', null, [1, 'open'])
    await action('blk_4', 'DONE')
    await Promise.all([here.results.count(3), there.results.count(3), resumed.results.count(4)])
    expect(seen(here)).toEqual(['HELD', 'RESUMED', 'CREATED i'])
    expect(seen(there)).toEqual(['HELD', 'RESUMED', 'CREATED i'])
    expect(seen(resumed)).toEqual(['HELD', 'RESUMED', 'CREATED h', 'CREATED i'])
    await change('j', null, [1, 'open'])
    await Promise.all([here.results.count(4), there.results.count(4), resumed.results.count(5)])
  } finally {
    await second.close()
    await secondFeed.stop()
  }
})

it('loses nothing and repeats nothing while actions come and go under a stream of changes', async () => {
  const [held, free] = [await follow(), await follow('also-good')]
  const total = 300
  for (let n = 0; n < total; n += 1) {
    await change(`s${n}`, null, [1, 'open'])
    if (n % 30 === 10) await action(`blk_x${n}`, 'RUNNING')
    if (n % 30 === 20) await action(`blk_x${n - 10}`, 'DONE')
  }
  await free.results.count(total)
  await held.results.until((items) => items.some(({ data }) => data.signalFeed.id === `s${total - 1}`))
  expect(seen(held).filter((line) => line.startsWith('CREATED'))).toEqual(
    Array.from({ length: total }, (_, n) => `CREATED s${n}`),
  )
  const holds = seen(held).filter((line) => line === 'HELD').length
  expect(holds).toBeGreaterThan(0)
  expect(seen(held).filter((line) => line === 'RESUMED')).toHaveLength(holds)
})
