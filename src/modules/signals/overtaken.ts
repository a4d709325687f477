import { type Feed, type FeedEntry, versionOf } from '../../feed/index.ts'
import { RecentSignals } from './recent-signals.ts'

/** Entries with the one that each was overtaken by. */
export type Overtaken = ReadonlyMap<FeedEntry, FeedEntry>

const NONE: Overtaken = new Map()
/** Entries of a generation of who catches up: the transactions that a bulk action overlaps with are seldom larger. */
const GENERATION = 2_000

/**
 * Finds entries behind one that tells of a later change of the same signal. A transaction that changes one thing, waits for another that changes a
 * signal, and then changes that signal too, comes first in the feed: bulk actions do so. They may be so large that the two are given in different
 * batches.
 */
class OvertakenChanges {
  readonly #newest = new RecentSignals<FeedEntry>()

  reach(generation: number): void {
    this.#newest.reach(generation)
  }

  take(entries: readonly FeedEntry[]): Overtaken {
    let found: Map<FeedEntry, FeedEntry> | null = null
    for (const entry of entries) {
      if (entry.topic !== 'signal') continue
      const other = this.#newest.get(entry.subjectId)
      if (other && versionOf(other) > versionOf(entry)) {
        found ??= new Map()
        found.set(entry, other)
      } else {
        this.#newest.set(entry.subjectId, entry)
      }
    }
    return found ?? NONE
  }
}

/** Of what is given to all; must listen before those who ask it. */
export class OvertakenLive {
  readonly #changes = new OvertakenChanges()
  #entries: readonly FeedEntry[] = []
  #found = NONE

  constructor(feed: Pick<Feed, 'listen' | 'generation'>) {
    feed.listen((entries) => {
      this.#changes.reach(feed.generation())
      this.#found = this.#changes.take(entries)
      this.#entries = entries
    })
  }

  /** Of the entries that are being given. */
  among(entries: readonly FeedEntry[]): Overtaken {
    if (entries !== this.#entries) throw new Error('These entries are not those that were given last.')
    return this.#found
  }
}

/** Of what is given to one who catches up, batch by batch. How long ago it was committed says nothing of what follows: a number of entries must do. */
export class OvertakenMissed {
  readonly #changes = new OvertakenChanges()
  #count = 0

  among(entries: readonly FeedEntry[]): Overtaken {
    this.#changes.reach(Math.floor(this.#count / GENERATION))
    this.#count += entries.length
    return this.#changes.take(entries)
  }
}
