import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, readUntil, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { BulkActionRepository } from './bulk-action.repository.ts'
import { type BulkAction, type BulkOutcome, deduce, isFinished, isSeenBy, type SignalResult } from './bulk-action.ts'
import type { BulkChunkRepository } from './bulk-chunk.repository.ts'
import type { BulkRunner } from './bulk-runner.ts'
import { permissionsFor } from './bulk-tasks.ts'
import { entryOf } from './chunk-work.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'append' | 'settled'>
  readonly actions: BulkActionRepository
  readonly chunks: BulkChunkRepository
  readonly runner: BulkRunner
}

/** Looking at actions that have been started, ending them, and taking them back. */
export class BulkActionService {
  constructor(private readonly deps: Deps) {}

  async get(viewer: Viewer, id: string): Promise<BulkAction> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const action = await this.deps.actions.find(id)
    if (!action || !isSeenBy(viewer, action)) throw notFound('bulk action', id)
    return action
  }

  /** Of everybody whose actions the viewer sees, the newest first. */
  async list(viewer: Viewer, first?: number | null, after?: string | null): Promise<Page<BulkAction>> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const size = pageSize(first, 50)
    const rows = await readUntil<BulkAction>(
      size + 1,
      (last) => this.deps.actions.page(last ?? (after ? readPlace(after) : null), size + 1),
      async (actions) => actions.filter((action) => isSeenBy(viewer, action)),
    )
    return toPage(rows, size, Boolean(after), ({ startedAt, id }) => encodeCursor([startedAt.getTime(), id]))
  }

  /** Of the signals that have been worked on so far, in the order of their creation. */
  async results(
    viewer: Viewer,
    { id }: Pick<BulkAction, 'id'>,
    only?: BulkOutcome | null,
    first?: number | null,
    after?: string | null,
  ): Promise<Page<SignalResult>> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const size = pageSize(first, 100)
    const place = after ? decodeCursor(after, 2) : null
    const from = place && { chunk: Number(place[0]) || 0, index: Number(place[1]) || 0 }
    const rows = await this.deps.chunks.results(id, only ?? null, from, size + 1)
    return toPage(rows, size, Boolean(after), ({ chunk, index }) => encodeCursor([chunk, index]))
  }

  /** What is done stays done. An action that is finished stays as it is. */
  async cancel(viewer: Viewer, id: string): Promise<BulkAction> {
    const { postgres, clock, actions, chunks, feed } = this.deps
    const action = await this.get(viewer, id)
    requirePermission(viewer, ...permissionsFor(action.task))
    if (isFinished(action)) return action
    await postgres.transaction(async (tx) => {
      const cancelled = await actions.finish(tx, id, 'CANCELLED', clock.now())
      if (!cancelled) return
      await this.#record(tx, viewer, action, cancelled)
    })
    // What a lane holds at this moment is rolled back there, and forgotten by it.
    await postgres.transaction((tx) => chunks.dropOpen(tx, id))
    await feed.settled()
    return this.get(viewer, id)
  }

  /** Starts an action that takes back what another has changed. */
  async undo(viewer: Viewer, id: string): Promise<BulkAction> {
    const action = await this.get(viewer, id)
    const { task } = action
    requirePermission(viewer, ...permissionsFor(task))
    if (task.kind === 'UNDO') throw conflict(`${id} is an undo, which is not undone itself.`)
    if (task.kind === 'RUN_WORKFLOW')
      throw conflict(`${id} has started runs of a workflow, which are canceled one by one, not undone.`)
    if (action.dryRun) throw conflict(`${id} was a dry run, which has changed nothing.`)
    if (!isFinished(action)) throw conflict(`${id} is still at work; cancel it first.`)
    if (action.undoneBy) throw undone(action)
    const { postgres, actions, chunks } = this.deps
    const undo = deduce({
      ...newAction(viewer, this.deps.clock, action.changed, await chunks.countChanged(id)),
      ...{ kind: 'UNDO', task: { kind: 'UNDO', of: task }, argumentsHash: '', undoes: id },
    })
    await postgres.transaction(async (tx) => {
      if (!(await actions.insert(tx, undo, null))) throw undone(action)
      await chunks.insertUndo(tx, id, undo.id)
      await this.begin(tx, viewer, undo)
    })
    return this.begun(viewer, undo)
  }

  /** Tells the audit trail and the feed, in the transaction of the change. */
  async #record(tx: Transaction, viewer: Viewer, before: BulkAction | null, after: BulkAction): Promise<void> {
    const { audit, feed } = this.deps
    const change = (field: 'state' | 'total' | 'kind') => ({
      ...{ field, previousValue: before && String(before[field]), newValue: String(after[field]) },
    })
    await audit.record(tx, viewer, {
      ...{
        action: before ? 'modified' : 'created',
        assetType: 'bulk_action',
        assetId: after.id,
        assetName: after.kind,
      },
      changes: before ? [change('state')] : [change('kind'), change('total')],
    })
    await feed.append(tx, entryOf(before, after))
  }

  /** Before the commit of a new action. */
  async begin(tx: Transaction, viewer: Viewer, action: BulkAction): Promise<void> {
    await this.#record(tx, viewer, null, action)
    if (action.total > SMALL) await this.deps.actions.announce(tx)
  }

  /** After it: a small one is finished when it is answered. */
  async begun(viewer: Viewer, action: BulkAction): Promise<BulkAction> {
    if (action.total <= SMALL && !isFinished(action)) await this.deps.runner.hurry(action)
    return this.get(viewer, action.id)
  }
}

/** Signals for whose change a client waits. */
const SMALL = 1_000

export function newAction(
  viewer: Viewer,
  clock: Clock,
  total: number,
  chunks = 0,
): Omit<BulkAction, 'kind' | 'task' | 'argumentsHash' | 'undoable' | 'caseId' | 'incidentId'> {
  return {
    ...{ id: newId('blk', clock), state: 'RUNNING', dryRun: false, total, chunksLeft: chunks, version: 1, viewer },
    ...{ changed: 0, unchanged: 0, failed: 0, startedAt: clock.now(), finishedAt: null, startedBy: viewer.actor },
    ...{ undoes: null, undoneBy: null },
  }
}

const conflict = (message: string) => new DomainError('CONFLICT', message)

const undone = ({ id, undoneBy }: BulkAction) =>
  new DomainError('CONFLICT', `${id} has been undone already.`, undoneBy ? { undoneBy } : {})

function readPlace(cursor: string): { startedAt: Date; id: string } {
  const [startedAt, id] = decodeCursor(cursor, 2)
  return { startedAt: new Date(Number(startedAt)), id: String(id) }
}
