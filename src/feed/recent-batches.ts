import { type FeedPosition, isAfter } from './entry.ts'
import type { KnownEntries, OwnEntries } from './own-entries.ts'
import type { FeedBatch } from './reader.ts'

/** Fewer entries are read again in less time than another look takes that nothing follows. */
const WORTH_KEEPING = 100
const KEPT = 4

/**
 * What has just been read of the feed. Those who consume it and those who listen to it read the same within milliseconds, and a bulk action writes so
 * much that reading it twice is felt.
 */
export class RecentBatches {
  readonly #kept: { readonly from: FeedPosition; readonly batch: FeedBatch }[] = []

  constructor(private readonly own: OwnEntries) {}

  /** What follows a place: as far as it was read just now, else by a look of one's own. */
  async next(place: FeedPosition, read: (known: KnownEntries) => Promise<FeedBatch>): Promise<FeedBatch> {
    const recent = this.#after(place)
    if (recent) return recent
    const batch = await read(this.own.known())
    this.#keep(place, batch)
    this.own.forget(batch.end)
    return batch
  }

  #keep(from: FeedPosition, batch: FeedBatch): void {
    if (batch.entries.length < WORTH_KEEPING) return
    this.#kept.unshift({ from, batch })
    if (this.#kept.length > KEPT) this.#kept.pop()
  }

  /** There may be more by now. Null where nothing that follows the place is kept. */
  #after(place: FeedPosition): FeedBatch | null {
    const found = this.#kept.find(({ from, batch }) => !isAfter(from, place) && isAfter(batch.end, place))
    if (!found) return null
    const { batch } = found
    const next = batch.entries.findIndex((entry) => isAfter(entry, place))
    return next < 0 ? null : { ...batch, entries: batch.entries.slice(next), more: true, heldBack: false }
  }
}
