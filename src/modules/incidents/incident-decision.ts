import { badInput, DomainError } from '../../kernel/errors.ts'
import { mergedValues } from './field-values.ts'
import type { IncidentDecision, IncidentSeverity, IncidentState, StoredIncident } from './incident.ts'

/** What somebody wants changed. What is left out or null stays, but a null commander is nobody, and a null end of the impact is none yet. */
export interface IncidentWish {
  readonly title?: string | null
  readonly severity?: IncidentSeverity | null
  readonly state?: IncidentState | null
  readonly commanderId?: string | null
  readonly customerImpacted?: boolean | null
  readonly customerImpactStart?: Date | null
  readonly customerImpactEnd?: Date | null
  readonly detectedAt?: Date | null
  readonly fields?: Readonly<Record<string, unknown>> | null
}

const MAX_TITLE = 1_024

export function decide(before: StoredIncident, wish: IncidentWish, now: Date): IncidentDecision {
  const state = wish.state ?? before.state
  return {
    title: wish.title === undefined || wish.title === null ? before.title : checkTitle(wish.title),
    severity: wish.severity ?? before.severity,
    state,
    resolvedAt: isOver(state) ? (before.resolvedAt ?? now) : null,
    commanderId: wish.commanderId === undefined ? before.commanderId : wish.commanderId,
    ...decideImpact(before, wish, now),
    detectedAt: wish.detectedAt ? checkPast(wish.detectedAt, now, 'input.detectedAt') : before.detectedAt,
    fields: wish.fields
      ? mergedValues(before.fieldDefinitions, before.fields, wish.fields, 'input.fields')
      : before.fields,
  }
}

const isOver = (state: IncidentState): boolean => state === 'RESOLVED' || state === 'COMPLETED'

type Impact = Pick<IncidentDecision, 'customerImpacted' | 'customerImpactStart' | 'customerImpactEnd'>

export const NO_IMPACT: Impact = { customerImpacted: false, customerImpactStart: null, customerImpactEnd: null }

/** An impact of which nobody says when it began began now. */
export function decideImpact(before: Impact, wish: IncidentWish, now: Date): Impact {
  const impacted = wish.customerImpacted ?? before.customerImpacted
  if (!impacted) {
    for (const name of ['customerImpactStart', 'customerImpactEnd'] as const) {
      if (wish[name])
        throw badInput(`input.${name}`, 'Expected a time of the impact only where customers are impacted.')
    }
    return NO_IMPACT
  }
  const start = wish.customerImpactStart ?? before.customerImpactStart ?? now
  const end = wish.customerImpactEnd === undefined ? before.customerImpactEnd : wish.customerImpactEnd
  checkPast(start, now, 'input.customerImpactStart')
  if (end && end < start) {
    throw badInput(
      'input.customerImpactEnd',
      `Expected an end behind the start ${start.toISOString()}, got ${end.toISOString()}.`,
    )
  }
  return { customerImpacted: true, customerImpactStart: start, customerImpactEnd: end }
}

export function checkTitle(given: string): string {
  const title = given.trim()
  if (title && title.length <= MAX_TITLE) return title
  throw badInput('input.title', `Expected a title of 1 to ${MAX_TITLE} characters, got ${title.length}.`)
}

export function checkPast(time: Date, now: Date, path: string): Date {
  if (time <= now) return time
  throw badInput(path, `Expected a time that has come, got ${time.toISOString()}.`)
}

/** Refuses what changed since the caller looked. */
export function checkVersion({ publicId, version }: StoredIncident, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === version) return
  throw new DomainError('CONFLICT', `The incident #${publicId} is at version ${version}, not ${expected}.`, { version })
}
