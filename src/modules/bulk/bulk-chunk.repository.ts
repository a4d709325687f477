import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { TriageMark } from '../signals/index.ts'
import type { ChunkCounts } from './bulk-action.repository.ts'
import type { BulkOutcome, SignalResult } from './bulk-action.ts'

/** Signals that are worked on in one transaction. */
export interface BulkChunk {
  readonly number: number
  readonly signalIds: readonly string[]
  readonly attempts: number
  /** Of an undo: what is to be taken back, in the order of the ids. */
  readonly marks: readonly TriageMark[] | null
}

/** Where a result stands among those of its action. */
export interface ResultPlace {
  readonly chunk: number
  readonly index: number
}

const INSERT = `
  INSERT INTO bulk_chunks (action_id, number, signal_ids)
  SELECT $1, $2 + number, ARRAY(SELECT jsonb_array_elements_text(ids))
  FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS chunk (ids, number)`
const INSERT_UNDO = `
  INSERT INTO bulk_chunks (action_id, number, signal_ids, marks)
  SELECT $2, number, ARRAY(
    SELECT id FROM unnest(signal_ids, outcomes) WITH ORDINALITY AS signal (id, outcome, index) WHERE outcome = 'CHANGED' ORDER BY index
  ), marks
  FROM bulk_chunks WHERE action_id = $1 AND done AND changed > 0`
const CHANGED = {
  name: 'bulk-chunks-changed',
  text: 'SELECT count(*)::integer AS count FROM bulk_chunks WHERE action_id = $1 AND done AND changed > 0',
}
const LOCK_NEXT = `
  SELECT number, signal_ids AS "signalIds", attempts, marks FROM bulk_chunks
  WHERE action_id = $1 AND NOT done ORDER BY number LIMIT 1 FOR UPDATE`
const STORE = `
  UPDATE bulk_chunks
  SET done = true, changed = $3, unchanged = $4, failed = $5, outcomes = $6, codes = $7, messages = $8, marks = coalesce($9, marks)
  WHERE action_id = $1 AND number = $2`
const MISS = 'UPDATE bulk_chunks SET attempts = attempts + 1 WHERE action_id = $1 AND number = $2 AND NOT done'
const DROP = `
  DELETE FROM bulk_chunks WHERE (action_id, number) IN (
    SELECT action_id, number FROM bulk_chunks WHERE action_id = $1 AND NOT done FOR UPDATE SKIP LOCKED
  )`

// Chunk after chunk in order, as far as the page needs them; those that hold nothing of what is asked for are not opened.
const RESULTS = {
  name: 'bulk-results',
  text: `
    SELECT number AS chunk, index::integer, id AS "signalId", outcome, code, message
    FROM bulk_chunks
    CROSS JOIN LATERAL unnest(signal_ids, outcomes, codes, messages) WITH ORDINALITY AS signal (id, outcome, code, message, index)
    WHERE action_id = $1 AND done AND (number, index) > ($2, $3) AND number >= $2
      AND CASE $4 WHEN 'CHANGED' THEN changed > 0 WHEN 'UNCHANGED' THEN unchanged > 0 WHEN 'FAILED' THEN failed > 0 ELSE true END
      AND ($4::text IS NULL OR outcome = $4)
    ORDER BY number, index
    LIMIT $5`,
}

export class BulkChunkRepository {
  constructor(private readonly postgres: Postgres) {}

  /** They are numbered after the `before` that come before them. */
  async insert(
    tx: Transaction,
    actionId: string,
    before: number,
    chunks: readonly (readonly string[])[],
  ): Promise<void> {
    await tx.query(INSERT, [actionId, before, JSON.stringify(chunks)])
  }

  /** How many have changed something. */
  async countChanged(actionId: string): Promise<number> {
    const [row] = await this.postgres.read<{ count: number }>(CHANGED, [actionId])
    return row?.count ?? 0
  }

  /** The signals that an action has changed, with what it did to them. */
  async insertUndo(tx: Transaction, actionId: string, undoId: string): Promise<void> {
    await tx.query(INSERT_UNDO, [actionId, undoId])
  }

  /**
   * One that nobody is at work on; nobody else takes it until the transaction ends, however it ends. Where somebody is, it is left to them, or
   * waited for.
   */
  async lockNext(tx: Transaction, actionId: string, taken: 'LEAVE' | 'WAIT'): Promise<BulkChunk | null> {
    const [row]: BulkChunk[] = await tx.query(taken === 'WAIT' ? LOCK_NEXT : `${LOCK_NEXT} SKIP LOCKED`, [actionId])
    return row ?? null
  }

  async store(
    tx: Transaction,
    actionId: string,
    number: number,
    counts: ChunkCounts,
    results: readonly SignalResult[],
    marks: readonly TriageMark[] | null,
  ): Promise<void> {
    await tx.query(STORE, [
      ...[actionId, number, counts.changed, counts.unchanged, counts.failed],
      ...[results.map(({ outcome }) => outcome), results.map(({ code }) => code)],
      ...[results.map(({ message }) => message), marks && JSON.stringify(marks)],
    ])
  }

  /** Counts an attempt that came to nothing. */
  async miss(tx: Transaction, actionId: string, number: number): Promise<void> {
    await tx.query(MISS, [actionId, number])
  }

  /** Forgets the chunks that are not to be worked on any more. */
  async dropOpen(tx: Transaction, actionId: string): Promise<void> {
    await tx.query(DROP, [actionId])
  }

  results(
    actionId: string,
    only: BulkOutcome | null,
    after: ResultPlace | null,
    limit: number,
  ): Promise<(SignalResult & ResultPlace)[]> {
    return this.postgres.read(RESULTS, [actionId, after?.chunk ?? 0, after?.index ?? 0, only, limit])
  }
}
