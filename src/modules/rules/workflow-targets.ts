import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { NotificationTarget } from './notification-target.ts'

/** A workflow does what its owner may do, so whoever names one could start it themselves. What was named before stays. */
export function checkWorkflowTargets(
  viewer: Viewer,
  before: readonly NotificationTarget[],
  after: readonly NotificationTarget[],
): void {
  const known = new Set(handlesIn(before))
  if (!handlesIn(after).every((handle) => known.has(handle))) requirePermission(viewer, 'workflows_run')
}

const handlesIn = (targets: readonly NotificationTarget[]): string[] =>
  targets.flatMap(({ kind, address }) => (kind === 'WORKFLOW' ? [address] : []))
