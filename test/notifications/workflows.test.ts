import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../src/kernel/viewer.ts'
import type { WorkflowInput } from '../gql/graphql.ts'
import { addPerson, restrict } from '../restriction/people.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { NotificationDocuments, type NotifyDesk, openNotifyDesk } from './desk.ts'

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk()
})
afterAll(() => desk.close())

const COMMENT = {
  ...{ name: 'say', action: 'signal.comment', parameters: { signalId: '{{signal.id}}', comment: 'told' } },
}

/** Starts it for no signal by itself. */
const ON_SIGNALS: WorkflowInput['triggers'] = [{ kind: 'SECURITY_SIGNAL', query: 'source:nothing' }]

async function publish(handle: string, more: Partial<WorkflowInput> = {}, key = ADMIN_KEY): Promise<string> {
  const input = { name: handle, handle, triggers: ON_SIGNALS, steps: [COMMENT], ...more }
  const created = await desk.server.answer<{ createWorkflow: { id: string } }>(
    'mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }',
    { input },
    key,
  )
  const { id } = created.data.createWorkflow
  await setPublished(id, true, key)
  return id
}

const setPublished = (id: string, published: boolean, key = ADMIN_KEY) =>
  desk.server.answer(
    'mutation ($id: ID!, $published: Boolean!) { publishWorkflow(id: $id, published: $published) { id } }',
    { id, published },
    key,
  )

async function runs(workflowId: string) {
  const { data } = await desk.server.answer<{ workflow: { runs: { edges: { node: Run }[] } } }>(
    `query ($id: ID!) { workflow(id: $id) { runs(first: 100) { edges { node {
      state error signal { id } trigger { kind actor { kind name } } } } } } }`,
    { id: workflowId },
  )
  return data.workflow.runs.edges.map(({ node }) => node)
}

interface Run {
  readonly state: string
  readonly signal: { readonly id: string } | null
}

const target = (address: string) => ({ targets: [{ kind: 'WORKFLOW' as const, address }] })

describe('a notification that names a workflow', () => {
  it('starts one run for each signal', async () => {
    const workflowId = await publish('respond')
    await desk.rule('vault')
    const rule = await desk.notify('vault', target('respond'))
    await desk.server.post([desk.log('vault', 'ann'), desk.log('vault', 'bob')])
    await desk.server.post([desk.log('vault', 'ann')])
    await desk.server.restart()
    const deliveries = await desk.deliveries(rule)
    expect(deliveries.map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED'])
    const started = await runs(workflowId)
    expect(started).toHaveLength(2)
    for (const run of started) {
      expect(run).toMatchObject({ state: 'SUCCEEDED', trigger: { kind: 'SECURITY_SIGNAL', actor: { kind: 'SYSTEM' } } })
    }
    expect(started.map(({ signal }) => signal?.id).sort()).toEqual(deliveries.map(({ signal }) => signal?.id).sort())
  })

  it('fails while the workflow is not published, and starts it when it is sent again', async () => {
    const workflowId = await publish('later')
    await desk.rule('later')
    const rule = await desk.notify('later', target('later'))
    await setPublished(workflowId, false)
    await desk.server.post([desk.log('later', 'ann')])
    const [failed] = await desk.deliveries(rule)
    expect(failed).toMatchObject({ state: 'FAILED', lastError: expect.stringContaining('no published workflow') })
    expect(await runs(workflowId)).toEqual([])
    await setPublished(workflowId, true)
    await desk.retry(failed?.id as string)
    await desk.server.app.settled()
    expect(await desk.deliveries(rule)).toMatchObject([{ state: 'DELIVERED' }])
    expect(await runs(workflowId)).toMatchObject([{ state: 'SUCCEEDED' }])
  })

  it('records as skipped what is beyond the limit of the trigger for signals', async () => {
    const workflowId = await publish('limited', {
      triggers: [{ kind: 'SECURITY_SIGNAL', query: 'source:nothing', rateLimit: 1 }],
    })
    await desk.rule('limited')
    await desk.notify('limited', target('limited'))
    await desk.server.post([desk.log('limited', 'ann'), desk.log('limited', 'bob')])
    expect((await runs(workflowId)).map(({ state }) => state).sort()).toEqual(['SKIPPED', 'SUCCEEDED'])
  })

  it('is started by the case of a detection rule as well', async () => {
    const workflowId = await publish('of-case')
    await desk.rule('cased', {
      cases: [{ condition: 'a > 0', severity: 'LOW', notifications: [{ kind: 'WORKFLOW', address: 'of-case' }] }],
    })
    await desk.server.post([desk.log('cased', 'ann')])
    expect(await runs(workflowId)).toMatchObject([{ state: 'SUCCEEDED' }])
  })
})

describe('naming a workflow', () => {
  const RULE = 'mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }'
  const CHANGE = `mutation ($id: ID!, $input: NotificationRuleInput!) {
    updateNotificationRule(id: $id, input: $input, expectedVersion: 1) { version } }`
  const MAKE = 'mutation ($input: NotificationRuleInput!) { createNotificationRule(input: $input) { id } }'
  const input = (name: string, handle: string) => ({ name, severities: ['HIGH'], ...target(handle) })

  it('is for those who may run it, unless it was named before', async () => {
    await publish('guarded')
    const permissions = Object.keys(PERMISSIONS).filter((name) => name !== 'workflows_run')
    const { key } = await addPerson(desk.server, 'teller', [{ name: 'tellers', restrictionQuery: null, permissions }])
    const forbidden = [{ extensions: { code: 'FORBIDDEN', permission: 'workflows_run' } }]
    expect((await desk.server.answer(MAKE, { input: input('guarded', 'guarded') }, key)).errors).toMatchObject(
      forbidden,
    )
    const notifications = [{ kind: 'WORKFLOW', address: 'guarded' }]
    const rule = {
      ...{ name: 'guarded', message: 'x', queries: [{ query: 'source:guarded' }] },
      cases: [{ condition: 'a > 0', severity: 'HIGH', notifications }],
    }
    expect((await desk.server.answer(RULE, { input: rule }, key)).errors).toMatchObject(forbidden)
    const id = await desk.notify('guarded', target('guarded'))
    const renamed = await desk.server.answer(CHANGE, { id, input: input('renamed', 'guarded') }, key)
    expect(renamed.data).toEqual({ updateNotificationRule: { version: 2 } })
  })

  it('needs a trigger for signals', async () => {
    await publish('by-hand', { triggers: [{ kind: 'MANUAL' }] })
    const { errors } = await desk.server.answer(MAKE, { input: input('by-hand', 'by-hand') })
    expect(errors).toMatchObject([{ message: expect.stringContaining('that starts for signals') }])
  })
})

describe('who sees only some signals', () => {
  it('lends a workflow no others', async () => {
    const { key } = await addPerson(desk.server, 'payer', [{ name: 'payments', restrictionQuery: 'team:payments' }])
    const workflowId = await publish('of-payer', {}, key)
    await desk.rule('seen')
    const rule = await desk.notify('seen', target('of-payer'))
    await desk.server.post([desk.log('seen', 'ann', { ddtags: 'team:payments' }), desk.log('seen', 'bob')])
    expect((await desk.deliveries(rule)).map(({ state, lastError }) => [state, lastError]).sort()).toEqual([
      ['DELIVERED', null],
      ['FAILED', expect.stringContaining('does not see')],
    ])
    expect(await runs(workflowId)).toMatchObject([{ state: 'SUCCEEDED' }])
  })

  it('is told by a rule of their own of no others, even when they see less than they did', async () => {
    const roles = [{ name: 'shops', restrictionQuery: 'team:shop OR team:store' }]
    const { key } = await addPerson(desk.server, 'shopper', roles)
    await desk.rule('shopping')
    const input = {
      ...{ name: 'shopping', query: 'source:shopping', severities: ['HIGH' as const] },
      targets: [{ kind: 'WEBHOOK' as const, address: `${desk.outside.url}/shopping` }],
    }
    const { createNotificationRule } = await desk.server.ask(NotificationDocuments.Create, { input }, key)
    const told = async () => (await desk.deliveries(createNotificationRule.id)).map(({ signal }) => signal?.title)
    const post = (user: string, team: string) =>
      desk.server.post([desk.log('shopping', user, { ddtags: `team:${team}` })])
    await post('ann', 'shop')
    await post('bob', 'office')
    expect(await told()).toHaveLength(1)
    await restrict(desk.server, 'shops', 'team:store')
    desk.server.app.modules.access.standings.invalidate()
    await post('cat', 'shop')
    expect(await told()).toHaveLength(1)
    await post('dan', 'store')
    expect(await told()).toHaveLength(2)
  })
})
