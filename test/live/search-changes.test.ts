import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { systemViewer, type Viewer } from '../../src/kernel/viewer.ts'
import type { SignalDraft } from '../../src/modules/signals/index.ts'
import { draftOf } from '../signals/draft.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'
import { Client } from './client.ts'
import { follow } from './followed-search.ts'

let server: TestApp
let people: string[]
const clients: Client[] = []
const analyst: Viewer = systemViewer('Analyst')
let groups = 0

beforeAll(async () => {
  server = await startTestApp()
  const { users } = server.app.modules.access
  const created = await Promise.all(
    ['ada', 'grace'].map((handle) =>
      users.create(analyst, { name: handle.toUpperCase(), handle, email: `${handle}@example.com` }),
    ),
  )
  people = created.map(({ id }) => id)
})

afterEach(() => {
  for (const client of clients.splice(0)) client.kill()
})

afterAll(() => server.close())

async function connect(): Promise<Client> {
  const client = await Client.connect(`${server.url.replace('http', 'ws')}/graphql`, ADMIN_KEY)
  clients.push(client)
  return client
}

/** Opens a signal, as detection does, in a transaction of its own. */
async function open(different: Partial<SignalDraft> = {}): Promise<string> {
  groups += 1
  const { modules, stores } = server.app
  const draft = draftOf({ groupHash: `group ${groups}`, ...different })
  const [signal] = await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, [draft]))
  return signal?.id ?? ''
}

const triage = (signalId: string, state: 'OPEN' | 'UNDER_REVIEW' | 'ARCHIVED') =>
  server.app.modules.signals.service.triage(analyst, {
    signalId,
    state,
    ...(state === 'ARCHIVED' && { archiveReason: 'FALSE_POSITIVE' }),
  })

const settled = () => server.app.settled()

const SEARCHES = [
  { query: '', range: { from: 'now-1h' }, facets: ['status', '@workflow.triage.state', '@usr.id'] },
  {
    query: '@workflow.triage.state:(open OR under_review) source:okta',
    range: { from: 'now-20m', to: 'now-1m' },
    facets: ['@workflow.triage.state', 'source', '@network.client.ip', '@workflow.triage.assignee.name'],
  },
  {
    query: 'status:high -@usr.id:bob',
    range: { from: '2026-03-01T00:00:00Z', to: 'now' },
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

describe('a followed search', () => {
  it('adds up to what a fresh search answers, whatever happens at once and however time passes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 5 }), async (rounds) => {
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
          await settled()
          await Promise.all(followers.map((follower) => follower.agrees()))
        }
        client.kill()
      }),
      { numRuns: 12, seed: 7 },
    )
  })
})
