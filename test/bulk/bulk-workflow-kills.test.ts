import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'

/** Of several rules: too many of one would be taken for a storm. */
const SIGNALS = 1_600
const BATCH = 400
const KILLS = 3
const LONGEST_LIFE_MS = 300

let folder: string
let server: ServerProcess

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-bulk-workflows-'))
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

async function makeSignals(): Promise<void> {
  for (let rule = 0; rule < SIGNALS / BATCH; rule += 1) {
    await ask('mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }', {
      input: {
        ...{ name: 'login', message: 'found', cases: [{ condition: 'a > 0', severity: 'LOW' }] },
        queries: [{ query: `source:vault host:vault-${rule}`, groupBy: ['@usr.id'] }],
      },
    })
    const logs = Array.from({ length: BATCH }, (_, index) => ({
      ...{ ddsource: 'vault', hostname: `vault-${rule}`, message: 'login', usr: { id: `user-${index}` } },
    }))
    await fetch(`${server.url}/api/v2/logs`, { method: 'POST', headers, body: JSON.stringify(logs) })
  }
  // Whatever is still to be evaluated is evaluated before a server stops.
  await server.end('SIGTERM')
  await start()
}

async function runsOf(workflowId: string): Promise<{ state: string; signal: { id: string } }[]> {
  const nodes = []
  for (let after: string | null = null; ; ) {
    const { workflow }: Runs = await ask(
      `query ($id: ID!, $after: String) { workflow(id: $id) { runs(first: 1000, after: $after) {
        edges { node { state signal { id } } } pageInfo { hasNextPage endCursor } } } }`,
      { id: workflowId, after },
    )
    nodes.push(...workflow.runs.edges.map(({ node }) => node))
    if (!workflow.runs.pageInfo.hasNextPage) return nodes
    after = workflow.runs.pageInfo.endCursor
  }
}
interface Runs {
  readonly workflow: {
    readonly runs: {
      readonly edges: readonly { readonly node: { readonly state: string; readonly signal: { readonly id: string } } }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
  }
}
interface State {
  readonly bulkAction: { readonly state: string; readonly changed: number; readonly failed: number }
}

test('a workflow is run once for each signal, whenever the server is killed', async () => {
  await start()
  await makeSignals()
  const steps = [{ name: 'look', action: 'threat_intel.lookup_ip', parameters: { ip: '203.0.113.7' } }]
  const { createWorkflow } = await ask<{ createWorkflow: { id: string } }>(
    'mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }',
    { input: { name: 'look', handle: 'look', triggers: [{ kind: 'MANUAL' }], steps } },
  )
  await ask('mutation ($id: ID!) { publishWorkflow(id: $id, published: true) { id } }', { id: createWorkflow.id })
  const { bulkRunWorkflow } = await ask<{ bulkRunWorkflow: { id: string; total: number } }>(
    `mutation ($id: ID!) { bulkRunWorkflow(selection: { query: "", range: { from: "now-1d", to: "now+1d" } }, workflowId: $id) { id total } }`,
    { id: createWorkflow.id },
  )
  expect(bulkRunWorkflow.total).toBe(SIGNALS)
  for (let kills = 0; kills < KILLS; kills += 1) {
    // At moments that are random on purpose: no event tells when a crash comes.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS))
    await server.end('SIGKILL')
    await start()
  }
  let action: State['bulkAction']
  do {
    const { id } = bulkRunWorkflow
    action = (await ask<State>('query ($id: ID!) { bulkAction(id: $id) { state changed failed } }', { id })).bulkAction
  } while (action.state === 'RUNNING')
  expect(action).toEqual({ state: 'COMPLETED', changed: SIGNALS, failed: 0 })
  let runs = await runsOf(createWorkflow.id)
  while (runs.some(({ state }) => state !== 'SUCCEEDED')) runs = await runsOf(createWorkflow.id)
  expect(runs).toHaveLength(SIGNALS)
  expect(new Set(runs.map(({ signal }) => signal.id)).size).toBe(SIGNALS)
}, 240_000)
