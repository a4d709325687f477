import type { Actor } from '../../kernel/viewer.ts'
import type { StoredSignal } from './signal.ts'

export const HISTORY_ACTIONS = [
  'CREATED',
  'SEVERITY_CHANGED',
  'TRIAGED',
  'ASSIGNED',
  'COMMENTED',
  'LINKED',
  'UNLINKED',
] as const
export type HistoryAction = (typeof HISTORY_ACTIONS)[number]

/** One change of one field, or a comment. */
export interface HistoryEntry {
  readonly id: string
  readonly at: Date
  readonly action: HistoryAction
  readonly actor: Actor
  readonly field: string | null
  readonly previousValue: string | null
  readonly newValue: string | null
  readonly reason: string | null
}

/** What happened, before anybody noted when and through whom. */
export type HistoryEvent = Omit<HistoryEntry, 'id' | 'at' | 'actor' | 'field'> & { readonly field: string }

/** What a triage changed; the state comes last, so that the newest entry tells the most. */
export function triageEvents(
  before: Pick<StoredSignal, 'triage'>,
  { triage }: Pick<StoredSignal, 'triage'>,
): HistoryEvent[] {
  return (['archiveComment', 'archiveReason', 'state'] as const).flatMap((field) => {
    const [previousValue, newValue] = [before.triage[field], triage[field]]
    if (previousValue === newValue) return []
    const reason = field === 'state' && triage.archiveReason !== 'NONE' ? triage.archiveReason : null
    return [{ action: 'TRIAGED' as const, field, previousValue, newValue, reason }]
  })
}
