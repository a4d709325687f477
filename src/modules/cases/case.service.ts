import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { idPrefix, newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import type { SignalService } from '../signals/index.ts'
import type { CaseRepository } from './case.repository.ts'
import { projectKeyOf, type StoredCase } from './case.ts'
import type { CaseChanges } from './case-changes.ts'
import { type CaseHappening, changed } from './case-event.ts'
import type { CaseLinks } from './case-links.ts'
import {
  type CaseUpdate,
  checkDescription,
  checkTitle,
  checkVersion,
  decideStatus,
  type NewCase,
} from './check-case.ts'
import type { FamilyRepository } from './family.repository.ts'
import { lockCase } from './locked-case.ts'
import type { CaseProjectRepository } from './project.repository.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly feed: Pick<Feed, 'settled'>
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly signals: Pick<SignalService, 'checkAssignable'>
  readonly cases: CaseRepository
  readonly families: FamilyRepository
  readonly projects: CaseProjectRepository
  readonly changes: CaseChanges
  readonly links: CaseLinks
}

export class CaseService {
  constructor(private readonly deps: Deps) {}

  /** By id, or by any key that it has had, in any case of letters. */
  async get(viewer: Viewer, reference: string): Promise<StoredCase> {
    requirePermission(viewer, 'cases_read')
    const { cases } = this.deps
    const found =
      idPrefix(reference) === 'cas'
        ? (await cases.byIds([reference]))[0]
        : await cases.byKey(reference.trim().toUpperCase())
    if (!found) throw notFound('case', reference)
    return found
  }

  /** In the order of the ids; null where there is no such case. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<(StoredCase | null)[]> {
    requirePermission(viewer, 'cases_read')
    const found = new Map((await this.deps.cases.byIds(ids)).map((one) => [one.id, one]))
    return ids.map((id) => found.get(id) ?? null)
  }

  async create(viewer: Viewer, input: NewCase): Promise<StoredCase> {
    const created = await this.deps.postgres.transaction((tx) => this.createIn(tx, viewer, input))
    await this.deps.feed.settled()
    return created
  }

  /** In the transaction of the caller, who awaits `feed.settled()` after the commit. */
  async createIn(tx: Transaction, viewer: Viewer, input: NewCase): Promise<StoredCase> {
    requirePermission(viewer, 'cases_write')
    const { changes, clock, families, links, projects, signals } = this.deps
    const [title, description] = [checkTitle(input.title), checkDescription(input.description)]
    const assigneeId = input.assigneeId ?? null
    if (assigneeId !== null) await signals.checkAssignable(assigneeId, 'input.assigneeId')
    const key = await projects.nextKey(tx, input.projectId)
    if (key === null) throw notFound('case project', input.projectId)
    const now = clock.now()
    const { after } = await changes.write(tx, viewer, {
      before: null,
      after: {
        id: newId('cas', clock),
        version: 1,
        revision: 1,
        projectId: input.projectId,
        key,
        formerKeys: [],
        title,
        description,
        status: 'OPEN',
        priority: input.priority ?? 'NOT_DEFINED',
        closeReason: null,
        assigneeId,
        creatorId: viewer.userId,
        createdBy: viewer.actor,
        createdAt: now,
        updatedAt: now,
        closedAt: null,
        signalCount: 0,
        signalsFrom: null,
        signalsTo: null,
        mergedIntoId: null,
      },
      happenings: [{ kind: 'CREATED', newValue: title }],
    })
    for (const userId of new Set([viewer.userId, assigneeId])) {
      if (userId !== null) await families.watch(tx, after.id, userId, now)
    }
    return input.signalIds?.length ? links.linkAll(tx, viewer, after.id, input.signalIds, 'input.signalIds') : after
  }

  /** What changes nothing is no error and makes no version. */
  async update(viewer: Viewer, id: string, input: CaseUpdate, expectedVersion?: number | null): Promise<StoredCase> {
    requirePermission(viewer, 'cases_read', 'cases_write')
    const { cases, changes, families, feed, postgres, signals } = this.deps
    const { assigneeId } = input
    if (assigneeId !== null && assigneeId !== undefined) await signals.checkAssignable(assigneeId, 'input.assigneeId')
    const updated = await postgres.transaction(async (tx) => {
      const before = await lockCase(cases, tx, id)
      checkVersion(before, expectedVersion)
      const after = await this.#updated(tx, before, input)
      const happenings = await this.#happenings(before, after)
      if (!happenings.length) return before
      if (after.assigneeId && after.assigneeId !== before.assigneeId)
        await families.watch(tx, id, after.assigneeId, this.deps.clock.now())
      return (await changes.write(tx, viewer, { before, after: { ...after, version: before.version + 1 }, happenings }))
        .after
    })
    await feed.settled()
    return updated
  }

  async #updated(tx: Transaction, before: StoredCase, input: CaseUpdate): Promise<StoredCase> {
    const { clock, projects } = this.deps
    const after: StoredCase = {
      ...before,
      title: input.title === null || input.title === undefined ? before.title : checkTitle(input.title),
      description: input.description === undefined ? before.description : checkDescription(input.description),
      priority: input.priority ?? before.priority,
      assigneeId: input.assigneeId === undefined ? before.assigneeId : input.assigneeId,
      ...decideStatus(before, input, clock.now()),
    }
    const projectId = input.projectId ?? before.projectId
    if (projectId === before.projectId) return after
    const key = await projects.nextKey(tx, projectId)
    if (key === null) throw notFound('case project', projectId)
    return { ...after, projectId, key, formerKeys: [...before.formerKeys, before.key] }
  }

  async #happenings(before: StoredCase, after: StoredCase): Promise<CaseHappening[]> {
    const handles = await this.#handles(before.assigneeId, after.assigneeId)
    const fields: [string, string | null, string | null][] = [
      ['project', projectKeyOf(before.key), projectKeyOf(after.key)],
      ['key', before.key, after.key],
      ['title', before.title, after.title],
      ['description', before.description, after.description],
      ['priority', before.priority, after.priority],
      ['assignee', handles[0], handles[1]],
      ['closeReason', before.closeReason, after.closeReason],
      ['status', before.status, after.status],
    ]
    return fields
      .filter(([, previous, now]) => previous !== now)
      .map(([field, previous, now]) => changed(field, previous, now))
  }

  async #handles(...userIds: [string | null, string | null]): Promise<[string | null, string | null]> {
    const users = await this.deps.users.usersById(userIds.filter((id) => id !== null))
    const handleOf = (id: string | null) => (id === null ? null : (users.find((user) => user?.id === id)?.handle ?? id))
    return [handleOf(userIds[0]), handleOf(userIds[1])]
  }
}
