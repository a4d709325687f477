import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { NotificationTarget } from './notification-target.ts'
import type { RuleDefinition } from './rule.ts'
import { checkWorkflowTargets } from './workflow-targets.ts'

/**
 * Whoever names a target for the signals of a rule could name one of their own, so it is for those who see all signals. What a rule named before
 * stays, whoever changes the rest of it.
 */
export function checkNamedTargets(viewer: Viewer, before: RuleDefinition | null, after: RuleDefinition): void {
  const [named, targets] = [before ? targetsOf(before) : [], targetsOf(after)]
  const known = new Set(named.map(textOf))
  if (targets.every((target) => known.has(textOf(target)))) return
  requirePermission(viewer, 'security_monitoring_signals_read', 'security_monitoring_notification_profiles_write')
  checkWorkflowTargets(viewer, named, targets)
  if (viewer.restrictions.signals === null) return
  throw new DomainError('FORBIDDEN', 'Cases name targets for those only whose roles restrict no signals.')
}

const targetsOf = ({ cases }: RuleDefinition): NotificationTarget[] =>
  cases.flatMap(({ notifications }) => notifications ?? [])

const textOf = ({ kind, address }: NotificationTarget): string => `${kind} ${address}`
