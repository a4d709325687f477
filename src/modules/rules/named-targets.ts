import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { RuleDefinition } from './rule.ts'

/**
 * Whoever names a target for the signals of a rule could name one of their own, so it is for those who see all signals. What a rule named before
 * stays, whoever changes the rest of it.
 */
export function checkNamedTargets(viewer: Viewer, before: RuleDefinition | null, after: RuleDefinition): void {
  const known = new Set(before ? targetsOf(before) : [])
  if (targetsOf(after).every((target) => known.has(target))) return
  requirePermission(viewer, 'security_monitoring_signals_read', 'security_monitoring_notification_profiles_write')
  if (viewer.restrictions.signals === null) return
  throw new DomainError('FORBIDDEN', 'Cases name targets for those only whose roles restrict no signals.')
}

const targetsOf = ({ cases }: RuleDefinition): string[] =>
  cases.flatMap(({ notifications }) => (notifications ?? []).map(({ kind, address }) => `${kind} ${address}`))
