import type { FeedEntry } from '../../../feed/index.ts'
import type { SearchDocument } from '../../../search/index.ts'
import { RecentSignals } from '../recent-signals.ts'
import { type Difference, isShown } from './difference.ts'
import type { CountedSignal, FollowedSearch } from './followed-search.ts'
import type { Span } from './moving-range.ts'

/** A signal as its newest known change left it. */
interface Newest {
  readonly version: number
  readonly signal: CountedSignal | null
}

/**
 * Applies entries to a difference. A transaction that waited for another comes before it in the feed although its change is the later one; both can
 * be read from the same moment on, but may be given in two batches. Counts come out right in any order, since what one change adds the other takes
 * away; which signals are shown is up to the highest version.
 */
export class SignalMoves {
  readonly #newest = new RecentSignals<Newest>()

  constructor(private readonly search: FollowedSearch) {}

  /** Entries of this generation of the feed come next. */
  reach(generation: number): void {
    this.#newest.reach(generation)
  }

  forget(): void {
    this.#newest.forget()
  }

  apply(
    entries: readonly FeedEntry[],
    span: Span,
    difference: Difference,
    moved: (id: string, timestamp: number, signal: CountedSignal | null) => void = () => {},
  ): void {
    for (const { topic, subjectId: id, before, after } of entries) {
      if (topic !== 'signal') continue
      const [from, to] = [versionOf(before) ?? 0, versionOf(after) ?? Number.POSITIVE_INFINITY]
      // A comment changes nothing that a search sees.
      if (from === to) continue
      const [was, is] = [this.search.count(before as SearchDocument), this.search.count(after as SearchDocument)]
      difference.recount(was, span, is, span)
      let newest = this.#newest.get(id)
      if (!newest || to > newest.version) {
        newest = { version: to, signal: is }
        this.#newest.set(id, newest)
        const timestamp = (after ?? before)?.timestamp
        if (typeof timestamp === 'number') moved(id, timestamp, is)
      }
      difference.show(id, isShown(was, span), isShown(newest.signal, span), true)
    }
  }
}

const versionOf = (document: FeedEntry['after']): number | undefined => document?.version as number | undefined
