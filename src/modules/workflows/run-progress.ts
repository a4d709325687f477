import type { Feed, FeedEntry } from '../../feed/index.ts'
import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { RunService } from './run.service.ts'
import type { WorkflowRun } from './run.ts'
import type { RunDocument } from './run-document.ts'

interface Deps {
  readonly feed: Pick<Feed, 'listen' | 'catchUp' | 'head'>
  readonly runs: RunService
}

/** Follows a run through the feed. The feed tells that a run has changed; what is seen of it is read when it is shown. */
export class RunProgress {
  constructor(private readonly deps: Deps) {}

  open({ id }: { readonly id: string }, viewer: Viewer): LiveSource<RunChanged> {
    const { feed, runs } = this.deps
    const first = runs.get(viewer, id)
    // Who follows asks for it, and hears there what is wrong.
    first.catch(() => undefined)
    const from = feed.head()
    return {
      key: `workflow run ${id}`,
      listen: (listener) => {
        let seen = 0
        return feed.listen((entries) => {
          const changes = changesOf(entries, id, seen)
          seen = changes.at(-1)?.revision ?? seen
          listener(changes)
        })
      },
      catchUp: async ({ give, ...how }) => {
        const now = await first
        await give([{ id, revision: now.revision }])
        await feed.catchUp(from, {
          ...how,
          give: (entries) => give(changesOf(entries, id, now.revision)),
          expired: async () => give([{ id, revision: now.revision }]),
        })
      },
      // The next change says all that the former ones did.
      lagged: (_, missed) => missed,
    }
  }
}

/** A run is another than it was. */
export type RunChanged = Pick<WorkflowRun, 'id' | 'revision'>

/** Only the last of several: what is read then says all that the former ones did. */
function changesOf(entries: readonly FeedEntry[], id: string, seen: number): RunChanged[] {
  let last = seen
  for (const { topic, subjectId, after } of entries)
    if (topic === 'workflow_run' && subjectId === id) last = Math.max(last, (after as RunDocument).version)
  return last > seen ? [{ id, revision: last }] : []
}
