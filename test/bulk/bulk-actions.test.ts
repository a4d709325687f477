import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BULK_TRIAGE, type BulkDesk, EVERYTHING, openBulkDesk, UNDO } from './bulk-desk.ts'

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

describe('undoing', () => {
  it('restores what nobody has changed since, and says what somebody has', async () => {
    const ids = await desk.open(3)
    const action = await desk.triage({ ids }, { state: 'UNDER_REVIEW' })
    await desk.triage({ ids: ids.slice(0, 1) }, { state: 'ARCHIVED', archiveReason: 'OTHER' })
    const { undoBulkAction: undo } = await desk.ask(UNDO, { id: action.id })
    expect(undo).toMatchObject({
      ...{ kind: 'UNDO', state: 'COMPLETED', total: 3, changed: 2, failed: 1, undoable: false },
      undoes: { id: action.id, undoable: false, undoneBy: { id: undo.id } },
    })
    const { nodes } = await desk.outcomes(undo.id, 'FAILED')
    expect(nodes).toMatchObject([{ signalId: ids[0], code: 'CONFLICT' }])
    const signals = await desk.signals()
    expect(ids.map((id) => signals.get(id)?.triage.state)).toEqual(['ARCHIVED', 'OPEN', 'OPEN'])
    const again = await desk.answer(UNDO, { id: action.id })
    expect(again.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', undoneBy: undo.id })
  })
})

describe('a selection', () => {
  it('by query takes what matches, but what is excluded', async () => {
    const ids = await desk.open(4)
    await desk.triage({ ids }, { state: 'UNDER_REVIEW' })
    const selection = { ...EVERYTHING, query: '@workflow.triage.state:under_review', excludeIds: ids.slice(0, 1) }
    const action = await desk.triage(selection, { state: 'ARCHIVED' }, { expectedCount: 3 })
    expect(action).toMatchObject({ total: 3, changed: 3 })
    const wrong = await desk.answer(BULK_TRIAGE, {
      ...{ selection: { ids }, change: { state: 'OPEN' }, options: { expectedCount: 5 } },
    })
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', expectedCount: 5, count: 4 })
  })
})
