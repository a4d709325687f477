import { type Permission, type Restrictions, systemViewer, type Viewer } from '../../../kernel/viewer.ts'
import { narrowed } from '../../../search/index.ts'
import type { Workflow } from '../workflow.ts'
import type { RunAtWork } from './work.repository.ts'

/** What a person may do at the moment; null for who is disabled or not there. */
export interface Standings {
  standingOf(userId: string): Promise<Pick<Viewer, 'permissions' | 'roleIds' | 'restrictions'> | null>
}

type OfRun = Pick<RunAtWork, 'workflowId' | 'workflowName' | 'ownerId' | 'ownerLimits' | 'ownerRestrictions'>

/** A workflow acts under its own name, with what its owner may do and see, and no more than it was saved with. */
export async function viewerOfRun(standings: Standings, run: OfRun): Promise<Viewer | null> {
  const standing = run.ownerId === null ? systemViewer('workflows') : await standings.standingOf(run.ownerId)
  if (!standing) return null
  return {
    actor: { kind: 'WORKFLOW', id: run.workflowId, name: run.workflowName },
    userId: run.ownerId,
    permissions: limited(standing.permissions, run.ownerLimits),
    roleIds: standing.roleIds,
    restrictions: within(standing.restrictions, run.ownerRestrictions),
    requestId: null,
    clientIp: null,
  }
}

/** Who a run of it would be at the moment. */
export const viewerOfWorkflow = (standings: Standings, { id, name, ...workflow }: Workflow) =>
  viewerOfRun(standings, { ...workflow, workflowId: id, workflowName: name })

const limited = (held: ReadonlySet<Permission>, limits: readonly Permission[] | null): ReadonlySet<Permission> =>
  limits ? new Set(limits.filter((permission) => held.has(permission))) : held

const within = (seen: Restrictions, limits: Restrictions | null): Restrictions =>
  limits ? { signals: narrowed(seen.signals, limits.signals), logs: narrowed(seen.logs, limits.logs) } : seen
