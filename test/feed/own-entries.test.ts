import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFeed, type Feed, type FeedEntry, type NewFeedEntry } from '../../src/feed/index.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'
import { collect } from './collect.ts'

const MANY = 150

let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres
let feeds: Feed[]

const openFeed = async () => {
  const clock = new ManualClock('2026-03-02T09:00:00.000Z')
  const feed = createFeed({ database: postgres, clock, logger: silentLogger })
  await feed.start()
  return feed
}

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], MIGRATIONS)
  feeds = [await openFeed(), await openFeed()]
})

afterAll(async () => {
  for (const feed of feeds) await feed.stop()
  await postgres.close()
  await database.drop()
})

const many = (name: string): NewFeedEntry[] =>
  Array.from({ length: MANY }, (_, index) => ({
    topic: 'signal',
    subjectId: `${name} ${index}`,
    before: { version: 1, state: 'open', tags: ['a'], attributes: { path: [String(index)] } },
    after: { version: 2, state: 'archived', tags: ['a'], attributes: { path: [String(index)] } },
  }))

const told = ({ topic, subjectId, before, after, transaction, position }: FeedEntry) => ({
  ...{ topic, subjectId, before, after, transaction, position },
})

it('what a process has written itself it tells as every other process does, whatever came between or was taken back', async () => {
  const [own, other] = feeds as [Feed, Feed]
  const [here, there] = [collect(own), collect(other)]
  await postgres.transaction(async (tx) => {
    await own.append(tx, many('first'))
    const undone = tx.transaction(async (part) => {
      await own.append(part, many('taken back'))
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    await postgres.transaction((beside) => own.append(beside, many('beside')))
    await own.append(tx, { topic: 'case', subjectId: 'alone', before: null, after: { version: 1 } })
    await own.append(tx, many('second'))
  })
  const count = 3 * MANY + 1
  const [mine, theirs] = await Promise.all([here.until(count), there.until(count)])
  expect(mine.map(told)).toEqual(theirs.map(told))
  const ofFirst = mine.filter(({ subjectId }) => subjectId.startsWith('first'))
  expect(ofFirst.map(({ subjectId, before, after }) => ({ topic: 'signal', subjectId, before, after }))).toEqual(
    many('first'),
  )
  expect(mine.some(({ subjectId }) => subjectId.startsWith('taken back'))).toBe(false)
})
