import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import {
  BULK_ASSIGN,
  BULK_TRIAGE,
  type BulkDesk,
  CANCEL,
  EVERYTHING,
  OUTCOMES,
  openBulkDesk,
  UNDO,
} from './bulk-desk.ts'

let desk: BulkDesk

beforeAll(async () => {
  desk = await openBulkDesk()
})

afterAll(() => desk.close())

describe('a bulk action on a few signals', () => {
  it('is finished when it is answered, and searching shows what it did', async () => {
    const ids = await desk.open(3)
    const action = await desk.triage({ ids }, { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE' })
    expect(action).toMatchObject({
      ...{ kind: 'TRIAGE', state: 'COMPLETED', total: 3, changed: 3, unchanged: 0, failed: 0, undoable: true },
    })
    const found = await desk.signals('@workflow.triage.archiveReason:false_positive')
    expect([...found.keys()].sort()).toEqual(ids)
    expect(found.get(ids[0] as string)).toMatchObject({
      ...{ version: 2, triage: { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE' } },
      history: {
        edges: [{ node: { field: 'state', newValue: 'ARCHIVED' } }, { node: { field: 'archiveReason' } }, {}],
      },
    })
  })

  it('says of each signal what became of it', async () => {
    const [locked] = await desk.open(1)
    desk.clock.advance(31 * 86_400_000)
    const [open, archived] = await desk.open(2)
    await desk.triage({ ids: [archived as string] })
    const ids = ['sig_none', archived, locked, open, open] as string[]
    const action = await desk.triage({ ids })
    expect(action).toMatchObject({ total: 4, changed: 1, unchanged: 1, failed: 2 })
    const { nodes } = await desk.outcomes(action.id)
    expect(nodes.map(({ signalId, outcome, code }) => [signalId, outcome, code])).toEqual([
      ['sig_none', 'FAILED', 'NOT_FOUND'],
      [archived, 'UNCHANGED', null],
      [locked, 'FAILED', 'LOCKED'],
      [open, 'CHANGED', null],
    ])
    expect((await desk.outcomes(action.id, 'FAILED')).nodes).toHaveLength(2)
  })
})

describe('a selection', () => {
  it('by query takes what matches, but what is excluded', async () => {
    const ids = await desk.open(4)
    await desk.triage({ ids }, { state: 'UNDER_REVIEW' })
    const selection = { ...EVERYTHING, query: '@workflow.triage.state:under_review', excludeIds: ids.slice(0, 1) }
    const action = await desk.triage(selection, { state: 'ARCHIVED' }, { expectedCount: 3 })
    expect(action).toMatchObject({ total: 3, changed: 3 })
  })

  it('of another size than expected starts nothing', async () => {
    const ids = await desk.open(2)
    expect(await refusal({ selection: { ids }, options: { expectedCount: 5 } })).toMatchObject({
      ...{ code: 'CONFLICT', expectedCount: 5, count: 2 },
    })
    expect((await desk.signals()).get(ids[0] as string)?.triage.state).toBe('OPEN')
  })

  it('is told what is wrong with it', async () => {
    const range = { from: 'now-1d' }
    expect(await refusal({ selection: {} })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'selection' })
    expect(await refusal({ selection: { ids: [], query: '', range } })).toMatchObject({ path: 'selection' })
    expect(await refusal({ selection: { query: '' } })).toMatchObject({ path: 'selection.range' })
    expect(await refusal({ selection: { query: 'a AND (', range } })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', path: 'selection.query', length: expect.any(Number) },
    })
    expect(await refusal({ selection: { query: '', range: { from: 'then' } } })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', path: 'selection.range.from' },
    })
    const change = { state: 'OPEN', archiveReason: 'OTHER' }
    expect(await refusal({ selection: { ids: [] }, change })).toMatchObject({ path: 'change.archiveReason' })
    const assigned = await desk.answer(BULK_ASSIGN, { selection: { ids: [] }, assigneeId: 'usr_none' })
    expect(assigned.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'assigneeId' })
  })

  it('of nothing is done at once', async () => {
    expect(await desk.triage({ ids: [] })).toMatchObject({ state: 'COMPLETED', total: 0, undoable: false })
  })
})

describe('a dry run', () => {
  it('says what would become of the signals and changes nothing', async () => {
    const [open, archived] = await desk.open(2)
    await desk.triage({ ids: [archived as string] })
    const before = await desk.signals()
    const ids = [open, archived, 'sig_none'] as string[]
    const action = await desk.triage({ ids }, { state: 'ARCHIVED' }, { dryRun: true })
    expect(action).toMatchObject({ dryRun: true, state: 'COMPLETED', changed: 1, unchanged: 1, failed: 1 })
    expect((await desk.outcomes(action.id)).nodes.map(({ outcome }) => outcome)).toEqual([
      'CHANGED',
      'UNCHANGED',
      'FAILED',
    ])
    expect(await desk.signals()).toEqual(before)
  })
})

describe('an idempotency key', () => {
  it('answers the first action, however often and however fast it is sent', async () => {
    const ids = await desk.open(2)
    const options = { idempotencyKey: 'once' }
    const actions = await Promise.all([1, 2, 3].map(() => desk.triage({ ids }, { state: 'ARCHIVED' }, options)))
    actions.push(await desk.triage({ ids }, { state: 'ARCHIVED' }, options))
    expect(new Set(actions.map(({ id }) => id)).size).toBe(1)
    expect((await desk.signals()).get(ids[0] as string)?.version).toBe(2)
    expect(await refusal({ selection: { ids }, change: { state: 'OPEN' }, options })).toMatchObject({
      ...{ code: 'CONFLICT', bulkActionId: actions[0]?.id },
    })
    expect(await refusal({ selection: { ids }, options: { idempotencyKey: '' } })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', path: 'options.idempotencyKey' },
    })
  })
})

describe('who may only read', () => {
  it('sees what others do, and does nothing', async () => {
    const ids = await desk.open(1)
    const { id } = await desk.triage({ ids })
    const { key } = await addUser(desk, 'rita', 'Read Only')
    const { bulkAction } = await desk.ask(OUTCOMES, { id }, key)
    expect(bulkAction?.outcomes.edges).toHaveLength(1)
    const refused = [
      await desk.answer(BULK_TRIAGE, { selection: { ids }, change: { state: 'OPEN' } }, key),
      await desk.answer(UNDO, { id }, key),
      await desk.answer(CANCEL, { id }, key),
    ]
    expect(refused.map(({ errors }) => errors[0]?.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
  })
})

async function refusal(variables: object) {
  const { errors } = await desk.answer(BULK_TRIAGE, { change: { state: 'ARCHIVED' }, ...variables })
  return errors[0]?.extensions
}
