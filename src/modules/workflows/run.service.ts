import { createHash } from 'node:crypto'
import type { Feed } from '../../feed/index.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { triggerAskedFor } from './asked-run.ts'
import { givenInputs } from './check/given-inputs.ts'
import { expected } from './check/problem.ts'
import type { BrokenRuns } from './engine/broken-runs.ts'
import type { RunEngine } from './engine/run-engine.ts'
import type { SubjectSources } from './engine/subjects.ts'
import type { RunOwner, RunRepository } from './run.repository.ts'
import { isFinished, PENDING, type StepProgress, type WorkflowRun } from './run.ts'
import type { RunStarts } from './run-starts.ts'
import type { SeenRuns } from './seen-runs.ts'
import type { WorkflowService } from './workflow.service.ts'
import type { Workflow, WorkflowDefinition } from './workflow.ts'

interface Deps {
  readonly postgres: Postgres
  readonly feed: Pick<Feed, 'settled'>
  readonly audit: AuditTrail
  readonly workflows: WorkflowService
  readonly definition: (id: string, version: number) => Promise<WorkflowDefinition | null>
  readonly runs: RunRepository
  readonly seen: SeenRuns
  readonly starts: RunStarts
  readonly engine: Pick<RunEngine, 'abandon' | 'wake'>
  readonly broken: BrokenRuns
  readonly subjects: SubjectSources
}

/** What a client asks to be run. */
export interface RunRequest {
  readonly workflowId: string
  readonly signalId?: string | null | undefined
  readonly caseId?: string | null | undefined
  readonly inputs?: Readonly<Record<string, unknown>> | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

/** A page of the runs of something. Of several owners together: a case and those that were merged into it. */
export interface RunPageRequest {
  readonly ids: readonly string[]
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A step of a run, in the order in which the workflow has it. */
export interface RunStep extends StepProgress {
  readonly name: string
  readonly action: string
}

const MAX_KEY = 200

/** Runs as people start, see and end them. */
export class RunService {
  constructor(private readonly deps: Deps) {}

  async get(viewer: Viewer, id: string): Promise<WorkflowRun> {
    requirePermission(viewer, 'workflows_read')
    const run = await this.deps.seen.find(viewer, id)
    if (!run) throw notFound('workflow run', id)
    return run
  }

  /** One page for each request, the newest run first; by one statement. */
  async pages(viewer: Viewer, owner: RunOwner, requests: readonly RunPageRequest[]): Promise<Page<WorkflowRun>[]> {
    requirePermission(viewer, 'workflows_read')
    const asked = requests.map(({ ids, first, after }) => {
      const size = pageSize(first, 50)
      return { ids, size, limit: size + 1, after: after ? readPlace(after) : null }
    })
    const lists = await this.deps.seen.lists(viewer, owner, asked)
    return asked.map(({ size, after }, index) =>
      toPage(lists[index] ?? [], size, after !== null, ({ createdAt, id }) => encodeCursor([createdAt.getTime(), id])),
    )
  }

  async stepsOf(viewer: Viewer, runs: readonly WorkflowRun[]): Promise<RunStep[][]> {
    requirePermission(viewer, 'workflows_read')
    const stored = await this.deps.runs.steps(runs.map(({ id }) => id))
    const known = new Map(stored.map(({ runId, ...step }) => [`${runId} ${step.name}`, step]))
    return Promise.all(
      runs.map(async (run) => {
        const definition = await this.deps.definition(run.workflowId, run.workflowVersion)
        return (definition?.steps ?? []).map(({ name, action }) => ({
          ...(known.get(`${run.id} ${name}`) ?? restOf(run)),
          ...{ name, action },
        }))
      }),
    )
  }

  async run(viewer: Viewer, request: RunRequest): Promise<WorkflowRun> {
    requirePermission(viewer, 'workflows_read', 'workflows_run')
    const { postgres, workflows, starts, feed } = this.deps
    const workflow = await workflows.get(viewer, request.workflowId).catch(aboutWorkflow)
    const once = keyOf(viewer, request.idempotencyKey)
    const argumentsHash = hashOf(request)
    const known = once === null ? null : await this.#known(once, argumentsHash)
    if (known) return known
    const kind = triggerAskedFor(viewer, workflow, 'input.workflowId')
    givenInputs(workflow.inputs, request.inputs ?? {}, 'input.inputs')
    await this.#checkSubjects(viewer, request)
    const { signalId, caseId, inputs } = request
    const [run] = await postgres.transaction((tx) =>
      starts.startIn(tx, viewer, [
        {
          workflow,
          kind,
          signalId: signalId ?? null,
          caseId: caseId ?? null,
          inputs: inputs ?? {},
          once,
          argumentsHash,
        },
      ]),
    )
    this.deps.engine.wake()
    await feed.settled()
    // Somebody has started it with the same key in this very moment.
    return run ?? ((await this.#known(once as string, argumentsHash)) as WorkflowRun)
  }

  /** Steps that are done stay done. A run that is finished stays as it is. */
  async cancel(viewer: Viewer, id: string): Promise<WorkflowRun> {
    requirePermission(viewer, 'workflows_read', 'workflows_run')
    const { postgres, audit, broken, engine, feed } = this.deps
    const run = await this.get(viewer, id)
    if (isFinished(run)) {
      // What it waited for may have been left over by a process that has ended.
      await broken.endChildren(id)
      await feed.settled()
      return run
    }
    const canceled = await postgres.transaction(async (tx) => {
      const ended = await broken.end(tx, id, 'CANCELED', `Canceled by ${viewer.actor.name}.`)
      if (!ended) return false
      await audit.record(tx, viewer, {
        ...{ action: 'modified', assetType: 'workflow_run', assetId: id, assetName: ended.workflowName },
        changes: [{ field: 'state', previousValue: ended.state, newValue: 'CANCELED' }],
      })
      return true
    })
    if (canceled) {
      engine.abandon(id)
      await broken.endChildren(id)
      engine.wake()
    }
    await feed.settled()
    return this.get(viewer, id)
  }

  async #checkSubjects(viewer: Viewer, { signalId, caseId }: RunRequest): Promise<void> {
    const { signals, cases } = this.deps.subjects
    if (signalId && !(await signals.wholeByIds(viewer, [signalId]))[0])
      throw new DomainError('NOT_FOUND', `There is no signal ${signalId}.`, { path: 'input.signalId', id: signalId })
    if (caseId && !(await cases.byIds(viewer, [caseId]))[0])
      throw new DomainError('NOT_FOUND', `There is no case ${caseId}.`, { path: 'input.caseId', id: caseId })
  }

  async #known(once: string, argumentsHash: string): Promise<WorkflowRun | null> {
    const known = await this.deps.runs.ofOnce(once)
    if (!known || known.argumentsHash === argumentsHash) return known
    throw new DomainError('CONFLICT', `The idempotency key has been used for ${known.id}, with other arguments.`, {
      ...{ path: 'input.idempotencyKey', workflowRunId: known.id },
    })
  }
}

/** Steps of a run that were never begun. */
const restOf = (run: WorkflowRun): StepProgress =>
  isFinished(run) ? { ...PENDING, state: run.state === 'CANCELED' ? 'CANCELED' : 'SKIPPED' } : PENDING

/** Keys are a person's own. */
function keyOf({ userId, actor }: Viewer, key: string | null | undefined): string | null {
  if (key === null || key === undefined) return null
  if (key.length < 1 || key.length > MAX_KEY)
    throw expected('input.idempotencyKey', `a key of 1 to ${MAX_KEY} characters`, key.length)
  return `key ${userId ?? actor.id} ${key}`
}

/** The same for the same arguments, in whatever order a client has written them. */
function hashOf({ workflowId, signalId, caseId, inputs }: RunRequest): string {
  const given = [workflowId, signalId ?? null, caseId ?? null, inputs ?? {}]
  return createHash('sha256').update(JSON.stringify(given, inOrder)).digest('base64url')
}

const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value

function aboutWorkflow(error: unknown): Workflow {
  if (!(error instanceof DomainError)) throw error
  throw new DomainError(error.code, error.message, { ...error.details, path: 'input.workflowId' })
}

function readPlace(cursor: string): { createdAt: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof at !== 'number' || typeof id !== 'string')
    throw badInput('after', 'Expected a cursor that this list has answered.')
  return { createdAt: new Date(at), id }
}
