import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { CaseService, NewCase } from '../cases/index.ts'
import type { IncidentService } from '../incidents/index.ts'
import type { SignalBatch, SignalSearchService, TriageChange } from '../signals/index.ts'
import type { BulkActionRepository } from './bulk-action.repository.ts'
import { type BulkActionService, newAction } from './bulk-action.service.ts'
import { type BulkAction, type ChangeTask, deduce, type ForwardTask, starterOf } from './bulk-action.ts'
import { argumentsHash, type BulkOptions } from './bulk-arguments.ts'
import type { BulkChunkRepository } from './bulk-chunk.repository.ts'
import { permissionsFor, wishOf } from './bulk-tasks.ts'
import { withPath } from './renamed-path.ts'
import type { SignalRuns } from './signal-runs.ts'
import { type SelectionRequest, selectSignals } from './signal-selection.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly feed: Pick<Feed, 'settled'>
  readonly batch: Pick<SignalBatch, 'check'>
  readonly searches: Pick<SignalSearchService, 'selectedIds'>
  readonly actions: BulkActionRepository
  readonly chunks: BulkChunkRepository
  readonly service: BulkActionService
  readonly cases: Pick<CaseService, 'get' | 'createIn'>
  readonly incidents: Pick<IncidentService, 'byIds'>
  readonly runs: Pick<SignalRuns, 'plan'>
}

/** What is asked for: which signals, and how. */
export interface BulkRequest {
  readonly selection: SelectionRequest
  readonly options?: BulkOptions | null | undefined
}

interface Plan {
  readonly kind: ForwardTask['kind']
  /** What the client has said of the task. */
  readonly argument: unknown
  /** Refuses what cannot be, and says what is to be done in the transaction that starts it. An action that is known already needs no more of it. */
  prepare(): Promise<(tx: Transaction, dryRun: boolean) => Promise<ForwardTask>>
}

/** Signals of one transaction: more hold their locks longer, fewer commit more often. */
const CHUNK = 1_000
const MAX_KEY = 200

/** Starts actions on many signals. */
export class BulkStartService {
  constructor(private readonly deps: Deps) {}

  async triage(viewer: Viewer, change: TriageChange, request: BulkRequest): Promise<BulkAction> {
    const { state, archiveReason, archiveComment } = change
    const task: ChangeTask & { kind: 'TRIAGE' } = {
      kind: 'TRIAGE',
      change: {
        state,
        ...(archiveReason === undefined ? {} : { archiveReason }),
        ...(archiveComment === undefined ? {} : { archiveComment }),
      },
    }
    const prepare = () => this.#checked(viewer, task, 'change')
    return this.#start(viewer, { kind: 'TRIAGE', argument: task.change, prepare }, request)
  }

  /** Null unassigns. */
  async assign(viewer: Viewer, assigneeId: string | null, request: BulkRequest): Promise<BulkAction> {
    const task: ChangeTask = { kind: 'ASSIGN', assigneeId }
    const prepare = () => this.#checked(viewer, task, 'assigneeId')
    return this.#start(viewer, { kind: 'ASSIGN', argument: assigneeId, prepare }, request)
  }

  /** The case is created with the action. */
  async createCase(viewer: Viewer, input: NewCase, request: BulkRequest): Promise<BulkAction> {
    if (input.signalIds?.length)
      throw badInput('case.signalIds', 'Expected the signals in the selection alone, got some in the case as well.')
    const create = (tx: Transaction) =>
      withPath(
        (path) => path.replace(/^input/, 'case'),
        () => this.deps.cases.createIn(tx, viewer, input),
      )
    const task = async (tx: Transaction, dryRun: boolean): Promise<ForwardTask> => {
      if (dryRun) return { kind: 'CREATE_CASE', caseId: null, key: await rehearse(tx, create) }
      const { id, key } = await create(tx)
      return { kind: 'CREATE_CASE', caseId: id, key }
    }
    return this.#start(viewer, { kind: 'CREATE_CASE', argument: input, prepare: async () => task }, request)
  }

  async addToCase(viewer: Viewer, caseId: string, request: BulkRequest): Promise<BulkAction> {
    const prepare = async () => {
      const { id, key } = await this.deps.cases.get(viewer, caseId)
      return async (): Promise<ForwardTask> => ({ kind: 'ADD_TO_CASE', caseId: id, key })
    }
    return this.#start(viewer, { kind: 'ADD_TO_CASE', argument: caseId, prepare }, request)
  }

  async addToIncident(viewer: Viewer, incidentId: string, request: BulkRequest): Promise<BulkAction> {
    const prepare = async () => {
      const [incident] = await this.deps.incidents.byIds(viewer, [incidentId])
      if (!incident) throw notFound('incident', incidentId)
      const { publicId } = incident
      return async (): Promise<ForwardTask> => ({ kind: 'ADD_TO_INCIDENT', incidentId, publicId })
    }
    return this.#start(viewer, { kind: 'ADD_TO_INCIDENT', argument: incidentId, prepare }, request)
  }

  async runWorkflow(
    viewer: Viewer,
    workflowId: string,
    inputs: Readonly<Record<string, unknown>> | null,
    request: BulkRequest,
  ): Promise<BulkAction> {
    const prepare = async () => {
      const task = await this.deps.runs.plan(viewer, workflowId, inputs)
      return async (): Promise<ForwardTask> => task
    }
    return this.#start(viewer, { kind: 'RUN_WORKFLOW', argument: [workflowId, inputs ?? {}], prepare }, request)
  }

  async #checked(viewer: Viewer, task: ChangeTask, path: string): Promise<() => Promise<ForwardTask>> {
    await this.deps.batch.check(viewer, wishOf(task), path)
    return async () => task
  }

  async #start(viewer: Viewer, plan: Plan, { selection, options }: BulkRequest): Promise<BulkAction> {
    requirePermission(viewer, ...permissionsFor(plan))
    const given = options ?? {}
    const key = readKey(given.idempotencyKey)
    const hash = argumentsHash(plan.kind, plan.argument, selection, given)
    const known = key === null ? null : await this.#known(viewer, key, hash)
    if (known) return this.deps.service.begun(viewer, known)
    const taskIn = await plan.prepare()
    const { postgres, clock, feed, searches, actions, chunks, service } = this.deps
    await feed.settled()
    const ids = await selectSignals(searches, viewer, selection)
    checkCount(given.expectedCount, ids.length)
    const pieces = cut(ids)
    const planned = {
      ...newAction(viewer, clock, ids.length, pieces.length),
      ...{ kind: plan.kind, dryRun: given.dryRun ?? false, argumentsHash: hash },
    }
    const starting = postgres.transaction(async (tx) => {
      const started = deduce({ ...planned, task: await taskIn(tx, planned.dryRun) })
      // What was created for it goes as well.
      if (!(await actions.insert(tx, started, key))) throw new KeyTaken()
      for (let from = 0; from < pieces.length; from += 100)
        await chunks.insert(tx, started.id, from, pieces.slice(from, from + 100))
      await service.begin(tx, viewer, started)
      return started
    })
    const action = await starting.catch((error) => {
      if (error instanceof KeyTaken) return this.#known(viewer, key as string, hash)
      throw error
    })
    return service.begun(viewer, action as BulkAction)
  }

  async #known(viewer: Viewer, key: string, hash: string): Promise<BulkAction | null> {
    const known = await this.deps.actions.ofKey(starterOf(viewer), key)
    if (!known || known.argumentsHash === hash) return known
    throw new DomainError('CONFLICT', `The idempotency key has been used for ${known.id}, with other arguments.`, {
      ...{ path: 'options.idempotencyKey', bulkActionId: known.id },
    })
  }
}

/** Somebody has started it with the same key in this very moment. */
class KeyTaken extends Error {}

/** Rolls back what was only tried. */
class Rehearsed extends Error {}

/** Finds what is wrong with a case that is to be created, and the key that it would have now; a transaction within one is a savepoint. */
async function rehearse(
  tx: Transaction,
  create: (tx: Transaction) => Promise<{ readonly key: string }>,
): Promise<string> {
  const rehearsed = tx.transaction(async (inner) => {
    throw new Rehearsed((await create(inner)).key)
  })
  return rehearsed.catch((error) => {
    if (error instanceof Rehearsed) return error.message
    throw error
  })
}

function readKey(key: string | null | undefined): string | null {
  if (key === null || key === undefined) return null
  if (key.length > 0 && key.length <= MAX_KEY) return key
  throw badInput('options.idempotencyKey', `Expected a key of 1 to ${MAX_KEY} characters, got ${key.length}.`)
}

function checkCount(expectedCount: number | null | undefined, count: number): void {
  if (expectedCount === null || expectedCount === undefined || expectedCount === count) return
  throw new DomainError('CONFLICT', `Expected a selection of ${expectedCount} signals, but it has ${count}.`, {
    ...{ path: 'options.expectedCount', expectedCount, count },
  })
}

const cut = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) => ids.slice(index * CHUNK, (index + 1) * CHUNK))
