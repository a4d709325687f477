import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFeed, type Feed } from '../../src/feed/index.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'
import { Client } from './client.ts'
import { FEED, serve } from './server.ts'

const CLIENTS = 12
const TRANSACTIONS = 200

let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], MIGRATIONS)
})

afterAll(async () => {
  await postgres.close()
  await database.drop()
})

/** A server that can be taken down and put up again; who comes meanwhile waits. */
class Site {
  #up: Promise<{ feed: Feed; server: Awaited<ReturnType<typeof serve>> }> = this.#start()

  async #start() {
    const feed = createFeed({
      database: postgres,
      clock: new ManualClock('2026-03-02T09:00:00Z'),
      logger: silentLogger,
    })
    await feed.start()
    return { feed, server: await serve(feed) }
  }

  async url(): Promise<string> {
    return (await this.#up).server.url
  }

  async stop(): Promise<void> {
    const { feed, server } = await this.#up
    await server.close()
    await feed.stop()
  }

  async restart(): Promise<void> {
    const stopped = this.stop()
    this.#up = stopped.then(() => this.#start())
    await this.#up
  }
}

const signal = { state: 'open', tags: [], attributes: {}, message: '' }

/** Follows the feed through however many sockets it takes, until it has seen `last`. */
async function followPersistently(site: Site, from: string, last: string): Promise<string[]> {
  const seen: string[] = []
  let after = from
  for (;;) {
    const client = await Client.connect(await site.url()).catch(() => null)
    if (!client) continue
    const stream = client.run(FEED, { query: '', after })
    const patience = 1 + Math.floor(Math.random() * 40)
    const done = () => stream.results.items.some(({ data }) => data.signalFeed.id === last)
    await Promise.race([stream.results.until((items) => items.length >= patience || done()), client.closed])
    client.kill()
    await client.closed
    for (const { data } of stream.results.items) {
      seen.push(data.signalFeed.id)
      after = data.signalFeed.cursor
    }
    if (done()) return seen
  }
}

it('shows each committed change once and in order, however often sockets break and servers restart', async () => {
  const site = new Site()
  const writer = createFeed({
    database: postgres,
    clock: new ManualClock('2026-03-02T09:00:00Z'),
    logger: silentLogger,
  })
  const write = (id: string, delay = 0) =>
    postgres.transaction(async (tx) => {
      await tx.query('SELECT pg_sleep($1)', [Math.random() * delay])
      await writer.append(tx, { topic: 'signal', subjectId: id, before: null, after: signal })
      await tx.query('SELECT pg_sleep($1)', [Math.random() * delay])
      if (id.endsWith('0')) throw new Error('rolled back')
    })

  const first = await Client.connect(await site.url())
  const stream = first.run(FEED, { query: '' })
  await first.roundTrip()
  await write('start')
  const [start] = await stream.results.count(1)
  first.kill()

  const followers = Array.from({ length: CLIENTS }, () =>
    followPersistently(site, start?.data.signalFeed.cursor, 'end'),
  )
  let committed = 0
  const half = TRANSACTIONS / 2
  const writing = Array.from({ length: TRANSACTIONS }, (_, n) =>
    write(`t${n}`, 0.05).then(
      () => {
        committed += 1
        return committed === half ? site.restart() : undefined
      },
      () => undefined,
    ),
  )
  await Promise.all(writing)
  await write('end')

  const order = await postgres.read<{ id: string }>({
    name: 'order',
    text: `SELECT subject_id AS id FROM feed WHERE subject_id <> 'start' ORDER BY transaction, position`,
  })
  expect(order).toHaveLength(TRANSACTIONS * 0.9 + 1)
  for (const seen of await Promise.all(followers)) expect(seen).toEqual(order.map(({ id }) => id))
  await site.stop()
})
