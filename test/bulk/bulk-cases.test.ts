import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BulkDesk, openBulkDesk } from './bulk-desk.ts'

let desk: BulkDesk
let projectId: string

beforeAll(async () => {
  desk = await openBulkDesk()
  const { createCaseProject } = await run<{ createCaseProject: { id: string } }>(
    'mutation { createCaseProject(input: { key: "SEC", name: "Security" }) { id } }',
  )
  projectId = createCaseProject.id
})

afterAll(() => desk.close())

interface Started {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
  readonly case: { readonly id: string; readonly key: string; readonly signalCount: number } | null
}
const STARTED = 'id kind state total changed unchanged failed case { id key signalCount }'

async function run<Data>(document: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await desk.answer<Data>(document, variables)
  if (errors.length) throw new Error(JSON.stringify(errors))
  return data
}

const createCase = async (ids: readonly string[], options: object = {}) =>
  (
    await run<{ bulkCreateCase: Started }>(
      `mutation ($ids: [ID!], $case: CreateCaseInput!, $options: BulkOptionsInput) {
        bulkCreateCase(selection: { ids: $ids }, case: $case, options: $options) { ${STARTED} } }`,
      { ids, case: { projectId, title: 'Break-in' }, options },
    )
  ).bulkCreateCase

const undo = async (id: string) =>
  (await run<{ undoBulkAction: Started }>(`mutation ($id: ID!) { undoBulkAction(id: $id) { ${STARTED} } }`, { id }))
    .undoBulkAction

const stateOf = async (id: string) => (await desk.signals()).get(id)?.triage.state

describe('a case from many signals', () => {
  it('has them, under review, and loses them when that is undone', async () => {
    const ids = await desk.open(3)
    await desk.triage({ ids: ids.slice(0, 1) }, { state: 'ARCHIVED' })
    const created = await createCase([...ids, 'sig_none'])
    expect(created).toMatchObject({
      kind: 'CREATE_CASE',
      changed: 3,
      failed: 1,
      case: { key: 'SEC-1', signalCount: 3 },
    })
    expect([await stateOf(ids[0] as string), await stateOf(ids[1] as string)]).toEqual(['ARCHIVED', 'UNDER_REVIEW'])
    await desk.triage({ ids: ids.slice(2) }, { state: 'ARCHIVED' })
    const undone = await undo(created.id)
    expect(undone).toMatchObject({ changed: 2, failed: 1, case: { key: 'SEC-1', signalCount: 1 } })
    expect([await stateOf(ids[0] as string), await stateOf(ids[1] as string)]).toEqual(['ARCHIVED', 'OPEN'])
  })

  it('is not created by a dry run', async () => {
    const ids = await desk.open(2)
    expect(await createCase(ids, { dryRun: true })).toMatchObject({ changed: 2, case: null })
    expect(await createCase(ids)).toMatchObject({ case: { key: 'SEC-2' } })
  })

  it('gets more, and those that it has are unchanged', async () => {
    const ids = await desk.open(2)
    const { case: made } = await createCase(ids.slice(0, 1))
    const { bulkAddSignalsToCase: added } = await run<{ bulkAddSignalsToCase: Started }>(
      `mutation ($ids: [ID!], $caseId: ID!) { bulkAddSignalsToCase(selection: { ids: $ids }, caseId: $caseId) { ${STARTED} } }`,
      { ids, caseId: made?.id },
    )
    expect(added).toMatchObject({ kind: 'ADD_TO_CASE', changed: 1, unchanged: 1, case: { signalCount: 2 } })
    expect(await undo(added.id)).toMatchObject({ changed: 1, failed: 0, case: { signalCount: 1 } })
  })

  it('is told what is wrong with it', async () => {
    const { errors } = await desk.answer(
      `mutation ($case: CreateCaseInput!) { bulkCreateCase(selection: { ids: [] }, case: $case) { id } }`,
      { case: { projectId, title: ' ' } },
    )
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'case.title' })
    const missing = await desk.answer(
      'mutation { bulkAddSignalsToCase(selection: { ids: [] }, caseId: "cas_none") { id } }',
    )
    expect(missing.errors[0]?.extensions.code).toBe('NOT_FOUND')
  })
})

describe('an incident', () => {
  it('gets many signals, and loses them when that is undone', async () => {
    const ids = await desk.open(2)
    const { declareIncident } = await run<{ declareIncident: { id: string } }>(
      'mutation { declareIncident(input: { title: "Break-in", severity: SEV_2 }) { id } }',
    )
    const { bulkAddSignalsToIncident: added } = await run<{ bulkAddSignalsToIncident: Started & { incident: object } }>(
      `mutation ($ids: [ID!], $id: ID!) {
        bulkAddSignalsToIncident(selection: { ids: $ids }, incidentId: $id) { ${STARTED} incident { id signalCount } } }`,
      { ids, id: declareIncident.id },
    )
    expect(added).toMatchObject({ kind: 'ADD_TO_INCIDENT', changed: 2, incident: { signalCount: 2 } })
    expect(await stateOf(ids[0] as string)).toBe('UNDER_REVIEW')
    expect(await undo(added.id)).toMatchObject({ changed: 2, failed: 0 })
    expect(await stateOf(ids[0] as string)).toBe('OPEN')
  })
})

describe('a case that is asked for several times at once', () => {
  it('is created once when all bring the same key', async () => {
    const ids = await desk.open(2)
    const options = { idempotencyKey: 'one case' }
    const actions = await Promise.all([1, 2, 3].map(() => createCase(ids, options)))
    actions.push(await createCase(ids, options))
    expect(new Set(actions.map(({ id }) => id)).size).toBe(1)
    expect(new Set(actions.map(({ state }) => state))).toEqual(new Set(['COMPLETED']))
    const first = actions[0]?.case?.key ?? ''
    const next = (await createCase(ids)).case?.key ?? ''
    // None was created and left behind.
    expect(Number(next.slice(4))).toBe(Number(first.slice(4)) + 1)
  })
})
