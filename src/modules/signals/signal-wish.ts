import type { Actor } from '../../kernel/viewer.ts'
import type { UserDirectory } from '../access/index.ts'
import type { WorkedSignal } from './signal.ts'
import type { SignalChange } from './signal-changes.ts'
import { type HistoryEvent, triageEvents } from './signal-history.ts'
import { workTimes } from './stored-signal.ts'
import {
  type CaseLink,
  checkChangeable,
  decideAssignment,
  decideLink,
  decideMove,
  decideTriage,
  decideUnlink,
  type SignalLink,
  type TriageChange,
  type TriageDecision,
} from './triage.ts'
import { decideRestore, type TriageMark } from './triage-mark.ts'

/** What somebody wants of a signal; the same for one and for a hundred thousand. */
export type SignalWish =
  | { readonly kind: 'TRIAGE'; readonly change: TriageChange; readonly path?: string }
  /** Null unassigns. */
  | { readonly kind: 'ASSIGN'; readonly assigneeId: string | null }
  /** Makes it part of a case or incident; an open signal becomes one under review. */
  | { readonly kind: 'LINK'; readonly link: SignalLink }
  | { readonly kind: 'UNLINK'; readonly link: SignalLink }
  /** Takes back what a change did, as far as nobody has changed it since. */
  | { readonly kind: 'RESTORE'; readonly marks: ReadonlyMap<string, TriageMark>; readonly link: SignalLink | null }
  /** When cases are merged, or parted again: what is no part of `from` stays as it is, and what `stays` remains part of it. */
  | { readonly kind: 'MOVE'; readonly from: CaseLink; readonly to: CaseLink; readonly stays: boolean }

/** Answers the handle of a user. */
export type HandleOf = (userId: string | null) => string | null

export async function handlesOf(
  users: Pick<UserDirectory, 'usersById'>,
  userIds: readonly (string | null)[],
): Promise<HandleOf> {
  const ids = [...new Set(userIds)].filter((id) => id !== null)
  const found = ids.length ? await users.usersById(ids) : []
  const handles = new Map(found.map((user, index) => [ids[index] as string, user?.handle ?? null]))
  return (id) => (id === null ? null : (handles.get(id) ?? null))
}

/** Null where the signal is as it is wished already. Throws when it may not be so. */
export function fulfil(
  wish: SignalWish,
  signal: WorkedSignal,
  actor: Actor,
  now: Date,
  handleOf: HandleOf,
): SignalChange | null {
  switch (wish.kind) {
    case 'TRIAGE': {
      checkChangeable(signal)
      const decision = decideTriage(signal, wish.change, actor, now, wish.path)
      return decision && changed(signal, decision, (after) => triageEvents(signal, after))
    }
    case 'ASSIGN': {
      checkChangeable(signal)
      const decision = decideAssignment(signal, wish.assigneeId, actor, now)
      return decision && changed(signal, decision, (after) => assignmentEvents(signal, after, handleOf))
    }
    case 'LINK': {
      const { to, label } = wish.link
      const decision = decideLink(signal, wish.link, actor, now)
      const event = { action: 'LINKED', field: to, previousValue: null, newValue: label, reason: null } as const
      return decision && changed(signal, decision, (after) => [event, ...triageEvents(signal, after)])
    }
    case 'UNLINK': {
      const decision = decideUnlink(signal, wish.link)
      return decision && changed(signal, decision, () => [unlinked(wish.link)])
    }
    case 'RESTORE': {
      const { link } = wish
      const decision = decideRestore(signal, wish.marks.get(signal.id) ?? {}, link, actor, now)
      const events = (after: WorkedSignal) => [
        ...(link ? [unlinked(link)] : []),
        ...assignmentEvents(signal, after, handleOf),
        ...triageEvents(signal, after),
      ]
      return decision && changed(signal, decision, events)
    }
    case 'MOVE': {
      const { from, to, stays } = wish
      const decision = decideMove(signal, wish)
      const previousValue = stays ? null : from.label
      const event = { action: 'LINKED', field: 'case', previousValue, newValue: to.label, reason: null } as const
      return decision && changed(signal, decision, () => [event])
    }
  }
}

/** The users whose handles the wish needs. */
export function usersOf(wish: SignalWish, signals: readonly WorkedSignal[]): (string | null)[] {
  if (wish.kind === 'ASSIGN') return [wish.assigneeId, ...signals.map(({ triage }) => triage.assigneeId)]
  if (wish.kind !== 'RESTORE') return []
  return [...wish.marks.values()].flatMap(({ assigneeId }) => assigneeId ?? [])
}

function assignmentEvents(before: WorkedSignal, after: WorkedSignal, handleOf: HandleOf): HistoryEvent[] {
  const [from, to] = [before.triage.assigneeId, after.triage.assigneeId]
  if (from === to) return []
  const names = { previousValue: handleOf(from), newValue: handleOf(to) }
  return [{ action: 'ASSIGNED', field: 'assignee', ...names, reason: null }]
}

const unlinked = ({ to, label }: SignalLink): HistoryEvent => ({
  ...{ action: 'UNLINKED', field: to, previousValue: label, newValue: null, reason: null },
})

function changed(
  before: WorkedSignal,
  decision: TriageDecision,
  events: (after: WorkedSignal) => SignalChange['events'],
): SignalChange {
  const decided = { ...before, ...decision, version: before.version + 1 }
  const after = { ...decided, ...workTimes(decided) }
  return { before, after, events: events(after) }
}
