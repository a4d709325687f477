import { readUntil } from '../../kernel/page.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type SignalService, signalSight } from '../signals/index.ts'
import type { RunOwner, RunRepository } from './run.repository.ts'
import type { WorkflowRun } from './run.ts'

type RunListRequest = Parameters<RunRepository['lists']>[1][number]

/** What somebody sees of runs: not those for signals that they do not see, of which steps and outputs tell. */
export class SeenRuns {
  constructor(
    private readonly runs: Pick<RunRepository, 'byIds' | 'lists'>,
    private readonly signals: Pick<SignalService, 'seen'>,
  ) {}

  async find(viewer: Viewer, id: string): Promise<WorkflowRun | null> {
    return (await this.#seen(viewer, await this.runs.byIds([id])))[0] ?? null
  }

  /** One list for each request, the newest run first. */
  lists(viewer: Viewer, owner: RunOwner, requests: readonly RunListRequest[]): Promise<(readonly WorkflowRun[])[]> {
    if (!signalSight(viewer)) return this.runs.lists(owner, requests)
    return Promise.all(
      requests.map((request) =>
        readUntil<WorkflowRun>(
          request.limit,
          async (last) => (await this.runs.lists(owner, [{ ...request, after: last ?? request.after }]))[0] ?? [],
          (runs) => this.#seen(viewer, runs),
        ),
      ),
    )
  }

  async #seen(viewer: Viewer, runs: readonly WorkflowRun[]): Promise<readonly WorkflowRun[]> {
    if (!signalSight(viewer)) return runs
    const seen = new Set(
      await this.signals.seen(
        viewer,
        runs.flatMap(({ signalId }) => signalId ?? []),
      ),
    )
    return runs.filter(({ signalId }) => signalId === null || seen.has(signalId))
  }
}
