import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/kernel/viewer.ts'
import { openSignalDesk, type SignalDesk } from './signal-desk.ts'

let desk: SignalDesk

beforeAll(async () => {
  desk = await openSignalDesk()
})

afterAll(() => desk.close())

const historyOf = async (signalId: string, first = 50) => {
  const [page] = await desk.signals.service.historyPages(desk.ada, [{ signalId, first }])
  return page?.edges.map(({ node }) => node) ?? []
}

const auditOf = (id: string) =>
  desk.postgres.read(
    {
      name: 'audit-of-signal',
      text: `SELECT action, actor_name AS actor, asset_type AS type, changes FROM audit_events WHERE asset_id = $1 ORDER BY at, id`,
    },
    [id],
  )

const refused = (code: string) => expect.objectContaining({ code })

describe('triage of a signal', () => {
  it('stores what was decided, counts the version and is found by searching at once', async () => {
    const { id } = await desk.open()
    desk.clock.advance(90_000)
    const triaged = await desk.signals.service.triage(desk.ada, {
      signalId: id,
      state: 'UNDER_REVIEW',
      expectedVersion: 1,
    })
    const expected = { state: 'UNDER_REVIEW', changedAt: desk.clock.now(), changedBy: desk.ada.actor }
    expect(triaged).toMatchObject({ version: 2, triage: expected, timeToAcknowledge: 90 })
    expect(await desk.signals.service.get(desk.ada, id)).toMatchObject({
      version: 2,
      triage: expected,
      timeToAcknowledge: 90,
    })
    expect(await desk.indexed(id)).toMatchObject({ version: 2, state: 'under_review', time_to_acknowledge: 90 })
  })

  it('keeps old and new values with who changed them, in the history and in the audit trail', async () => {
    const { id, title } = await desk.open()
    const { service } = desk.signals
    await service.triage(desk.ada, {
      signalId: id,
      state: 'ARCHIVED',
      archiveReason: 'FALSE_POSITIVE',
      archiveComment: 'Ours.',
    })
    desk.clock.advance(1_000)
    await service.triage(desk.grace, { signalId: id, state: 'OPEN' })
    const entries = (await historyOf(id)).map(({ action, field, previousValue, newValue, actor }) => [
      action,
      field,
      previousValue,
      newValue,
      actor.name,
    ])
    expect(entries).toEqual([
      ['TRIAGED', 'state', 'ARCHIVED', 'OPEN', 'Grace'],
      ['TRIAGED', 'archiveReason', 'FALSE_POSITIVE', 'NONE', 'Grace'],
      ['TRIAGED', 'archiveComment', 'Ours.', null, 'Grace'],
      ['TRIAGED', 'state', 'OPEN', 'ARCHIVED', 'Ada'],
      ['TRIAGED', 'archiveReason', 'NONE', 'FALSE_POSITIVE', 'Ada'],
      ['TRIAGED', 'archiveComment', null, 'Ours.', 'Ada'],
      ['CREATED', 'severity', null, 'MEDIUM', 'Brute force against a user'],
    ])
    expect(await auditOf(id)).toMatchObject([
      { action: 'created', type: 'security_signal', actor: 'Brute force against a user' },
      { action: 'modified', actor: 'Ada' },
      {
        action: 'modified',
        actor: 'Grace',
        changes: expect.arrayContaining([{ field: 'state', previousValue: 'ARCHIVED', newValue: 'OPEN' }]),
      },
    ])
    expect(await service.get(desk.ada, id)).toMatchObject({
      title,
      triage: { state: 'OPEN', archiveReason: 'NONE', archiveComment: null },
    })
  })

  it('measures the times to detect, acknowledge and resolve in seconds from the creation', async () => {
    const { id, timeToDetect, timestamp } = await desk.open({
      triggeredAt: new Date(desk.clock.now().getTime() - 45_500),
    })
    expect(timeToDetect).toBe(45.5)
    const { service } = desk.signals
    expect(await service.get(desk.ada, id)).toMatchObject({ timestamp, timeToAcknowledge: null, timeToResolve: null })
    desk.clock.advance(60_000)
    await service.triage(desk.ada, { signalId: id, state: 'UNDER_REVIEW' })
    desk.clock.advance(240_000)
    await service.triage(desk.ada, { signalId: id, state: 'ARCHIVED' })
    expect(await service.get(desk.ada, id)).toMatchObject({
      timeToDetect: 45.5,
      timeToAcknowledge: 60,
      timeToResolve: 300,
    })
    await service.triage(desk.ada, { signalId: id, state: 'OPEN' })
    expect(await service.get(desk.ada, id)).toMatchObject({ timeToAcknowledge: 60, timeToResolve: null })
  })

  it('leaves no trace of a change that changes nothing', async () => {
    const { id } = await desk.open()
    expect(await desk.signals.service.triage(desk.ada, { signalId: id, state: 'OPEN' })).toMatchObject({ version: 1 })
    expect(await historyOf(id)).toHaveLength(1)
    expect(await auditOf(id)).toHaveLength(1)
  })

  it('locks a signal thirty days after it was created', async () => {
    const { id, triage } = await desk.open()
    const { service } = desk.signals
    desk.clock.set(new Date(triage.locksAt.getTime() - 1))
    expect(await service.triage(desk.ada, { signalId: id, state: 'UNDER_REVIEW' })).toMatchObject({
      triage: { locked: false },
    })
    desk.clock.set(triage.locksAt)
    expect(await service.get(desk.ada, id)).toMatchObject({ triage: { locked: true } })
    await expect(service.triage(desk.ada, { signalId: id, state: 'ARCHIVED' })).rejects.toThrow(refused('LOCKED'))
    await expect(service.assign(desk.ada, id, desk.grace.userId)).rejects.toThrow(refused('LOCKED'))
    await expect(service.comment(desk.ada, id, 'Too late')).rejects.toThrow(refused('LOCKED'))
  })

  it('lets exactly one of two people win who triage the same version at once', async () => {
    const { id } = await desk.open()
    const wishes = [desk.ada, desk.grace].map((viewer) =>
      desk.signals.service.triage(viewer, { signalId: id, state: 'UNDER_REVIEW', expectedVersion: 1 }),
    )
    const outcomes = await Promise.allSettled(wishes)
    const lost = outcomes.filter(({ status }) => status === 'rejected')
    expect(lost).toMatchObject([{ reason: { code: 'CONFLICT', details: { expectedVersion: 1, version: 2 } } }])
    expect(await desk.signals.service.get(desk.ada, id)).toMatchObject({ version: 2 })
  })

  it('is refused to whoever may only read, and for a signal that does not exist', async () => {
    const { id } = await desk.open()
    const reader: Viewer = { ...desk.ada, permissions: new Set(['security_monitoring_signals_read']) }
    const wish = { signalId: id, state: 'ARCHIVED' } as const
    await expect(desk.signals.service.triage(reader, wish)).rejects.toThrow(refused('FORBIDDEN'))
    await expect(desk.signals.service.comment(reader, id, 'Hm')).rejects.toThrow(refused('FORBIDDEN'))
    await expect(desk.signals.service.assign(reader, id, null)).rejects.toThrow(refused('FORBIDDEN'))
    await expect(desk.signals.service.triage(desk.ada, { ...wish, signalId: 'sig_0' })).rejects.toThrow(
      refused('NOT_FOUND'),
    )
    await expect(desk.signals.service.get(desk.ada, 'sig_0')).rejects.toThrow(refused('NOT_FOUND'))
    await expect(desk.signals.service.get({ ...reader, permissions: new Set() }, id)).rejects.toThrow(
      refused('FORBIDDEN'),
    )
  })
})

describe('assignment of a signal', () => {
  it('names the assignee in the index and both handles in the history', async () => {
    const { id } = await desk.open()
    const { service } = desk.signals
    await service.assign(desk.ada, id, desk.grace.userId)
    expect(await desk.indexed(id)).toMatchObject({
      assignee_id: desk.grace.userId,
      assignee_name: 'Grace',
      assignee_handle: 'grace',
    })
    await service.assign(desk.ada, id, desk.ada.userId, 2)
    await service.assign(desk.grace, id, null)
    expect(await desk.indexed(id)).toMatchObject({ version: 4, assignee_id: '', assignee_name: '' })
    expect(await historyOf(id, 3)).toMatchObject([
      { action: 'ASSIGNED', previousValue: 'ada', newValue: null, actor: { name: 'Grace' } },
      { action: 'ASSIGNED', previousValue: 'grace', newValue: 'ada', actor: { name: 'Ada' } },
      { action: 'ASSIGNED', previousValue: null, newValue: 'grace', actor: { name: 'Ada' } },
    ])
    await expect(service.assign(desk.ada, id, desk.ada.userId, 2)).rejects.toThrow(refused('CONFLICT'))
  })

  it('refuses somebody unknown or disabled', async () => {
    const { id } = await desk.open()
    await expect(desk.signals.service.assign(desk.ada, id, 'usr_0')).rejects.toThrow(refused('BAD_USER_INPUT'))
    await desk.disable(desk.grace)
    await expect(desk.signals.service.assign(desk.ada, id, desk.grace.userId)).rejects.toThrow(
      refused('BAD_USER_INPUT'),
    )
  })
})

describe('comments on a signal', () => {
  it('go into the history and leave the version alone', async () => {
    const { id } = await desk.open()
    expect(await desk.signals.service.comment(desk.ada, id, 'Asked the user.')).toMatchObject({ version: 1 })
    expect(await historyOf(id, 1)).toMatchObject([
      { action: 'COMMENTED', newValue: 'Asked the user.', actor: { name: 'Ada' } },
    ])
  })

  it('have 1 to 10,000 characters', async () => {
    const { id } = await desk.open()
    for (const body of ['', ' \n', 'x'.repeat(10_001)]) {
      await expect(desk.signals.service.comment(desk.ada, id, body)).rejects.toThrow(refused('BAD_USER_INPUT'))
    }
  })
})

describe('history of signals', () => {
  it('is paged without repeating or skipping an entry, for many signals by one statement', async () => {
    const [first, second] = [await desk.open(), await desk.open()]
    for (const body of ['one', 'two', 'three']) await desk.signals.service.comment(desk.ada, first.id, body)
    const pages = await desk.signals.service.historyPages(desk.ada, [
      { signalId: first.id, first: 2 },
      { signalId: second.id, first: 2 },
    ])
    expect(pages.map(({ edges }) => edges.map(({ node }) => node.newValue))).toEqual([['three', 'two'], ['MEDIUM']])
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false])
    const after = pages[0]?.pageInfo.endCursor ?? null
    const [next] = await desk.signals.service.historyPages(desk.ada, [{ signalId: first.id, first: 2, after }])
    expect(next?.edges.map(({ node }) => node.newValue)).toEqual(['one', 'MEDIUM'])
    expect(next?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    await expect(
      desk.signals.service.historyPages(desk.ada, [{ signalId: first.id, after: 'nonsense' }]),
    ).rejects.toThrow(refused('BAD_USER_INPUT'))
  })
})
