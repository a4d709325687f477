import type { Permission, Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { CaseLinks } from '../cases/index.ts'
import { type IncidentLinks, incidentLabel } from '../incidents/index.ts'
import type { SignalBatch, SignalOutcome, SignalWish, TriageMark } from '../signals/index.ts'
import type { BulkAction, BulkTask, ChangeTask, ForwardTask, SignalResult } from './bulk-action.ts'
import type { SignalRuns } from './signal-runs.ts'

interface Deps {
  readonly batch: Pick<SignalBatch, 'apply' | 'preview'>
  readonly caseLinks: Pick<CaseLinks, 'link' | 'restore'>
  readonly incidentLinks: Pick<IncidentLinks, 'link' | 'restore'>
  readonly runs: Pick<SignalRuns, 'preview' | 'start'>
}

/** What became of one signal; where it was changed, with what it was before. */
export type TaskOutcome = SignalOutcome | SignalResult

/** Knows how each kind of task is done. */
export class BulkTasks {
  constructor(private readonly deps: Deps) {}

  /** What becomes of these signals; `marks` says of each what an undo takes back. A dry run changes nothing. */
  perform(
    tx: Transaction,
    action: Pick<BulkAction, 'id' | 'task' | 'viewer' | 'dryRun' | 'startedAt'>,
    ids: readonly string[],
    marks: readonly TriageMark[] | null,
  ): Promise<readonly TaskOutcome[]> {
    const { task, viewer, dryRun, startedAt } = action
    if (task.kind === 'UNDO') {
      const byId = new Map(ids.map((id, index) => [id, marks?.[index] ?? {}]))
      return this.#undo(tx, viewer, task.of, byId, startedAt)
    }
    if (task.kind === 'RUN_WORKFLOW') {
      const { runs } = this.deps
      return dryRun ? runs.preview(viewer, task, ids) : runs.start(tx, viewer, task, action.id, ids)
    }
    return dryRun ? this.deps.batch.preview(viewer, ids, wishOf(task)) : this.#apply(tx, viewer, task, ids, startedAt)
  }

  #apply(
    tx: Transaction,
    viewer: Viewer,
    task: ChangeTask,
    ids: readonly string[],
    since: Date,
  ): Promise<readonly SignalOutcome[]> {
    const { batch, caseLinks, incidentLinks } = this.deps
    switch (task.kind) {
      case 'CREATE_CASE':
      case 'ADD_TO_CASE':
        return caseLinks.link(tx, viewer, task.caseId ?? '', ids, since)
      case 'ADD_TO_INCIDENT':
        return incidentLinks.link(tx, viewer, task.incidentId, ids, since)
      default:
        return batch.apply(tx, viewer, ids, wishOf(task))
    }
  }

  #undo(
    tx: Transaction,
    viewer: Viewer,
    task: ChangeTask,
    marks: ReadonlyMap<string, TriageMark>,
    since: Date,
  ): Promise<readonly SignalOutcome[]> {
    const { batch, caseLinks, incidentLinks } = this.deps
    switch (task.kind) {
      case 'CREATE_CASE':
      case 'ADD_TO_CASE':
        return caseLinks.restore(tx, viewer, task.caseId ?? '', marks, since)
      case 'ADD_TO_INCIDENT':
        return incidentLinks.restore(tx, viewer, task.incidentId, marks, since)
      default:
        return batch.apply(tx, viewer, [...marks.keys()], { kind: 'RESTORE', link: null, marks })
    }
  }
}

/** What a task means for one signal. */
export function wishOf(task: ChangeTask): SignalWish {
  switch (task.kind) {
    case 'TRIAGE':
      return { kind: 'TRIAGE', change: task.change }
    case 'ASSIGN':
      return { kind: 'ASSIGN', assigneeId: task.assigneeId }
    case 'CREATE_CASE':
    case 'ADD_TO_CASE':
      return { kind: 'LINK', link: { to: 'case', id: task.caseId ?? '', label: task.key } }
    case 'ADD_TO_INCIDENT':
      return { kind: 'LINK', link: { to: 'incident', id: task.publicId, label: incidentLabel(task) } }
  }
}

/** What somebody needs to do it, to end it early, or to take it back. */
export function permissionsFor(task: Pick<ForwardTask, 'kind'> | BulkTask): Permission[] {
  const { kind } = 'of' in task ? task.of : task
  if (kind === 'RUN_WORKFLOW') return ['security_monitoring_signals_read', 'workflows_read', 'workflows_run']
  const needed: Permission[] = ['security_monitoring_signals_read', 'security_monitoring_signals_write']
  if (kind === 'CREATE_CASE' || kind === 'ADD_TO_CASE') needed.push('cases_write')
  if (kind === 'ADD_TO_INCIDENT') needed.push('incident_write')
  return needed
}
