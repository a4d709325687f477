import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createFeed, type Feed, type FeedEntry } from '../../src/feed/index.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { gate } from './collect.ts'

let stores: TestStores
const feeds: Feed[] = []

beforeAll(async () => {
  stores = await openTestStores()
})

afterEach(async () => {
  for (const feed of feeds.splice(0)) await feed.stop()
})

afterAll(() => stores.close())

const index = (entries: readonly FeedEntry[]) =>
  stores.clickhouse.insert(
    'signal_index',
    entries.flatMap(({ after }): object[] => (after ? [after] : [])),
  )

async function startFeed(handle = index): Promise<Feed> {
  const feed = createFeed({ database: stores.postgres, clock: stores.clock, logger: silentLogger })
  feed.index(handle)
  feeds.push(feed)
  await feed.start()
  return feed
}

const entry = (id: string) => ({
  topic: 'signal' as const,
  subjectId: id,
  before: null,
  after: { id, version: 1, timestamp: stores.clock.now().getTime() },
})

const commit = (feed: Feed, ...ids: string[]) => stores.postgres.transaction((tx) => feed.append(tx, ids.map(entry)))

const indexed = async (id: string): Promise<number> => {
  const [row] = await stores.clickhouse.query<{ n: number }>(
    'SELECT count() AS n FROM signal_index FINAL WHERE id = {id:String}',
    { id },
  )
  return Number(row?.n)
}

it('lets everyone read their writes', async () => {
  const feed = await startFeed()
  await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      await commit(feed, `mine${n}`)
      await feed.settled()
      expect(await indexed(`mine${n}`)).toBe(1)
    }),
  )
})

it('holds in every process, whichever of them did the work', async () => {
  const [here, there] = [await startFeed(), await startFeed()]
  await Promise.all(
    [here, there].flatMap((feed, side) =>
      Array.from({ length: 20 }, async (_, n) => {
        await commit(feed, `side${side}-${n}`)
        await feed.settled()
        expect(await indexed(`side${side}-${n}`)).toBe(1)
      }),
    ),
  )
})

it("does not wait for transactions that run beside the caller's", async () => {
  const feed = await startFeed()
  const [written, release] = [gate(), gate()]
  await commit(feed, 'before')
  const beside = stores.postgres.transaction(async (tx) => {
    await feed.append(tx, entry('beside'))
    written.open()
    await release.opened
  })
  await written.opened
  await feed.settled()
  expect(await indexed('before')).toBe(1)
  release.open()
  await beside
})

it('reads its writes even while an older transaction holds up the feed', async () => {
  const feed = await startFeed()
  const [written, release] = [gate(), gate()]
  const older = stores.postgres.transaction(async (tx) => {
    await feed.append(tx, entry('older'))
    written.open()
    await release.opened
  })
  await written.opened
  await commit(feed, 'younger')
  await feed.settled()
  expect(await indexed('younger')).toBe(1)
  release.open()
  await older
  await feed.settled()
  expect(await indexed('older')).toBe(1)
})

it('goes on where an earlier process stopped, and repeats what was not finished', async () => {
  const first = await startFeed()
  await commit(first, 'known')
  await first.settled()
  await first.stop()
  await commit(first, 'missed')

  const attempted: string[] = []
  const consumed: string[] = []
  let broken = true
  const second = await startFeed(async (entries) => {
    const ids = entries.map(({ subjectId }) => subjectId)
    attempted.push(...ids)
    if (broken) throw new Error('the index is away')
    await index(entries)
    consumed.push(...ids)
  })
  expect(attempted).toContain('missed')
  expect(consumed).toEqual([])
  broken = false
  await commit(second, 'next')
  await second.settled()
  expect(consumed).toEqual(['missed', 'next'])
  expect([await indexed('known'), await indexed('missed'), await indexed('next')]).toEqual([1, 1, 1])
})
