import type { Feed } from '../../feed/index.ts'
import { type FeedPlace, followSubject } from '../../graphql/subscriptions/follow-subject.ts'
import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { requirePermission, systemViewer, type Viewer } from '../../kernel/viewer.ts'
import { type SeenSignals, signalSight } from '../signals/index.ts'
import type { CaseEvent } from './case-event.ts'
import { seenCaseEvents } from './timeline.service.ts'

/** An event of a timeline in the moment in which it is written, edited or deleted. */
type CaseActivityEvent = CaseEvent & FeedPlace

/** Follows the timeline of one case through the feed. */
export class CaseActivity {
  constructor(
    private readonly feed: Pick<Feed, 'listen' | 'catchUp'>,
    private readonly seen: SeenSignals,
  ) {}

  open(
    { id, after }: { readonly id: string; readonly after?: string | null },
    viewer: Viewer,
  ): LiveSource<CaseActivityEvent> {
    requirePermission(viewer, 'cases_read')
    if (idPrefix(id) !== 'cas')
      throw badInput('id', `Expected the id of a case, got ${JSON.stringify(id.slice(0, 80))}.`)
    return followSubject<CaseActivityEvent>({
      ...{ feed: this.feed, topic: 'case_event', subjectId: id, after },
      toEvent: ({ after: event }, place) => ({ ...(event as unknown as CaseEvent), ...place }),
      seen: signalSight(viewer) && ((events) => seenCaseEvents(this.seen, viewer, events)),
      lagged: (place) => ({ ...MISSING, ...place, id: place.cursor, caseId: id }),
    })
  }
}

const MISSING = {
  at: new Date(0),
  kind: 'LAGGED',
  actor: systemViewer('Signalbox').actor,
  authorId: null,
  body: null,
  field: null,
  previousValue: null,
  newValue: null,
  editedAt: null,
  deletedAt: null,
  signalIds: [],
  signalCount: 0,
} as const
