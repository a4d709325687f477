import { DomainError } from '../../kernel/errors.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { SignalService } from '../signals/index.ts'
import { type Standings, viewerOfWorkflow } from './engine/run-viewers.ts'
import type { RunStarts } from './run-starts.ts'
import type { PublishedWorkflows } from './triggers/published-workflows.ts'
import { triggerOf } from './workflow.ts'

interface Deps {
  readonly published: Pick<PublishedWorkflows, 'withHandle'>
  readonly starts: RunStarts
  readonly standings: Standings
  readonly signals: Pick<SignalService, 'seen'>
}

/** Starts runs for signals that somebody is notified of. */
export class NotifiedRuns {
  constructor(private readonly deps: Deps) {}

  async exists(handle: string): Promise<boolean> {
    const workflow = await this.deps.published.withHandle(handle)
    return workflow !== null && triggerOf(workflow, 'SECURITY_SIGNAL') !== null
  }

  /** Once for each key, by the trigger for signals: its limit holds for these as well. */
  async start(tx: Transaction, viewer: Viewer, handle: string, signalId: string, key: string): Promise<void> {
    const { published, starts, standings, signals } = this.deps
    const workflow = await published.withHandle(handle)
    if (!workflow) throw new DomainError('NOT_FOUND', `There is no published workflow ${handle}.`)
    if (!triggerOf(workflow, 'SECURITY_SIGNAL'))
      throw new DomainError('CONFLICT', `The workflow ${handle} has no trigger for signals, by whose limit it starts.`)
    const owner = await viewerOfWorkflow(standings, workflow)
    if (!owner) throw new DomainError('FORBIDDEN', `The owner of the workflow ${handle} is disabled, or gone.`)
    if (!(await signals.seen(owner, [signalId])).length)
      throw new DomainError('FORBIDDEN', `The owner of the workflow ${handle} does not see the signal.`)
    await starts.startIn(tx, viewer, [{ workflow, kind: 'SECURITY_SIGNAL', signalId, once: `notification ${key}` }])
  }
}
