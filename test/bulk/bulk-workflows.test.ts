import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addProgram, addUser } from '../access/people.ts'
import { graphql } from '../gql/gql.ts'
import type { BulkOptionsInput, SignalSelectionInput, WorkflowInput } from '../gql/graphql.ts'
import { addPerson } from '../restriction/people.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { openWorkflowDesk, step, UPDATE, type WorkflowDesk, workflowOf } from '../workflows/workflow-desk.ts'
import { CANCEL, OUTCOMES, UNDO } from './bulk-desk.ts'

const BULK_RUN = graphql(`
  mutation BulkRunWorkflow($selection: SignalSelectionInput!, $workflowId: ID!, $inputs: JSONObject, $options: BulkOptionsInput) {
    bulkRunWorkflow(selection: $selection, workflowId: $workflowId, inputs: $inputs, options: $options) {
      ...BulkActionState
    }
  }
`)

let desk: WorkflowDesk
beforeAll(async () => {
  desk = await openWorkflowDesk()
})
afterAll(() => desk.close())

interface Asked {
  readonly inputs?: Record<string, unknown>
  readonly options?: BulkOptionsInput
  readonly key?: string
}

async function runAll(
  workflowId: string,
  selection: SignalSelectionInput,
  { inputs = {}, options = {}, key }: Asked = {},
) {
  const { bulkRunWorkflow } = await desk.ask(BULK_RUN, { selection, workflowId, inputs, options }, key)
  await desk.app.settled()
  return bulkRunWorkflow
}

async function outcomes(id: string, key = ADMIN_KEY) {
  const { bulkAction } = await desk.ask(OUTCOMES, { id }, key)
  return bulkAction?.outcomes.edges.map(({ node }) => [node.signalId, node.outcome, node.code])
}

const asking: Partial<WorkflowInput> = {
  inputs: [{ name: 'reason', type: 'STRING', required: true, label: 'Why?' }],
  steps: [step('say', { parameters: { signalId: '{{signal.id}}', comment: '{{inputs.reason}}' } })],
}

describe('a workflow that is run for many signals', () => {
  it('has one run for each, and says of each that there is none', async () => {
    const ids = await desk.signals(3)
    const workflowId = await desk.create(asking)
    const action = await runAll(workflowId, { ids: [...ids, 'sig_none'] }, { inputs: { reason: 'drill' } })
    expect(action).toMatchObject({
      ...{ kind: 'RUN_WORKFLOW', state: 'COMPLETED', total: 4, changed: 3, unchanged: 0, failed: 1, undoable: false },
    })
    expect(await outcomes(action.id)).toEqual([
      ...ids.map((id) => [id, 'CHANGED', null]),
      ['sig_none', 'FAILED', 'NOT_FOUND'],
    ])
    const runs = await desk.runs(workflowId)
    expect(runs.map(({ signal }) => signal?.id).sort()).toEqual([...ids].sort())
    for (const run of runs) {
      expect(run).toMatchObject({ state: 'SUCCEEDED', inputs: { reason: 'drill' }, trigger: { kind: 'MANUAL' } })
    }
    expect(await desk.refusal(UNDO, { id: action.id })).toMatchObject({
      ...{ code: 'CONFLICT', message: expect.stringContaining('not undone') },
    })
  })

  it('is refused before anything starts while inputs are missing, and says which', async () => {
    const ids = await desk.signals(2)
    const workflowId = await desk.create(asking)
    expect(await desk.refusal(BULK_RUN, { selection: { ids }, workflowId })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', path: 'inputs' },
      missing: [{ name: 'reason', type: 'STRING', label: 'Why?' }],
    })
    expect(await desk.refusal(BULK_RUN, { selection: { ids }, workflowId, inputs: { reason: 3 } })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', path: 'inputs.reason' },
    })
    expect(await desk.refusal(BULK_RUN, { selection: { ids }, workflowId: 'wfl_none' })).toMatchObject({
      ...{ code: 'NOT_FOUND', path: 'workflowId' },
    })
    expect(await desk.runs(workflowId)).toEqual([])
  })

  it('is only tried by a dry run', async () => {
    const [id] = (await desk.signals()) as [string]
    const workflowId = await desk.create({})
    const action = await runAll(workflowId, { ids: [id, 'sig_none'] }, { options: { dryRun: true } })
    expect(action).toMatchObject({ dryRun: true, changed: 1, failed: 1 })
    expect(await outcomes(action.id)).toEqual([
      [id, 'CHANGED', null],
      ['sig_none', 'FAILED', 'NOT_FOUND'],
    ])
    expect(await desk.runs(workflowId)).toEqual([])
  })

  it('is started once for each key, and for as many signals as expected', async () => {
    const ids = await desk.signals(2)
    const workflowId = await desk.create({})
    const options = { idempotencyKey: 'all of them', expectedCount: 2 }
    const actions = await Promise.all([1, 2, 3].map(() => runAll(workflowId, { ids }, { options })))
    expect(new Set(actions.map(({ id }) => id)).size).toBe(1)
    expect(await desk.runs(workflowId)).toHaveLength(2)
    const other = { selection: { ids }, workflowId, options: { expectedCount: 3 } }
    expect(await desk.refusal(BULK_RUN, other)).toMatchObject({ code: 'CONFLICT', count: 2 })
  })

  it('beyond the limit of its trigger has runs that are skipped', async () => {
    const ids = await desk.signals(3)
    const workflowId = await desk.create({ triggers: [{ kind: 'MANUAL', rateLimit: 2 }] })
    const action = await runAll(workflowId, { ids })
    expect(action).toMatchObject({ state: 'COMPLETED', changed: 2, failed: 1 })
    expect(await outcomes(action.id)).toEqual([
      [ids[0], 'CHANGED', null],
      [ids[1], 'CHANGED', null],
      [ids[2], 'FAILED', 'RATE_LIMITED'],
    ])
    const states = (await desk.runs(workflowId)).map(({ state }) => state)
    expect(states.sort()).toEqual(['SKIPPED', 'SUCCEEDED', 'SUCCEEDED'])
  })

  it('has no more runs when it is canceled, or when the workflow has changed meanwhile', async () => {
    const ids = await desk.signals(1_200)
    const workflowId = await desk.create({})
    await desk.app.modules.bulk.runner.stop()
    const { bulkRunWorkflow } = await desk.ask(BULK_RUN, { selection: { ids }, workflowId, inputs: {}, options: {} })
    expect(bulkRunWorkflow).toMatchObject({ state: 'RUNNING', total: 1_200 })
    const { cancelBulkAction } = await desk.ask(CANCEL, { id: bulkRunWorkflow.id })
    expect(cancelBulkAction).toMatchObject({ state: 'CANCELLED', undoable: false })
    const later = await desk.ask(BULK_RUN, { selection: { ids }, workflowId, inputs: {}, options: {} })
    await desk.ask(UPDATE, { id: workflowId, input: workflowOf(asking) })
    await desk.restart()
    await desk.app.settled()
    expect(await desk.runs(workflowId)).toEqual([])
    expect((await desk.ask(OUTCOMES, { id: later.bulkRunWorkflow.id, first: 1 })).bulkAction).toMatchObject({
      ...{ state: 'COMPLETED', failed: 1_200, outcomes: { edges: [{ node: { code: 'BAD_USER_INPUT' } }] } },
    })
  })
})

describe('who runs a workflow for many signals', () => {
  it('may run workflows; a program only those that are published', async () => {
    const ids = await desk.signals(1)
    const [draft, published] = [await desk.create({}), await desk.publish({ handle: 'published' })]
    const { key: reader } = await addUser(desk, 'rita', 'Read Only')
    const refused = await desk.refusal(BULK_RUN, { selection: { ids }, workflowId: published }, reader)
    expect(refused).toMatchObject({ code: 'FORBIDDEN', permission: 'workflows_run' })
    const { key: person } = await addUser(desk, 'stan', 'Standard')
    expect(await runAll(draft, { ids }, { key: person })).toMatchObject({ changed: 1 })
    const program = await addProgram(desk, 'nightly', 'Admin')
    expect(await runAll(published, { ids }, { key: program })).toMatchObject({ changed: 1 })
    expect(await desk.refusal(BULK_RUN, { selection: { ids }, workflowId: draft }, program)).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', path: 'workflowId' },
    })
  })

  it('reaches no signals that they do not see', async () => {
    const [seen] = await desk.signals(1, { service: ['payments'] })
    const [unseen] = await desk.signals(1)
    const workflowId = await desk.publish({ handle: 'of-some' })
    const { key } = await addPerson(desk, 'payer', [{ name: 'payments', restrictionQuery: 'service:payments' }])
    const action = await runAll(workflowId, { ids: [seen, unseen] as string[] }, { key })
    expect(await outcomes(action.id, key)).toEqual([
      [seen, 'CHANGED', null],
      [unseen, 'FAILED', 'NOT_FOUND'],
    ])
    expect((await desk.runs(workflowId)).map(({ signal }) => signal?.id)).toEqual([seen])
  })
})
