import 'reflect-metadata'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { alternate, type Figure } from '../figure.ts'
import { graphqlClient } from '../history/client.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { explorerOf, FACETS } from '../history/page.ts'

const DAY = 86_400_000
const KEY = 'a-key-for-the-bench-only'
const [STORED, SIGNALS, FOLLOWED] = [1_000, 1_000_000, 200]

const FOLLOW = `subscription Follow($query: String!, $range: TimeRangeInput!, $facets: [String!]!) {
  signalSearchChanges(query: $query, range: $range, facets: $facets) {
    cursor kind total entered { id title } changed { id title } leftIds facetDeltas { field value delta }
  }
}`
const TRIAGE = 'mutation Triage($input: TriageSignalInput!) { triageSignal(input: $input) { version } }'
const NEWEST = `query Newest($range: TimeRangeInput!) {
  signalSearch(query: "", range: $range) { signals(first: 1) { edges { node { id } } } }
}`

const report = (figure: Figure) => process.send?.(figure)

const folder = temporaryFolder()
const app = await startApp({
  config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' }),
})
const { clickhouse, postgres } = app.stores
const end = new Date()
const from = new Date(end.getTime() - 100 * DAY).toISOString()
const range = { from, to: new Date(end.getTime() + 1).toISOString() }
await fillSignals(postgres, { from: 0, to: STORED, end })
await fillIndex(clickhouse, { from: 0, to: SIGNALS, end })

const explorer = explorerOf(app.url, KEY, range)
const ask = graphqlClient<Record<string, never>>(app.url, KEY)
const socket = createClient({
  url: `${app.url.replace('http', 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${KEY}` },
  lazy: false,
})
const facets = FACETS.map(({ field }) => field)

/** Calls back with each event; answers how to leave. */
const follow = (query: string, start: string, heard: () => void) =>
  socket.subscribe(
    { query: FOLLOW, variables: { query, range: { from: start }, facets } },
    {
      next: ({ errors }) => {
        if (errors) throw new Error(JSON.stringify(errors))
        heard()
      },
      error: (error) => {
        throw error instanceof Error ? error : new Error(JSON.stringify(error))
      },
      complete: () => undefined,
    },
  )

let started = 0
/** A search that nobody follows yet, until all its counts have come. */
async function begin(): Promise<void> {
  started += 1
  const own = new Date(Date.parse(from) + started).toISOString()
  let leave = () => {}
  await new Promise<void>((resolve) => {
    leave = follow('', own, resolve)
  })
  leave()
}

const [beginning = 0, asking = 0] = await alternate(7, begin, explorer.facets)
report({
  name: 'to begin to follow 1,000,000 signals with 12 facets, to their facets',
  measured: beginning,
  yardstick: asking,
  unit: 'ms',
  target: { atMost: 3 },
})

const newest = (await ask(NEWEST, { range })) as unknown as {
  signalSearch: { signals: { edges: { node: { id: string } }[] } }
}
const signalId = newest.signalSearch.signals.edges[0]?.node.id
await ask(TRIAGE, { input: { signalId, state: 'OPEN' } })
let waiting = 0
let all = () => {}
const heard = () => {
  waiting -= 1
  if (waiting === 0) all()
}
const everybody = () =>
  new Promise<void>((resolve) => {
    waiting = FOLLOWED
    all = resolve
  })
const began = everybody()
for (let n = 0; n < 100; n += 1) follow(`-@usr.id:nobody${n}`, 'now-30d', heard)
const second = createClient({
  url: `${app.url.replace('http', 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${KEY}` },
})
for (let n = 100; n < FOLLOWED; n += 1) {
  second.subscribe(
    { query: FOLLOW, variables: { query: `-@usr.id:nobody${n}`, range: { from: 'now-30d' }, facets } },
    { next: heard, error: (error) => console.error(error), complete: () => undefined },
  )
}
await began

let turn = 0
/** One change, until every one of two hundred different searches has been told. */
async function change(): Promise<void> {
  turn += 1
  const told = everybody()
  await ask(TRIAGE, { input: { signalId, state: turn % 2 ? 'UNDER_REVIEW' : 'OPEN' } })
  await told
}

const [telling = 0, asked = 0] = await alternate(15, change, explorer.facets)
report({
  name: 'a change told to 200 followed searches, to one that asks anew',
  measured: telling,
  yardstick: asked,
  unit: 'ms',
  target: { atMost: 1 },
})

await socket.dispose()
await second.dispose()
await app.stop()
folder.remove()
