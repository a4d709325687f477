import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { graphql } from '../gql/gql.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { openWorkflowDesk, PUBLISH, RUN, step, UPDATE, type WorkflowDesk, workflowOf } from './workflow-desk.ts'

let desk: WorkflowDesk
beforeAll(async () => {
  desk = await openWorkflowDesk()
})
afterAll(() => desk.close())

const TRIAGE = graphql(`
  mutation TriageForWorkflows($input: TriageSignalInput!) {
    triageSignal(input: $input) {
      id
    }
  }
`)
const RULE = graphql(`
  mutation RuleForWorkflows($input: DetectionRuleInput!) {
    createRule(input: $input) {
      id
    }
  }
`)
const PROJECT = graphql(`
  mutation ProjectForWorkflows($input: CaseProjectInput!) {
    createCaseProject(input: $input) {
      id
    }
  }
`)
const CASE = graphql(`
  mutation CaseForWorkflows($input: CreateCaseInput!) {
    createCase(input: $input) {
      id
    }
  }
`)
const INCIDENT = graphql(`
  mutation IncidentForWorkflows($input: DeclareIncidentInput!) {
    declareIncident(input: $input) {
      id
    }
  }
`)

const pause = step('pause', { action: 'wait', parameters: { duration: 'PT0S' } })

const settled = async () => {
  await desk.app.settled()
}

describe('a published workflow', () => {
  it('runs for each signal that logs lead to, once', async () => {
    await desk.ask(RULE, {
      input: {
        ...{ name: 'logins', message: 'found', queries: [{ query: 'source:vault', groupBy: ['@usr.id'] }] },
        cases: [{ condition: 'a > 0', severity: 'HIGH' }],
      },
    })
    const input = {
      handle: 'on-vault',
      triggers: [{ kind: 'SECURITY_SIGNAL' as const, query: 'source:vault status:high @usr.id:ann' }],
    }
    const id = await desk.publish(input)
    const others = await Promise.all(
      [1, 2, 3].map((number) =>
        desk.publish({
          handle: `other-${number}`,
          triggers: [{ kind: 'SECURITY_SIGNAL', query: `source:vault @usr.id:other-${number}` }],
        }),
      ),
    )
    const log = (user: string) => ({ ddsource: 'vault', message: 'login', usr: { id: user } })
    await desk.post([log('ann'), log('bob')])
    const [run, ...more] = await desk.runs(id)
    expect(more).toEqual([])
    expect(run).toMatchObject({
      state: 'SUCCEEDED',
      trigger: { kind: 'SECURITY_SIGNAL', actor: { kind: 'SYSTEM' } },
      signal: { title: expect.stringContaining('logins') },
    })
    // The same signal goes on, in the same and in a later version.
    await desk.post([log('ann')])
    await desk.ask(UPDATE, { id, input: { ...workflowOf(input), name: 'another' } })
    await desk.post([log('ann')])
    expect(await desk.runs(id)).toHaveLength(1)
    for (const other of others) expect(await desk.runs(other)).toEqual([])
  })

  it('runs for a signal that comes to match, and not for what it has done itself', async () => {
    const [signalId] = (await desk.signals()) as [string]
    const id = await desk.publish({
      handle: 'reviewed',
      triggers: [{ kind: 'SECURITY_SIGNAL', query: '@workflow.triage.state:under_review' }],
      steps: [
        step('triage', {
          action: 'signal.triage',
          parameters: { signalId: '{{signal.id}}', state: 'UNDER_REVIEW' },
        }),
      ],
    })
    // Run by hand, it brings the signal into its own query.
    await desk.run({ workflowId: id, signalId })
    expect(await desk.runs(id)).toMatchObject([{ trigger: { kind: 'MANUAL' } }])
    for (const state of ['OPEN', 'UNDER_REVIEW', 'OPEN', 'UNDER_REVIEW'] as const) {
      await desk.ask(TRIAGE, { input: { signalId, state } })
      await settled()
    }
    expect((await desk.runs(id)).map(({ trigger }) => trigger.kind)).toEqual(['SECURITY_SIGNAL', 'MANUAL'])
  })

  it('runs for cases and incidents, and not for those that it creates', async () => {
    const { createCaseProject } = await desk.ask(PROJECT, { input: { key: 'WF', name: 'Workflows' } })
    const onCase = await desk.publish({
      handle: 'on-case',
      triggers: [{ kind: 'CASE' }],
      steps: [
        step('incident', {
          action: 'incident.declare',
          parameters: { title: 'of {{case.key}}', severity: 'SEV_3', caseId: '{{case.id}}' },
        }),
      ],
    })
    const onIncident = await desk.publish({
      handle: 'on-incident',
      triggers: [{ kind: 'INCIDENT' }],
      steps: [step('case', { action: 'case.create', parameters: { project: 'WF', title: 'of {{incident.title}}' } })],
    })
    await desk.ask(CASE, { input: { projectId: createCaseProject.id, title: 'first' } })
    await settled()
    expect(await desk.runs(onCase)).toMatchObject([{ state: 'SUCCEEDED', trigger: { kind: 'CASE' } }])
    expect(await desk.runs(onIncident)).toMatchObject([{ state: 'SUCCEEDED', trigger: { kind: 'INCIDENT' } }])
    await desk.ask(INCIDENT, { input: { title: 'second', severity: 'SEV_2' } })
    await settled()
    // The incident led to a case, which led to an incident, and no further.
    expect(await desk.runs(onIncident)).toHaveLength(2)
    expect(await desk.runs(onCase)).toHaveLength(2)
    for (const id of [onCase, onIncident]) await desk.ask(PUBLISH, { id, published: false })
  })

  it('records what its limit skips', async () => {
    const id = await desk.publish({
      handle: 'limited',
      triggers: [
        { kind: 'SECURITY_SIGNAL', query: 'host:limited', rateLimit: 2 },
        { kind: 'MANUAL', rateLimit: 1 },
      ],
      steps: [pause],
    })
    await desk.signals(3, { host: 'limited' })
    const states = async () => (await desk.runs(id)).map(({ state }) => state).sort()
    expect(await states()).toEqual(['SKIPPED', 'SUCCEEDED', 'SUCCEEDED'])
    desk.clock.advance(3_600_001)
    await desk.signals(1, { host: 'limited' })
    expect(await states()).toEqual(['SKIPPED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'])
    expect(await desk.run({ workflowId: id })).toMatchObject({ state: 'SUCCEEDED' })
    expect(await desk.run({ workflowId: id })).toMatchObject({
      ...{ state: 'SKIPPED', error: expect.stringContaining('limit'), steps: [{ state: 'SKIPPED' }] },
    })
  })

  it('counts nothing twice toward its limit', async () => {
    const id = await desk.publish({
      handle: 'limited-once',
      triggers: [{ kind: 'SECURITY_SIGNAL', query: 'host:limited-once', rateLimit: 2 }],
      steps: [pause],
    })
    const [first] = (await desk.signals(1, { host: 'limited-once' })) as [string]
    const [second] = (await desk.signals()) as [string]
    const { stores, modules } = desk.app
    const workflow = await modules.workflows.published.find(id)
    if (!workflow) throw new Error('It is not published.')
    const requests = [first, first, second, second].map((signalId) => ({
      ...{ workflow, kind: 'SECURITY_SIGNAL' as const, signalId, once: `signal ${signalId} ${id}` },
    }))
    const viewer = systemViewer('workflow triggers')
    const started = await stores.postgres.transaction((tx) => modules.workflows.starts.startIn(tx, viewer, requests))
    expect(started).toMatchObject([{ signalId: second, state: 'QUEUED' }])
    await settled()
    expect((await desk.runs(id)).map(({ state }) => state)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  })

  it('runs by the time, each tick once, and makes up for one while nobody was there', async () => {
    desk.clock.set('2026-03-03T10:20:00.000Z')
    const id = await desk.publish({
      handle: 'hourly',
      triggers: [{ kind: 'SCHEDULE', schedule: '0 * * * *' }],
      steps: [pause],
    })
    const count = async () => {
      await settled()
      return (await desk.runs(id)).length
    }
    expect(await count()).toBe(0)
    desk.clock.set('2026-03-03T11:00:00.000Z')
    expect(await count()).toBe(1)
    expect(await count()).toBe(1)
    desk.clock.set('2026-03-03T15:30:00.000Z')
    await desk.restart()
    expect(await count()).toBe(2)
    desk.clock.set('2026-03-03T16:00:00.000Z')
    expect(await count()).toBe(3)
    await desk.ask(PUBLISH, { id, published: false })
    desk.clock.set('2026-03-03T18:00:00.000Z')
    expect(await count()).toBe(3)
  })

  it('does what its owner may do at that moment, and nothing for an owner who is disabled', async () => {
    const [signalId] = (await desk.signals()) as [string]
    const { id, key } = await standardUser()
    const { errors, data } = await desk.answer<{ createWorkflow: { id: string } }>(
      'mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }',
      { input: workflowOf() },
      key,
    )
    expect(errors).toEqual([])
    const workflowId = data.createWorkflow.id
    expect(await desk.run({ workflowId, signalId })).toMatchObject({ state: 'SUCCEEDED' })
    await desk.ask(SET_ROLES, { id, roleIds: [await roleId('Read Only')] })
    expect(await desk.run({ workflowId, signalId })).toMatchObject({
      ...{ state: 'FAILED', error: expect.stringContaining('security_monitoring_signals_write') },
    })
    expect(await desk.refusal(RUN, { input: { workflowId } }, key)).toMatchObject({ code: 'FORBIDDEN' })
    await desk.ask(DISABLE, { id })
    expect(await desk.run({ workflowId, signalId })).toMatchObject({
      ...{ state: 'FAILED', error: expect.stringContaining('owner'), steps: [{ state: 'SKIPPED' }] },
    })
    // Whoever saves it next lends it what they may do.
    await desk.ask(UPDATE, { id: workflowId, input: workflowOf() })
    expect(await desk.run({ workflowId, signalId })).toMatchObject({ state: 'SUCCEEDED' })
  })
})

const ROLES = graphql(`
  query RolesForWorkflows {
    roles {
      id
      name
    }
  }
`)
const USER = graphql(`
  mutation UserForWorkflows($input: UserInput!) {
    createUser(input: $input) {
      id
    }
  }
`)
const KEY = graphql(`
  mutation KeyForWorkflows($input: ApiKeyInput!) {
    createApiKey(input: $input) {
      token
    }
  }
`)
const SET_ROLES = graphql(`
  mutation RolesOfUserForWorkflows($id: ID!, $roleIds: [ID!]!) {
    setUserRoles(userId: $id, roleIds: $roleIds) {
      id
    }
  }
`)
const DISABLE = graphql(`
  mutation DisableForWorkflows($id: ID!) {
    disableUser(userId: $id, disabled: true) {
      id
    }
  }
`)

async function roleId(name: string): Promise<string> {
  const { roles } = await desk.ask(ROLES, {}, ADMIN_KEY)
  return roles.find((role) => role.name === name)?.id ?? ''
}

async function standardUser(): Promise<{ id: string; key: string }> {
  const { createUser } = await desk.ask(USER, {
    input: { name: 'Ann', email: 'ann@example.com', handle: 'ann', roleIds: [await roleId('Standard')] },
  })
  const { createApiKey } = await desk.ask(KEY, { input: { name: 'of Ann', ownerId: createUser.id } })
  return { id: createUser.id, key: createApiKey.token }
}
