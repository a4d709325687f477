import type { Actor, Permission, Viewer } from '../../kernel/viewer.ts'
import type { TriageChange } from '../signals/index.ts'

export const BULK_ACTION_KINDS = ['TRIAGE', 'ASSIGN', 'CREATE_CASE', 'ADD_TO_CASE', 'ADD_TO_INCIDENT', 'UNDO'] as const
export type BulkActionKind = (typeof BULK_ACTION_KINDS)[number]

export const BULK_ACTION_STATES = ['RUNNING', 'COMPLETED', 'CANCELLED'] as const
export type BulkActionState = (typeof BULK_ACTION_STATES)[number]

export const BULK_OUTCOMES = ['CHANGED', 'UNCHANGED', 'FAILED'] as const
export type BulkOutcome = (typeof BULK_OUTCOMES)[number]

/** What is done to signals. */
export type ForwardTask =
  | { readonly kind: 'TRIAGE'; readonly change: TriageChange }
  | { readonly kind: 'ASSIGN'; readonly assigneeId: string | null }

/** An undo knows what it takes back. */
export type BulkTask = ForwardTask | { readonly kind: 'UNDO'; readonly of: ForwardTask }

/** Something that is done to many signals, which were chosen once, when it began. */
export interface BulkAction {
  readonly id: string
  readonly kind: BulkActionKind
  readonly task: BulkTask
  readonly state: BulkActionState
  readonly dryRun: boolean
  /** Signals that were chosen. */
  readonly total: number
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
  /** Pieces of work that are left. */
  readonly chunksLeft: number
  /** Grows with each change of the action. */
  readonly version: number
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly startedBy: Actor
  /** In whose name it works; what that person was allowed to do at the start holds. */
  readonly viewer: Viewer
  readonly argumentsHash: string
  /** The action that this one takes back. */
  readonly undoes: string | null
  /** The action that takes this one back, or has done so. */
  readonly undoneBy: string | null
  readonly undoable: boolean
}

/** What became of one signal. */
export interface SignalResult {
  readonly signalId: string
  readonly outcome: BulkOutcome
  readonly code: string | null
  readonly message: string | null
}

export const isFinished = ({ state }: Pick<BulkAction, 'state'>): boolean => state !== 'RUNNING'

export const isUndoable = (action: Omit<BulkAction, 'undoable'>): boolean =>
  isFinished(action) && !action.dryRun && action.kind !== 'UNDO' && action.changed > 0 && action.undoneBy === null

/** As a viewer is kept with the action. */
export type KeptViewer = Omit<Viewer, 'permissions'> & { readonly permissions: readonly Permission[] }

export const keepViewer = ({ permissions, ...viewer }: Viewer): KeptViewer => ({
  ...viewer,
  permissions: [...permissions],
})
export const recallViewer = ({ permissions, ...viewer }: KeptViewer): Viewer => ({
  ...viewer,
  permissions: new Set(permissions),
})
