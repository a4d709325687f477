import { encodePosition, type Feed, type FeedEntry, type FeedPosition, readFeedCursor } from '../../feed/index.ts'
import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { requirePermission, systemViewer, type Viewer } from '../../kernel/viewer.ts'
import type { CaseEvent } from './case-event.ts'

/** An event of a timeline in the moment in which it is written, edited or deleted. */
export interface CaseActivityEvent extends CaseEvent {
  readonly cursor: string
  readonly position: FeedPosition
}

/** Follows the timeline of one case through the feed. */
export class CaseActivity {
  constructor(private readonly feed: Pick<Feed, 'listen' | 'catchUp'>) {}

  open(
    { id, after }: { readonly id: string; readonly after?: string | null },
    viewer: Viewer,
  ): LiveSource<CaseActivityEvent> {
    requirePermission(viewer, 'cases_read')
    if (idPrefix(id) !== 'cas')
      throw badInput('id', `Expected the id of a case, got ${JSON.stringify(id.slice(0, 80))}.`)
    const from = readFeedCursor(after)
    const { feed } = this
    const eventsOf = (entries: readonly FeedEntry[]) => entries.filter((entry) => isOf(entry, id)).map(toEvent)
    return {
      key: `case ${id}`,
      listen: (listener) => feed.listen((entries) => listener(eventsOf(entries))),
      catchUp:
        from &&
        (({ give, ...how }) =>
          feed.catchUp(from, {
            ...how,
            give: (entries) => give(eventsOf(entries)),
            expired: (head) => give([lagged(id, head)]),
          })),
      // From just before the first that was missed, reading on loses nothing.
      lagged: (_count, { position: { transaction, position } }) => lagged(id, { transaction, position: position - 1 }),
    }
  }
}

const isOf = ({ topic, subjectId, after }: FeedEntry, caseId: string): boolean =>
  topic === 'case_event' && subjectId === caseId && after !== null

const toEvent = (entry: FeedEntry): CaseActivityEvent => ({
  ...(entry.after as unknown as CaseEvent),
  cursor: encodePosition(entry),
  position: entry,
})

const lagged = (caseId: string, position: FeedPosition): CaseActivityEvent => ({
  id: encodePosition(position),
  caseId,
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
  cursor: encodePosition(position),
  position,
})
