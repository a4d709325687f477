import { randomUUID } from 'node:crypto'
import {
  encodePosition,
  type Feed,
  type FeedEntry,
  type FeedPosition,
  type FeedTopic,
  placeOf,
  readFeedCursor,
} from '../../feed/index.ts'
import type { LiveSource } from './live-source.ts'

/** Where an event of a subject stands, for those who resume behind it. */
export interface FeedPlace {
  readonly cursor: string
  readonly position: FeedPosition
}

interface Followed<Event> {
  readonly feed: Pick<Feed, 'listen' | 'catchUp'>
  /** Of the entries that each are one event. */
  readonly topic: FeedTopic
  readonly subjectId: string
  /** Cursor of the last event that the subscriber has had; without it, events come from now on. */
  readonly after: string | null | undefined
  toEvent(entry: FeedEntry, place: FeedPlace): Event
  /** Leaves out what this subscriber does not see; null for who sees everything. */
  readonly seen?: ((events: readonly Event[]) => Promise<readonly Event[]>) | null
  /** Tells that events are missing: how many, and the first of them, where that is known. */
  lagged(place: FeedPlace, missed: { readonly count: number; readonly first: Event } | null): Event
}

/** The events of one thing, such as a case, as they are committed. */
export function followSubject<Event extends FeedPlace>(followed: Followed<Event>): LiveSource<Event> {
  const { feed, topic, subjectId, toEvent, lagged } = followed
  const seen = followed.seen ?? null
  const from = readFeedCursor(followed.after)
  const eventsOf = (entries: readonly FeedEntry[]) =>
    entries
      .filter((entry) => entry.topic === topic && entry.subjectId === subjectId && entry.after !== null)
      .map((entry) => toEvent(entry, placeIn(entry)))
  return {
    // What takes time to find out would be told twice to who joins meanwhile, so nobody shares it.
    key: seen ? `${topic} ${subjectId} ${randomUUID()}` : `${topic} ${subjectId}`,
    listen: (listener) =>
      feed.listen(seen ? inTurn(listener, eventsOf, seen) : (entries) => listener(eventsOf(entries))),
    catchUp:
      from &&
      (({ give, ...how }) =>
        feed.catchUp(from, {
          ...how,
          give: async (entries) => give(seen ? await seen(eventsOf(entries)) : eventsOf(entries)),
          expired: (head) => give([lagged(placeIn(head), null)]),
        })),
    lagged: (count, first) => {
      const { transaction, position } = first.position
      // From just before the first that was missed, reading on loses nothing.
      return lagged(placeIn({ transaction, position: position - 1 }), { count, first })
    },
  }
}

/** Events are filtered one batch after the other, so that they stay in order; what cannot be filtered is not told. */
function inTurn<Event>(
  listener: (events: readonly Event[]) => void,
  eventsOf: (entries: readonly FeedEntry[]) => readonly Event[],
  seen: (events: readonly Event[]) => Promise<readonly Event[]>,
): (entries: readonly FeedEntry[]) => void {
  let line: Promise<void> = Promise.resolve()
  return (entries) => {
    const events = eventsOf(entries)
    if (events.length) line = line.then(async () => listener(await seen(events))).catch(() => undefined)
  }
}

const placeIn = (position: FeedPosition): FeedPlace => ({
  cursor: encodePosition(position),
  position: placeOf(position),
})
