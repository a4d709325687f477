import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../live/client.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { addPerson, guessing, restrict } from './people.ts'

const PAGE = `{
  signalSearch(query: "", range: { from: "now-1d", to: "now+1d" }) {
    total
    signals { edges { node { id title host tags samples { id host } } } }
    facets(facets: [{ field: "host" }, { field: "team" }]) { values { value count } missingCount distinctCount }
  }
  logSearch(query: "", range: { from: "now-1d", to: "now+1d" }) {
    total
    logs(first: 100) { edges { node { id host } } }
  }
}`
const NEWEST =
  '{ signalSearch(query: "", range: { from: "now-1d", to: "now+1d" }) { signals { edges { node { id host } } } } }'
const ONE = 'query ($id: ID!) { signal(id: $id) { id title } node(id: $id) { id } }'
const TRIAGE = `mutation ($id: ID!) { triageSignal(input: { signalId: $id, state: UNDER_REVIEW }) { id version } }`
const FEED = `subscription ($query: String!, $after: String) {
  signalFeed(query: $query, after: $after) { cursor kind signalId signal { id host } }
}`
const CHANGES = `subscription ($after: String) {
  signalSearchChanges(query: "", range: { from: "now-1d", to: "now+1d" }, facets: ["host"], after: $after) {
    cursor kind total entered { id host } changed { id } leftIds facetDeltas { value delta }
  }
}`

let server: TestApp
let blue: string
let signals: Record<string, string>

beforeAll(async () => {
  server = await startTestApp()
  blue = (await addPerson(server, 'bea', [{ name: 'blue', restrictionQuery: 'team:blue' }])).key
  await server.post([...guessing('blue-1', '203.0.113.50', 'blue'), ...guessing('red-1', '203.0.113.60', 'red')])
  const { data } = await server.answer<Page>(PAGE)
  signals = Object.fromEntries(data.signalSearch.signals.edges.map(({ node }) => [node.host, node.id]))
  expect(Object.keys(signals).sort()).toEqual(['blue-1', 'red-1'])
})
afterAll(() => server.close())

interface Page {
  signalSearch: {
    total: number
    signals: { edges: { node: { id: string; host: string; samples: { host: string }[] } }[] }
    facets: { values: { value: string; count: number }[]; missingCount: number }[]
  }
  logSearch: { total: number; logs: { edges: { node: { host: string } }[] } }
}

const connect = (key: string) => Client.connect(`${server.url.replace('http', 'ws')}/graphql`, key)
const teams = async (key: string) => {
  const { data } = await server.answer<Page>(NEWEST, {}, key)
  return data.signalSearch.signals.edges.map(({ node }) => node.host).sort()
}

describe('a role with a restriction', () => {
  it('shows rows, counts and facets of what its query selects, as if there were nothing else', async () => {
    const { data, errors } = await server.answer<Page>(PAGE, {}, blue)
    expect(errors).toEqual([])
    expect(data.signalSearch.total).toBe(1)
    expect(data.signalSearch.signals.edges.map(({ node }) => node.host)).toEqual(['blue-1'])
    expect(data.signalSearch.facets[1]).toMatchObject({ values: [{ value: 'blue', count: 1 }], missingCount: 0 })
    expect(data.logSearch.total).toBe(20)
    expect(JSON.stringify(data)).not.toMatch(/\bred\b/)
    expect(await teams(blue)).toEqual(['blue-1'])
  })

  it('answers for what it hides as for what there is not', async () => {
    const hidden = await server.answer(ONE, { id: signals['red-1'] }, blue)
    expect(hidden.data).toEqual({ signal: null, node: null })
    expect(hidden.errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
    const touched = await server.answer(TRIAGE, { id: signals['red-1'] }, blue)
    expect(touched.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await server.answer(TRIAGE, { id: signals['blue-1'] }, blue)).errors).toEqual([])
  })

  it('adds up with other roles, and counts for nothing without the right to read', async () => {
    const read = ['security_monitoring_signals_read', 'logs_read_data', 'logs_read_index_data']
    const both = await addPerson(server, 'both', [
      { name: 'b', restrictionQuery: 'team:blue', permissions: read },
      { name: 'r', restrictionQuery: 'host:red-1', permissions: read },
    ])
    expect(await teams(both.key)).toEqual(['blue-1', 'red-1'])
    const writer = await addPerson(server, 'writer', [
      { name: 'b2', restrictionQuery: 'team:blue', permissions: read },
      { name: 'w', restrictionQuery: null, permissions: ['cases_write'] },
    ])
    expect(await teams(writer.key)).toEqual(['blue-1'])
    const all = await addPerson(server, 'all', [
      { name: 'b3', restrictionQuery: 'team:blue', permissions: read },
      { name: 'everything', restrictionQuery: null, permissions: read },
    ])
    expect(await teams(all.key)).toEqual(['blue-1', 'red-1'])
  })

  it('shows nothing when its query cannot be read', async () => {
    const { key } = await addPerson(server, 'broken', [{ name: 'broken', restrictionQuery: 'team:(blue' }])
    expect(await teams(key)).toEqual([])
  })
})

describe('live events', () => {
  it('tell of what the viewer sees, and of a signal that leaves their sight', async () => {
    const { key } = await addPerson(server, 'live', [
      { name: 'open', restrictionQuery: 'team:blue @workflow.triage.state:open' },
    ])
    const client = await connect(key)
    const [feed, changes] = [client.run(FEED, { query: '' }), client.run(CHANGES)]
    await changes.results.count(1)
    await client.roundTrip()
    expect(changes.results.items[0]?.data.signalSearchChanges).toMatchObject({
      kind: 'SNAPSHOT',
      total: 0,
      facetDeltas: [],
    })
    await server.post([...guessing('red-2', '203.0.113.61', 'red'), ...guessing('blue-2', '203.0.113.51', 'blue')])
    const [created] = await feed.results.count(1)
    expect(created?.data.signalFeed).toMatchObject({ kind: 'CREATED', signal: { host: 'blue-2' } })
    const { id } = created?.data.signalFeed.signal ?? {}
    await server.answer(TRIAGE, { id })
    const [, left] = await feed.results.count(2)
    expect(left?.data.signalFeed).toMatchObject({ kind: 'LEFT', signalId: id, signal: null })
    const seen = await changes.results.count(3)
    expect(seen.map(({ data }) => data.signalSearchChanges.total)).toEqual([0, 1, 0])
    expect(seen[2]?.data.signalSearchChanges.leftIds).toEqual([id])
    expect(JSON.stringify([...feed.results.items, ...changes.results.items])).not.toMatch(/\bred\b/)
    const resumed = (await connect(key)).run(FEED, { query: '', after: created?.data.signalFeed.cursor })
    expect((await resumed.results.count(1))[0]?.data.signalFeed).toMatchObject({ kind: 'LEFT', signal: null })
    client.kill()
  })

  it('end when the restriction changes, and begin anew with what is seen then', async () => {
    const { key } = await addPerson(server, 'moved', [{ name: 'moved', restrictionQuery: 'team:blue' }])
    const client = await connect(key)
    client.run(FEED, { query: '' })
    await client.roundTrip()
    await restrict(server, 'moved', 'team:red')
    expect((await client.closed).reason).toBe('The permissions have changed')
    expect(await teams(key)).toEqual(['red-1', 'red-2'])
  })
})
