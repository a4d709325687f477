import { DomainError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/viewer.ts'
import type { StoredSignal } from './signal.ts'
import { checkChangeable, decideUnlink, isLinked, type SignalLink, type TriageDecision } from './triage.ts'

type Change<Value> = readonly [before: Value, after: Value]
type Triage = StoredSignal['triage']

/** What a change did to the triage of a signal, field by field; it fits into JSON. */
export interface TriageMark {
  readonly state?: Change<Triage['state']>
  readonly archiveReason?: Change<Triage['archiveReason']>
  readonly archiveComment?: Change<Triage['archiveComment']>
  readonly assigneeId?: Change<Triage['assigneeId']>
  /** When it was acknowledged and resolved before; these follow from the state and are not compared. */
  readonly acknowledgedAt?: string | null
  readonly resolvedAt?: string | null
}

const DECIDED = ['state', 'archiveReason', 'archiveComment', 'assigneeId'] as const
const TIMES = ['acknowledgedAt', 'resolvedAt'] as const

type Marked = Pick<
  StoredSignal,
  'id' | 'version' | 'triage' | 'acknowledgedAt' | 'resolvedAt' | 'caseIds' | 'incidentIds'
>

export function markOf(before: Marked, after: Marked): TriageMark {
  const mark: Record<string, unknown> = {}
  for (const field of DECIDED)
    if (before.triage[field] !== after.triage[field]) mark[field] = [before.triage[field], after.triage[field]]
  for (const field of TIMES)
    if (before[field]?.getTime() !== after[field]?.getTime()) mark[field] = before[field]?.toISOString() ?? null
  return mark as TriageMark
}

/** Null where the signal is as it was before already. What somebody has changed since stays, and is a CONFLICT. */
export function decideRestore(
  signal: Marked,
  mark: TriageMark,
  link: SignalLink | null,
  actor: Actor,
  now: Date,
): TriageDecision | null {
  const { triage } = signal
  const fields = DECIDED.filter((field) => mark[field])
  const linked = link !== null && isLinked(signal, link)
  if (!linked && fields.every((field) => triage[field] === mark[field]?.[0])) return null
  const changed: string[] = fields.filter((field) => triage[field] !== mark[field]?.[1])
  if (link && !linked) changed.push(link.to)
  if (changed.length)
    throw new DomainError('CONFLICT', `Since then somebody has changed ${changed.join(' and ')} of the signal.`, {
      fields: changed,
    })
  const unlinked = link && decideUnlink(signal, link)
  if (!fields.length) return unlinked
  checkChangeable(signal)
  const former = Object.fromEntries(fields.map((field) => [field, mark[field]?.[0]]))
  const times = Object.fromEntries(TIMES.flatMap((field) => (field in mark ? [[field, toDate(mark[field])]] : [])))
  return { ...unlinked, ...times, triage: { ...triage, ...former, changedAt: now, changedBy: actor } }
}

const toDate = (text: string | null | undefined): Date | null => (text ? new Date(text) : null)
