import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { storableText } from '../../kernel/text.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { AuditEntry, AuditTrail } from '../audit/index.ts'
import type { SortDirection } from '../explorer/index.ts'
import type { ExportRepository } from './export.repository.ts'
import type { Export, ExportFormat, ExportTarget } from './export.ts'
import { exportColumns } from './export-column.ts'
import { DEFAULT_COLUMNS, type ExportSearch, editionOf, indexOf } from './export-search.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly exports: ExportRepository
  readonly searches: ExportSearch
}

export interface ExportWish {
  readonly target: ExportTarget
  readonly query: string
  readonly range: { readonly from: string; readonly to?: string | null }
  readonly format: ExportFormat
  readonly columns?: readonly string[] | null
  readonly sort?: { readonly field: string; readonly direction?: SortDirection | null } | null
}

const LIVES_MS = 24 * 3_600_000
const MOST = 100

/** What is exported, and by whom; an export is nobody's but its creator's. */
export class ExportService {
  constructor(private readonly deps: Deps) {}

  async create(viewer: Viewer, wish: ExportWish): Promise<Export> {
    const { clock, exports, postgres, searches } = this.deps
    const creatorId = requirePerson(viewer)
    const { target, query, format } = wish
    const columns = wish.columns ?? DEFAULT_COLUMNS[target]
    exportColumns(indexOf(target), columns, 'columns')
    if (!storableText(query) || !columns.every(storableText)) throw badInput('query', 'Expected text without NUL.')
    if (wish.sort && wish.sort.field !== 'timestamp')
      throw badInput('sort.field', `Expected timestamp, the order in which exports are read, got ${wish.sort.field}.`)
    const now = clock.now()
    const { from, to } = parseTimeRange(wish.range, now)
    const range = { from: String(from.getTime()), to: String(to.getTime()) }
    const total = await searches.open(viewer, target, { query, range }, now).total()
    const made: Export = {
      ...{ id: newId('exp', clock), creatorId, target, query, from, to, format, columns, total },
      direction: wish.sort?.direction ?? 'DESC',
      edition: editionOf(viewer, target),
      createdBy: viewer.actor,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIVES_MS),
    }
    await postgres.transaction(async (tx) => {
      if ((await exports.lockedCount(tx, creatorId, now)) >= MOST)
        throw new DomainError('CONFLICT', `There are ${MOST} exports of yours already; delete one of them first.`)
      await exports.insert(tx, made)
      await this.#record(tx, viewer, 'created', made, {
        ...{ query, from: from.toISOString(), to: to.toISOString(), format },
        ...{ columns: columns.join(', '), total: String(total) },
      })
    })
    return made
  }

  /** The viewer's own that can be downloaded, newest first. */
  list(viewer: Viewer): Promise<readonly Export[]> {
    return viewer.userId === null ? Promise.resolve([]) : this.deps.exports.list(viewer.userId, this.deps.clock.now())
  }

  async get(viewer: Viewer, id: string): Promise<Export> {
    const { clock, exports } = this.deps
    const found = viewer.userId === null ? null : await exports.find(id, viewer.userId, clock.now())
    if (!found) throw notFound('export', id)
    return found
  }

  async delete(viewer: Viewer, id: string): Promise<void> {
    const found = await this.get(viewer, id)
    await this.deps.postgres.transaction(async (tx) => {
      await this.deps.exports.delete(tx, id)
      await this.#record(tx, viewer, 'deleted', found, {})
    })
  }

  /** What somebody is about to be given, or was. */
  async recordAccess(viewer: Viewer, found: Export, said: Readonly<Record<string, string>>): Promise<void> {
    await this.deps.postgres.transaction((tx) => this.#record(tx, viewer, 'accessed', found, said))
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    action: AuditEntry['action'],
    { id, target }: Export,
    said: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.deps.audit.record(tx, viewer, {
      ...{ action, assetType: 'export', assetId: id, assetName: `Export of ${target.toLowerCase()}` },
      changes: Object.entries(said).map(([field, newValue]) => ({ field, previousValue: null, newValue })),
    })
  }
}

function requirePerson({ userId }: Viewer): string {
  if (userId === null) throw new DomainError('FORBIDDEN', 'Exports are made by people and their keys.')
  return userId
}
