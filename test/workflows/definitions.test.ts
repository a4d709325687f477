import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkflowInput } from '../gql/graphql.ts'
import { addPerson } from '../restriction/people.ts'
import {
  CREATE,
  DELETE,
  LIST,
  openWorkflowDesk,
  PUBLISH,
  RUN,
  RUNS,
  step,
  UPDATE,
  type WorkflowDesk,
  workflowOf,
} from './workflow-desk.ts'

let desk: WorkflowDesk
beforeAll(async () => {
  desk = await openWorkflowDesk()
})
afterAll(() => desk.close())

const comment = (text: unknown) => ({ signalId: '{{signal.id}}', comment: text })

/** What is wrong, where, and a piece of what is said of it. */
const MISTAKES: [string, Partial<WorkflowInput>, string, string][] = [
  ['a name that is empty', { name: ' ' }, 'input.name', '1 to 200 characters'],
  ['a handle in capitals', { handle: 'Block' }, 'input.handle', 'lower case'],
  ['no handle for what starts by itself', { triggers: [{ kind: 'CASE' }] }, 'input.handle', 'needs'],
  ['a trigger twice', { triggers: [{ kind: 'MANUAL' }, { kind: 'MANUAL' }] }, 'input.triggers.1.kind', 'at most once'],
  [
    'a query that cannot be read',
    { handle: 'x', triggers: [{ kind: 'SECURITY_SIGNAL', query: 'status:(high' }] },
    'input.triggers.0.query',
    '',
  ],
  [
    'a schedule that is none',
    { handle: 'x', triggers: [{ kind: 'SCHEDULE', schedule: '61 * * * *' }] },
    'input.triggers.0.schedule',
    'cron',
  ],
  [
    'a schedule that never comes',
    { handle: 'x', triggers: [{ kind: 'SCHEDULE', schedule: '0 0 30 2 *' }] },
    'input.triggers.0.schedule',
    'cron',
  ],
  ['a rate of none', { triggers: [{ kind: 'MANUAL', rateLimit: 0 }] }, 'input.triggers.0.rateLimit', '1 to'],
  [
    'an input twice',
    {
      inputs: [
        { name: 'a', type: 'STRING' },
        { name: 'a', type: 'NUMBER' },
      ],
    },
    'input.inputs.1.name',
    'differ',
  ],
  [
    'a default of another type',
    { inputs: [{ name: 'a', type: 'NUMBER', default: 'many' }] },
    'input.inputs.0.default',
    'a number',
  ],
  [
    'a default that is not allowed',
    { inputs: [{ name: 'a', type: 'STRING', default: 'c', allowedValues: ['a', 'b'] }] },
    'input.inputs.0.default',
    'one of a, b',
  ],
  ['no steps', { steps: [] }, 'input.steps', '1 to 100'],
  ['a step twice', { steps: [step('a'), step('a')] }, 'input.steps.1.name', 'differ'],
  ['an action that is not there', { steps: [step('a', { action: 'no.such' })] }, 'input.steps.0.action', 'no.such'],
  [
    'a parameter that is not there',
    { steps: [step('a', { parameters: { ...comment('x'), colour: 'red' } })] },
    'input.steps.0.parameters.colour',
    'a parameter of signal.comment',
  ],
  [
    'a parameter that is missing',
    { steps: [step('a', { parameters: { signalId: 'x' } })] },
    'input.steps.0.parameters.comment',
    'needs',
  ],
  [
    'a parameter of another type',
    { steps: [step('a', { parameters: comment({ text: 'x' }) })] },
    'input.steps.0.parameters.comment',
    'a text',
  ],
  [
    'a parameter that is not allowed',
    { steps: [step('a', { action: 'signal.triage', parameters: { signalId: 'x', state: 'GONE' } })] },
    'input.steps.0.parameters.state',
    'one of OPEN',
  ],
  [
    'a template that is open',
    { steps: [step('a', { parameters: comment('{{signal.title') })] },
    'input.steps.0.parameters.comment',
    '}}',
  ],
  [
    'a key that escapes what has no meaning',
    { steps: [step('a', { parameters: comment('{{signal["a\\q"]}}') })] },
    'input.steps.0.parameters.comment',
    'got',
  ],
  [
    'an input that is not there',
    { steps: [step('a', { parameters: comment('{{inputs.none}}') })] },
    'input.steps.0.parameters.comment',
    'an input',
  ],
  [
    'a step that comes later',
    { steps: [step('a', { parameters: comment('{{steps.b.output.x}}'), next: ['b'] }), step('b')] },
    'input.steps.0.parameters.comment',
    'can have run before',
  ],
  [
    'a secret for an action that stays here',
    { steps: [step('a', { parameters: comment('{{secrets.TOKEN}}') })] },
    'input.steps.0.parameters.comment',
    'no secrets',
  ],
  ['a condition that cannot be read', { steps: [step('a', { when: 'signal.title ==' })] }, 'input.steps.0.when', 'got'],
  ['an edge to nowhere', { steps: [step('a', { next: ['b'] })] }, 'input.steps.0.next.0', 'the name of a step'],
  [
    'a circle',
    { steps: [step('a', { next: ['b'] }), step('b', { next: ['c'] }), step('c', { next: ['b'] })] },
    'input.steps.1.next.0',
    'does not lead back',
  ],
  ['too many retries', { steps: [step('a', { retries: 11 })] }, 'input.steps.0.retries', '0 to 10'],
]

describe('a workflow', () => {
  it.each(MISTAKES)('is refused with %s', async (_, mistake, path, message) => {
    const refusal = await desk.refusal(CREATE, { input: workflowOf(mistake) })
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', path, message: expect.stringContaining(message) })
  })

  it('has versions, to which its runs keep', async () => {
    const [signalId] = await desk.signals()
    const { createWorkflow } = await desk.ask(CREATE, { input: workflowOf({ tags: ['source:okta'], handle: 'first' }) })
    expect(createWorkflow).toMatchObject({ version: 1, published: false, blueprintId: null, tags: ['source:okta'] })
    const { id } = createWorkflow
    const waiting = await desk.ask(UPDATE, {
      id,
      expectedVersion: 1,
      input: workflowOf({
        steps: [step('pause', { action: 'wait', parameters: { duration: 'PT1H' }, next: ['old'] }), step('old')],
      }),
    })
    expect(waiting.updateWorkflow).toMatchObject({ version: 2, handle: null })
    const run = await desk.run({ workflowId: id, signalId: signalId ?? null })
    await desk.ask(UPDATE, { id, input: workflowOf({ steps: [step('new')] }), expectedVersion: 2 })
    const behind = await desk.refusal(UPDATE, { id, input: workflowOf(), expectedVersion: 2 })
    expect(behind).toMatchObject({ code: 'CONFLICT', version: 3 })
    desk.clock.advance(3_600_000)
    await desk.app.settled()
    expect((await desk.state(run.id)).steps).toMatchObject([{ name: 'pause' }, { name: 'old', state: 'SUCCEEDED' }])
    expect((await desk.run({ workflowId: id, signalId: signalId ?? null })).steps).toMatchObject([{ name: 'new' }])
    // What changes nothing makes no version.
    const same = await desk.ask(UPDATE, { id, input: workflowOf({ steps: [step('new')] }) })
    expect(same.updateWorkflow.version).toBe(3)
  })

  it('has a handle of its own', async () => {
    await desk.create({ handle: 'mine' })
    const refusal = await desk.refusal(CREATE, { input: workflowOf({ handle: 'mine' }) })
    expect(refusal).toMatchObject({ code: 'CONFLICT', path: 'input.handle' })
  })

  it('is found by what it says, page by page', async () => {
    for (const name of ['lock the account', 'lock the door', 'open the door'])
      await desk.create({ name, tags: [`room:${name.includes('door') ? 'hall' : 'none'}`] })
    const named = async (query: string, after: string | null = null) => {
      const { workflows } = await desk.ask(LIST, { query, first: 1, after })
      return { names: workflows.edges.map(({ node }) => node.name), ...workflows.pageInfo }
    }
    const first = await named('lock')
    expect(first).toMatchObject({ names: ['lock the door'], hasNextPage: true })
    expect(await named('lock', first.endCursor)).toMatchObject({ names: ['lock the account'], hasNextPage: false })
    expect((await named('room:hall lock')).names).toEqual(['lock the door'])
    expect((await named('handle:mine')).names).toEqual(['look at it'])
  })

  it('is gone when it is deleted, and its runs are not', async () => {
    const id = await desk.publish({
      handle: 'gone',
      steps: [step('pause', { action: 'wait', parameters: { duration: 'PT1H' } })],
    })
    const run = await desk.run({ workflowId: id })
    expect(run.state).toBe('WAITING')
    expect(await desk.ask(DELETE, { id })).toEqual({ deleteWorkflow: true })
    expect(await desk.refusal(RUNS, { workflowId: id })).toMatchObject({ code: 'NOT_FOUND' })
    await desk.app.settled()
    expect(await desk.state(run.id)).toMatchObject({
      ...{ state: 'CANCELED', error: 'The workflow was deleted.', workflow: { name: 'look at it' } },
    })
    await desk.create({ handle: 'gone' })
    expect(await desk.refusal(PUBLISH, { id, published: true })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('belongs to whoever publishes it, which is audited', async () => {
    const id = await desk.create({ name: 'taken over' })
    const { id: userId, key } = await addPerson(desk, 'publisher', [{ name: 'publishers', restrictionQuery: null }])
    const owner = '{ workflows(query: "taken") { edges { node { owner { id } } } } }'
    await desk.answer(PUBLISH, { id, published: true }, key)
    expect((await desk.answer(owner)).data).toEqual({ workflows: { edges: [{ node: { owner: { id: userId } } }] } })
    const [event] = await desk.app.stores.postgres.read<{ changes: object[] }>(
      {
        name: 'changes-of-one',
        text: 'SELECT changes FROM audit_events WHERE asset_id = $1 ORDER BY sequence DESC LIMIT 1',
      },
      [id],
    )
    expect(event?.changes).toContainEqual(expect.objectContaining({ field: 'ownerId', newValue: userId }))
    // Whoever stops it lends it nothing.
    await desk.ask(PUBLISH, { id, published: false })
    expect((await desk.answer(owner)).data).toEqual({ workflows: { edges: [{ node: { owner: { id: userId } } }] } })
  })

  it('asks for all inputs at once', async () => {
    const workflowId = await desk.create({
      inputs: [
        { name: 'channel', label: 'Which channel?', type: 'STRING', allowedValues: ['#soc', '#it'] },
        { name: 'score', type: 'NUMBER' },
        { name: 'loud', type: 'BOOLEAN', default: 'false' },
      ],
      steps: [step('pause', { action: 'wait', parameters: { duration: 'PT0S' } })],
    })
    const refusal = (inputs: object) => desk.refusal(RUN, { input: { workflowId, inputs } })
    expect(await refusal({})).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.inputs',
      missing: [
        { name: 'channel', type: 'STRING', label: 'Which channel?', allowedValues: ['#soc', '#it'] },
        { name: 'score', type: 'NUMBER', label: null, allowedValues: null },
      ],
    })
    expect(await refusal({ channel: '#x', score: 1 })).toMatchObject({ path: 'input.inputs.channel' })
    expect(await refusal({ channel: '#it', score: '1' })).toMatchObject({ path: 'input.inputs.score' })
    expect(await refusal({ channel: '#it', score: 1, other: 1 })).toMatchObject({ path: 'input.inputs.other' })
    const run = await desk.run({ workflowId, inputs: { channel: '#it', score: 1 } })
    expect(run).toMatchObject({ state: 'SUCCEEDED', inputs: { channel: '#it', score: 1, loud: false } })
  })

  it('is started once for a key', async () => {
    const workflowId = await desk.create({
      steps: [step('pause', { action: 'wait', parameters: { duration: 'PT0S' } })],
    })
    const input = { workflowId, idempotencyKey: 'the same' }
    const first = await desk.ask(RUN, { input })
    const second = await desk.ask(RUN, { input })
    expect(second.runWorkflow.id).toBe(first.runWorkflow.id)
    const [signalId] = await desk.signals()
    expect(await desk.refusal(RUN, { input: { ...input, signalId } })).toMatchObject({
      ...{ code: 'CONFLICT', path: 'input.idempotencyKey', workflowRunId: first.runWorkflow.id },
    })
    const beside = await Promise.all(
      Array.from({ length: 5 }, () => desk.ask(RUN, { input: { workflowId, idempotencyKey: 'at once' } })),
    )
    expect(new Set(beside.map(({ runWorkflow }) => runWorkflow.id)).size).toBe(1)
  })
})
