import { type FeedEntry, type FeedPosition, type NewFeedEntry, wholeBefore } from './entry.ts'

/** Fewer are read again in less time than it takes to say which are known. */
const WORTH_KEEPING = 100
const KEPT = 10_000

/** What one statement has appended; between its first and its last position its transaction has no other entries. */
interface Append {
  readonly transaction: string
  readonly first: number
  readonly last: number
  readonly entries: ReadonlyMap<number, NewFeedEntry>
}

/**
 * What this process itself has appended of late. Which entries there are, and in which order, only Postgres knows, but what a bulk action wrote into
 * them need not be read and parsed once more. Documents are plain JSON, so that they are what would be read.
 */
export class OwnEntries {
  #kept: readonly Append[] = []

  /** As they are stored: with what differs before. */
  keep(transaction: string, positions: readonly number[], stored: readonly NewFeedEntry[]): void {
    const [first, last] = [positions[0], positions.at(-1)]
    if (stored.length < WORTH_KEEPING || first === undefined || last === undefined) return
    const entries = new Map(stored.map((entry, index) => [positions[index] as number, entry]))
    let room = KEPT
    this.#kept = [{ transaction, first, last, entries }, ...this.#kept].filter((append) => {
      room -= append.entries.size
      return room >= 0
    })
  }

  /** What has been read up to a place. */
  forget({ transaction }: FeedPosition): void {
    const read = BigInt(transaction)
    if (this.#kept.length) this.#kept = this.#kept.filter((append) => BigInt(append.transaction) >= read)
  }

  /** What is kept at this moment, for one look at the feed. */
  known(): KnownEntries {
    return new KnownEntries(this.#kept)
  }
}

/** Entries whose documents need not be read. */
export class KnownEntries {
  constructor(private readonly appends: readonly Append[] = []) {}

  /** Of each append the transaction, and its first and last position. */
  get parameters(): [string[], number[], number[]] {
    return [
      this.appends.map(({ transaction }) => transaction),
      this.appends.map(({ first }) => first),
      this.appends.map(({ last }) => last),
    ]
  }

  /** The entry with its documents. */
  complete(entry: FeedEntry): FeedEntry {
    for (const { transaction, entries } of this.appends) {
      const own = transaction === entry.transaction ? entries.get(entry.position) : undefined
      if (own) return wholeBefore({ ...entry, before: own.before, after: own.after })
    }
    return wholeBefore(entry)
  }
}
