import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Connection, MortalServer } from './mortal-server.ts'

const SIGNALS = 4_000
const RANGE = '{ from: "now-1d", to: "now+1d" }'

const server = new MortalServer()
beforeAll(() => server.start(), 60_000)
afterAll(() => server.end())

interface Outcomes {
  readonly bulkAction: { readonly outcomes: Connection<{ readonly signalId: string; readonly outcome: string }> }
}
interface Histories {
  readonly signalSearch: {
    readonly signals: Connection<{
      readonly version: number
      readonly history: { readonly edges: readonly { readonly node: { readonly action: string } }[] }
    }>
  }
}

test('a bulk action changes each signal once, whenever the server is killed', async () => {
  await server.makeSignals(SIGNALS)
  const { bulkTriageSignals } = await server.ask<{ bulkTriageSignals: { id: string; total: number } }>(
    `mutation { bulkTriageSignals(selection: { query: "", range: ${RANGE} }, change: { state: ARCHIVED }) { id total } }`,
  )
  expect(bulkTriageSignals.total).toBe(SIGNALS)
  const { id } = bulkTriageSignals
  await server.dieSometimes(4, 500)
  expect(await server.ended(id)).toEqual({ state: 'COMPLETED', changed: SIGNALS, total: SIGNALS, failed: 0 })
  const outcomes = await server.all(
    `query ($id: ID!, $after: String) { bulkAction(id: $id) { outcomes(first: 1000, after: $after) {
      edges { node { signalId outcome } } pageInfo { hasNextPage endCursor } } } }`,
    { id },
    ({ bulkAction }: Outcomes) => bulkAction.outcomes,
  )
  expect(new Set(outcomes.map(({ signalId }) => signalId)).size).toBe(SIGNALS)
  const signals = await server.all(
    `query ($after: String) { signalSearch(query: "@workflow.triage.state:archived", range: ${RANGE}) { signals(first: 1000, after: $after) {
      edges { node { version history(first: 10) { edges { node { action } } } } } pageInfo { hasNextPage endCursor } } } }`,
    {},
    ({ signalSearch }: Histories) => signalSearch.signals,
  )
  expect(signals).toHaveLength(SIGNALS)
  const told = signals.map(({ version, history }) => `${version} ${history.edges.map(({ node }) => node.action)}`)
  expect(new Set(told)).toEqual(new Set(['2 TRIAGED,CREATED']))
}, 240_000)
