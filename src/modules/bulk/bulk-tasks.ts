import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { SignalBatch, SignalOutcome, SignalWish, TriageMark } from '../signals/index.ts'
import type { BulkAction, BulkTask, ForwardTask } from './bulk-action.ts'

interface Deps {
  readonly batch: Pick<SignalBatch, 'apply' | 'preview'>
}

/** Knows how each kind of task is done. */
export class BulkTasks {
  constructor(private readonly deps: Deps) {}

  /** What becomes of these signals; `marks` says of each what an undo takes back. A dry run changes nothing. */
  perform(
    tx: Transaction,
    { task, viewer, dryRun }: Pick<BulkAction, 'task' | 'viewer' | 'dryRun'>,
    ids: readonly string[],
    marks: readonly TriageMark[] | null,
  ): Promise<SignalOutcome[]> {
    const wish = wishOf(task, ids, marks ?? [])
    return dryRun ? this.deps.batch.preview(viewer, ids, wish) : this.#apply(tx, viewer, ids, wish)
  }

  #apply(tx: Transaction, viewer: Viewer, ids: readonly string[], wish: SignalWish): Promise<SignalOutcome[]> {
    return this.deps.batch.apply(tx, viewer, ids, wish)
  }
}

function wishOf(task: BulkTask, ids: readonly string[], marks: readonly TriageMark[]): SignalWish {
  if (task.kind !== 'UNDO') return forwardWish(task)
  return { kind: 'RESTORE', link: null, marks: new Map(ids.map((id, index) => [id, marks[index] ?? {}])) }
}

export function forwardWish(task: ForwardTask): SignalWish {
  switch (task.kind) {
    case 'TRIAGE':
      return { kind: 'TRIAGE', change: task.change }
    case 'ASSIGN':
      return { kind: 'ASSIGN', assigneeId: task.assigneeId }
  }
}
