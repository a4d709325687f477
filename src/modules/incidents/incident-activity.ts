import type { Feed } from '../../feed/index.ts'
import { type FeedPlace, followSubject } from '../../graphql/subscriptions/follow-subject.ts'
import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { requirePermission, systemViewer, type Viewer } from '../../kernel/viewer.ts'
import { type SeenSignals, signalSight } from '../signals/index.ts'
import type { IncidentEvent } from './incident-event.ts'
import { seenIncidentEvents } from './incident-timeline.ts'

type FollowedEvent = IncidentEvent & FeedPlace

/** Follows one incident through the feed. */
export class IncidentActivity {
  constructor(
    private readonly feed: Pick<Feed, 'listen' | 'catchUp'>,
    private readonly clock: Clock,
    private readonly seen: SeenSignals,
  ) {}

  open(
    { id, after }: { readonly id: string; readonly after?: string | null },
    viewer: Viewer,
  ): LiveSource<FollowedEvent> {
    requirePermission(viewer, 'incident_read')
    if (idPrefix(id) !== 'inc')
      throw badInput('id', `Expected the id of an incident, got ${JSON.stringify(id.slice(0, 80))}.`)
    return followSubject<FollowedEvent>({
      ...{ feed: this.feed, topic: 'incident_event', subjectId: id, after },
      toEvent: ({ after: event }, place) => ({ ...fromJson(event as unknown as StoredEvent), ...place }),
      seen: signalSight(viewer) && ((events) => seenIncidentEvents(this.seen, viewer, events)),
      lagged: (place, missed) => ({
        ...MISSING,
        ...place,
        id: `lagged-${place.cursor}`,
        incidentId: id,
        at: missed?.first.at ?? this.clock.now(),
        newValue: missed && String(missed.count),
      }),
    })
  }
}

type StoredEvent = IncidentEvent & { readonly at: string; readonly editedAt: string | null }

/** The feed keeps events as JSON. */
const fromJson = (event: StoredEvent): IncidentEvent => ({
  ...event,
  at: new Date(event.at),
  editedAt: event.editedAt === null ? null : new Date(event.editedAt),
})

const MISSING = {
  kind: 'LAGGED',
  actor: systemViewer('Incident activity').actor,
  authorId: null,
  body: null,
  field: null,
  previousValue: null,
  signalIds: [],
  editedAt: null,
} as const
