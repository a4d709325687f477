import type { StoredLog } from './stored-log.ts'

/** Logs that were stored together. After a restart their content is left to whoever needs it to read again. */
export interface Batch<Found> {
  readonly number: number
  readonly content: { readonly logs: readonly StoredLog[]; readonly found: Found } | null
}

/** Who looks at every log that comes in: detection. Named here, since logs know nothing of rules. */
export interface LogWatcher<Found = unknown> {
  /** Finds and stores what concerns the logs of a batch, before their senders are told that they are stored. */
  watch(number: number, logs: readonly StoredLog[]): Promise<Found>
  /** Takes back what `watch` has stored of a batch that was never acknowledged. */
  forget(number: number): Promise<void>
  /** Draws the conclusions and takes the batches off the journal in the same transaction. */
  conclude(batches: readonly Batch<Found>[]): Promise<void>
}
