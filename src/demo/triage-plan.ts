import type { Severity } from '../kernel/severity.ts'
import type { ArchiveReason } from '../modules/signals/index.ts'
import type { Random } from './random.ts'

export interface NewSignal {
  readonly id: string
  readonly severity: Severity
  readonly title: string
}

type Step =
  | { readonly kind: 'take' }
  | { readonly kind: 'comment'; readonly body: string }
  | { readonly kind: 'case'; readonly title: string; readonly priority: string; readonly comment: string }
  | { readonly kind: 'archive'; readonly reason: ArchiveReason; readonly comment: string | null }

/** What an analyst does with a signal, and when. */
export interface PlannedStep {
  readonly at: number
  readonly signalId: string
  /** Index of the analyst. */
  readonly analyst: number
  readonly step: Step
}

const MINUTE = 60_000

/** How likely somebody takes it up, and how many minutes it waits. */
const ATTENTION: Record<Severity, readonly [probability: number, minutes: number]> = {
  CRITICAL: [0.95, 12],
  HIGH: [0.8, 30],
  MEDIUM: [0.45, 90],
  LOW: [0.25, 240],
  INFO: [0.1, 300],
}

const COMMENTS = [
  'Called the user, who knows nothing of it.',
  'Same address as last week.',
  'Blocked at the edge; watching whether it comes back.',
  'Asked the team for the change request.',
]

type Ending = readonly [weight: number, readonly [reason: ArchiveReason, comment: string | null]]

const GRAVE_ENDINGS: readonly Ending[] = [
  [3, ['REMEDIATED', 'Access removed, credentials rotated.']],
  [3, ['TRUE_POSITIVE_MALICIOUS', 'Confirmed; the account is locked.']],
  [2, ['TRUE_POSITIVE_BENIGN', 'Planned, but not announced.']],
  [1, ['FALSE_POSITIVE', null]],
]
const ORDINARY_ENDINGS: readonly Ending[] = [
  [3, ['FALSE_POSITIVE', null]],
  [3, ['TRUE_POSITIVE_BENIGN', 'Background noise of the Internet.']],
  [2, ['TESTING_OR_MAINTENANCE', 'Part of the quarterly test.']],
  [1, ['OTHER', 'Handed over to the platform team.']],
]

/** `pace` below 1 lets people hurry, for those who watch. */
export function planTriage(
  random: Random,
  { id, severity, title }: NewSignal,
  now: number,
  analysts: number,
  pace: number,
): PlannedStep[] {
  const [probability, minutes] = ATTENTION[severity]
  if (!random.chance(probability)) return []
  const grave = severity === 'CRITICAL' || severity === 'HIGH'
  const analyst = random.int(0, analysts - 1)
  let at = now
  const later = (wait: number, step: Step): PlannedStep => {
    at += Math.round(wait * MINUTE * pace * (0.3 + random.next() * 1.4))
    return { at: grave ? at : inOfficeHours(at), signalId: id, analyst, step }
  }
  const steps = [later(minutes, { kind: 'take' })]
  if (random.chance(0.4)) steps.push(later(minutes / 2, { kind: 'comment', body: random.pick(COMMENTS) }))
  if (grave && random.chance(0.35)) {
    const priority = severity === 'CRITICAL' ? 'P1' : 'P2'
    steps.push(later(minutes / 2, { kind: 'case', title, priority, comment: random.pick(COMMENTS) }))
  }
  if (random.chance(0.75)) {
    const [reason, comment] = random.weighted(grave ? GRAVE_ENDINGS : ORDINARY_ENDINGS)
    steps.push(later(minutes * 2, { kind: 'archive', reason, comment }))
  }
  return steps
}

/** What does not burn waits until the morning. */
function inOfficeHours(at: number): number {
  const date = new Date(at)
  const hour = date.getUTCHours()
  if (hour >= 8 && hour < 18) return at
  const morning = new Date(date)
  morning.setUTCHours(8, date.getUTCMinutes() % 45, date.getUTCSeconds(), 0)
  return morning.getTime() + (hour >= 18 ? 86_400_000 : 0)
}
