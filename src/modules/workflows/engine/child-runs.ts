import type { Transaction } from '../../../stores/postgres.ts'
import { ActionFault } from '../../actions/index.ts'
import type { WorkflowRun } from '../run.ts'
import type { RunStarts } from '../run-starts.ts'
import type { Workflow } from '../workflow.ts'
import type { RunSession } from './run-session.ts'
import type { WorkRepository } from './work.repository.ts'

interface Deps {
  readonly starts: RunStarts
  readonly work: WorkRepository
  /** By id or handle. */
  readonly published: (reference: string) => Promise<Workflow | null>
}

const MAX_DEPTH = 5

/** Runs that a step of another run starts and waits for. */
export class ChildRuns {
  constructor(private readonly deps: Deps) {}

  /** Answers the id. */
  async start(
    tx: Transaction,
    { run, viewer }: RunSession,
    reference: string,
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    if (!viewer.permissions.has('workflows_run')) throw new ActionFault('This needs the permission workflows_run.')
    const workflow = await this.deps.published(reference)
    if (!workflow) throw new ActionFault(`There is no published workflow ${reference}.`)
    const ancestors = [...run.ancestors, run.workflowId]
    if (ancestors.includes(workflow.id)) throw new ActionFault(`${workflow.name} cannot run within itself.`)
    if (ancestors.length > MAX_DEPTH) throw new ActionFault(`At most ${MAX_DEPTH} workflows run within each other.`)
    const { signalId, caseId, incidentId, id: parentId } = run
    const [child] = await this.deps.starts.startIn(tx, viewer, [
      { workflow, kind: 'API', inputs, signalId, caseId, incidentId, ancestors, parentId },
    ])
    if (!child || child.finishedAt) throw new ActionFault(child?.error ?? 'The run could not be started.', true)
    return child.id
  }

  stateOf(tx: Transaction, runId: string): Promise<Pick<WorkflowRun, 'state' | 'outputs' | 'error'> | null> {
    return this.deps.work.stateOf(tx, runId)
  }
}
