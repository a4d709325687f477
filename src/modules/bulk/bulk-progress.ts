import type { Feed, FeedEntry } from '../../feed/index.ts'
import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { BulkActionService } from './bulk-action.service.ts'
import type { BulkAction } from './bulk-action.ts'
import type { BulkActionType } from './bulk-action.type.ts'
import type { BulkActionDocument } from './bulk-action-document.ts'

interface Deps {
  readonly feed: Pick<Feed, 'listen' | 'catchUp' | 'head'>
  readonly service: BulkActionService
}

/** What is seen of an action at one moment. */
type Progress = Omit<BulkActionType, 'startedBy'> &
  Pick<BulkAction, 'version' | 'startedBy' | 'undoes' | 'undoneBy' | 'caseId' | 'incidentId'>

/** Follows an action through the feed. */
export class BulkProgress {
  constructor(private readonly deps: Deps) {}

  open({ id }: { readonly id: string }, viewer: Viewer): LiveSource<Progress> {
    const { feed, service } = this.deps
    const first = service.get(viewer, id)
    // Who follows asks for it, and hears there what is wrong.
    first.catch(() => undefined)
    const from = feed.head()
    return {
      key: `bulk action ${id}`,
      listen: (listener) => feed.listen((entries) => listener(stepsOf(entries, id, 0))),
      catchUp: async ({ give, ...how }) => {
        const now = await first
        await give([now])
        await feed.catchUp(from, {
          ...how,
          give: (entries) => give(stepsOf(entries, id, now.version)),
          expired: async () => give([await service.get(viewer, id)]),
        })
      },
      // The next step says all that the former ones did.
      lagged: (_, missed) => missed,
    }
  }
}

/** Only the last of several: it says all that the former ones did. */
function stepsOf(entries: readonly FeedEntry[], id: string, seen: number): Progress[] {
  const last = entries.findLast(({ topic, subjectId }) => topic === 'bulk_action' && subjectId === id)
  const step = last?.after as BulkActionDocument | null | undefined
  return step && step.version > seen ? [toProgress(step)] : []
}

const toProgress = ({ starter, startedAt, finishedAt, ...step }: BulkActionDocument): Progress =>
  ({
    ...step,
    startedBy: starter,
    startedAt: new Date(startedAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
  }) as Progress
