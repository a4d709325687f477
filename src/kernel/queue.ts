/** Work that waits, as far as it can be counted: what a feature tells of each of its queues. */
export interface QueueLevel {
  /** A word that stays, such as `bulk_actions`. */
  readonly queue: string
  readonly waiting: number
  /** Since when the oldest has been waiting, or been due; null when nothing waits. */
  readonly oldest: Date | null
}

/** Asked whenever somebody reads the metrics: one cheap statement. */
export type Queues = () => Promise<readonly QueueLevel[]>
