import { afterAll, beforeAll, expect, test } from 'vitest'
import { Fleet, type Member } from '../support/fleet.ts'

let fleet: Fleet
let first: Member
let second: Member

beforeAll(async () => {
  fleet = await Fleet.open()
  // Both find nothing and begin at once.
  ;[first, second] = await Promise.all([fleet.start(), fleet.start()])
}, 120_000)
afterAll(() => fleet.close())

const USERS = 12
const CHANGES = 40
const BATCHES = 24
const RANGE = 'range: { from: "now-1d", to: "now+1d" }'
const FEED = `subscription ($query: String!, $after: String) {
  signalFeed(query: $query, after: $after) { cursor kind signal { id version } }
}`
const TAIL = 'subscription { logTail(query: "source:vault @usr.id:user-0") { message } }'

interface Seen {
  readonly data: { readonly signalFeed: { readonly cursor: string; readonly kind: string; readonly signal: Signal } }
}
interface Signal {
  readonly id: string
  readonly version: number
  readonly eventsMatched: number
}
interface Found {
  readonly signalSearch: { readonly total: number; readonly signals: { readonly edges: readonly { node: Signal }[] } }
}
const SEARCH = `query ($query: String!) { signalSearch(query: $query, ${RANGE}) {
  total signals(first: 1000) { edges { node { id version eventsMatched } } }
} }`

test('two servers that start together on empty stores make everything once', async () => {
  const once = 'SELECT (SELECT count(*) FROM users)::int AS users, (SELECT count(*) FROM api_keys)::int AS keys'
  expect(await fleet.sql(once)).toEqual([{ users: 1, keys: 1 }])
  const twice = await fleet.sql('SELECT name FROM migrations GROUP BY name HAVING count(*) > 1')
  expect(twice).toEqual([])
  const { rules } = await first.ask<{ rules: { total: number } }>('{ rules(query: "") { total } }')
  expect(await second.ask('{ rules(query: "") { total } }')).toEqual({ rules })
})

test('a rule that is made at one server is used by the other, whichever the logs come to, and everybody sees it live', async () => {
  await first.ask('mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }', { input: RULE })
  const heard = performance.now()
  await second.until<{ rules: { edges: unknown[] } }>(
    '{ rules(query: "Logins") { edges { node { id } } } }',
    ({ rules }) => rules.edges.length > 0,
  )
  expect(performance.now() - heard).toBeLessThan(2_000)

  const clients = await Promise.all([first.connect(), second.connect()])
  const feeds = clients.map((client) => client.run(FEED, { query: 'source:vault' }))
  const tails = clients.map((client) => client.run(TAIL))
  await Promise.all(clients.map((client) => client.roundTrip()))
  const posted = Array.from({ length: BATCHES }, (_, batch) =>
    (batch % 2 ? first : second).post(
      Array.from({ length: USERS }, (_, user) => ({
        ...{ ddsource: 'vault', message: `login ${batch}`, hostname: 'vault-1', usr: { id: `user-${user}` } },
      })),
    ),
  )
  expect(await Promise.all(posted)).not.toContain(false)

  for (const member of [first, second]) {
    const found = await member.until<Found>(SEARCH, (data) => matched(data) >= USERS * BATCHES, {
      query: 'source:vault',
    })
    expect(found.signalSearch.total).toBe(USERS)
    expect(found.signalSearch.signals.edges.map(({ node }) => node.eventsMatched)).toEqual(Array(USERS).fill(BATCHES))
  }

  const [one, other] = await Promise.all(
    feeds.map(async ({ results }) => {
      await results.until((seen) => new Set(seen.map(({ data }) => data.signalFeed.signal.id)).size === USERS)
      return (results.items as Seen[]).filter(({ data }) => data.signalFeed.kind === 'CREATED').map(cursorOf)
    }),
  )
  expect(one).toHaveLength(USERS)
  expect(other).toEqual(one)
  for (const { results } of tails)
    await results.until((seen) => new Set(seen.map(({ data }) => data.logTail.message)).size === BATCHES)
  for (const client of clients) client.kill()
})

test('a bulk action is worked on by both, and changes each signal once', async () => {
  const before = await first.ask<Found>(SEARCH, { query: 'source:vault' })
  const client = await second.connect()
  const feed = client.run(FEED, { query: 'source:vault' })
  await client.roundTrip()
  const { bulkTriageSignals } = await first.ask<{ bulkTriageSignals: { id: string } }>(
    `mutation { bulkTriageSignals(selection: { query: "source:vault", ${RANGE} }, change: { state: ARCHIVED }) { id } }`,
  )
  await second.until<{ bulkAction: { state: string } }>(
    'query ($id: ID!) { bulkAction(id: $id) { state } }',
    ({ bulkAction }) => bulkAction.state === 'COMPLETED',
    { id: bulkTriageSignals.id },
  )
  const after = await second.ask<Found>(SEARCH, { query: '@workflow.triage.state:archived' })
  const versions = (found: Found) =>
    new Map(found.signalSearch.signals.edges.map(({ node }) => [node.id, node.version] as const))
  expect(versions(after)).toEqual(new Map([...versions(before)].map(([id, version]) => [id, version + 1])))
  await feed.results.until((seen) => seen.filter(({ data }) => data.signalFeed.kind === 'UPDATED').length >= USERS)
  client.kill()
})

/** Follows the feed at one server and then, when that stops, at another, from where it was. */
async function followOn(from: Member, to: Member, after: string, enough: (seen: readonly Seen[]) => boolean) {
  const query = 'source:vault'
  const client = await from.connect()
  const before = client.run(FEED, { query, after })
  await client.roundTrip()
  const resumed = client.closed.then(async ({ code }) => {
    const seen = before.results.items as Seen[]
    const next = await to.connect()
    const { results } = next.run(FEED, { query, after: seen.at(-1)?.data.signalFeed.cursor ?? after })
    await results.until((more) => enough([...seen, ...(more as Seen[])]))
    next.kill()
    return { code, seen: [...seen, ...(results.items as Seen[])] }
  })
  return { resumed, before }
}

test('whoever follows is told each change once and in order while the servers are replaced one after the other', async () => {
  const { signalSearch } = await second.ask<Found>(SEARCH, { query: 'source:vault' })
  const ids = signalSearch.signals.edges.map(({ node }) => node.id)
  const versions = new Map(signalSearch.signals.edges.map(({ node }) => [node.id, node.version]))
  const told: string[] = []
  const change = async (by: Member, n: number) => {
    const signalId = ids[n % ids.length] as string
    const state = Math.floor(n / ids.length) % 2 ? 'ARCHIVED' : 'OPEN'
    await by.ask('mutation ($input: TriageSignalInput!) { triageSignal(input: $input) { id } }', {
      input: { signalId, state },
    })
    versions.set(signalId, (versions.get(signalId) ?? 0) + 1)
    told.push(`${signalId} ${versions.get(signalId)}`)
  }
  const watcher = await first.connect()
  const { results } = watcher.run(FEED, { query: 'source:vault' })
  await watcher.roundTrip()
  await change(second, 0)
  const [{ data }] = (await results.count(1)) as [Seen]
  const after = data.signalFeed.cursor
  watcher.kill()

  const total = CHANGES * 2
  const enough = (seen: readonly Seen[]) => seen.length >= total
  const { resumed, before } = await followOn(first, second, after, enough)
  for (let n = 1; n <= CHANGES; n += 1) {
    await change(n % 2 ? first : second, n)
    if (n === CHANGES / 2) await before.results.count(1)
  }
  const ending = first.end('SIGTERM')
  for (let n = CHANGES + 1; n <= total; n += 1) await change(second, n)
  expect(await ending).toBe(0)
  const { code, seen } = await resumed
  expect(code).toBe(1001)
  expect(seen.map(({ data: { signalFeed } }) => `${signalFeed.signal.id} ${signalFeed.signal.version}`)).toEqual(
    told.slice(1),
  )
  first = await fleet.start()
}, 120_000)

test('a server that is killed leaves nothing undone and nothing done twice', async () => {
  for (const host of HOSTS)
    await second.ask('mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }', {
      input: { ...RULE, queries: [{ query: `source:cloudtrail host:${host}`, groupBy: ['@usr.id'] }] },
    })
  await first.until<{ rules: { total: number } }>(
    '{ rules(query: "Logins") { total } }',
    ({ rules }) => rules.total === 3,
  )

  // Each sender tells whom it comes to first, and the other when that is gone, until it is told that the logs are stored.
  const sending = Array.from({ length: SENDERS }, async (_, sender) => {
    for (let batch = 0; batch < SENT; batch += 1) {
      const logs = Array.from({ length: MANY }, (_, n) => eventOf(sender, batch, n))
      if (!(await first.post(logs))) while (!(await second.post(logs))) {}
    }
  })
  const archive = 'change: { state: UNDER_REVIEW }'
  await second.until<Found>(SEARCH, ({ signalSearch }) => signalSearch.total > 0, { query: 'source:cloudtrail' })
  const { bulkTriageSignals: action } = await first.ask<{ bulkTriageSignals: { id: string; total: number } }>(
    `mutation { bulkTriageSignals(selection: { query: "source:cloudtrail", ${RANGE} }, ${archive}) { id total } }`,
  )
  await first.end('SIGKILL')
  await Promise.all(sending)

  const events = SENDERS * SENT * MANY
  expect(await second.ask(`{ logSearch(query: "source:cloudtrail", ${RANGE}) { total } }`)).toMatchObject({
    logSearch: { total: events },
  })
  const found = await second.until<Found>(SEARCH, (data) => matched(data) >= events, { query: 'source:cloudtrail' })
  expect(matched(found)).toBe(events)
  expect(found.signalSearch.total).toBe(HOSTS.length * MANY)
  const { bulkAction } = await second.until<{ bulkAction: { state: string; changed: number } }>(
    'query ($id: ID!) { bulkAction(id: $id) { state changed } }',
    (data) => data.bulkAction.state === 'COMPLETED',
    action,
  )
  expect(bulkAction.changed).toBe(action.total)
  const histories = await second.ask<{ signalSearch: { signals: { edges: { node: Reviewed }[] } } }>(REVIEWED)
  const reviewed = histories.signalSearch.signals.edges.map(({ node }) => node.history.edges.length)
  expect(reviewed).toEqual(Array(action.total).fill(2))
  expect(await fleet.sql('SELECT count(*)::int AS left FROM intake_batches')).toEqual([{ left: 0 }])
}, 120_000)

test('an older server does not start over tables that a newer one has changed', async () => {
  await fleet.sql(`INSERT INTO migrations (timestamp, name) VALUES (9900000000000, 'Later9900000000000')`)
  const { code, complaint } = await fleet.failToStart()
  expect(code).toBe(1)
  expect(complaint.trim().split('\n')).toHaveLength(1)
  expect(complaint).toContain('a newer Signalbox has changed the tables (Later9900000000000)')
  // Those that run go on.
  expect(await second.ask('{ __typename }')).toEqual({ __typename: 'Query' })
})

const SENDERS = 3
const SENT = 8
const MANY = 40
const HOSTS = ['trail-0', 'trail-1']
const MINUTE = new Date(Date.now() - 3_600_000).toISOString()

const eventOf = (sender: number, batch: number, n: number) => ({
  ...{ ddsource: 'cloudtrail', eventTime: MINUTE, eventID: `${sender}-${batch}-${n}`, eventName: 'Login' },
  ...{ hostname: HOSTS[(sender + batch) % 2], message: 'login', usr: { id: `user-${n}` } },
})

interface Reviewed {
  readonly history: { readonly edges: readonly unknown[] }
}
const REVIEWED = `{ signalSearch(query: "source:cloudtrail @workflow.triage.state:under_review", ${RANGE}) {
  signals(first: 1000) { edges { node { history(first: 10) { edges { node { action } } } } } }
} }`

const matched = ({ signalSearch }: Found) =>
  signalSearch.signals.edges.reduce((sum, { node }) => sum + node.eventsMatched, 0)

const cursorOf = ({ data }: Seen): string => data.signalFeed.cursor

const RULE = {
  ...{ name: 'Logins of {{@usr.id}}', message: 'many', options: { evaluationWindow: 'PT5M', keepAlive: 'PT1H' } },
  queries: [{ query: 'source:vault', groupBy: ['@usr.id'] }],
  cases: [{ condition: 'a > 0', severity: 'HIGH' }],
}
