import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { compilePredicate } from '../../search/index.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { readQuery } from '../explorer/index.ts'
import type { FindAction } from './check/check-steps.ts'
import { checkName, checkWorkflow, type WorkflowRequest } from './check/check-workflow.ts'
import type { KeptWorkflows } from './kept-workflows.ts'
import type { RunRepository } from './run.repository.ts'
import type { Schedules } from './triggers/schedules.ts'
import { WORKFLOW_FIELDS, workflowDocument } from './workflow.fields.ts'
import type { WorkflowRepository } from './workflow.repository.ts'
import { draftOf, isAutomatic, type Workflow, type WorkflowDraft } from './workflow.ts'

/** Workflows made for situations that many have. */
export interface Blueprints {
  find(id: string): Blueprint | null
}

interface Blueprint {
  readonly workflow: Omit<WorkflowRequest, 'name'>
  /** Such as `source:cloudtrail`. */
  readonly tags: readonly string[]
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly workflows: WorkflowRepository
  readonly runs: Pick<RunRepository, 'wakeAll'>
  readonly kept: KeptWorkflows
  readonly schedules: Schedules
  readonly blueprints: Blueprints
  readonly find: FindAction
}

/** What is done when something happens. */
export class WorkflowService {
  constructor(private readonly deps: Deps) {}

  /** The newest first. */
  async list(viewer: Viewer, query: string, first?: number | null, after?: string | null): Promise<Page<Workflow>> {
    requirePermission(viewer, 'workflows_read')
    const size = pageSize(first, 50)
    const matches = compilePredicate(readQuery(query), WORKFLOW_FIELDS)
    const behind = after ? readCursor(after) : null
    const found = (await this.deps.kept.current()).filter(
      (workflow) => (!behind || isBehind(workflow, behind)) && matches(workflowDocument(workflow)),
    )
    return toPage(found.slice(0, size + 1), size, Boolean(after), ({ createdAt, id }) =>
      encodeCursor([createdAt.getTime(), id]),
    )
  }

  async get(viewer: Viewer, id: string): Promise<Workflow> {
    requirePermission(viewer, 'workflows_read')
    const workflow = (await this.deps.kept.current()).find((one) => one.id === id)
    if (!workflow) throw notFound('workflow', id)
    return workflow
  }

  /** In the order of the ids; those that were deleted as well, since their runs speak of them. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<(Workflow | null)[]> {
    requirePermission(viewer, 'workflows_read')
    const found = new Map((await this.deps.workflows.byIds(ids)).map((workflow) => [workflow.id, workflow]))
    return ids.map((id) => found.get(id) ?? null)
  }

  async create(viewer: Viewer, input: WorkflowRequest): Promise<Workflow> {
    requirePermission(viewer, 'workflows_write')
    return this.#create(viewer, checkWorkflow(input, this.deps.find), null)
  }

  /** It has the tags of the blueprint, by which it is suggested, and begins unpublished. */
  async createFromBlueprint(viewer: Viewer, blueprintId: string, name: string): Promise<Workflow> {
    requirePermission(viewer, 'workflows_write')
    const blueprint = this.deps.blueprints.find(blueprintId)
    if (!blueprint) throw notFound('blueprint', blueprintId)
    const { workflow, tags } = blueprint
    const input = { ...workflow, name: checkName(name, 'name'), tags: [...(workflow.tags ?? []), ...tags] }
    const draft = checkWorkflow({ ...input, handle: await this.#freeHandle(workflow.handle) }, this.deps.find)
    return this.#create(viewer, draft, blueprintId)
  }

  /** Replaces everything that the workflow says; what changes nothing makes no version. Runs keep to the version that they started with. */
  async update(viewer: Viewer, id: string, input: WorkflowRequest, expectedVersion?: number | null): Promise<Workflow> {
    requirePermission(viewer, 'workflows_write')
    const draft = checkWorkflow(input, this.deps.find)
    return this.#change(viewer, id, (before, now) => {
      checkVersion(before, expectedVersion)
      const owner = ownerOf(viewer)
      const isSame = changesBetween({ ...draftOf(before) }, { ...draft }).length === 0
      if (isSame && before.ownerId === owner.ownerId) return before
      return { ...before, ...draft, ...owner, version: before.version + (isSame ? 0 : 1), updatedAt: now }
    })
  }

  /**
   * Only then does it start by itself; a workflow that is not published can be run by people. Whoever publishes it becomes its owner: nobody sets going what
   * others may do.
   */
  async publish(viewer: Viewer, id: string, published: boolean): Promise<Workflow> {
    requirePermission(viewer, 'workflows_write')
    return this.#change(viewer, id, (before, now) =>
      before.published === published
        ? before
        : { ...before, ...(published ? ownerOf(viewer) : {}), published, updatedAt: now },
    )
  }

  /** Runs that are under way are canceled; all of them can still be read. */
  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'workflows_write')
    await this.#change(viewer, id, (before, now) => ({ ...before, published: false, deletedAt: now }))
    await this.deps.postgres.transaction((tx) => this.deps.runs.wakeAll(tx, id, this.deps.clock.now()))
  }

  async #create(viewer: Viewer, draft: WorkflowDraft, blueprintId: string | null): Promise<Workflow> {
    const { postgres, clock, workflows } = this.deps
    const now = clock.now()
    const workflow: Workflow = {
      ...draft,
      ...ownerOf(viewer),
      ...{ id: newId('wfl', clock), version: 1, revision: 1, published: false, blueprintId },
      ...{ createdAt: now, updatedAt: now, deletedAt: null },
    }
    await postgres.transaction(async (tx) => {
      await this.#checkHandle(tx, workflow)
      await workflows.save(tx, workflow)
      await this.#record(tx, viewer, null, workflow)
    })
    this.deps.kept.invalidate()
    return workflow
  }

  async #change(viewer: Viewer, id: string, decide: (before: Workflow, now: Date) => Workflow): Promise<Workflow> {
    const { postgres, clock, workflows, schedules } = this.deps
    const changed = await postgres.transaction(async (tx) => {
      const before = await workflows.lock(tx, id)
      if (!before) throw notFound('workflow', id)
      const decided = decide(before, clock.now())
      if (decided === before) return before
      const after = { ...decided, revision: before.revision + 1 }
      if (after.handle !== before.handle) await this.#checkHandle(tx, after)
      await workflows.save(tx, after)
      await schedules.follow(tx, before, after)
      await this.#record(tx, viewer, before, after)
      return after
    })
    this.deps.kept.invalidate()
    return changed
  }

  async #checkHandle(tx: Transaction, { id, handle, triggers }: Workflow): Promise<void> {
    if (handle === null) {
      if (triggers.some(({ kind }) => isAutomatic(kind))) throw badInput('input.handle', 'Expected a handle, got none.')
    } else if (await this.deps.workflows.handleIsTaken(tx, handle, id)) {
      throw new DomainError('CONFLICT', `Another workflow has the handle ${handle}.`, { path: 'input.handle' })
    }
  }

  /** The handle that a blueprint proposes, or one like it. */
  async #freeHandle(wanted: string | null | undefined): Promise<string | null> {
    if (!wanted) return null
    const taken = new Set((await this.deps.kept.current()).map(({ handle }) => handle))
    for (let number = 2, handle = wanted; ; number += 1, handle = `${wanted}-${number - 1}`)
      if (!taken.has(handle)) return handle
  }

  async #record(tx: Transaction, viewer: Viewer, before: Workflow | null, after: Workflow): Promise<void> {
    const told = (workflow: Workflow | null) =>
      workflow && !workflow.deletedAt
        ? { ...draftOf(workflow), published: workflow.published, ownerId: workflow.ownerId }
        : null
    await this.deps.audit.record(tx, viewer, {
      action: before ? (after.deletedAt ? 'deleted' : 'modified') : 'created',
      assetType: 'workflow',
      assetId: after.id,
      assetName: after.name,
      changes: changesBetween(told(before), told(after)),
    })
  }
}

/** A key that may do or see less than its owner lends no more than that to the workflow. */
function ownerOf({ userId, actor, permissions, restrictions }: Viewer): Owner {
  if (actor.kind === 'USER' || userId === null) return { ownerId: userId, ownerLimits: null, ownerRestrictions: null }
  return { ownerId: userId, ownerLimits: [...permissions], ownerRestrictions: restrictions }
}

type Owner = Pick<Workflow, 'ownerId' | 'ownerLimits' | 'ownerRestrictions'>

function checkVersion({ id, version }: Workflow, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === version) return
  throw new DomainError('CONFLICT', `The workflow ${id} is at version ${version}, not ${expected}.`, { version })
}

const isBehind = (workflow: Workflow, { at, id }: { at: number; id: string }): boolean => {
  const created = workflow.createdAt.getTime()
  return created < at || (created === at && workflow.id < id)
}

function readCursor(cursor: string): { at: number; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof at === 'number' && typeof id === 'string') return { at, id }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}
