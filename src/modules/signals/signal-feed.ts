import {
  encodePosition,
  type Feed,
  type FeedCatchUp,
  type FeedEntry,
  type FeedPosition,
  readFeedCursor,
} from '../../feed/index.ts'
import type { CatchUp, LiveSource } from '../../graphql/subscriptions/live-source.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import {
  compilePredicate,
  type FieldCatalog,
  type Predicate,
  printQuery,
  type SearchDocument,
} from '../../search/index.ts'
import { readQuery } from '../explorer/index.ts'
import type { DispatchedSignals } from './dispatched-signals.ts'
import type { FeedHolds } from './feed-holds.ts'
import { MissedChanges } from './missed-changes.ts'
import { type Overtaken, OvertakenLive, OvertakenMissed } from './overtaken.ts'
import { signalSight } from './seen-signals.ts'
import type { SignalSummary } from './signal.ts'

export const SIGNAL_FEED_EVENT_KINDS = ['CREATED', 'UPDATED', 'LEFT', 'HELD', 'RESUMED', 'LAGGED'] as const
export type SignalFeedEventKind = (typeof SIGNAL_FEED_EVENT_KINDS)[number]

/** Something that a search sees happen. */
export interface SignalEvent {
  readonly cursor: string
  readonly kind: SignalFeedEventKind
  readonly signalId: string | null
  /** Of LAGGED; null when nobody knows how many. */
  readonly lagged: number | null
  /** Loads the signal as it is now; once for all who look at the event and see the same. */
  readonly load: () => Promise<SignalSummary | null>
  readonly position: FeedPosition
}

interface Deps {
  readonly feed: Pick<Feed, 'listen' | 'catchUp' | 'head' | 'generation'>
  readonly catalog: FieldCatalog
  readonly signals: DispatchedSignals
  readonly holds: FeedHolds
}

/** Events that are loaded and given together after a hold. */
const CATCH_UP_CHUNK = 500
/** Signals that are known at once of those that changed while a feed was held; what is more comes in several rounds. */
const MAX_MISSED = 50_000

/** What a subscriber is told of, and as whom it reads that. */
interface Seen {
  readonly matches: Predicate
  readonly viewer: Viewer
}

/** Follows a search through the feed. */
export class SignalFeed {
  readonly #overtaken: OvertakenLive

  constructor(private readonly deps: Deps) {
    this.#overtaken = new OvertakenLive(deps.feed)
  }

  open(args: { readonly query: string; readonly after?: string | null }, viewer: Viewer): LiveSource<SignalEvent> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const sight = signalSight(viewer)
    const asked = readQuery(args.query)
    const query = sight?.over(asked) ?? asked
    const from = readFeedCursor(args.after)
    const { feed, catalog, holds } = this.deps
    const { userId } = viewer
    const seen = { matches: compilePredicate(query, catalog), viewer }
    return {
      key: `signals ${printQuery(query)}`,
      listen: (listener) =>
        feed.listen((entries) => listener(this.#events(entries, this.#overtaken.among(entries), seen))),
      catchUp:
        from &&
        ((how) =>
          userId !== null && holds.holds(userId)
            ? this.#hold(from, userId, seen, how)
            : feed.catchUp(from, this.#told(seen, how))),
      watch:
        userId === null
          ? null
          : (leave) =>
              holds.watch(userId, () => {
                const from = feed.head()
                leave((how) => this.#hold(from, userId, seen, how))
              }),
      // From just before the first that was missed, reading on loses nothing.
      lagged: (count, { position: { transaction, position } }) =>
        notice('LAGGED', { transaction, position: position - 1 }, count),
    }
  }

  /** Tells nothing while a bulk action of the person runs, then what came of it, then goes on with the others. */
  async #hold(from: FeedPosition, userId: string, seen: Seen, how: CatchUp<SignalEvent>): Promise<void> {
    const { feed, holds } = this.deps
    const { give, signal } = how
    for (let at: FeedPosition | null = from; at && !signal.aborted; ) {
      await give([notice('HELD', at)])
      await holds.released(userId, signal)
      await give([notice('RESUMED', at)])
      const told: FeedPosition | null = await this.#giveMissed(at, seen, how)
      at = null
      if (!told) return
      const joined = () => {
        if (holds.holds(userId)) at = feed.head()
        else how.joined()
      }
      await feed.catchUp(told, this.#told(seen, { ...how, joined }))
    }
  }

  /** Gives each signal that has changed once. Answers how far that goes; null when the subscriber has left. */
  async #giveMissed(
    from: FeedPosition,
    seen: Seen,
    { give, signal }: CatchUp<SignalEvent>,
  ): Promise<FeedPosition | null> {
    const { feed } = this.deps
    const missed = new MissedChanges(seen.matches)
    let end: FeedPosition | null = null
    const giveAll = async () => {
      const changes = missed.take()
      for (let at = 0; at < changes.length && !signal.aborted; at += CATCH_UP_CHUNK) {
        const chunk = changes.slice(at, at + CATCH_UP_CHUNK)
        await give(chunk.map(({ subjectId, position, kind }) => this.#event(chunk, subjectId, position, kind, seen)))
      }
    }
    await feed.catchUp(from, {
      signal,
      give: async (entries) => {
        missed.add(entries)
        if (missed.size >= MAX_MISSED) await giveAll()
      },
      expired: (head) => give([notice('LAGGED', head)]),
      joined: () => {
        end = feed.head()
      },
    })
    await giveAll()
    return end
  }

  #told(seen: Seen, { give, ...how }: CatchUp<SignalEvent>): FeedCatchUp {
    const overtaken = new OvertakenMissed()
    return {
      ...how,
      give: (entries) => give(this.#events(entries, overtaken.among(entries), seen)),
      expired: (head) => give([notice('LAGGED', head)]),
    }
  }

  #events(entries: readonly FeedEntry[], late: Overtaken, seen: Seen): SignalEvent[] {
    const events: SignalEvent[] = []
    for (const entry of entries) {
      const kind = entry.topic === 'signal' ? kindOf(entry, late.get(entry) ?? entry, seen.matches) : null
      if (kind) events.push(this.#event(entries, entry.subjectId, entry, kind, seen))
    }
    return events
  }

  #event(
    together: object,
    id: string,
    position: FeedPosition,
    kind: SignalFeedEventKind,
    { viewer }: Seen,
  ): SignalEvent {
    const load = this.deps.signals.of(together, viewer)
    const { transaction, position: place } = position
    return {
      cursor: encodePosition(position),
      kind,
      signalId: id,
      lagged: null,
      load: () => load(id),
      position: { transaction, position: place },
    }
  }
}

/**
 * A change that brings an older signal into the search is an update: clients keep what they have by id, and add what they have not. Of a change that
 * was overtaken, only what it left behind is news.
 */
function kindOf(entry: FeedEntry, newest: FeedEntry, matches: Predicate): SignalFeedEventKind | null {
  const { before } = entry
  const stays = newest.after !== null && matches(newest.after as SearchDocument)
  if (stays) return newest !== entry ? null : before ? 'UPDATED' : 'CREATED'
  return before && matches(before as SearchDocument) ? 'LEFT' : null
}

/** An event about no signal. */
const notice = (kind: SignalFeedEventKind, position: FeedPosition, lagged: number | null = null): SignalEvent => ({
  cursor: encodePosition(position),
  kind,
  signalId: null,
  lagged,
  load: async () => null,
  position,
})
