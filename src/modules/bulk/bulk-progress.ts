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
      listen: (listener) => {
        let seen = 0
        return feed.listen((entries) => {
          const steps = stepsOf(entries, id, seen)
          seen = steps.at(-1)?.version ?? seen
          listener(steps)
        })
      },
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

/** Only the last of several: it says all that the former ones did. Of steps that overlap, the earlier may come later in the feed. */
function stepsOf(entries: readonly FeedEntry[], id: string, seen: number): Progress[] {
  let last: BulkActionDocument | null = null
  for (const { topic, subjectId, after } of entries) {
    const step = after as BulkActionDocument | null
    if (topic === 'bulk_action' && subjectId === id && step && step.version > (last?.version ?? seen)) last = step
  }
  return last ? [toProgress(last)] : []
}

const toProgress = ({ starter, startedAt, finishedAt, ...step }: BulkActionDocument): Progress =>
  ({
    ...step,
    startedBy: starter,
    startedAt: new Date(startedAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
  }) as Progress
