import type { Transaction } from '../../stores/postgres.ts'

/** A signal that a merged case brought along. */
export interface BroughtSignal {
  readonly signalId: string
  /** Whether the case that it was brought into keeps it when the merge is undone. */
  readonly stays: boolean
}

const BRING = `
  INSERT INTO case_merged_signals (case_id, into_id, signal_id, own)
  SELECT $1, $2, signal_id, coalesce(
    (SELECT own FROM case_merged_signals AS other WHERE other.into_id = $2 AND other.signal_id = brought.signal_id LIMIT 1), present)
  FROM unnest($3::text[], $4::boolean[]) AS brought (signal_id, present)`

const BROUGHT = `
  SELECT signal_id AS "signalId", own OR EXISTS (
    SELECT FROM case_merged_signals AS other
    WHERE other.into_id = brought.into_id AND other.signal_id = brought.signal_id AND other.case_id <> brought.case_id) AS stays
  FROM case_merged_signals AS brought WHERE case_id = $1 ORDER BY signal_id`

/** What merging has moved, so that it can be undone. */
export class MergeRepository {
  /** `present` tells of each signal whether the case that takes it had it already. It had it by itself unless another merge has brought it. */
  async bring(
    tx: Transaction,
    caseId: string,
    intoId: string,
    signals: readonly { readonly signalId: string; readonly present: boolean }[],
  ): Promise<void> {
    // What an earlier merge has brought and is gone, perhaps through a third case, comes back through this one alone.
    const absent = signals.filter(({ present }) => !present)
    await this.forget(
      tx,
      intoId,
      absent.map(({ signalId }) => signalId),
    )
    await tx.query(BRING, [
      caseId,
      intoId,
      signals.map(({ signalId }) => signalId),
      signals.map(({ present }) => present),
    ])
  }

  brought(tx: Transaction, caseId: string): Promise<BroughtSignal[]> {
    return tx.query(BROUGHT, [caseId])
  }

  /** The merge is undone. */
  async release(tx: Transaction, caseId: string): Promise<void> {
    await tx.query('DELETE FROM case_merged_signals WHERE case_id = $1', [caseId])
  }

  /** Somebody has decided about these signals since. */
  async forget(tx: Transaction, intoId: string, signalIds: readonly string[]): Promise<void> {
    if (signalIds.length)
      await tx.query('DELETE FROM case_merged_signals WHERE into_id = $1 AND signal_id = ANY($2)', [intoId, signalIds])
  }
}
