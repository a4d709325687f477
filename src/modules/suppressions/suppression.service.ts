import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { compilePredicate } from '../../search/index.ts'
import { afterCommit } from '../../stores/after-commit.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { readQuery } from '../explorer/index.ts'
import { checkSuppression, type SuppressionRequest } from './check-suppression.ts'
import type { KeptList } from './kept-list.ts'
import { SUPPRESSION_FIELDS, suppressionDocument } from './suppression.fields.ts'
import type { SuppressionRepository } from './suppression.repository.ts'
import { definitionOf, type Suppression } from './suppression.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly suppressions: SuppressionRepository
  readonly all: KeptList<Suppression>
}

/** Decides what nobody needs to be told of. */
export class SuppressionService {
  constructor(private readonly deps: Deps) {}

  /** The newest first. */
  async list(viewer: Viewer, query: string, first?: number | null, after?: string | null): Promise<Page<Suppression>> {
    requirePermission(viewer, 'security_monitoring_suppressions_read')
    const size = pageSize(first, 50)
    const now = this.deps.clock.now()
    const matches = compilePredicate(readQuery(query), SUPPRESSION_FIELDS)
    const behind = after ? readCursor(after) : null
    const found = (await this.deps.all.all()).filter(
      (suppression) => (!behind || isBehind(suppression, behind)) && matches(suppressionDocument(suppression, now)),
    )
    return toPage(found.slice(0, size + 1), size, Boolean(after), ({ createdAt, id }) =>
      encodeCursor([createdAt.getTime(), id]),
    )
  }

  async get(viewer: Viewer, id: string): Promise<Suppression> {
    requirePermission(viewer, 'security_monitoring_suppressions_read')
    const suppression = (await this.deps.all.all()).find((one) => one.id === id)
    if (!suppression) throw notFound('suppression', id)
    return suppression
  }

  /** Those that exist by now, and nothing for those who may not read them. */
  async visible(viewer: Viewer): Promise<readonly Suppression[]> {
    return viewer.permissions.has('security_monitoring_suppressions_read') ? this.deps.all.all() : []
  }

  create(viewer: Viewer, input: SuppressionRequest): Promise<Suppression> {
    return this.#change((tx) => this.createIn(tx, viewer, input))
  }

  /** In the transaction of the caller; detection follows when it is committed. */
  async createIn(tx: Transaction, viewer: Viewer, input: SuppressionRequest): Promise<Suppression> {
    requirePermission(viewer, 'security_monitoring_suppressions_write')
    const { clock, suppressions } = this.deps
    const now = clock.now()
    const suppression: Suppression = {
      ...checkSuppression(input),
      id: newId('sup', clock),
      version: 1,
      creatorId: viewer.userId,
      createdAt: now,
      updatedAt: now,
    }
    await suppressions.insert(tx, suppression)
    await this.#record(tx, viewer, null, suppression)
    afterCommit(tx, () => this.deps.all.invalidate())
    return suppression
  }

  /** Replaces everything that the suppression says; what changes nothing makes no version. */
  async update(
    viewer: Viewer,
    id: string,
    input: SuppressionRequest | ((suppression: Suppression) => SuppressionRequest),
    expectedVersion?: number | null,
  ): Promise<Suppression> {
    requirePermission(viewer, 'security_monitoring_suppressions_write')
    const checked = typeof input === 'function' ? null : checkSuppression(input)
    return this.#change(async (tx) => {
      const before = await this.#lock(tx, id)
      checkVersion(before, expectedVersion)
      const definition = checked ?? checkSuppression((input as (one: Suppression) => SuppressionRequest)(before))
      const after = { ...before, ...definition, version: before.version + 1, updatedAt: this.deps.clock.now() }
      if (!changesBetween({ ...definitionOf(before) }, { ...definition }).length) return before
      await this.deps.suppressions.update(tx, after)
      await this.#record(tx, viewer, before, after)
      return after
    })
  }

  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'security_monitoring_suppressions_write')
    await this.#change(async (tx) => {
      const suppression = await this.#lock(tx, id)
      await this.deps.suppressions.delete(tx, id)
      await this.#record(tx, viewer, suppression, null)
    })
  }

  /** From when the answer is given on, detection follows the change. */
  async #change<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    try {
      return await this.deps.postgres.transaction(work)
    } finally {
      this.deps.all.invalidate()
    }
  }

  async #lock(tx: Transaction, id: string): Promise<Suppression> {
    const suppression = await this.deps.suppressions.lock(tx, id)
    if (!suppression) throw notFound('suppression', id)
    return suppression
  }

  async #record(tx: Transaction, viewer: Viewer, before: Suppression | null, after: Suppression | null): Promise<void> {
    const { id, name } = (after ?? before) as Suppression
    await this.deps.audit.record(tx, viewer, {
      action: before ? (after ? 'modified' : 'deleted') : 'created',
      assetType: 'security_suppression',
      assetId: id,
      assetName: name,
      changes: changesBetween(before && { ...definitionOf(before) }, after && { ...definitionOf(after) }),
    })
  }
}

function checkVersion({ id, version }: Suppression, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === version) return
  throw new DomainError('CONFLICT', `The suppression ${id} is at version ${version}, not ${expected}.`, { version })
}

const isBehind = (suppression: Suppression, { at, id }: { at: number; id: string }): boolean => {
  const created = suppression.createdAt.getTime()
  return created < at || (created === at && suppression.id < id)
}

function readCursor(cursor: string): { at: number; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof at === 'number' && typeof id === 'string') return { at, id }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}
