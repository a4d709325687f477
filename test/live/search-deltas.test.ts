import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, it } from 'vitest'
import { analyst, type LiveDesk, openLiveDesk } from './desk.ts'
import { follow } from './followed-search.ts'

let desk: LiveDesk
let people: string[]

beforeAll(async () => {
  desk = await openLiveDesk('2026-03-02T09:00:00.000Z')
  const { users } = desk.server.app.modules.access
  const created = await Promise.all(
    ['ada', 'grace'].map((handle) =>
      users.create(analyst, { name: handle.toUpperCase(), handle, email: `${handle}@example.com` }),
    ),
  )
  people = created.map(({ id }) => id)
})

afterEach(() => desk.leave())

afterAll(() => desk.server.close())

const SEARCHES = [
  { query: '', range: { from: 'now-1h' }, facets: ['status', '@workflow.triage.state', '@usr.id'] },
  {
    query: '@workflow.triage.state:(open OR under_review) source:okta',
    range: { from: 'now-20m', to: 'now-1m' },
    facets: ['@workflow.triage.state', 'source', '@network.client.ip', '@workflow.triage.assignee.name'],
  },
  {
    query: 'status:high -@usr.id:bob',
    range: { from: '2026-02-01T00:00:00Z', to: 'now' },
    facets: [
      'status',
      '@usr.id',
      'technique',
      '@workflow.events_matched',
      'env',
      '@workflow.triage.time_to_acknowledge',
    ],
  },
  {
    query: '@workflow.triage.assignee.name:ADA',
    range: { from: 'now-7d' },
    facets: ['@workflow.triage.assignee.name'],
  },
]

const SEVERITIES = ['LOW', 'HIGH', 'CRITICAL'] as const
const draft = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  source: fc.constantFrom('okta', 'cloudtrail', null),
  tags: fc.uniqueArray(fc.constantFrom('env:prod', 'env:test', 'technique:t1110-brute-force'), { maxLength: 2 }),
  eventsMatched: fc.integer({ min: 1, max: 4 }),
  attributes: fc.record({
    usr: fc.record({ id: fc.array(fc.constantFrom('alice', 'bob', ''), { maxLength: 3 }) }),
    network: fc.constant({ client: { ip: ['203.0.113.7'] } }),
  }),
})
const work = fc.oneof(
  { weight: 3, arbitrary: draft.map((content) => ({ kind: 'open' as const, content })) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('triage' as const),
      signal: fc.nat(),
      state: fc.constantFrom('OPEN', 'UNDER_REVIEW', 'ARCHIVED' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('assign' as const), signal: fc.nat(), person: fc.nat(2) }) },
)
const round = fc.record({
  works: fc.array(work, { maxLength: 12 }),
  pass: fc.constantFrom(0, 1, 30_000, 240_000, 900_000),
})

it('adds up to what a fresh search answers, whatever happens at once and however time passes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const { server, open, triage, connect } = desk
      const client = await connect()
      const known: string[] = []
      for (let n = 0; n < 5; n += 1) known.push(await open())
      // Some of it happens while the searches are counted for the first time.
      const early = [open(), triage(known[0] as string, 'UNDER_REVIEW'), triage(known[1] as string, 'ARCHIVED')]
      const followers = SEARCHES.map((search) => follow(server, client, search))
      await Promise.all(early)
      for (const { works, pass } of rounds) {
        await Promise.all(
          works.map(async (each) => {
            if (each.kind === 'open') {
              known.push(await open(each.content))
              return
            }
            const id = known[each.signal % known.length] as string
            if (each.kind === 'triage') await triage(id, each.state).catch(() => undefined)
            else await server.app.modules.signals.service.assign(analyst, id, people[each.person] ?? null)
          }),
        )
        server.clock.advance(pass)
        // One socket comes back where it left, the others stay.
        const [first] = followers
        if (pass === 30_000 && first) await first.reconnect(await connect())
        await server.app.settled()
        await Promise.all(followers.map((follower) => follower.agrees()))
      }
      client.kill()
    }),
    { numRuns: 4, seed: 7, endOnFailure: true },
  )
}, 180_000)

it('adds up for whoever comes while much happens', async () => {
  const { server, open, triage, connect } = desk
  server.clock.advance(3 * 86_400_000)
  const search = {
    query: '-@workflow.triage.state:archived',
    range: { from: 'now-1d' },
    facets: ['status', '@workflow.triage.state', 'source'],
  }
  const states = ['UNDER_REVIEW', 'ARCHIVED', 'OPEN'] as const
  const known: string[] = []
  const worker = async (number: number) => {
    for (let n = 0; n < 25; n += 1) {
      known.push(await open({ source: `s${n % 3}` }))
      server.clock.advance(1)
      const id = known[(n * 7 + number * 3) % known.length] as string
      await triage(id, states[(n + number) % 3] ?? 'OPEN').catch(() => undefined)
    }
  }
  const followers = [follow(server, await connect(), search)]
  const working = Promise.all([0, 1, 2, 3].map(worker))
  for (let n = 0; n < 12; n += 1) {
    await followers.at(-1)?.stream.results.count(1)
    // Every other one counts for itself, since nobody else follows the same search.
    const own = n % 2 ? search : { ...search, range: { from: `now-${n + 3}h` } }
    const [first] = followers
    if (n % 4 === 3) await first?.reconnect(await connect())
    followers.push(follow(server, await connect(), own))
  }
  await working
  server.clock.advance(1)
  await server.app.settled()
  await Promise.all(followers.map((follower) => follower.agrees()))
})
