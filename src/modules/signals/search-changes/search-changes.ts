import type { Feed } from '../../../feed/index.ts'
import type { CatchUp, LiveSource } from '../../../graphql/subscriptions/live-source.ts'
import { requirePermission, type Viewer } from '../../../kernel/viewer.ts'
import type { SearchIndex } from '../../explorer/index.ts'
import { FollowedSearch, type SearchChangesRequest } from './followed-search.ts'
import { missedChange } from './missed-change.ts'
import { type SearchChange, SearchEvents, type SearchMoment } from './search-change.ts'
import { SearchTracker, type TrackerDeps } from './search-tracker.ts'
import { Turns } from './turns.ts'

interface Deps extends Omit<TrackerDeps, 'turns'> {
  readonly feed: Pick<Feed, 'listen' | 'catchUp' | 'generation' | 'indexed'>
  readonly index: SearchIndex
}

interface Followed {
  readonly tracker: SearchTracker
  users: number
}

/** Milliseconds between looks at what moving ranges have left behind. */
const TICK = 1_000
/** Each takes the cores and the memory of a page of the explorer. */
const COUNTED_AT_ONCE = 2

/** Follows searches: each different one once, for all who follow it. */
export class SearchChanges {
  readonly #followed = new Map<string, Followed>()
  readonly #turns = new Turns(COUNTED_AT_ONCE)
  #ticking: NodeJS.Timeout | undefined

  constructor(private readonly deps: Deps) {}

  open(request: SearchChangesRequest & { readonly after?: string | null }, viewer: Viewer): LiveSource<SearchChange> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const search = new FollowedSearch(this.deps.index, request, this.deps.clock.now(), viewer)
    const events = new SearchEvents(search)
    const after = events.readCursor(request.after)
    return {
      key: `search ${search.key}`,
      listen: (listener) => {
        const { tracker, leave } = this.#use(search)
        const stop = tracker.listen(listener)
        return () => {
          stop()
          leave()
        }
      },
      catchUp: (how) => this.#join(search, after, how),
      // Following again from what it had before the first that was missed, a client gets all of it as one change.
      lagged: (count, { since }) => events.lagged(count, since),
    }
  }

  /** Tells where the search is, or what has changed since a moment, until nothing has changed while that was told. */
  async #join(
    search: FollowedSearch,
    after: SearchMoment | null,
    { give, joined, signal }: CatchUp<SearchChange>,
  ): Promise<void> {
    const { tracker, leave } = this.#use(search)
    try {
      await tracker.ready
      const missed = after && (await missedChange(tracker, after, this.deps, signal))
      let told = missed ? missed.sequence : tracker.sequence
      let events: readonly SearchChange[] = missed ? missed.events : [tracker.snapshot()]
      while (!signal.aborted) {
        await give(events)
        await tracker.ready
        if (tracker.sequence === told) break
        events = tracker.since(told)
        told = tracker.sequence
      }
      joined()
    } finally {
      leave()
    }
  }

  #use(search: FollowedSearch): { tracker: SearchTracker; leave: () => void } {
    const followed = this.#followed.get(search.key) ?? this.#follow(search)
    followed.users += 1
    return {
      tracker: followed.tracker,
      leave: () => {
        followed.users -= 1
        if (followed.users === 0) this.#unfollow(search.key, followed)
      },
    }
  }

  #follow(search: FollowedSearch): Followed {
    const followed = { tracker: new SearchTracker(search, { ...this.deps, turns: this.#turns }), users: 0 }
    this.#followed.set(search.key, followed)
    this.#ticking ??= setInterval(() => {
      for (const { tracker } of this.#followed.values()) tracker.tick()
    }, TICK).unref()
    return followed
  }

  #unfollow(key: string, followed: Followed): void {
    followed.tracker.stop()
    this.#followed.delete(key)
    if (this.#followed.size) return
    clearInterval(this.#ticking)
    this.#ticking = undefined
  }
}
