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
  /** Tells that events are missing: how many, and the first of them, where that is known. */
  lagged(place: FeedPlace, missed: { readonly count: number; readonly first: Event } | null): Event
}

/** The events of one thing, such as a case, as they are committed. */
export function followSubject<Event extends FeedPlace>(followed: Followed<Event>): LiveSource<Event> {
  const { feed, topic, subjectId, toEvent, lagged } = followed
  const from = readFeedCursor(followed.after)
  const eventsOf = (entries: readonly FeedEntry[]) =>
    entries
      .filter((entry) => entry.topic === topic && entry.subjectId === subjectId && entry.after !== null)
      .map((entry) => toEvent(entry, seen(entry)))
  return {
    key: `${topic} ${subjectId}`,
    listen: (listener) => feed.listen((entries) => listener(eventsOf(entries))),
    catchUp:
      from &&
      (({ give, ...how }) =>
        feed.catchUp(from, {
          ...how,
          give: (entries) => give(eventsOf(entries)),
          expired: (head) => give([lagged(seen(head), null)]),
        })),
    lagged: (count, first) => {
      const { transaction, position } = first.position
      // From just before the first that was missed, reading on loses nothing.
      return lagged(seen({ transaction, position: position - 1 }), { count, first })
    },
  }
}

const seen = (position: FeedPosition): FeedPlace => ({ cursor: encodePosition(position), position: placeOf(position) })
