import { type Actor, type Permission, UNRESTRICTED, type Viewer } from '../../kernel/viewer.ts'
import { signalSight, type TriageChange } from '../signals/index.ts'

export const BULK_ACTION_KINDS = [
  'TRIAGE',
  'ASSIGN',
  'CREATE_CASE',
  'ADD_TO_CASE',
  'ADD_TO_INCIDENT',
  'RUN_WORKFLOW',
  'UNDO',
] as const
export type BulkActionKind = (typeof BULK_ACTION_KINDS)[number]

export const BULK_ACTION_STATES = ['RUNNING', 'COMPLETED', 'CANCELLED'] as const
export type BulkActionState = (typeof BULK_ACTION_STATES)[number]

export const BULK_OUTCOMES = ['CHANGED', 'UNCHANGED', 'FAILED'] as const
export type BulkOutcome = (typeof BULK_OUTCOMES)[number]

/** How signals are changed; it can be taken back. */
export type ChangeTask =
  | { readonly kind: 'TRIAGE'; readonly change: TriageChange }
  | { readonly kind: 'ASSIGN'; readonly assigneeId: string | null }
  /** The case is there when the action is; null in a dry run of one that is to be created. */
  | { readonly kind: 'CREATE_CASE' | 'ADD_TO_CASE'; readonly caseId: string | null; readonly key: string }
  | { readonly kind: 'ADD_TO_INCIDENT'; readonly incidentId: string; readonly publicId: number }

/** What is done for signals and leaves them as they are; what has been started is not taken back. */
export interface RunTask {
  readonly kind: 'RUN_WORKFLOW'
  readonly workflowId: string
  readonly inputs: Readonly<Record<string, unknown>>
}

export type ForwardTask = ChangeTask | RunTask

/** An undo knows what it takes back. */
export type BulkTask = ForwardTask | { readonly kind: 'UNDO'; readonly of: ChangeTask }

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
  /** Of which the signals become part, or are no part any more. */
  readonly caseId: string | null
  readonly incidentId: string | null
}

/** What became of one signal. */
export interface SignalResult {
  readonly signalId: string
  readonly outcome: BulkOutcome
  readonly code: string | null
  readonly message: string | null
}

export const isFinished = ({ state }: Pick<BulkAction, 'state'>): boolean => state !== 'RUNNING'

/** What follows from the rest. */
export function deduce(action: Omit<BulkAction, 'undoable' | 'caseId' | 'incidentId'>): BulkAction {
  const task = action.task.kind === 'UNDO' ? action.task.of : action.task
  return {
    ...action,
    undoable: isUndoable(action),
    caseId: 'caseId' in task ? task.caseId : null,
    incidentId: 'incidentId' in task ? task.incidentId : null,
  }
}

const isUndoable = (action: Pick<BulkAction, 'state' | 'dryRun' | 'kind' | 'changed' | 'undoneBy'>): boolean =>
  isFinished(action) && !action.dryRun && !LASTING.has(action.kind) && action.changed > 0 && action.undoneBy === null

/** Of what they do, nothing is taken back. */
const LASTING: ReadonlySet<BulkActionKind> = new Set(['UNDO', 'RUN_WORKFLOW'])

/**
 * Counts and outcomes of an action tell of all its signals. Whoever sees only some signals sees the actions that they have started themselves, and seen the
 * same signals.
 */
export const isSeenBy = (viewer: Viewer, { viewer: starter }: Pick<BulkAction, 'viewer'>): boolean =>
  !viewer.restrictions.signals ||
  (starterOf(viewer) === starterOf(starter) && signalSight(viewer)?.key === signalSight(starter)?.key)

/** Keys for idempotency are a person's own. */
export const starterOf = ({ userId, actor }: Pick<Viewer, 'userId' | 'actor'>): string => userId ?? actor.id

/** As a viewer is kept with the action. */
export type KeptViewer = Omit<Viewer, 'permissions'> & { readonly permissions: readonly Permission[] }

export const keepViewer = ({ permissions, ...viewer }: Viewer): KeptViewer => ({
  ...viewer,
  permissions: [...permissions],
})
export const recallViewer = ({ permissions, ...viewer }: KeptViewer): Viewer => ({
  ...viewer,
  // Those who came before there were restrictions had none.
  restrictions: viewer.restrictions ?? UNRESTRICTED,
  permissions: new Set(permissions),
})
