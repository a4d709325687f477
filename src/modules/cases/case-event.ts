import type { Actor } from '../../kernel/viewer.ts'

export const CASE_EVENT_KINDS = [
  'CREATED',
  'CHANGED',
  'COMMENT',
  'COMMENT_DELETED',
  'SIGNALS_ADDED',
  'SIGNALS_REMOVED',
  'INCIDENT_ADDED',
  'INCIDENT_REMOVED',
  'NOTEBOOK_WRITTEN',
  'MERGED',
  'UNMERGED',
  'LAGGED',
] as const
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number]

/** One line of a case's timeline. */
export interface CaseEvent {
  readonly id: string
  readonly caseId: string
  readonly at: Date
  readonly kind: CaseEventKind
  readonly actor: Actor
  /** The person behind the actor. */
  readonly authorId: string | null
  readonly body: string | null
  readonly field: string | null
  readonly previousValue: string | null
  readonly newValue: string | null
  readonly editedAt: Date | null
  readonly deletedAt: Date | null
  /** The first of the signals that it is about. */
  readonly signalIds: readonly string[]
  readonly signalCount: number
}

/** What happened, before anybody noted when and through whom. */
export type CaseHappening = Pick<CaseEvent, 'kind'> &
  Partial<Pick<CaseEvent, 'body' | 'field' | 'previousValue' | 'newValue' | 'signalIds' | 'signalCount'>>

/** An event names so many of its signals; each signal's own history tells of all of them. */
export const NAMED_SIGNALS = 100

export const changed = (field: string, previousValue: string | null, newValue: string | null): CaseHappening => ({
  kind: 'CHANGED',
  field,
  previousValue,
  newValue,
})
