import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BULK_ASSIGN, type BulkDesk, openBulkDesk, UNDO } from './bulk-desk.ts'

let desk: BulkDesk
let me: string

beforeAll(async () => {
  desk = await openBulkDesk()
  const { data } = await desk.answer<{ viewer: { user: { id: string } } }>('{ viewer { user { id } } }')
  me = data.viewer.user.id
})

afterAll(() => desk.close())

const undo = async (id: string) => (await desk.ask(UNDO, { id })).undoBulkAction

/** What people see of the triage, without when it was last changed and by whom. */
async function triageOf(ids: readonly string[]) {
  const signals = await desk.signals()
  return ids.map((id) => signals.get(id)?.triage)
}

describe('undoing', () => {
  it('restores what nobody has changed since, and says what somebody has', async () => {
    const ids = await desk.open(3)
    const action = await desk.triage({ ids }, { state: 'UNDER_REVIEW' })
    await desk.triage({ ids: ids.slice(0, 1) }, { state: 'ARCHIVED', archiveReason: 'OTHER' })
    const undone = await undo(action.id)
    expect(undone).toMatchObject({
      ...{ kind: 'UNDO', state: 'COMPLETED', total: 3, changed: 2, failed: 1, undoable: false },
      undoes: { id: action.id, undoable: false, undoneBy: { id: undone.id } },
    })
    const { nodes } = await desk.outcomes(undone.id, 'FAILED')
    expect(nodes).toMatchObject([{ signalId: ids[0], code: 'CONFLICT' }])
    expect((await triageOf(ids)).map((triage) => triage?.state)).toEqual(['ARCHIVED', 'OPEN', 'OPEN'])
    const again = await desk.answer(UNDO, { id: action.id })
    expect(again.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', undoneBy: undone.id })
  })

  it('is not hindered by what detection, or somebody else about other things, has done since', async () => {
    const ids = await desk.open(2)
    const action = await desk.triage(
      { ids },
      { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE', archiveComment: 'x' },
    )
    await desk.ask(BULK_ASSIGN, { selection: { ids }, assigneeId: me, options: {} })
    expect(await undo(action.id)).toMatchObject({ changed: 2, failed: 0 })
    expect(await triageOf(ids)).toEqual(
      ids.map(() => ({ state: 'OPEN', archiveReason: 'NONE', archiveComment: null, assignee: { id: me } })),
    )
  })

  it('refuses a dry run, and an undo', async () => {
    const ids = await desk.open(1)
    const dry = await desk.triage({ ids }, { state: 'ARCHIVED' }, { dryRun: true })
    expect(dry).toMatchObject({ changed: 1, undoable: false })
    expect((await desk.answer(UNDO, { id: dry.id })).errors[0]?.extensions.code).toBe('CONFLICT')
    const { id } = await undo((await desk.triage({ ids })).id)
    expect((await desk.answer(UNDO, { id })).errors[0]?.extensions.code).toBe('CONFLICT')
    expect((await desk.answer(UNDO, { id: 'blk_none' })).errors[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('of any actions, in reverse order, leaves the triage as it was', async () => {
    const ids = await desk.open(6)
    const some = fc.subarray(ids, { minLength: 1 })
    const state = fc.constantFrom('OPEN' as const, 'UNDER_REVIEW' as const, 'ARCHIVED' as const)
    const archiveReason = fc.constantFrom('NONE' as const, 'FALSE_POSITIVE' as const, 'OTHER' as const)
    const action = fc.oneof(
      fc.record({ ids: some, state, archiveReason, archiveComment: fc.constantFrom('a', 'b', null) }),
      fc.record({ ids: some, assigneeId: fc.constantFrom(me, null) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 6 }), async (actions) => {
        const before = await triageOf(ids)
        const started: string[] = []
        for (const each of actions) {
          if ('state' in each) {
            const archived = each.state === 'ARCHIVED'
            const change = archived
              ? { state: each.state, archiveReason: each.archiveReason, archiveComment: each.archiveComment }
              : { state: each.state }
            started.push((await desk.triage({ ids: each.ids }, change)).id)
          } else {
            const selection = { ids: each.ids }
            const { bulkAssignSignals } = await desk.ask(BULK_ASSIGN, {
              selection,
              assigneeId: each.assigneeId,
              options: {},
            })
            started.push(bulkAssignSignals.id)
          }
        }
        for (const id of started.reverse()) {
          const { action, nodes } = await desk.outcomes(id)
          expect(action.total).toBe(nodes.length)
          if (action.undoable) expect(await undo(id)).toMatchObject({ changed: action.changed, failed: 0 })
        }
        expect(await triageOf(ids)).toEqual(before)
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 120_000)
})
