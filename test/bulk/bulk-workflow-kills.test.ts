import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Connection, MortalServer } from './mortal-server.ts'

const SIGNALS = 1_600

const server = new MortalServer()
beforeAll(() => server.start(), 60_000)
afterAll(() => server.end())

interface Runs {
  readonly workflow: { readonly runs: Connection<{ readonly state: string; readonly signal: { readonly id: string } }> }
}

test('a workflow is run once for each signal, whenever the server is killed', async () => {
  await server.makeSignals(SIGNALS)
  const steps = [{ name: 'look', action: 'threat_intel.lookup_ip', parameters: { ip: '203.0.113.7' } }]
  const { createWorkflow } = await server.ask<{ createWorkflow: { id: string } }>(
    'mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }',
    { input: { name: 'look', handle: 'look', triggers: [{ kind: 'MANUAL' }], steps } },
  )
  const { id } = createWorkflow
  await server.ask('mutation ($id: ID!) { publishWorkflow(id: $id, published: true) { id } }', { id })
  const { bulkRunWorkflow } = await server.ask<{ bulkRunWorkflow: { id: string; total: number } }>(
    `mutation ($id: ID!) { bulkRunWorkflow(selection: { query: "", range: { from: "now-1d", to: "now+1d" } }, workflowId: $id) { id total } }`,
    { id },
  )
  expect(bulkRunWorkflow.total).toBe(SIGNALS)
  await server.dieSometimes(3, 300)
  expect(await server.ended(bulkRunWorkflow.id)).toEqual({
    ...{ state: 'COMPLETED', changed: SIGNALS, total: SIGNALS, failed: 0 },
  })
  const read = () =>
    server.all(
      `query ($id: ID!, $after: String) { workflow(id: $id) { runs(first: 1000, after: $after) {
        edges { node { state signal { id } } } pageInfo { hasNextPage endCursor } } } }`,
      { id },
      ({ workflow }: Runs) => workflow.runs,
    )
  let runs = await read()
  while (runs.some(({ state }) => state !== 'SUCCEEDED')) runs = await read()
  expect(runs).toHaveLength(SIGNALS)
  expect(new Set(runs.map(({ signal }) => signal.id)).size).toBe(SIGNALS)
}, 240_000)
