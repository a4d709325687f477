import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignalWish } from '../../src/modules/signals/index.ts'
import { openSignalDesk, type SignalDesk } from './signal-desk.ts'

let desk: SignalDesk

beforeAll(async () => {
  desk = await openSignalDesk()
})

afterAll(() => desk.close())

const SECURITY_CASE: SignalWish = { kind: 'LINK', link: { to: 'case', id: 'cas_1', label: 'SEC-1' } }

async function apply(ids: readonly string[], wish: SignalWish) {
  const outcomes = await desk.postgres.transaction((tx) => desk.signals.batch.apply(tx, desk.ada, ids, wish))
  await desk.feed.settled()
  return outcomes.map((outcome) => [outcome.outcome, outcome.outcome === 'FAILED' ? outcome.code : null])
}

const historyOf = async (signalId: string) => {
  const [page] = await desk.signals.service.historyPages(desk.ada, [{ signalId, first: 10 }])
  return page?.edges.map(({ node: { action, field, newValue } }) => [action, field, newValue])
}

describe('many signals at once', () => {
  it('each get what is wished, or the reason why not', async () => {
    const old = await desk.open()
    desk.clock.advance(31 * 86_400_000)
    const [open, archived] = [await desk.open(), await desk.open()]
    await desk.signals.service.triage(desk.ada, { signalId: archived.id, state: 'ARCHIVED' })
    const ids = [archived.id, 'sig_none', old.id, open.id, open.id]
    expect(await apply(ids, { kind: 'TRIAGE', change: { state: 'ARCHIVED' } })).toEqual([
      ['UNCHANGED', null],
      ['FAILED', 'NOT_FOUND'],
      ['FAILED', 'LOCKED'],
      ['CHANGED', null],
      ['UNCHANGED', null],
    ])
    expect(await desk.indexed(open.id)).toMatchObject({ state: 'archived', version: 2 })
    expect(await historyOf(open.id)).toEqual([
      ['TRIAGED', 'state', 'ARCHIVED'],
      ['CREATED', 'severity', 'MEDIUM'],
    ])
  })

  it('are assigned with one look-up of names', async () => {
    const [first, second] = [await desk.open(), await desk.open()]
    await apply([first.id, second.id], { kind: 'ASSIGN', assigneeId: desk.grace.userId })
    expect(await historyOf(second.id)).toContainEqual(['ASSIGNED', 'assignee', 'grace'])
    expect(await desk.indexed(first.id)).toMatchObject({ assignee_handle: 'grace' })
  })
})

describe('a signal of a case', () => {
  it('comes under review, can be searched by the case, and is no part of it after that', async () => {
    const { id } = await desk.open()
    expect(await apply([id], SECURITY_CASE)).toEqual([['CHANGED', null]])
    expect(await apply([id], SECURITY_CASE)).toEqual([['UNCHANGED', null]])
    expect(await desk.signals.service.get(desk.ada, id)).toMatchObject({
      caseIds: ['cas_1'],
      triage: { state: 'UNDER_REVIEW' },
    })
    expect(await desk.indexed(id)).toMatchObject({ case_ids: ['cas_1'], state: 'under_review' })
    expect(await historyOf(id)).toEqual([
      ['TRIAGED', 'state', 'UNDER_REVIEW'],
      ['LINKED', 'case', 'SEC-1'],
      ['CREATED', 'severity', 'MEDIUM'],
    ])
    expect(await apply([id], { ...SECURITY_CASE, kind: 'UNLINK' } as SignalWish)).toEqual([['CHANGED', null]])
    expect(await apply([id], { ...SECURITY_CASE, kind: 'UNLINK' } as SignalWish)).toEqual([['UNCHANGED', null]])
    expect(await desk.signals.service.get(desk.ada, id)).toMatchObject({ caseIds: [] })
  })

  it('is linked when it is locked, and stays as it is otherwise', async () => {
    const { id } = await desk.open()
    desk.clock.advance(31 * 86_400_000)
    expect(await apply([id], { kind: 'LINK', link: { to: 'incident', id: 7, label: '#7' } })).toEqual([
      ['CHANGED', null],
    ])
    expect(await desk.indexed(id)).toMatchObject({ incident_ids: ['7'], state: 'open' })
  })
})
