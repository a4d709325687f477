import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'

const SIGNALS = 4_000
const BATCH = 500
const KILLS = 4
const LONGEST_LIFE_MS = 500

let folder: string
let server: ServerProcess

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-bulk-kills-'))
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(folder, 0o755)
})
afterEach(async () => {
  if (server.child.exitCode === null && server.child.signalCode === null) await server.end('SIGTERM')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = async () => {
  server = await startProcess({ DATA_DIR: join(folder, 'data') })
}
const headers = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const body = JSON.stringify({ query, variables })
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(`The answer has errors: ${JSON.stringify(errors)}`)
  return data
}

/** A signal for each of many users, of several rules: too many of one would be taken for a storm. */
async function makeSignals(): Promise<void> {
  for (let rule = 0; rule < SIGNALS / BATCH; rule += 1) {
    await ask('mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }', {
      input: {
        ...{
          name: 'login',
          message: 'found',
          queries: [{ query: `source:vault host:vault-${rule}`, groupBy: ['@usr.id'] }],
        },
        cases: [{ condition: 'a > 0', severity: 'LOW' }],
      },
    })
    const logs = Array.from({ length: BATCH }, (_, index) => ({
      ...{ ddsource: 'vault', hostname: `vault-${rule}`, message: 'login', usr: { id: `user-${index}` } },
    }))
    const response = await fetch(`${server.url}/api/v2/logs`, { method: 'POST', headers, body: JSON.stringify(logs) })
    expect(response.status).toBe(202)
  }
  // Whatever is still to be evaluated is evaluated before a server stops.
  await server.end('SIGTERM')
  await start()
}

const RANGE = '{ from: "now-1d", to: "now+1d" }'
interface State {
  readonly bulkAction: {
    readonly state: string
    readonly changed: number
    readonly total: number
    readonly failed: number
  }
}
const state = (id: string) =>
  ask<State>('query ($id: ID!) { bulkAction(id: $id) { state changed total failed } }', { id })

/** All rows of a list that is at `path`, whose pages `query` asks for. */
async function all<Node>(
  query: string,
  variables: object,
  connection: (data: never) => Connection<Node>,
): Promise<Node[]> {
  const nodes: Node[] = []
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo }: Connection<Node> = connection((await ask(query, { ...variables, after })) as never)
    nodes.push(...edges.map(({ node }) => node))
    if (!pageInfo.hasNextPage) return nodes
    after = pageInfo.endCursor
  }
}
interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

test('a bulk action changes each signal once, whenever the server is killed', async () => {
  await start()
  await makeSignals()
  const { bulkTriageSignals } = await ask<{ bulkTriageSignals: { id: string; total: number } }>(
    `mutation { bulkTriageSignals(selection: { query: "", range: ${RANGE} }, change: { state: ARCHIVED }) { id total } }`,
  )
  expect(bulkTriageSignals.total).toBe(SIGNALS)
  const { id } = bulkTriageSignals
  for (let kills = 0; kills < KILLS; kills += 1) {
    // At moments that are random on purpose: no event tells when a crash comes.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS))
    await server.end('SIGKILL')
    await start()
  }
  let bulkAction: State['bulkAction']
  do {
    bulkAction = (await state(id)).bulkAction
  } while (bulkAction.state === 'RUNNING')
  expect(bulkAction).toEqual({ state: 'COMPLETED', changed: SIGNALS, total: SIGNALS, failed: 0 })
  const outcomes = await all<{ signalId: string; outcome: string }>(
    `query ($id: ID!, $after: String) { bulkAction(id: $id) { outcomes(first: 1000, after: $after) {
      edges { node { signalId outcome } } pageInfo { hasNextPage endCursor } } } }`,
    { id },
    ({ bulkAction }: { bulkAction: { outcomes: Connection<{ signalId: string; outcome: string }> } }) =>
      bulkAction.outcomes,
  )
  expect(new Set(outcomes.map(({ signalId }) => signalId)).size).toBe(SIGNALS)
  const signals = await all<{ version: number; history: Connection<{ action: string }> }>(
    `query ($after: String) { signalSearch(query: "@workflow.triage.state:archived", range: ${RANGE}) { signals(first: 1000, after: $after) {
      edges { node { version history(first: 10) { edges { node { action } } } } } pageInfo { hasNextPage endCursor } } } }`,
    {},
    ({
      signalSearch,
    }: {
      signalSearch: { signals: Connection<{ version: number; history: Connection<{ action: string }> }> }
    }) => signalSearch.signals,
  )
  expect(signals).toHaveLength(SIGNALS)
  const told = signals.map(({ version, history }) => `${version} ${history.edges.map(({ node }) => node.action)}`)
  expect(new Set(told)).toEqual(new Set(['2 TRIAGED,CREATED']))
}, 240_000)
