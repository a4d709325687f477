import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, restrict } from '../restriction/people.ts'
import { CASE_RUNS, SIGNAL_WORKFLOWS } from './subject-documents.ts'
import { openWorkflowDesk, step, type WorkflowDesk, workflowOf } from './workflow-desk.ts'

let desk: WorkflowDesk
beforeAll(async () => {
  desk = await openWorkflowDesk()
})
afterAll(() => desk.close())

const runsOf = async (id: string, page: { first?: number; after?: string | null } = {}) => {
  const { signal } = await desk.ask(SIGNAL_WORKFLOWS, { id, ...page })
  if (!signal) throw new Error(`There is no signal ${id}.`)
  return signal.workflowRuns
}

describe('the runs of a signal', () => {
  it('are the newest first, page by page', async () => {
    const [signalId, other] = (await desk.signals(2)) as [string, string]
    const workflowId = await desk.create({})
    const started: string[] = []
    for (let count = 0; count < 3; count += 1) started.unshift((await desk.run({ workflowId, signalId })).id)
    await desk.run({ workflowId, signalId: other })
    const first = await runsOf(signalId, { first: 2 })
    expect(first.edges.map(({ node }) => node.id)).toEqual(started.slice(0, 2))
    expect(first.edges[0]?.node).toMatchObject({ state: 'SUCCEEDED', workflow: { id: workflowId, name: 'look at it' } })
    const second = await runsOf(signalId, { first: 2, after: first.pageInfo.endCursor as string })
    expect(second.edges.map(({ node }) => node.id)).toEqual(started.slice(2))
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    expect(await desk.refusal(SIGNAL_WORKFLOWS, { id: signalId, after: 'x' })).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('of a whole page of signals are those of each', async () => {
    const ids = await desk.signals(4)
    const workflowId = await desk.create({})
    for (const signalId of ids) await desk.run({ workflowId, signalId })
    const { data } = await desk.answer<Record<string, { workflowRuns: { edges: { node: Run }[] } }>>(
      `{ ${ids.map((id, at) => `s${at}: signal(id: "${id}") { workflowRuns(first: 5) { edges { node { signal { id } } } } }`).join(' ')} }`,
    )
    expect(Object.values(data).map(({ workflowRuns }) => workflowRuns.edges.map(({ node }) => node.signal.id))).toEqual(
      ids.map((id) => [id]),
    )
  })
})

describe('the runs of a case', () => {
  it('are also those of the cases that were merged into it', async () => {
    const project = await desk.answer<{ createCaseProject: { id: string } }>(
      'mutation { createCaseProject(input: { key: "RUN", name: "Runs" }) { id } }',
    )
    const projectId = project.data.createCaseProject.id
    const { data } = await desk.answer<{ a: OpenCase; b: OpenCase }>(
      `mutation ($a: CreateCaseInput!, $b: CreateCaseInput!) { a: createCase(input: $a) { id key } b: createCase(input: $b) { id key } }`,
      { a: { projectId, title: 'one' }, b: { projectId, title: 'two' } },
    )
    const workflowId = await desk.create({
      steps: [step('say', { action: 'case.comment', parameters: { caseId: '{{case.id}}', comment: 'hello' } })],
    })
    const [ofOne, ofTwo] = [
      await desk.run({ workflowId, caseId: data.a.id }),
      await desk.run({ workflowId, caseId: data.b.id }),
    ]
    const merged = await desk.answer(
      'mutation ($from: [ID!]!, $into: ID!) { mergeCases(caseIds: $from, intoCaseId: $into) { id } }',
      { from: [data.b.id], into: data.a.id },
    )
    expect(merged.errors).toEqual([])
    const found = await desk.ask(CASE_RUNS, { key: data.a.key })
    expect(found.case?.workflowRuns.edges.map(({ node }) => node.id)).toEqual([ofTwo.id, ofOne.id])
  })
})

describe('a trigger for signals', () => {
  it('starts nothing for a signal that the owner does not see at that moment', async () => {
    const roles = [{ name: 'payments', restrictionQuery: 'service:payments' }]
    const { key } = await addPerson(desk, 'payer', roles)
    const created = await desk.answer<{ createWorkflow: { id: string } }>(
      'mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }',
      { input: workflowOf({ handle: 'payer', triggers: [{ kind: 'SECURITY_SIGNAL', query: 'source:okta' }] }) },
      key,
    )
    const { id } = created.data.createWorkflow
    await desk.answer('mutation ($id: ID!) { publishWorkflow(id: $id, published: true) { id } }', { id }, key)
    await desk.signals(2)
    const [seen] = await desk.signals(1, { service: ['payments'] })
    expect((await desk.runs(id)).map(({ signal, state }) => [signal?.id, state])).toEqual([[seen, 'SUCCEEDED']])
    await restrict(desk, 'payments', 'service:none')
    desk.app.modules.access.standings.invalidate()
    await desk.signals(1, { service: ['payments'] })
    expect(await desk.runs(id)).toHaveLength(1)
    await restrict(desk, 'payments', null)
    desk.app.modules.access.standings.invalidate()
    await desk.signals(1)
    expect(await desk.runs(id)).toHaveLength(2)
  })
})

interface OpenCase {
  readonly id: string
  readonly key: string
}

interface Run {
  readonly signal: { readonly id: string }
}
