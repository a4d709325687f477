import type { QueueLevel } from '../../kernel/queue.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { queueLevel } from '../../stores/queue-level.ts'
import { type BulkAction, deduce, type KeptViewer, keepViewer, recallViewer, starterOf } from './bulk-action.ts'

/** Notified when there is work to do. */
export const CHANNEL = 'bulk_actions'

const COLUMNS = `id, kind, task, state, dry_run AS "dryRun", total, changed, unchanged, failed, chunks_left AS "chunksLeft", version, viewer,
  arguments_hash AS "argumentsHash", undoes, started_at AS "startedAt", finished_at AS "finishedAt",
  (SELECT undo.id FROM bulk_actions AS undo WHERE undo.undoes = bulk_actions.id AND undo.state <> 'CANCELLED') AS "undoneBy"`

const BY_IDS = { name: 'bulk-actions', text: `SELECT ${COLUMNS} FROM bulk_actions WHERE id = ANY($1)` }
const BY_KEY = {
  name: 'bulk-action-of-key',
  text: `SELECT ${COLUMNS} FROM bulk_actions WHERE starter = $1 AND idempotency_key = $2`,
}
const UNFINISHED = {
  name: 'bulk-actions-unfinished',
  text: `SELECT ${COLUMNS} FROM bulk_actions WHERE finished_at IS NULL ORDER BY started_at, id`,
}
const PAGE = {
  name: 'bulk-actions-page',
  text: `SELECT ${COLUMNS} FROM bulk_actions
         WHERE (started_at, id) < (coalesce($1::timestamptz, 'infinity'), $2) ORDER BY started_at DESC, id DESC LIMIT $3`,
}
const INSERT = `
  INSERT INTO bulk_actions (id, kind, task, state, dry_run, total, chunks_left, viewer, starter, idempotency_key, arguments_hash, undoes, started_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT DO NOTHING
  RETURNING id`
const ADVANCE = `
  UPDATE bulk_actions
  SET changed = changed + $2, unchanged = unchanged + $3, failed = failed + $4, chunks_left = chunks_left - 1, version = version + 1
  WHERE id = $1 AND finished_at IS NULL
  RETURNING ${COLUMNS}`
const FINISH = `
  UPDATE bulk_actions SET state = $2, finished_at = $3, version = version + 1
  WHERE id = $1 AND finished_at IS NULL
  RETURNING ${COLUMNS}`

/** What becomes of an action when one of its chunks is done. */
export interface ChunkCounts {
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
}

export interface BulkActionPlace {
  readonly startedAt: Date
  readonly id: string
}

export class BulkActionRepository {
  constructor(private readonly postgres: Postgres) {}

  async byIds(ids: readonly string[]): Promise<BulkAction[]> {
    return (await this.postgres.read<Row>(BY_IDS, [ids])).map(toAction)
  }

  async find(id: string): Promise<BulkAction | null> {
    return (await this.byIds([id]))[0] ?? null
  }

  async ofKey(starter: string, idempotencyKey: string): Promise<BulkAction | null> {
    const [row] = await this.postgres.read<Row>(BY_KEY, [starter, idempotencyKey])
    return row ? toAction(row) : null
  }

  /** Of all users, the oldest first. */
  async unfinished(): Promise<BulkAction[]> {
    return (await this.postgres.read<Row>(UNFINISHED)).map(toAction)
  }

  queue(): Promise<QueueLevel> {
    return queueLevel(this.postgres, 'bulk_actions', {
      rows: 'bulk_actions WHERE finished_at IS NULL',
      since: 'started_at',
    })
  }

  /** The newest first. */
  async page(after: BulkActionPlace | null, limit: number): Promise<BulkAction[]> {
    return (await this.postgres.read<Row>(PAGE, [after?.startedAt ?? null, after?.id ?? '', limit])).map(toAction)
  }

  /** False where the starter has used the key before, or where the action to be undone is being undone already. */
  async insert(tx: Transaction, action: BulkAction, idempotencyKey: string | null): Promise<boolean> {
    const rows: unknown[] = await tx.query(INSERT, [
      ...[action.id, action.kind, JSON.stringify(action.task), action.state, action.dryRun],
      ...[action.total, action.chunksLeft, JSON.stringify(keepViewer(action.viewer)), starterOf(action.viewer)],
      ...[idempotencyKey, action.argumentsHash, action.undoes, action.startedAt],
    ])
    return rows.length === 1
  }

  /** Wakes every process with the commit. */
  async announce(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_notify('${CHANNEL}', '')`)
  }

  /** Counts a chunk as done; null when the action has been finished meanwhile. */
  advance(tx: Transaction, id: string, { changed, unchanged, failed }: ChunkCounts): Promise<BulkAction | null> {
    return this.#update(tx, ADVANCE, [id, changed, unchanged, failed])
  }

  /** Null when it was finished already. */
  finish(tx: Transaction, id: string, state: 'COMPLETED' | 'CANCELLED', at: Date): Promise<BulkAction | null> {
    return this.#update(tx, FINISH, [id, state, at])
  }

  async #update(tx: Transaction, sql: string, values: unknown[]): Promise<BulkAction | null> {
    const [[row]] = (await tx.query(sql, values)) as [Row[], number]
    return row ? toAction(row) : null
  }
}

type Row = Omit<BulkAction, 'viewer' | 'startedBy' | 'undoable' | 'caseId' | 'incidentId'> & {
  readonly viewer: KeptViewer
}

function toAction(row: Row): BulkAction {
  return deduce({ ...row, viewer: recallViewer(row.viewer), startedBy: row.viewer.actor })
}
