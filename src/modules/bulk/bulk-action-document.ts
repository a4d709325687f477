import type { BulkActionDocument as HoldingDocument } from '../signals/index.ts'
import type { BulkAction } from './bulk-action.ts'

/** What the feed tells of an action: everything that a client sees of it, and whose live views it holds. */
export interface BulkActionDocument extends HoldingDocument, Record<string, unknown> {
  readonly id: string
  readonly kind: string
  readonly dryRun: boolean
  readonly total: number
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
  readonly version: number
  readonly startedAt: number
  readonly finishedAt: number | null
  readonly starter: BulkAction['startedBy']
  readonly undoes: string | null
  readonly undoneBy: string | null
  readonly undoable: boolean
  readonly caseId: string | null
  readonly incidentId: string | null
}

export const bulkActionDocument = (action: BulkAction): BulkActionDocument => ({
  id: action.id,
  kind: action.kind,
  state: action.state,
  dryRun: action.dryRun,
  total: action.total,
  changed: action.changed,
  unchanged: action.unchanged,
  failed: action.failed,
  version: action.version,
  startedAt: action.startedAt.getTime(),
  finishedAt: action.finishedAt?.getTime() ?? null,
  starter: action.startedBy,
  // A dry run changes nothing that anybody would have to be spared.
  startedBy: action.dryRun ? null : action.viewer.userId,
  undoes: action.undoes,
  undoneBy: action.undoneBy,
  undoable: action.undoable,
  caseId: action.caseId,
  incidentId: action.incidentId,
})
