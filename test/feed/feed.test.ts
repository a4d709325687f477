import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFeed, type Feed, type FeedEntry, isAfter } from '../../src/feed/index.ts'
import { readFeed } from '../../src/feed/reader.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'
import { collect, gate } from './collect.ts'

const clock = new ManualClock('2026-03-02T09:00:00.000Z')
let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres
const feeds: Feed[] = []

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], MIGRATIONS)
})

afterAll(async () => {
  for (const feed of feeds) await feed.stop()
  await postgres.close()
  await database.drop()
})

async function startFeed(handle?: (entries: readonly FeedEntry[]) => Promise<void>, retention?: number): Promise<Feed> {
  const feed = createFeed({
    database: postgres,
    clock,
    logger: silentLogger,
    ...(retention === undefined ? {} : { retention }),
  })
  feeds.push(feed)
  if (handle) feed.index(handle)
  await feed.start()
  return feed
}

const created = (subjectId: string) => ({ topic: 'signal' as const, subjectId, before: null, after: { id: subjectId } })
const commit = (feed: Feed, ...ids: string[]) => postgres.transaction((tx) => feed.append(tx, ids.map(created)))

describe('the feed', () => {
  it('gives what was committed, in order, with the documents before and after', async () => {
    const feed = await startFeed()
    const seen = collect(feed)
    await postgres.transaction((tx) =>
      feed.append(tx, { topic: 'signal', subjectId: 'a', before: { state: 'OPEN' }, after: { state: 'ARCHIVED' } }),
    )
    const [entry] = await seen.until(1)
    expect(entry).toMatchObject({
      topic: 'signal',
      subjectId: 'a',
      before: { state: 'OPEN' },
      after: { state: 'ARCHIVED' },
      at: clock.now(),
    })
  })

  it('never gives what was rolled back', async () => {
    const feed = await startFeed()
    const seen = collect(feed)
    await postgres
      .transaction(async (tx) => {
        await feed.append(tx, created('rolled back'))
        throw new Error('no')
      })
      .catch(() => undefined)
    await commit(feed, 'kept')
    expect((await seen.until(1)).map(({ subjectId }) => subjectId)).toEqual(['kept'])
  })

  it('waits for an older transaction that commits later instead of stepping over it', async () => {
    const feed = await startFeed()
    const seen = collect(feed)
    const [written, release] = [gate(), gate()]
    const slow = postgres.transaction(async (tx) => {
      await feed.append(tx, created('first'))
      written.open()
      await release.opened
    })
    await written.opened
    await commit(feed, 'second')
    const now = await readFeed(postgres, feed.head())
    expect(now).toMatchObject({ entries: [], heldBack: true })
    release.open()
    await slow
    expect((await seen.until(2)).map(({ subjectId }) => subjectId)).toEqual(['first', 'second'])
  })

  it('reaches the clients of every process on the database', async () => {
    const [here, there] = [await startFeed(), await startFeed()]
    const seen = collect(there)
    await commit(here, 'elsewhere')
    expect((await seen.until(1)).map(({ subjectId }) => subjectId)).toEqual(['elsewhere'])
  })

  it('gives one who comes back all that it missed and then lets it join without a gap', async () => {
    const feed = await startFeed()
    const seen = collect(feed)
    await commit(feed, 'm0')
    const [from] = await seen.until(1)
    const given: FeedEntry[] = []
    let done = false
    const writing = (async () => {
      for (let n = 1; n <= 300; n += 1) await commit(feed, `m${n}`)
      done = true
    })()
    await feed.catchUp(from!, {
      give: async (entries) => void given.push(...entries),
      expired: () => Promise.reject(new Error('nothing was pruned')),
      joined: () => void feed.listen((entries) => given.push(...entries)),
      signal: new AbortController().signal,
    })
    await writing
    await seen.until(301)
    expect(done).toBe(true)
    expect(given.map(({ subjectId }) => subjectId)).toEqual(Array.from({ length: 300 }, (_, n) => `m${n + 1}`))
  })

  it('tells one who was away for longer than entries are kept', async () => {
    const feed = await startFeed(undefined, 60_000)
    const seen = collect(feed)
    await commit(feed, 'old', 'older')
    const [old] = await seen.until(2)
    clock.advance(120_000)
    await commit(feed, 'young')
    await seen.until(3)
    await feed.prune()
    const told: string[] = []
    await feed.catchUp(old!, {
      give: async (entries) => void told.push(...entries.map(({ subjectId }) => subjectId)),
      expired: async () => void told.push('expired'),
      joined: () => told.push('joined'),
      signal: new AbortController().signal,
    })
    expect(told).toEqual(['expired', 'joined'])
    const again: string[] = []
    await feed.catchUp(seen.entries[1]!, {
      give: async (entries) => void again.push(...entries.map(({ subjectId }) => subjectId)),
      expired: async () => void again.push('expired'),
      joined: () => again.push('joined'),
      signal: new AbortController().signal,
    })
    expect(again).toEqual(['young', 'joined'])
  })

  it('refuses a cursor from the future, which another database must have given', async () => {
    const feed = await startFeed()
    const far = { transaction: '99999999999', position: 1 }
    const how = {
      give: async () => {},
      expired: async () => {},
      joined: () => {},
      signal: new AbortController().signal,
    }
    await expect(feed.catchUp(far, how)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'after' } })
  })
})

describe('the feed under load', () => {
  it('gives two hundred overlapping transactions exactly once and in one order to every reader', async () => {
    const [left, right] = [await startFeed(), await startFeed()]
    const [a, b] = [collect(left), collect(right)]
    const kept: string[] = []
    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        postgres
          .transaction(async (tx) => {
            await tx.query('SELECT pg_sleep($1)', [Math.random() / 50])
            await (n % 2 ? left : right).append(tx, [created(`t${n}`), created(`t${n}+`)])
            await tx.query('SELECT pg_sleep($1)', [Math.random() / 20])
            if (n % 10 === 0) throw new Error('rolled back')
          })
          .then(
            () => void kept.push(`t${n}`, `t${n}+`),
            () => undefined,
          ),
      ),
    )
    await Promise.all([a.until(kept.length), b.until(kept.length)])
    expect(kept).toHaveLength(360)
    expect(new Set(a.entries.map(({ subjectId }) => subjectId))).toEqual(new Set(kept))
    expect(a.entries).toEqual(b.entries)
    expect(a.entries.every((entry, n) => n === 0 || isAfter(entry, a.entries[n - 1]!))).toBe(true)
  })
})
