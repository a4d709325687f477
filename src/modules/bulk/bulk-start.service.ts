import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { CaseService, NewCase } from '../cases/index.ts'
import type { IncidentService } from '../incidents/index.ts'
import type { SignalBatch, SignalSearchService, TriageChange } from '../signals/index.ts'
import { type BulkActionRepository, starterOf } from './bulk-action.repository.ts'
import { type BulkActionService, newAction } from './bulk-action.service.ts'
import { type BulkAction, deduce, type ForwardTask } from './bulk-action.ts'
import { argumentsHash, type BulkOptions } from './bulk-arguments.ts'
import type { BulkChunkRepository } from './bulk-chunk.repository.ts'
import { permissionsFor, wishOf } from './bulk-tasks.ts'
import { withPath } from './renamed-path.ts'
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
  /** What is to be done; by the time of the call the action exists, in the same transaction. */
  task(tx: Transaction, dryRun: boolean): Promise<ForwardTask>
}

/** Signals of one transaction: more hold their locks longer, fewer commit more often. */
const CHUNK = 1_000
const MAX_KEY = 200

/** Starts actions on many signals. */
export class BulkStartService {
  constructor(private readonly deps: Deps) {}

  async triage(viewer: Viewer, change: TriageChange, request: BulkRequest): Promise<BulkAction> {
    const { state, archiveReason, archiveComment } = change
    const task: ForwardTask = {
      kind: 'TRIAGE',
      change: {
        state,
        ...(archiveReason === undefined ? {} : { archiveReason }),
        ...(archiveComment === undefined ? {} : { archiveComment }),
      },
    }
    await this.deps.batch.check(viewer, wishOf(task), 'change')
    return this.#start(viewer, { kind: 'TRIAGE', argument: task.change, task: async () => task }, request)
  }

  /** Null unassigns. */
  async assign(viewer: Viewer, assigneeId: string | null, request: BulkRequest): Promise<BulkAction> {
    const task: ForwardTask = { kind: 'ASSIGN', assigneeId }
    await this.deps.batch.check(viewer, wishOf(task), 'assigneeId')
    return this.#start(viewer, { kind: 'ASSIGN', argument: assigneeId, task: async () => task }, request)
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
      if (dryRun) return { kind: 'CREATE_CASE', caseId: null, key: await this.#rehearse(create) }
      const { id, key } = await create(tx)
      return { kind: 'CREATE_CASE', caseId: id, key }
    }
    return this.#start(viewer, { kind: 'CREATE_CASE', argument: input, task }, request)
  }

  async addToCase(viewer: Viewer, caseId: string, request: BulkRequest): Promise<BulkAction> {
    requirePermission(viewer, ...permissionsFor({ kind: 'ADD_TO_CASE' }))
    const { id, key } = await this.deps.cases.get(viewer, caseId)
    const task: ForwardTask = { kind: 'ADD_TO_CASE', caseId: id, key }
    return this.#start(viewer, { kind: 'ADD_TO_CASE', argument: caseId, task: async () => task }, request)
  }

  async addToIncident(viewer: Viewer, incidentId: string, request: BulkRequest): Promise<BulkAction> {
    requirePermission(viewer, ...permissionsFor({ kind: 'ADD_TO_INCIDENT' }))
    const [incident] = await this.deps.incidents.byIds(viewer, [incidentId])
    if (!incident) throw notFound('incident', incidentId)
    const task: ForwardTask = { kind: 'ADD_TO_INCIDENT', incidentId, publicId: incident.publicId }
    return this.#start(viewer, { kind: 'ADD_TO_INCIDENT', argument: incidentId, task: async () => task }, request)
  }

  /** Finds what is wrong with a case that is to be created, and the key that it would have now. */
  async #rehearse(create: (tx: Transaction) => Promise<{ readonly key: string }>): Promise<string> {
    const rehearsed = this.deps.postgres.transaction(async (tx) => {
      throw new Rehearsed((await create(tx)).key)
    })
    return rehearsed.catch((error) => {
      if (error instanceof Rehearsed) return error.message
      throw error
    })
  }

  async #start(viewer: Viewer, plan: Plan, { selection, options }: BulkRequest): Promise<BulkAction> {
    requirePermission(viewer, ...permissionsFor(plan))
    const given = options ?? {}
    const key = readKey(given.idempotencyKey)
    const hash = argumentsHash(plan.kind, plan.argument, selection, given)
    const known = key === null ? null : await this.#known(viewer, key, hash)
    if (known) return known
    const { postgres, clock, feed, searches, actions, chunks, service } = this.deps
    await feed.settled()
    const ids = await selectSignals(searches, viewer, selection)
    checkCount(given.expectedCount, ids.length)
    const pieces = cut(ids)
    const planned = {
      ...newAction(viewer, clock, ids.length, pieces.length),
      ...{ kind: plan.kind, dryRun: given.dryRun ?? false, argumentsHash: hash },
    }
    const action = await postgres.transaction(async (tx) => {
      const started = deduce({ ...planned, task: await plan.task(tx, planned.dryRun) })
      if (!(await actions.insert(tx, started, key))) return null
      for (let from = 0; from < pieces.length; from += 100)
        await chunks.insert(tx, started.id, from, pieces.slice(from, from + 100))
      await service.begin(tx, viewer, started)
      return started
    })
    if (action) return service.begun(viewer, action)
    // Somebody has started it with the same key in this very moment.
    return (await this.#known(viewer, key as string, hash)) as BulkAction
  }

  async #known(viewer: Viewer, key: string, hash: string): Promise<BulkAction | null> {
    const known = await this.deps.actions.ofKey(starterOf(viewer), key)
    if (!known || known.argumentsHash === hash) return known
    throw new DomainError('CONFLICT', `The idempotency key has been used for ${known.id}, with other arguments.`, {
      ...{ path: 'options.idempotencyKey', bulkActionId: known.id },
    })
  }
}

/** Rolls back what was only tried. */
class Rehearsed extends Error {}

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
