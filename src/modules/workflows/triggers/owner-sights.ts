import type { SearchDocument, Sight } from '../../../search/index.ts'
import { SIGNAL_FIELDS, signalSight } from '../../signals/index.ts'
import { type Standings, viewerOfWorkflow } from '../engine/run-viewers.ts'
import type { Workflow } from '../workflow.ts'

/** What the owners of some workflows see of signals at the moment. */
export class OwnerSights {
  readonly #byWorkflow: ReadonlyMap<string, Sight | null>

  private constructor(byWorkflow: ReadonlyMap<string, Sight | null>) {
    this.#byWorkflow = byWorkflow
  }

  static async of(standings: Standings, workflows: readonly Workflow[]): Promise<OwnerSights> {
    const distinct = [...new Map(workflows.map((workflow) => [workflow.id, workflow])).values()]
    const sights = distinct.map(async (workflow) => {
      const viewer = await viewerOfWorkflow(standings, workflow)
      // Without an owner it does nothing: its run says so, and shows it to whoever cares for the workflow.
      return [workflow.id, viewer && signalSight(viewer)] as const
    })
    return new OwnerSights(new Map(await Promise.all(sights)))
  }

  /** Whether the owner of the workflow sees the signal. */
  see({ id }: Workflow, signal: SearchDocument): boolean {
    return this.#byWorkflow.get(id)?.sees(signal, SIGNAL_FIELDS) ?? true
  }
}
