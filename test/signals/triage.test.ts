import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/kernel/viewer.ts'
import type { StoredSignal, TriageState } from '../../src/modules/signals/index.ts'
import { checkChangeable, decideAssignment, decideTriage, lockTime } from '../../src/modules/signals/triage.ts'

const created = new Date('2026-03-02T09:00:00.000Z')
const later = new Date('2026-03-02T10:00:00.000Z')
const ada: Actor = { kind: 'USER', id: 'usr_ada', name: 'Ada' }

type Triageable = Pick<StoredSignal, 'id' | 'version' | 'triage' | 'acknowledgedAt' | 'resolvedAt'>

const signalOf = (triage: Partial<StoredSignal['triage']> = {}, different: Partial<Triageable> = {}): Triageable => ({
  id: 'sig_1',
  version: 3,
  acknowledgedAt: null,
  resolvedAt: null,
  triage: {
    state: 'OPEN',
    assigneeId: null,
    archiveReason: 'NONE',
    archiveComment: null,
    changedAt: null,
    changedBy: null,
    locked: false,
    locksAt: lockTime(created),
    ...triage,
  },
  ...different,
})

const archived = signalOf(
  { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE', archiveComment: 'A scanner of ours.' },
  { resolvedAt: created },
)

describe('triage', () => {
  it.each<[TriageState, TriageState]>([
    ['OPEN', 'UNDER_REVIEW'],
    ['OPEN', 'ARCHIVED'],
    ['UNDER_REVIEW', 'OPEN'],
    ['UNDER_REVIEW', 'ARCHIVED'],
    ['ARCHIVED', 'OPEN'],
    ['ARCHIVED', 'UNDER_REVIEW'],
  ])('goes from %s to %s, and says who did it when', (from, to) => {
    const decision = decideTriage(signalOf({ state: from }), { state: to }, ada, later)
    expect(decision?.triage).toMatchObject({ state: to, changedAt: later, changedBy: ada })
  })

  it('leaves a signal as it is when it is in the state already', () => {
    expect(decideTriage(signalOf(), { state: 'OPEN' }, ada, later)).toBeNull()
    expect(decideTriage(archived, { state: 'ARCHIVED' }, ada, later)).toBeNull()
    expect(
      decideTriage(
        archived,
        { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE', archiveComment: 'A scanner of ours.' },
        ada,
        later,
      ),
    ).toBeNull()
  })

  it('edits the reason of an archived signal and keeps its comment and the time it was resolved', () => {
    const decision = decideTriage(archived, { state: 'ARCHIVED', archiveReason: 'OTHER' }, ada, later)
    expect(decision?.triage).toMatchObject({ archiveReason: 'OTHER', archiveComment: 'A scanner of ours.' })
    expect(decision?.resolvedAt).toEqual(created)
  })

  it('clears a comment that is set to null or to nothing', () => {
    for (const archiveComment of [null, '']) {
      const decision = decideTriage(archived, { state: 'ARCHIVED', archiveComment }, ada, later)
      expect(decision?.triage).toMatchObject({ archiveReason: 'FALSE_POSITIVE', archiveComment: null })
    }
  })

  it.each<TriageState>(['OPEN', 'UNDER_REVIEW'])(
    'forgets reason, comment and resolution on the way back to %s',
    (state) => {
      const decision = decideTriage(archived, { state }, ada, later)
      expect(decision?.triage).toMatchObject({ state, archiveReason: 'NONE', archiveComment: null })
      expect(decision?.resolvedAt).toBeNull()
    },
  )

  it('takes the reason NONE with any state', () => {
    expect(decideTriage(archived, { state: 'OPEN', archiveReason: 'NONE' }, ada, later)?.triage?.state).toBe('OPEN')
  })

  it.each([
    [{ state: 'OPEN', archiveReason: 'OTHER' }, 'input.archiveReason'],
    [{ state: 'UNDER_REVIEW', archiveComment: 'done' }, 'input.archiveComment'],
    [{ state: 'ARCHIVED', archiveComment: 'x'.repeat(10_001) }, 'input.archiveComment'],
  ] as const)('refuses what only an archived signal has, or what is too long: %#', (change, path) => {
    expect(() => decideTriage(signalOf(), change, ada, later)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ path }) }),
    )
  })

  it('acknowledges with the first review only', () => {
    const first = decideTriage(signalOf(), { state: 'UNDER_REVIEW' }, ada, later)
    expect(first?.acknowledgedAt).toEqual(later)
    const again = signalOf({ state: 'OPEN' }, { acknowledgedAt: created })
    expect(decideTriage(again, { state: 'UNDER_REVIEW' }, ada, later)?.acknowledgedAt).toEqual(created)
    expect(decideTriage(signalOf(), { state: 'ARCHIVED' }, ada, later)?.acknowledgedAt).toBeNull()
  })

  it('keeps the state when the assignee changes', () => {
    const decision = decideAssignment(archived, 'usr_1', ada, later)
    expect(decision).toMatchObject({
      triage: { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE', assigneeId: 'usr_1', changedBy: ada },
    })
    expect(decideAssignment(signalOf({ assigneeId: 'usr_1' }), 'usr_1', ada, later)).toBeNull()
  })

  it('refuses a version that is not the current one', () => {
    expect(() => checkChangeable(signalOf(), 2)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
    expect(() => checkChangeable(signalOf(), 3)).not.toThrow()
    expect(() => checkChangeable(signalOf(), null)).not.toThrow()
  })

  it('refuses whatever is locked', () => {
    expect(() => checkChangeable(signalOf({ locked: true }))).toThrow(expect.objectContaining({ code: 'LOCKED' }))
  })
})
