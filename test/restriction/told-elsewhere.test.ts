import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { addPerson, guessing } from './people.ts'

let server: TestApp
let reader: { id: string; key: string }
let signals: Record<string, string>

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test asked for.
async function ask(document: string, variables: object = {}, key?: string): Promise<any> {
  const { data, errors } = await server.answer(document, variables, key)
  expect(errors).toEqual([])
  return data
}

beforeAll(async () => {
  server = await startTestApp()
  reader = await addPerson(server, 'bea', [
    { name: 'blue', restrictionQuery: 'team:blue' },
    { name: 'helper', restrictionQuery: null, permissions: ['cases_write'] },
  ])
  const both = ['blue', 'red'].flatMap((team) => guessing('shared-1', '203.0.113.70', team))
  await server.post([
    ...guessing('blue-1', '203.0.113.50', 'blue'),
    ...guessing('red-1', '203.0.113.60', 'red'),
    ...both,
  ])
  const { signalSearch } = await ask(
    '{ signalSearch(query: "", range: { from: "now-1d", to: "now+1d" }) { signals { edges { node { id host } } } } }',
  )
  signals = Object.fromEntries(
    signalSearch.signals.edges.map(({ node }: { node: { id: string; host: string } }) => [node.host, node.id]),
  )
})
afterAll(() => server.close())

describe('a signal of logs of several teams', () => {
  const ONE = 'query ($id: ID!) { signal(id: $id) { tags eventsMatched samples { id tags } relatedLogs { total } } }'

  it('is seen whole, but for the samples that are not seen', async () => {
    const all = (await ask(ONE, { id: signals['shared-1'] })).signal
    const { signal } = await ask(ONE, { id: signals['shared-1'] }, reader.key)
    expect(all.samples.some(({ tags }: { tags: string[] }) => tags.includes('team:red'))).toBe(true)
    expect(signal).toMatchObject({ tags: all.tags, eventsMatched: all.eventsMatched })
    expect(signal.samples).toEqual(all.samples.filter(({ tags }: { tags: string[] }) => tags.includes('team:blue')))
    expect([all.relatedLogs.total, signal.relatedLogs.total]).toEqual([40, 20])
  })

  it('shows no samples that are no longer stored to who sees only some logs', async () => {
    await server.app.stores.clickhouse.command(`DELETE FROM logs WHERE host = 'shared-1'`)
    expect((await ask(ONE, { id: signals['shared-1'] })).signal.samples).not.toEqual([])
    expect((await ask(ONE, { id: signals['shared-1'] }, reader.key)).signal.samples).toEqual([])
  })
})

describe('a workflow', () => {
  it('has no runs for signals that are not seen', async () => {
    const steps = [
      { name: 'say', action: 'signal.comment', parameters: { signalId: '{{signal.id}}', comment: 'seen' } },
    ]
    const made = await ask('mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }', {
      input: { name: 'look', triggers: [{ kind: 'MANUAL' }], steps },
    })
    const workflowId = made.createWorkflow.id
    const runs: string[] = []
    for (const host of ['red-1', 'blue-1', 'red-1']) {
      const input = { workflowId, signalId: signals[host] }
      runs.push(
        (await ask('mutation ($input: RunWorkflowInput!) { runWorkflow(input: $input) { id } }', { input })).runWorkflow
          .id,
      )
    }
    await server.app.settled()
    const page =
      'query ($id: ID!) { workflow(id: $id) { runs(first: 1) { edges { node { id } } pageInfo { hasNextPage } } } }'
    const { workflow } = await ask(page, { id: workflowId }, reader.key)
    expect(workflow.runs).toEqual({ edges: [{ node: { id: runs[1] } }], pageInfo: { hasNextPage: false } })
    const hidden = await server.answer('query ($id: ID!) { workflowRun(id: $id) { id } }', { id: runs[0] }, reader.key)
    expect(hidden.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const refused = await server.answer(
      'mutation ($input: RunWorkflowInput!) { runWorkflow(input: $input) { id } }',
      { input: { workflowId, signalId: signals['red-1'] } },
      reader.key,
    )
    expect(refused.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const trail =
      '{ auditEvents(query: "@asset.type:workflow_run", range: { from: "now-1d", to: "now+1d" }) { edges { node { id assetId } } } }'
    const [all, told] = [await ask(trail), await ask(trail, {}, reader.key)]
    expect(all.auditEvents.edges).toHaveLength(3)
    expect(told.auditEvents.edges.map(({ node }: Edge) => node.assetId)).toEqual([runs[1]])
    const unseen = all.auditEvents.edges.find(({ node }: Edge) => node.assetId === runs[0])
    expect(await ask('query ($id: ID!) { node(id: $id) { id } }', { id: unseen.node.id }, reader.key)).toEqual({
      node: null,
    })
  })
})

interface Edge {
  readonly node: { readonly id: string; readonly assetId: string }
}

describe('explainAccess', () => {
  const EXPLAIN = `query ($id: ID!, $userId: ID!) { explainAccess(id: $id, userId: $userId) { sees reason roles { role { name } reads selects reason } } }`

  it('tells role by role why somebody sees a signal or does not', async () => {
    const hidden = await ask(EXPLAIN, { id: signals['red-1'], userId: reader.id })
    expect(hidden.explainAccess).toEqual({
      ...{ sees: false, reason: 'No role shows it.' },
      roles: [
        {
          ...{ role: { name: 'blue' }, reads: true, selects: false },
          reason: 'The restriction does not select the signal, or cannot be read.',
        },
        {
          ...{ role: { name: 'helper' }, reads: false, selects: true },
          reason: 'The role lacks security_monitoring_signals_read, and counts for nothing here.',
        },
      ],
    })
    const seen = await ask(EXPLAIN, { id: signals['blue-1'], userId: reader.id })
    expect(seen.explainAccess).toMatchObject({ sees: true, reason: 'A role shows it.' })
  })

  it('says nothing of a signal that whoever asks does not see', async () => {
    const { errors } = await server.answer(EXPLAIN, { id: signals['red-1'], userId: reader.id }, reader.key)
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })
})
