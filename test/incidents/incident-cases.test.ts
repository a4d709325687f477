import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { type IncidentDesk, openIncidentDesk } from './desk.ts'

let desk: IncidentDesk
let projectId: string

beforeAll(async () => {
  desk = await openIncidentDesk()
  const project = 'mutation { createCaseProject(input: { key: "SEC", name: "Security" }) { id } }'
  projectId = (await desk.run(project)).createCaseProject.id
})

afterAll(() => desk.server.close())

const BOTH = `query ($publicId: Int!, $key: String!) {
  incident(publicId: $publicId) { cases { key } signalCount timeline(first: 10) { edges { node { kind newValue previousValue } } } }
  case(key: $key) { incidents { publicId } timeline(first: 10) { edges { node { kind newValue previousValue } } } }
}`
const ADD = 'mutation ($id: ID!, $caseId: ID!) { addCaseToIncident(incidentId: $id, caseId: $caseId) { publicId } }'
const REMOVE =
  'mutation ($id: ID!, $caseId: ID!) { removeCaseFromIncident(incidentId: $id, caseId: $caseId) { publicId } }'
const MERGE = 'mutation ($into: ID!, $ids: [ID!]!) { mergeCases(intoCaseId: $into, caseIds: $ids) { id } }'
const UNMERGE = 'mutation ($id: ID!) { unmergeCase(caseId: $id) { id } }'

async function openCase(signalIds: string[] = []): Promise<{ id: string; key: string }> {
  const create = 'mutation ($input: CreateCaseInput!) { createCase(input: $input) { id key } }'
  return (await desk.run(create, { input: { projectId, title: 'Odd logins', signalIds } })).createCase
}

const incidentsOf = async (key: string): Promise<number[]> =>
  (await desk.run('query ($key: String!) { case(key: $key) { incidents { publicId } } }', { key })).case.incidents.map(
    ({ publicId }: { publicId: number }) => publicId,
  )
const casesOf = async (publicId: number): Promise<string[]> =>
  (
    await desk.run('query ($publicId: Int!) { incident(publicId: $publicId) { cases { key } } }', { publicId })
  ).incident.cases.map(({ key }: { key: string }) => key)

describe('an incident and a case', () => {
  it('know each other when the one is declared from the other', async () => {
    const signalIds = await desk.signals(2)
    const { id: caseId, key } = await openCase(signalIds)
    const { publicId } = await desk.declare({ caseId, signalIds })
    const { incident, case: found } = await desk.run(BOTH, { publicId, key })
    expect(incident).toMatchObject({ cases: [{ key }], signalCount: 2 })
    expect(incident.timeline.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { kind: 'DECLARED' },
      { kind: 'SIGNALS_ADDED', newValue: '2' },
      { kind: 'CASE_ADDED', newValue: key },
    ])
    expect(found.incidents).toEqual([{ publicId }])
    expect(found.timeline.edges.at(-1).node).toMatchObject({ kind: 'INCIDENT_ADDED', newValue: `#${publicId}` })
  })

  it('come together and part later, and saying so twice changes nothing', async () => {
    const { id: caseId, key } = await openCase()
    const { id, publicId } = await desk.declare()
    for (const mutation of [ADD, ADD, REMOVE, REMOVE]) await desk.run(mutation, { id, caseId })
    const { incident, case: found } = await desk.run(BOTH, { publicId, key })
    expect(incident.cases).toEqual([])
    expect(found.incidents).toEqual([])
    const kinds = (timeline: { edges: { node: { kind: string } }[] }) => timeline.edges.map(({ node }) => node.kind)
    expect(kinds(incident.timeline)).toEqual(['DECLARED', 'CASE_ADDED', 'CASE_REMOVED'])
    expect(kinds(found.timeline)).toEqual(['CREATED', 'INCIDENT_ADDED', 'INCIDENT_REMOVED'])
  })

  it('stay together when the case is merged into another, and part with it again', async () => {
    const [worked, merged] = [await openCase(), await openCase()]
    const { id, publicId } = await desk.declare({ caseId: merged.id })
    await desk.run(MERGE, { into: worked.id, ids: [merged.id] })
    expect(await incidentsOf(worked.key)).toEqual([publicId])
    expect(await casesOf(publicId)).toEqual([worked.key])
    expect(await desk.fail(ADD, { id, caseId: merged.id })).toMatchObject({ code: 'CONFLICT' })
    await desk.run(UNMERGE, { id: merged.id })
    expect(await incidentsOf(worked.key)).toEqual([])
    expect(await casesOf(publicId)).toEqual([merged.key])
  })

  it('stay together when the case was added itself after another brought the incident along', async () => {
    const [worked, merged] = [await openCase(), await openCase()]
    const { id, publicId } = await desk.declare({ caseId: merged.id })
    await desk.run(MERGE, { into: worked.id, ids: [merged.id] })
    const before = await desk.timeline(publicId)
    await desk.run(ADD, { id, caseId: worked.id })
    await desk.run(ADD, { id, caseId: worked.id })
    expect(await desk.timeline(publicId)).toEqual(before)
    expect(await casesOf(publicId)).toEqual([worked.key])
    await desk.run(UNMERGE, { id: merged.id })
    expect(await incidentsOf(worked.key)).toEqual([publicId])
    expect((await casesOf(publicId)).sort()).toEqual([worked.key, merged.key].sort())
  })

  it('are not brought together by half, nor by those who may not', async () => {
    const { id: caseId, key } = await openCase()
    const before = (await desk.search('')).total
    for (const none of ['cas_none', ''])
      expect(await desk.refuse({ caseId: none })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await desk.refuse({ caseId, signalIds: ['sig_none'] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await incidentsOf(key)).toEqual([])
    expect((await desk.search('')).total).toBe(before)
    const { id } = await desk.declare()
    const reader = await addUser(desk.server, 'reader', 'Read Only')
    expect(await desk.fail(ADD, { id, caseId }, reader.key)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await desk.fail(ADD, { id: 'inc_none', caseId })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
