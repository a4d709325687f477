import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createFeed, type Feed, type NewFeedEntry } from '../../src/feed/index.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { bulkActionEntry } from '../../src/modules/signals/index.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { gate } from '../feed/collect.ts'
import { cloneDatabase } from '../support/stores.ts'
import { Client, type Stream } from './client.ts'
import { FEED, serve } from './server.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres
let feed: Feed
let server: Awaited<ReturnType<typeof serve>>
const clients: Client[] = []

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], MIGRATIONS)
  feed = createFeed({ database: postgres, clock: new ManualClock('2026-03-02T09:00:00.000Z'), logger: silentLogger })
  await feed.start()
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

async function follow(key: string, after?: string): Promise<Stream> {
  const client = await Client.connect(server.url, key)
  clients.push(client)
  const stream = client.run(FEED, { query: 'state:open', after })
  await client.roundTrip()
  return stream
}

type Version = readonly [number, string] | null

const document = (version: Version) =>
  version && { version: version[0], state: version[1], tags: [], attributes: {}, message: '' }

const change = (subjectId: string, before: Version, after: Version): NewFeedEntry => ({
  topic: 'signal',
  subjectId,
  before: document(before),
  after: document(after),
})

const open = (subjectId: string) => change(subjectId, null, [1, 'open'])

/** More than a listener gets at once. */
const many = (name: string) => Array.from({ length: 600 }, (_, n) => open(`${name}${n}`))

const commit = (entries: NewFeedEntry | NewFeedEntry[]) => postgres.transaction((tx) => feed.append(tx, entries))

const seen = (stream: Stream) =>
  stream.results.items.map(({ data: { signalFeed } }) => `${signalFeed.kind} ${signalFeed.id ?? ''}`.trim())

/**
 * A large change waits for another of the signal, and comes before it in the feed although its version is the later one. `between` are transactions
 * that began between the two.
 */
async function overtake(id: string, between: () => Promise<unknown> = async () => {}): Promise<void> {
  const [begun, release] = [gate(), gate()]
  const large = postgres.transaction(async (tx) => {
    await feed.append(tx, open(`${id} first`))
    begun.open()
    await release.opened
    await feed.append(tx, [change(id, [2, 'open'], [3, 'archived']), ...many(`${id} `)])
  })
  await begun.opened
  await between()
  await commit(change(id, [1, 'open'], [2, 'open']))
  release.open()
  await large
}

it('tells nothing stale of a signal whose later change stands far ahead in the feed, now or to who comes back', async () => {
  const stream = await follow('good')
  await commit(open('x'))
  const [first] = await stream.results.count(1)
  await overtake('x')
  await commit(open('end of x'))
  const again = await follow('also-good', first?.data.signalFeed.cursor)
  for (const each of [stream, again]) {
    await each.results.until((items) => items.at(-1)?.data.signalFeed.id === 'end of x')
    expect(seen(each).filter((line) => line.startsWith('UPDATED'))).toEqual([])
    expect(seen(each)).toContain('LEFT x')
    expect(seen(each).filter((line) => line.startsWith('CREATED x '))).toHaveLength(601)
  }
})

it('tells nothing stale either when a transaction that runs keeps the earlier change back', async () => {
  const stream = await follow('good')
  await commit(open('y'))
  await stream.results.count(1)
  const [begun, release] = [gate(), gate()]
  let running: Promise<unknown> = Promise.resolve()
  await overtake('y', async () => {
    running = postgres.transaction(async (tx) => {
      await feed.append(tx, open('between'))
      begun.open()
      await release.opened
    })
    await begun.opened
  })
  await stream.results.until((items) => items.at(-1)?.data.signalFeed.id === 'y 599')
  // A look at the feed that finds nothing new forgets nothing.
  await feed.indexed()
  release.open()
  await running
  await commit(open('end of y'))
  await stream.results.until((items) => items.at(-1)?.data.signalFeed.id === 'end of y')
  expect(seen(stream).filter((line) => line.startsWith('UPDATED'))).toEqual([])
  expect(seen(stream)).toContain('LEFT y')
})

it('knows a signal again once nothing before its last change can come', async () => {
  const stream = await follow('good')
  await commit(change('z', null, [7, 'open']))
  await stream.results.count(1)
  await commit(change('z', [1, 'open'], [2, 'open']))
  await stream.results.count(2)
  expect(seen(stream)).toEqual(['CREATED z', 'UPDATED z'])
})

it('is held behind what was told, not behind all that was read with it', async () => {
  const stream = await follow('good')
  const action = (state: string, version: number) =>
    bulkActionEntry('blk_1', null, { state, startedBy: 'usr_good', version })
  await commit([...many('held '), action('RUNNING', 1)])
  await stream.results.until((items) => items.at(-1)?.data.signalFeed.kind === 'HELD')
  await commit(action('DONE', 2))
  await stream.results.until((items) => items.at(-1)?.data.signalFeed.id === 'held 599')
  const created = seen(stream).filter((line) => line.startsWith('CREATED'))
  expect(created).toEqual(Array.from({ length: 600 }, (_, n) => `CREATED held ${n}`))
})
