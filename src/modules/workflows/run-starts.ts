import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type Actor, systemViewer, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { givenInputs } from './check/given-inputs.ts'
import type { RunIdentity, RunRepository } from './run.repository.ts'
import type { WorkflowRun } from './run.ts'
import { runEntry } from './run-document.ts'
import { type TriggerKind, triggerOf, type Workflow } from './workflow.ts'

interface Deps {
  readonly clock: Clock
  readonly feed: Pick<Feed, 'append'>
  readonly audit: AuditTrail
  readonly runs: RunRepository
}

export interface StartRequest {
  readonly workflow: Workflow
  readonly kind: TriggerKind
  readonly signalId?: string | null
  readonly caseId?: string | null
  readonly incidentId?: string | null
  readonly inputs?: Readonly<Record<string, unknown>> | null
  /** A run is started once for each of these texts, ever. */
  readonly once?: string | null
  readonly argumentsHash?: string | null
  /** Workflows whose runs have led to this one. */
  readonly ancestors?: readonly string[]
  /** The run that waits for it. */
  readonly parentId?: string | null
}

type NewRun = WorkflowRun & RunIdentity

const HOUR_MS = 3_600_000

/** Nobody in person: a signal, a case, an incident or the time has come. */
export const TRIGGER_VIEWER: Viewer = systemViewer('workflow triggers')

/** Starts runs in the transaction of whoever has a reason to. */
export class RunStarts {
  constructor(private readonly deps: Deps) {}

  /** Those that had not been started before, in order. Beyond the rate limit they are SKIPPED; with inputs missing, FAILED. */
  async startIn(tx: Transaction, viewer: Viewer, requests: readonly StartRequest[]): Promise<WorkflowRun[]> {
    if (requests.length === 0) return []
    const { runs, audit, feed } = this.deps
    const made = requests.map((request) => this.#toRun(viewer.actor, request))
    const limited = await this.#limit(tx, made, requests)
    const inserted = await runs.insert(tx, limited)
    const started = limited.filter(({ id }) => inserted.has(id))
    if (started.length === 0) return []
    const names = new Map(requests.map(({ workflow }) => [workflow.id, workflow.name]))
    await audit.recordAll(
      tx,
      viewer,
      started.map(({ id, workflowId, triggerKind, signalId, caseId, incidentId }) => ({
        action: 'created' as const,
        assetType: 'workflow_run',
        assetId: id,
        assetName: names.get(workflowId) ?? workflowId,
        changes: Object.entries({ trigger: triggerKind, signal: signalId, case: caseId, incident: incidentId }).flatMap(
          ([field, newValue]) => (newValue === null ? [] : [{ field, previousValue: null, newValue }]),
        ),
      })),
    )
    await feed.append(tx, started.map(runEntry))
    await runs.announce(tx)
    return started
  }

  #toRun(startedBy: Actor, request: StartRequest): NewRun {
    const { workflow, kind } = request
    const now = this.deps.clock.now()
    const { inputs, error } = readInputs(request)
    return {
      ...{ id: newId('wfr', this.deps.clock), workflowId: workflow.id, workflowVersion: workflow.version },
      ...{ state: error === null ? 'QUEUED' : 'FAILED', revision: 1, triggerKind: kind, startedBy },
      ...{ signalId: request.signalId ?? null, caseId: request.caseId ?? null, incidentId: request.incidentId ?? null },
      ...{ inputs, outputs: null, error, ancestors: request.ancestors ?? [], parentId: request.parentId ?? null },
      ...{ createdAt: now, startedAt: null, finishedAt: error === null ? null : now },
      ...{ once: request.once ?? null, argumentsHash: request.argumentsHash ?? null },
    }
  }

  async #limit(tx: Transaction, made: readonly NewRun[], requests: readonly StartRequest[]): Promise<NewRun[]> {
    const { runs, clock } = this.deps
    const left = new Map<string, number>()
    const known = new Set<string>()
    const limited: NewRun[] = []
    for (const [index, run] of made.entries()) {
      const limit = triggerOf((requests[index] as StartRequest).workflow, run.triggerKind)?.rateLimit ?? null
      if (limit === null || run.state === 'FAILED') {
        limited.push(run)
        continue
      }
      const key = `${run.workflowId} ${run.triggerKind}`
      if (!left.has(key)) {
        await runs.lockRate(tx, run.workflowId)
        const since = new Date(clock.now().getTime() - HOUR_MS)
        left.set(key, limit - (await runs.countSince(tx, run.workflowId, run.triggerKind, since)))
        for (const once of await runs.startedFor(tx, oncesOf(made, run.workflowId))) known.add(once)
      }
      // What has been started before takes nothing from the others.
      if (run.once !== null && known.has(run.once)) continue
      if (run.once !== null) known.add(run.once)
      const rest = left.get(key) as number
      left.set(key, rest - 1)
      limited.push(rest > 0 ? run : skipped(run, limit))
    }
    return limited
  }
}

const oncesOf = (runs: readonly NewRun[], workflowId: string): string[] =>
  runs.flatMap((run) => (run.workflowId === workflowId && run.once !== null ? [run.once] : []))

function readInputs({ workflow, inputs }: StartRequest): { inputs: WorkflowRun['inputs']; error: string | null } {
  try {
    return { inputs: givenInputs(workflow.inputs, inputs ?? {}, 'input.inputs'), error: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { inputs: inputs ?? {}, error: error.message }
  }
}

const skipped = (run: NewRun, limit: number): NewRun => ({
  ...run,
  state: 'SKIPPED',
  error: `There have been ${limit} runs within an hour, which is the limit of the trigger.`,
  finishedAt: run.createdAt,
})
