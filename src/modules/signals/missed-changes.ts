import { type FeedEntry, type FeedPosition, versionOf } from '../../feed/index.ts'
import type { Predicate, SearchDocument } from '../../search/index.ts'

/** All changes of one signal as one. */
interface Missed {
  readonly position: FeedPosition
  readonly firstVersion: number
  readonly lastVersion: number
  readonly isNew: boolean
  readonly matchedBefore: boolean
  readonly matches: boolean
}

export interface MissedChange {
  readonly subjectId: string
  readonly position: FeedPosition
  readonly kind: 'CREATED' | 'UPDATED' | 'LEFT'
}

/**
 * What happened to a search while nobody was told, each signal once, at the place of its last change: told in this order, every cursor still says
 * that all before it has been told. Keeps no documents, since a bulk action changes many.
 */
export class MissedChanges {
  readonly #missed = new Map<string, Missed>()

  constructor(private readonly matches: Predicate) {}

  get size(): number {
    return this.#missed.size
  }

  add(entries: readonly FeedEntry[]): void {
    for (const entry of entries) {
      if (entry.topic !== 'signal') continue
      const known = this.#missed.get(entry.subjectId)
      // Last in the map as well as in the feed.
      this.#missed.delete(entry.subjectId)
      this.#missed.set(entry.subjectId, this.#merge(known, this.#one(entry)))
    }
  }

  /** Gives what it has, and forgets it. */
  take(): MissedChange[] {
    const changes: MissedChange[] = []
    for (const [subjectId, { position, isNew, matchedBefore, matches }] of this.#missed) {
      const left = matchedBefore ? 'LEFT' : null
      const kind = matches ? (isNew ? 'CREATED' : 'UPDATED') : left
      if (kind) changes.push({ subjectId, position, kind })
    }
    this.#missed.clear()
    return changes
  }

  #one({ transaction, position, before, after }: FeedEntry): Missed {
    return {
      position: { transaction, position },
      firstVersion: before === null ? 0 : versionOf({ after: before }),
      lastVersion: versionOf({ after }),
      isNew: before === null,
      matchedBefore: before !== null && this.matches(before as SearchDocument),
      matches: after !== null && this.matches(after as SearchDocument),
    }
  }

  /** A transaction that waited for another may come before it in the feed: which change was first and last is in the versions. */
  #merge(known: Missed | undefined, next: Missed): Missed {
    if (!known) return next
    const first = known.firstVersion <= next.firstVersion ? known : next
    const last = known.lastVersion > next.lastVersion ? known : next
    return {
      position: next.position,
      firstVersion: first.firstVersion,
      isNew: first.isNew,
      matchedBefore: first.matchedBefore,
      lastVersion: last.lastVersion,
      matches: last.matches,
    }
  }
}
