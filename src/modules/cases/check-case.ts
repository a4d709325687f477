import { badInput, DomainError } from '../../kernel/errors.ts'
import type { CaseCloseReason, CasePriority, CaseStatus, StoredCase } from './case.ts'

export const MAX_TITLE = 1_024
export const MAX_TEXT = 100_000

/** What a client asks of a new case. */
export interface NewCase {
  readonly projectId: string
  readonly title: string
  readonly description?: string | null
  readonly priority?: CasePriority | null
  readonly assigneeId?: string | null
  readonly signalIds?: readonly string[] | null
}

/** What is left out stays; null stays as well, but for what can be absent. */
export interface CaseUpdate {
  readonly title?: string | null
  readonly description?: string | null
  readonly status?: CaseStatus | null
  readonly closeReason?: CaseCloseReason | null
  readonly priority?: CasePriority | null
  readonly assigneeId?: string | null
  readonly projectId?: string | null
}

export function checkTitle(text: string): string {
  const title = text.trim()
  if (title !== '' && title.length <= MAX_TITLE) return title
  throw badInput('input.title', `Expected a title of 1 to ${MAX_TITLE} characters, got ${title.length}.`)
}

export function checkDescription(text: string | null | undefined): string | null {
  const description = text?.trim() || null
  if (!description || description.length <= MAX_TEXT) return description
  throw badInput('input.description', `Expected at most ${MAX_TEXT} characters, got ${description.length}.`)
}

export function checkVersion({ key, version }: StoredCase, expectedVersion: number | null | undefined): void {
  if (expectedVersion === null || expectedVersion === undefined || expectedVersion === version) return
  throw new DomainError('CONFLICT', `Expected version ${expectedVersion} of ${key}, but it has version ${version}.`, {
    expectedVersion,
    version,
  })
}

/** The work on a case as the update wants it: a closed case has a reason and a time, another one has neither. */
export function decideStatus(
  before: StoredCase,
  { status, closeReason }: CaseUpdate,
  now: Date,
): Pick<StoredCase, 'status' | 'closeReason' | 'closedAt'> {
  const wished = status ?? before.status
  if (wished !== 'CLOSED') {
    if (!closeReason) return { status: wished, closeReason: null, closedAt: null }
    throw badInput(
      'input.closeReason',
      `Expected a close reason only with the status CLOSED, got ${closeReason} with ${wished}.`,
    )
  }
  const reason = closeReason === undefined ? before.closeReason : closeReason
  if (reason) return { status: wished, closeReason: reason, closedAt: before.closedAt ?? now }
  throw badInput('input.closeReason', 'Expected a closeReason with the status CLOSED, got none.')
}
