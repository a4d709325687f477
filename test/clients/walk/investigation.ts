import { expect, test } from 'vitest'
import * as documents from '../../../clients/gql/graphql.ts'
import { bound } from './signals.ts'
import { DAY, type Walk } from './walk.ts'

export function investigationWalk(walk: () => Walk): void {
  test('a case is opened, worked on, merged and taken apart again', async () => {
    const { send, attack, follow } = bound(walk())
    const [first, second] = [await attack(), await attack()]
    const { createCaseProject: project } = await send(documents.CreateCaseProjectDocument, {
      input: { key: 'SEC', name: 'Security' },
    })
    await send(documents.StarCaseProjectDocument, { id: project.id, starred: true })
    const { caseProjects } = await send(documents.CaseProjectsDocument, {})
    expect(caseProjects).toContainEqual(expect.objectContaining({ key: 'SEC', starred: true }))
    const open = async (title: string, signalIds: string[]) =>
      (await send(documents.CreateCaseDocument, { input: { projectId: project.id, title, signalIds } })).createCase
    const main = await open('Guessed passwords', [first.id])
    expect(main).toMatchObject({ key: 'SEC-1', signalCount: 1, status: 'OPEN' })
    const activity = await follow(documents.CaseActivityDocument, { id: main.id })

    const { updateCase } = await send(documents.UpdateCaseDocument, {
      id: main.id,
      input: { priority: 'P1', status: 'IN_PROGRESS' },
      expectedVersion: main.version,
    })
    expect(updateCase).toMatchObject({ priority: 'P1', status: 'IN_PROGRESS' })
    const added = await send(documents.AddToCaseDocument, { caseId: main.id, signalIds: [second.id] })
    expect(added.addSignalsToCase.signalCount).toBe(2)
    const taken = await send(documents.TakeFromCaseDocument, { caseId: main.id, signalId: second.id })
    expect(taken.removeSignalFromCase.signalCount).toBe(1)
    const { commentOnCase } = await send(documents.CommentOnCaseDocument, { caseId: main.id, body: 'Whose is it?' })
    const { editCaseComment } = await send(documents.EditCaseCommentDocument, { id: commentOnCase.id, body: 'Ours.' })
    expect(editCaseComment).toMatchObject({ id: commentOnCase.id, body: 'Ours.' })
    const cells = [{ kind: 'MARKDOWN', body: '# Plan' }] as const
    const { writeCaseNotebook } = await send(documents.WriteNotebookDocument, { caseId: main.id, cells: [...cells] })
    expect(writeCaseNotebook.notebook).toMatchObject([{ body: '# Plan' }])
    await send(documents.WatchCaseDocument, { caseId: main.id, watching: true })
    await activity.results.until((results) => results.some(({ data }) => data.caseActivity.body === 'Ours.'))

    const other = await open('The same again', [second.id])
    const { mergeCases } = await send(documents.MergeCasesDocument, { intoCaseId: main.id, caseIds: [other.id] })
    expect(mergeCases.signalCount).toBe(2)
    expect((await send(documents.UnmergeCaseDocument, { caseId: other.id })).unmergeCase.signalCount).toBe(1)
    const { case: page } = await send(documents.CasePageDocument, { key: 'sec-1' })
    expect(page).toMatchObject({ signalSearch: { total: 1 }, notebook: [{ body: '# Plan' }], watchers: [{}] })
    expect(page?.timeline.edges.map(({ node }) => node.kind)).toContain('MERGED')
    const { deleteCaseComment } = await send(documents.DeleteCaseCommentDocument, { id: commentOnCase.id })
    expect(deleteCaseComment).toBe(true)
    const { cases } = await send(documents.CasesDocument, { query: 'project:sec creator:me priority:p1' })
    expect(cases.edges.map(({ node }) => node.id)).toEqual([main.id])
    expect((await send(documents.CaseFieldsDocument, { prefix: 'prio' })).caseFields[0]?.field).toBe('priority')
  })

  test('an incident is declared by a template, told about, and found', async () => {
    const { send, attack, follow } = bound(walk())
    const [first, second] = [await attack(), await attack()]
    const template: documents.IncidentTemplateInput = {
      name: 'Break-in',
      fields: [{ name: 'door', type: 'DROPDOWN', options: ['front', 'back'], required: true }],
    }
    const { createIncidentTemplate } = await send(documents.CreateIncidentTemplateDocument, {
      input: template,
    })
    const { updateIncidentTemplate } = await send(documents.UpdateIncidentTemplateDocument, {
      id: createIncidentTemplate.id,
      input: { ...template, name: 'Burglary' },
      expectedVersion: createIncidentTemplate.version,
    })
    expect(updateIncidentTemplate).toMatchObject({ name: 'Burglary', fields: [{ name: 'door', required: true }] })
    expect((await send(documents.IncidentTemplatesDocument, {})).incidentTemplates).toHaveLength(2)

    const { declareIncident: incident } = await send(documents.DeclareIncidentDocument, {
      input: {
        title: 'Somebody is in',
        severity: 'SEV_2',
        templateId: createIncidentTemplate.id,
        fields: { door: 'back' },
        signalIds: [first.id],
      },
    })
    expect(incident).toMatchObject({ state: 'ACTIVE', signalCount: 1 })
    const activity = await follow(documents.IncidentActivityDocument, { id: incident.id })
    const incidentId = incident.id
    const { updateIncident } = await send(documents.UpdateIncidentDocument, {
      id: incidentId,
      input: { state: 'STABLE', severity: 'SEV_3' },
    })
    expect(updateIncident).toMatchObject({ state: 'STABLE', severity: 'SEV_3' })
    const added = await send(documents.AddToIncidentDocument, { incidentId, signalIds: [second.id] })
    expect(added.addSignalsToIncident.signalCount).toBe(2)
    const taken = await send(documents.TakeFromIncidentDocument, { incidentId, signalId: second.id })
    expect(taken.removeSignalFromIncident.signalCount).toBe(1)
    const { cases } = await send(documents.CasesDocument, { query: 'project:sec priority:p1' })
    const caseId = cases.edges[0]?.node.id ?? ''
    const joined = await send(documents.JoinCaseToIncidentDocument, { incidentId, caseId })
    expect(joined.addCaseToIncident.cases).toMatchObject([{ key: 'SEC-1' }])
    const parted = await send(documents.PartCaseFromIncidentDocument, { incidentId, caseId })
    expect(parted.removeCaseFromIncident.cases).toEqual([])
    const { addIncidentNote: note } = await send(documents.NoteOnIncidentDocument, { incidentId, body: 'Locked.' })
    const { editIncidentNote } = await send(documents.EditIncidentNoteDocument, { id: note.id, body: 'Locked now.' })
    expect(editIncidentNote.body).toBe('Locked now.')
    await activity.results.until((results) => results.some(({ data }) => data.incidentActivity.body === 'Locked now.'))

    const { incident: page } = await send(documents.IncidentPageDocument, { publicId: incident.publicId })
    expect(page).toMatchObject({ fields: { door: 'back' }, signals: { edges: [{ node: { id: first.id } }] } })
    expect((await send(documents.DeleteIncidentNoteDocument, { id: note.id })).deleteIncidentNote).toBe(true)
    const { incidents } = await send(documents.IncidentsDocument, { query: '@fields.door:back' })
    expect(incidents).toMatchObject({ total: 1, edges: [{ node: { id: incidentId } }] })
    const facets = [{ field: 'state' }]
    const { incidentSearch } = await send(documents.IncidentCountsDocument, { query: '', range: DAY, facets })
    expect(incidentSearch.facets[0]?.values).toContainEqual(expect.objectContaining({ value: 'stable', count: 1 }))
    expect((await send(documents.IncidentFieldsDocument, { prefix: 'sev' })).incidentFields[0]?.field).toBe('severity')
    const { deleteIncidentTemplate } = await send(documents.DeleteIncidentTemplateDocument, {
      id: createIncidentTemplate.id,
    })
    expect(deleteIncidentTemplate).toBe(true)
  })

  test('whom a signal is about is looked up, with neighbours', async () => {
    const { send, attack } = bound(walk())
    const { address } = await attack()
    const of = { kind: 'IP', value: address, range: DAY } as const
    const { entities } = await send(documents.RiskiestEntitiesDocument, { kinds: ['IP'], range: DAY, first: 100 })
    expect(entities.edges.map(({ node }) => node.value)).toContain(address)
    const { entity } = await send(documents.EntityPageDocument, of)
    expect(entity).toMatchObject({ signalCount: 1, signalSearch: { total: 1 }, logSearch: { total: 13 } })
    const { ipInvestigation } = await send(documents.AddressPageDocument, { ip: address, range: DAY })
    expect(ipInvestigation).toMatchObject({ logCount: 13, signalCount: 1, bySource: [{ key: 'auth', value: 13 }] })
    const { activityGraph } = await send(documents.NeighbourhoodDocument, of)
    expect(activityGraph.nodes.map(({ kind }) => kind)).toContain('USER')
  })
}
