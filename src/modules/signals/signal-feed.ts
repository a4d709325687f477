import { decodePosition, encodePosition, type Feed, type FeedEntry, type FeedPosition } from '../../feed/index.ts'
import { type LoaderDefinition, LoaderScope } from '../../graphql/context.ts'
import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import { badInput } from '../../kernel/errors.ts'
import { requirePermission, systemViewer, type Viewer } from '../../kernel/viewer.ts'
import {
  compilePredicate,
  type FieldCatalog,
  type Predicate,
  parseQuery,
  printQuery,
  type Query,
  QuerySyntaxError,
  type SearchDocument,
} from '../../search/index.ts'
import type { SignalSummary } from './signal.ts'

export const SIGNAL_FEED_EVENT_KINDS = ['CREATED', 'UPDATED', 'LEFT', 'HELD', 'RESUMED', 'LAGGED'] as const
export type SignalFeedEventKind = (typeof SIGNAL_FEED_EVENT_KINDS)[number]

/** Something that a search sees happen. */
export interface SignalEvent {
  readonly cursor: string
  readonly kind: SignalFeedEventKind
  /** Of LAGGED; null when nobody knows how many. */
  readonly lagged: number | null
  /** Loads the signal as it is now; once for all who look at the event. */
  readonly load: () => Promise<SignalSummary | null>
  readonly position: FeedPosition
}

interface Deps {
  readonly feed: Pick<Feed, 'listen' | 'catchUp'>
  readonly catalog: FieldCatalog
  readonly signalById: LoaderDefinition<string, SignalSummary | null>
}

const READER = systemViewer('Signal feed')

/** Follows a search through the feed. */
export class SignalFeed {
  /** One scope for what is dispatched together: signals are read once, whoever asks for them. */
  readonly #scopes = new WeakMap<readonly FeedEntry[], LoaderScope>()

  constructor(private readonly deps: Deps) {}

  open(args: { readonly query: string; readonly after?: string | null }, viewer: Viewer): LiveSource<SignalEvent> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const query = readQuery(args.query)
    const from = readCursor(args.after)
    const { feed, catalog } = this.deps
    const matches = compilePredicate(query, catalog)
    const toEvents = (entries: readonly FeedEntry[]) => this.#events(entries, matches)
    return {
      key: `signals ${printQuery(query)}`,
      listen: (listener) => feed.listen((entries) => listener(toEvents(entries))),
      catchUp:
        from &&
        (({ give, ...how }) =>
          feed.catchUp(from, {
            ...how,
            give: (entries) => give(toEvents(entries)),
            expired: (head) => give([lagged(head, null)]),
          })),
      // From just before the first that was missed, reading on loses nothing.
      lagged: (count, { position: { transaction, position } }) =>
        lagged({ transaction, position: position - 1 }, count),
    }
  }

  #events(entries: readonly FeedEntry[], matches: Predicate): SignalEvent[] {
    const events: SignalEvent[] = []
    for (const entry of entries) {
      const kind = entry.topic === 'signal' ? kindOf(entry, matches) : null
      if (kind) events.push(this.#event(entries, entry, kind))
    }
    return events
  }

  #event(together: readonly FeedEntry[], entry: FeedEntry, kind: SignalFeedEventKind): SignalEvent {
    const load = () => this.#scope(together).get(this.deps.signalById).load(entry.subjectId)
    return { cursor: encodePosition(entry), kind, lagged: null, load, position: entry }
  }

  #scope(entries: readonly FeedEntry[]): LoaderScope {
    let scope = this.#scopes.get(entries)
    if (!scope) {
      scope = new LoaderScope(READER)
      this.#scopes.set(entries, scope)
    }
    return scope
  }
}

/** A change that brings an older signal into the search is an update: clients keep what they have by id, and add what they have not. */
function kindOf({ before, after }: FeedEntry, matches: Predicate): SignalFeedEventKind | null {
  if (after && matches(after as SearchDocument)) return before ? 'UPDATED' : 'CREATED'
  return before && matches(before as SearchDocument) ? 'LEFT' : null
}

const lagged = (position: FeedPosition, count: number | null): SignalEvent => ({
  cursor: encodePosition(position),
  kind: 'LAGGED',
  lagged: count,
  load: async () => null,
  position,
})

function readQuery(text: string): Query {
  try {
    return parseQuery(text)
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    throw badInput('query', error.message, { offset: error.offset, length: error.length })
  }
}

function readCursor(cursor: string | null | undefined): FeedPosition | null {
  if (cursor === null || cursor === undefined) return null
  const position = decodePosition(cursor)
  if (position) return position
  throw badInput('after', `Expected the cursor of an event of this feed, got ${JSON.stringify(cursor.slice(0, 80))}.`)
}
