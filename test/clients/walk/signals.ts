import { expect, test } from 'vitest'
import * as documents from '../../../clients/gql/graphql.ts'
import { DAY, type Walk } from './walk.ts'

const byStatus = { field: 'status' }

export function signalsWalk(walk: () => Walk): void {
  test('signals are explored, counted and looked at', async () => {
    const { send, attack } = bound(walk())
    const signal = await attack()
    const search = { query: '', range: DAY }
    const { signalSearch: page } = await send(documents.ExploreSignalsDocument, { ...search, facets: [byStatus] })
    expect(page.total).toBe(1)
    expect(page.facets[0]?.values).toContainEqual(expect.objectContaining({ value: 'critical', count: 1 }))
    expect(page.timeseries.series[0]?.points.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(1)

    const { signalSearch: byRule } = await send(documents.SignalsByRuleDocument, search)
    expect(byRule.rules.edges[0]?.node).toMatchObject({ rule: signal.rule, count: 1, share: 1 })
    const curves = await send(documents.SignalCurvesDocument, { ...search, groupBy: [byStatus], interval: 'PT1H' })
    expect(curves.signalSearch.timeseries).toMatchObject({ interval: 'PT1H', series: [{ group: ['critical'] }] })
    const { signalSearch: shares } = await send(documents.SignalSharesDocument, { ...search, groupBy: byStatus })
    expect(shares.topList.rows).toMatchObject([{ key: 'critical', value: 1 }])
    expect(shares.pie.slices).toMatchObject([{ key: 'critical', share: 1 }])
    const groupBy = [{ field: 'tactic' }, { field: 'technique' }]
    const { signalSearch: pivot } = await send(documents.SignalTableDocument, { ...search, groupBy })
    expect(pivot.table.groups[0]).toMatchObject({ values: [1], groups: [{ values: [1] }] })
    const { signalSearch: times } = await send(documents.SignalTimesDocument, search)
    expect(times.triageMetrics[0]?.signals).toBe(1)

    const { signal: panel } = await send(documents.SignalPanelDocument, { id: signal.id })
    expect(panel).toMatchObject({ title: signal.title, ruleCase: { severity: 'CRITICAL' } })
    expect(panel?.samples.length).toBeGreaterThan(0)
    const { signal: around } = await send(documents.SignalSurroundingsDocument, { id: signal.id })
    expect(around?.relatedLogs?.total).toBe(13)
    expect(around?.entities).toContainEqual(expect.objectContaining({ kind: 'IP', value: signal.address }))

    expect((await send(documents.SignalFieldsDocument, { prefix: 'stat' })).signalFields[0]?.field).toBe('status')
    const { validateQuery } = await send(documents.CheckQueryDocument, { query: 'status:(high' })
    expect(validateQuery).toMatchObject({ valid: false, errors: [{ offset: expect.any(Number) }] })
    expect((await send(documents.FindNodeDocument, { id: signal.id })).node).toMatchObject({ __typename: 'Signal' })
  })

  test('views are kept, changed, starred and deleted', async () => {
    const { send } = bound(walk())
    const input = { name: 'Mine', query: 'status:critical', range: { from: 'now-1d' } }
    const { saveView } = await send(documents.SaveViewDocument, { input })
    const { updateView } = await send(documents.UpdateViewDocument, {
      id: saveView.id,
      input: { ...input, name: 'Ours' },
    })
    expect(updateView).toMatchObject({ id: saveView.id, name: 'Ours' })
    await send(documents.StarViewDocument, { id: saveView.id, starred: true })
    await send(documents.OpenWithViewDocument, { id: saveView.id })
    const { savedViews } = await send(documents.SavedViewsDocument, {})
    expect(savedViews).toMatchObject([{ name: 'Ours', starred: true, isDefault: true }])
    expect((await send(documents.DeleteViewDocument, { id: saveView.id })).deleteView).toBe(true)
  })

  test('a signal is triaged, assigned and commented on, and each of it arrives live', async () => {
    const { send, attack, follow } = bound(walk())
    const { id, version, address } = await attack()
    const query = `@network.client.ip:${address}`
    const feed = await follow(documents.SignalFeedDocument, { query })
    const changes = await follow(documents.SearchChangesDocument, { query, range: DAY, facets: ['status'] })
    const [snapshot] = await changes.results.count(1)
    expect(snapshot?.data.signalSearchChanges).toMatchObject({ kind: 'SNAPSHOT', total: 1 })

    const input = { signalId: id, state: 'UNDER_REVIEW', expectedVersion: version } as const
    const { triageSignal } = await send(documents.TriageSignalDocument, { input })
    expect(triageSignal).toMatchObject({ version: version + 1, triage: { state: 'UNDER_REVIEW' } })
    const { viewer } = await send(documents.WhoAmIDocument, {})
    const assigneeId = viewer.user?.id ?? ''
    const { assignSignal } = await send(documents.AssignSignalDocument, { signalId: id, assigneeId })
    expect(assignSignal.triage.assignee?.id).toBe(assigneeId)
    const { commentOnSignal } = await send(documents.CommentOnSignalDocument, { signalId: id, body: 'Ours?' })
    expect(commentOnSignal.history.edges[0]?.node.newValue).toBe('Ours?')

    const [first] = await feed.results.count(1)
    expect(first?.data.signalFeed).toMatchObject({ kind: 'UPDATED', signal: { id } })
    const moved = (await changes.results.count(2))[1]
    expect(moved?.data.signalSearchChanges).toMatchObject({ kind: 'CHANGED', total: 1, changed: [{ id }] })
  })

  test('many signals are triaged, assigned, put in a case and an incident and run for, and what can be is undone', async () => {
    const { send, attack, follow, server } = bound(walk())
    const ids = [(await attack()).id, (await attack()).id]
    const selection = { ids }
    const all = { state: 'COMPLETED', total: 2, changed: 2, failed: 0 }
    const change = { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE' } as const
    const { bulkTriageSignals } = await send(documents.TriageManyDocument, { selection, change })
    expect(bulkTriageSignals).toMatchObject({ ...all, undoable: true })
    const { undoBulkAction } = await send(documents.UndoBulkDocument, { id: bulkTriageSignals.id })
    await server.app.settled()
    const progress = await follow(documents.BulkProgressDocument, { id: undoBulkAction.id })
    expect((await progress.results.count(1))[0]?.data.bulkActionProgress).toMatchObject(all)

    const me = (await send(documents.WhoAmIDocument, {})).viewer.user?.id ?? ''
    expect((await send(documents.AssignManyDocument, { selection, assigneeId: me })).bulkAssignSignals).toMatchObject(
      all,
    )
    const { createCaseProject } = await send(documents.CreateCaseProjectDocument, {
      input: { key: 'BULK', name: 'Bulk' },
    })
    const about = { projectId: createCaseProject.id, title: 'Many' }
    expect((await send(documents.OpenCaseOfManyDocument, { selection, case: about })).bulkCreateCase).toMatchObject(all)
    const { createCase } = await send(documents.CreateCaseDocument, { input: about })
    const added = await send(documents.AddManyToCaseDocument, { selection, caseId: createCase.id })
    expect(added.bulkAddSignalsToCase).toMatchObject(all)
    const input = { title: 'Many', severity: 'SEV_3' } as const
    const { declareIncident } = await send(documents.DeclareIncidentDocument, { input })
    const declared = await send(documents.AddManyToIncidentDocument, { selection, incidentId: declareIncident.id })
    expect(declared.bulkAddSignalsToIncident).toMatchObject(all)

    const step = { name: 'look', action: 'threat_intel.lookup_ip', parameters: { ip: '203.0.113.1' } }
    const { createWorkflow } = await send(documents.CreateWorkflowDocument, {
      input: { name: 'Many', triggers: [{ kind: 'MANUAL' }], steps: [step] },
    })
    await send(documents.PublishWorkflowDocument, { id: createWorkflow.id, published: true })
    const { bulkRunWorkflow } = await send(documents.RunForManyDocument, { selection, workflowId: createWorkflow.id })
    expect(bulkRunWorkflow).toMatchObject(all)
    const { bulkAction } = await send(documents.BulkOutcomesDocument, { id: bulkRunWorkflow.id, only: 'CHANGED' })
    expect(bulkAction?.outcomes.edges.map(({ node }) => node.signalId).sort()).toEqual(ids.toSorted())
    expect((await send(documents.BulkActionsDocument, {})).bulkActions.edges.length).toBeGreaterThan(5)
    const { cancelBulkAction } = await send(documents.CancelBulkDocument, { id: bulkRunWorkflow.id })
    expect(cancelBulkAction.state).toBe('COMPLETED')
  })
}

/** The walk's methods, to be named alone. */
export const bound = (walk: Walk) => ({
  server: walk.server,
  outside: walk.outside,
  send: walk.send.bind(walk),
  follow: walk.follow.bind(walk),
  attack: walk.attack.bind(walk),
})
