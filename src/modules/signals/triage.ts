import { badInput, DomainError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/viewer.ts'
import type { ArchiveReason, StoredSignal, TriageState } from './signal.ts'

/** A signal is worked for thirty days; after that it stays as it is. */
export const LOCK_AFTER = 30 * 86_400_000

export const MAX_COMMENT = 10_000

export const lockTime = (created: Date): Date => new Date(created.getTime() + LOCK_AFTER)

/** The wish to change a signal's triage. Reason and comment left out stay as they are while the signal stays archived; null clears them. */
export interface TriageChange {
  readonly state: TriageState
  readonly archiveReason?: ArchiveReason | null
  readonly archiveComment?: string | null
}

type Triageable = Pick<StoredSignal, 'id' | 'version' | 'triage' | 'acknowledgedAt' | 'resolvedAt'>

/** What of a signal people decide. */
export type TriageDecision = Partial<
  Pick<StoredSignal, 'triage' | 'acknowledgedAt' | 'resolvedAt' | 'caseIds' | 'incidentIds'>
>

/** A case or incident that signals are part of, and how people call it. Incidents are known by their public id. */
export type SignalLink =
  | { readonly to: 'case'; readonly id: string; readonly label: string }
  | { readonly to: 'incident'; readonly id: number; readonly label: string }

export type CaseLink = Extract<SignalLink, { to: 'case' }>

/** Refuses what nobody may change any more, and what changed since the caller looked. */
export function checkChangeable({ id, version, triage }: Triageable, expectedVersion?: number | null): void {
  if (triage.locked) {
    throw new DomainError('LOCKED', `The signal ${id} is locked since ${triage.locksAt.toISOString()}.`, {
      locksAt: triage.locksAt.toISOString(),
    })
  }
  if (expectedVersion !== undefined && expectedVersion !== null && expectedVersion !== version) {
    throw new DomainError(
      'CONFLICT',
      `Expected version ${expectedVersion} of the signal ${id}, but it has version ${version}.`,
      { expectedVersion, version },
    )
  }
}

/** Null when the change leaves everything as it is. */
export function decideTriage(
  signal: Triageable,
  change: TriageChange,
  actor: Actor,
  now: Date,
  path = 'input',
): TriageDecision | null {
  checkArchiveFields(change, path)
  const { triage } = signal
  const stays = triage.state === 'ARCHIVED'
  const archived = change.state === 'ARCHIVED'
  const archiveReason = archived ? pick(change.archiveReason, stays ? triage.archiveReason : null) : null
  const archiveComment = archived ? pick(change.archiveComment, stays ? triage.archiveComment : null) : null
  const decided = {
    state: change.state,
    archiveReason: archiveReason ?? 'NONE',
    archiveComment: archiveComment || null,
  } as const
  if (
    decided.state === triage.state &&
    decided.archiveReason === triage.archiveReason &&
    decided.archiveComment === triage.archiveComment
  ) {
    return null
  }
  return {
    triage: { ...triage, ...decided, changedAt: now, changedBy: actor },
    acknowledgedAt: signal.acknowledgedAt ?? (change.state === 'UNDER_REVIEW' ? now : null),
    resolvedAt: archived ? (signal.resolvedAt ?? now) : null,
  }
}

/** Null when it is assigned so already. */
export function decideAssignment(
  signal: Triageable,
  assigneeId: string | null,
  actor: Actor,
  now: Date,
): TriageDecision | null {
  const { triage } = signal
  if (triage.assigneeId === assigneeId) return null
  return { triage: { ...triage, assigneeId, changedAt: now, changedBy: actor } }
}

type Linked = Triageable & Pick<StoredSignal, 'caseIds' | 'incidentIds'>

export const isLinked = (
  { caseIds, incidentIds }: Pick<Linked, 'caseIds' | 'incidentIds'>,
  link: SignalLink,
): boolean => (link.to === 'case' ? caseIds.includes(link.id) : incidentIds.includes(link.id))

/** Null when it is part of it already. Links are no triage: a locked signal gets them as well, and keeps its state. */
export function decideLink(signal: Linked, link: SignalLink, actor: Actor, now: Date): TriageDecision | null {
  const { caseIds, incidentIds, triage } = signal
  if (isLinked(signal, link)) return null
  const linked = link.to === 'case' ? { caseIds: [...caseIds, link.id] } : { incidentIds: [...incidentIds, link.id] }
  if (triage.state !== 'OPEN' || triage.locked) return linked
  return { ...linked, ...decideTriage(signal, { state: 'UNDER_REVIEW' }, actor, now) }
}

/** Null when it is no part of it. */
export function decideUnlink({ caseIds, incidentIds }: Linked, link: SignalLink): TriageDecision | null {
  const rest =
    link.to === 'case'
      ? { caseIds: caseIds.filter((id) => id !== link.id) }
      : { incidentIds: incidentIds.filter((id) => id !== link.id) }
  return (rest.caseIds ?? rest.incidentIds)?.length === (link.to === 'case' ? caseIds : incidentIds).length
    ? null
    : rest
}

/**
 * From one case into another, or into another as well when it `stays`; null when it is no part of the first. That cases are joined or parted says
 * nothing of the signal, so its triage stays.
 */
export function decideMove(
  { caseIds }: Pick<Linked, 'caseIds'>,
  { from, to, stays }: { readonly from: CaseLink; readonly to: CaseLink; readonly stays: boolean },
): TriageDecision | null {
  if (!caseIds.includes(from.id) || (stays && caseIds.includes(to.id))) return null
  return { caseIds: [...caseIds.filter((id) => id !== to.id && (stays || id !== from.id)), to.id] }
}

const pick = <Value>(wished: Value | undefined, current: Value): Value => (wished === undefined ? current : wished)

/** `path` names the argument at fault. */
export function checkArchiveFields({ state, archiveReason, archiveComment }: TriageChange, path: string): void {
  if (state !== 'ARCHIVED' && (archiveReason ?? 'NONE') !== 'NONE') {
    throw badInput(
      `${path}.archiveReason`,
      `Expected an archive reason only with the state ARCHIVED, got ${archiveReason} with ${state}.`,
    )
  }
  if (state !== 'ARCHIVED' && archiveComment) {
    throw badInput(
      `${path}.archiveComment`,
      `Expected an archive comment only with the state ARCHIVED, got one with ${state}.`,
    )
  }
  if ((archiveComment?.length ?? 0) > MAX_COMMENT) {
    throw badInput(
      `${path}.archiveComment`,
      `Expected at most ${MAX_COMMENT} characters, got ${archiveComment?.length}.`,
    )
  }
}
