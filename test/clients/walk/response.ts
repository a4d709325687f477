import { expect, test } from 'vitest'
import * as documents from '../../../clients/gql/graphql.ts'
import { bound } from './signals.ts'
import { DAY, type Walk } from './walk.ts'

export function responseWalk(walk: () => Walk): void {
  test('a workflow is written, published, run, followed, cancelled and deleted', async () => {
    const { send, attack, follow, server, outside } = bound(walk())
    const signal = await attack()
    const { setSecret } = await send(documents.SetSecretDocument, { name: 'HOOK', value: `${outside.url}/hook` })
    expect(setSecret.name).toBe('HOOK')
    const workbench = await send(documents.WorkbenchDocument, {})
    expect(workbench.workflowActions.map(({ id }) => id)).toContain('http.request')
    expect(workbench.secrets).toMatchObject([{ name: 'HOOK' }])

    const input = {
      name: 'Tell them',
      inputs: [{ name: 'word', type: 'STRING' as const, required: false, default: 'nothing' }],
      handle: 'tell-them',
      triggers: [{ kind: 'MANUAL' as const }, { kind: 'SECURITY_SIGNAL' as const, query: 'source:elsewhere' }],
      steps: [
        {
          name: 'tell',
          action: 'http.request',
          parameters: { url: '{{secrets.HOOK}}', method: 'POST', body: '{"word":"{{inputs.word}}"}' },
        },
      ],
    }
    const { createWorkflow } = await send(documents.CreateWorkflowDocument, { input })
    const { id } = createWorkflow
    const { updateWorkflow } = await send(documents.UpdateWorkflowDocument, {
      id,
      input: { ...input, tags: ['source:auth', 'tactic:ta0006-credential-access'] },
      expectedVersion: createWorkflow.version,
    })
    expect(updateWorkflow.version).toBe(createWorkflow.version + 1)
    const { publishWorkflow } = await send(documents.PublishWorkflowDocument, { id, published: true })
    expect(publishWorkflow.published).toBe(true)

    const { runWorkflow } = await send(documents.RunWorkflowDocument, {
      input: { workflowId: id, signalId: signal.id, inputs: { word: 'hello' } },
    })
    const progress = await follow(documents.RunProgressDocument, { id: runWorkflow.id })
    await progress.results.until((results) =>
      results.some(({ data }) => data.workflowRunProgress.state === 'SUCCEEDED'),
    )
    expect(outside.at('/hook').map(({ body }) => body)).toEqual([{ word: 'hello' }])
    const { workflowRun } = await send(documents.WorkflowRunDocument, { id: runWorkflow.id })
    expect(workflowRun).toMatchObject({ state: 'SUCCEEDED', steps: [{ name: 'tell', attempts: 1 }] })
    const { signal: around } = await send(documents.SignalSurroundingsDocument, { id: signal.id })
    expect(around?.workflowRuns.edges.map(({ node }) => node.id)).toEqual([runWorkflow.id])
    expect(around?.suggestedWorkflows.map(({ workflow }) => workflow.id)).toContain(id)

    const { workflowBlueprints } = workbench
    const { createWorkflowFromBlueprint: copy } = await send(documents.CreateWorkflowFromBlueprintDocument, {
      blueprintId: workflowBlueprints[0]?.id ?? '',
      name: 'A copy',
    })
    expect(copy).toMatchObject({ name: 'A copy', published: false })
    const patience = { name: 'wait', action: 'wait', parameters: { duration: 'PT1H' } }
    const { updateWorkflow: waiting } = await send(documents.UpdateWorkflowDocument, {
      id: copy.id,
      input: { name: 'Later', triggers: [{ kind: 'MANUAL' }], steps: [patience] },
    })
    await send(documents.PublishWorkflowDocument, { id: waiting.id, published: true })
    const { runWorkflow: late } = await send(documents.RunWorkflowDocument, { input: { workflowId: waiting.id } })
    await server.app.settled()
    expect((await send(documents.CancelRunDocument, { id: late.id })).cancelWorkflowRun.state).toBe('CANCELED')
    const { workflow } = await send(documents.WorkflowPageDocument, { id: waiting.id })
    expect(workflow?.runs.edges).toMatchObject([{ node: { id: late.id, state: 'CANCELED' } }])
    expect((await send(documents.DeleteWorkflowDocument, { id: waiting.id })).deleteWorkflow).toBe(true)
    const { workflows } = await send(documents.WorkflowsDocument, { query: 'action:http.request' })
    expect(workflows.edges.map(({ node }) => node.id)).toEqual([id])
    expect((await send(documents.DeleteSecretDocument, { name: 'HOOK' })).deleteSecret).toBe(true)
  })

  test('a notification rule is tried, told by, and its failed delivery is sent again', async () => {
    const { send, attack, server, outside } = bound(walk())
    const before = await attack()
    const input = {
      name: 'Guessed passwords',
      query: 'technique:t1110-brute-force',
      severities: ['CRITICAL' as const],
      targets: [{ kind: 'WEBHOOK' as const, address: `${outside.url}/told` }],
    }
    const { previewNotificationRule } = await send(documents.TryNotificationRuleDocument, { input, range: DAY })
    expect(previewNotificationRule.samples).toContainEqual({ id: before.id, title: before.title })
    const { createNotificationRule: made } = await send(documents.CreateNotificationRuleDocument, { input })
    const { testNotificationRule } = await send(documents.TestNotificationRuleDocument, { id: made.id })
    expect(testNotificationRule).toMatchObject([{ delivered: true, error: null }])
    const { updateNotificationRule } = await send(documents.UpdateNotificationRuleDocument, {
      id: made.id,
      input: { ...input, name: 'Guessed' },
      expectedVersion: made.version,
    })
    expect(updateNotificationRule).toMatchObject({ name: 'Guessed', version: made.version + 1 })

    outside.answer = () => 400
    const { id: signalId } = await attack()
    const asked = { notificationRuleId: made.id, signalId }
    const { deliveries } = await send(documents.DeliveriesDocument, asked)
    expect(deliveries.edges).toMatchObject([{ node: { state: 'FAILED', notificationRule: { name: 'Guessed' } } }])
    outside.answer = () => 200
    await send(documents.RetryDeliveryDocument, { id: deliveries.edges[0]?.node.id ?? '' })
    await server.app.settled()
    const { deliveries: again } = await send(documents.DeliveriesDocument, { ...asked, state: 'DELIVERED' })
    expect(again.edges).toHaveLength(1)
    expect((await send(documents.NotificationRulesDocument, {})).notificationRules).toMatchObject([{ id: made.id }])
    expect((await send(documents.DeleteNotificationRuleDocument, { id: made.id })).deleteNotificationRule).toBe(true)
  })

  test('people get roles, teams and keys, lose them, and all of it is in the audit trail', async () => {
    const { send, attack } = bound(walk())
    const { id: signalId, address } = await attack()
    const role = { name: 'One address', permissions: ['security_monitoring_signals_read', 'logs_read_data'] }
    const { createRole } = await send(documents.CreateRoleDocument, { input: role })
    const { updateRole } = await send(documents.UpdateRoleDocument, {
      id: createRole.id,
      input: { ...role, restrictionQuery: `@network.client.ip:${address}` },
    })
    expect(updateRole.restrictionQuery).toContain(address)
    const { createUser } = await send(documents.CreateUserDocument, {
      input: { name: 'Ada', email: 'ada@example.com', handle: 'ada' },
    })
    const userId = createUser.id
    const { setUserRoles } = await send(documents.GiveRolesDocument, { userId, roleIds: [createRole.id] })
    expect(setUserRoles.roles).toMatchObject([{ id: createRole.id }])
    const { createTeam } = await send(documents.CreateTeamDocument, {
      input: { name: 'Night', handle: 'night', memberIds: [userId] },
    })
    const { updateTeam } = await send(documents.UpdateTeamDocument, {
      id: createTeam.id,
      input: { name: 'Day', handle: 'night', memberIds: [userId] },
    })
    expect(updateTeam).toMatchObject({ name: 'Day', members: [{ id: userId }] })

    const { createApiKey } = await send(documents.CreateApiKeyDocument, { input: { name: 'hers', ownerId: userId } })
    const { token, apiKey } = createApiKey
    expect((await send(documents.WhoAmIDocument, {}, token)).viewer.user?.handle).toBe('ada')
    const everything = { query: '', range: DAY, facets: [] }
    const { signalSearch } = await send(documents.ExploreSignalsDocument, everything, token)
    expect(signalSearch.signals.edges.map(({ node }) => node.id)).toEqual([signalId])
    const { explainAccess } = await send(documents.WhySeenDocument, { signalId, userId })
    expect(explainAccess).toMatchObject({ sees: true, roles: [{ selects: true }] })
    const { apiKeys } = await send(documents.ApiKeysDocument, {})
    expect(apiKeys.map(({ name }) => name)).toContain('hers')
    const { users, teams, permissions } = await send(documents.DirectoryDocument, {})
    expect(users.edges).toContainEqual({ node: expect.objectContaining({ handle: 'ada', teams: [expect.anything()] }) })
    expect(teams).toHaveLength(1)
    expect(permissions.length).toBeGreaterThan(20)

    expect((await send(documents.RevokeApiKeyDocument, { id: apiKey.id })).revokeApiKey.revokedAt).not.toBeNull()
    const { errors } = await walk().server.answer(documents.WhoAmIDocument, {}, token)
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await send(documents.ShutOutDocument, { userId })).disableUser.disabled).toBe(true)
    expect((await send(documents.DeleteTeamDocument, { id: createTeam.id })).deleteTeam).toBe(true)
    expect((await send(documents.DeleteRoleDocument, { id: createRole.id })).deleteRole).toBe(true)

    const { auditEvents } = await send(documents.AuditTrailDocument, {
      query: '@asset.type:role @asset.name:"One address"',
      range: DAY,
    })
    expect(auditEvents.edges.map(({ node }) => node.assetName)).toEqual(Array(3).fill('One address'))
    expect((await send(documents.AuditFieldsDocument, { prefix: 'action' })).auditFields.length).toBeGreaterThan(0)
    const { verifyAuditTrail } = await send(documents.VerifyAuditDocument, { range: DAY })
    expect(verifyAuditTrail).toMatchObject({ valid: true, firstBrokenId: null })
  })
}
