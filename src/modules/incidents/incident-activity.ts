import { encodePosition, type Feed, type FeedEntry, type FeedPosition, readFeedCursor } from '../../feed/index.ts'
import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { requirePermission, systemViewer, type Viewer } from '../../kernel/viewer.ts'
import type { IncidentEvent } from './incident-event.ts'

/** An event and its place among those that are followed. */
interface FollowedEvent extends IncidentEvent {
  readonly position: FeedPosition
}

/** Follows one incident through the feed. */
export class IncidentActivity {
  constructor(
    private readonly feed: Pick<Feed, 'listen' | 'catchUp'>,
    private readonly clock: Clock,
  ) {}

  open(args: { readonly id: string; readonly after?: string | null }, viewer: Viewer): LiveSource<FollowedEvent> {
    requirePermission(viewer, 'incident_read')
    const { id } = args
    if (idPrefix(id) !== 'inc') throw badInput('id', `Expected the id of an incident, got ${JSON.stringify(id)}.`)
    const from = readFeedCursor(args.after)
    const toEvents = (entries: readonly FeedEntry[]) =>
      entries.flatMap((entry) => (entry.topic === 'incident_event' && entry.subjectId === id ? toEvent(entry) : []))
    return {
      key: `incident ${id}`,
      listen: (listener) =>
        this.feed.listen((entries) => {
          const events = toEvents(entries)
          if (events.length) listener(events)
        }),
      catchUp:
        from &&
        (({ give, ...how }) =>
          this.feed.catchUp(from, {
            ...how,
            give: (entries) => give(toEvents(entries)),
            expired: (head) => give([lagged(id, head, null, this.clock.now())]),
          })),
      // From just before the first that was missed, reading on loses nothing.
      lagged: (count, { position: { transaction, position }, at }) =>
        lagged(id, { transaction, position: position - 1 }, count, at),
    }
  }
}

/** The feed keeps events as JSON. */
function toEvent(entry: FeedEntry): FollowedEvent {
  const event = entry.after as unknown as IncidentEvent & { at: string; editedAt: string | null }
  return {
    ...event,
    at: new Date(event.at),
    editedAt: event.editedAt === null ? null : new Date(event.editedAt),
    cursor: encodePosition(entry),
    position: entry,
  }
}

const lagged = (incidentId: string, position: FeedPosition, count: number | null, at: Date): FollowedEvent => ({
  id: `lagged-${encodePosition(position)}`,
  incidentId,
  at,
  kind: 'LAGGED',
  actor: systemViewer('Incident activity').actor,
  authorId: null,
  body: null,
  field: null,
  previousValue: null,
  newValue: count === null ? null : String(count),
  signalIds: [],
  editedAt: null,
  cursor: encodePosition(position),
  position,
})
