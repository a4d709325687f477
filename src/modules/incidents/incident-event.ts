import type { Actor } from '../../kernel/viewer.ts'

export const INCIDENT_EVENT_KINDS = [
  'DECLARED',
  'CHANGED',
  'SIGNALS_ADDED',
  'SIGNALS_REMOVED',
  'CASE_ADDED',
  'CASE_REMOVED',
  'NOTE',
  'NOTE_DELETED',
  'LAGGED',
] as const
export type IncidentEventKind = (typeof INCIDENT_EVENT_KINDS)[number]

/** What an event names of the signals that it is about; a bulk action can be about a hundred thousand. */
export const MAX_NAMED_SIGNALS = 100

/** Something that happened to an incident, or a note about it. */
export interface IncidentEvent {
  readonly id: string
  readonly incidentId: string
  readonly at: Date
  readonly kind: IncidentEventKind
  readonly actor: Actor
  /** The person behind it, who may edit a note. */
  readonly authorId: string | null
  readonly body: string | null
  readonly field: string | null
  readonly previousValue: string | null
  readonly newValue: string | null
  readonly signalIds: readonly string[]
  readonly editedAt: Date | null
  /** Where it stands in the feed; null in a timeline. */
  readonly cursor: string | null
}

/** What happened, before anybody noted when and through whom. */
export type NewIncidentEvent = Pick<IncidentEvent, 'kind'> &
  Partial<Pick<IncidentEvent, 'body' | 'field' | 'previousValue' | 'newValue' | 'signalIds'>>
