import type { Clock } from '../../kernel/clock.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { PersonalView, SavedViewRepository } from './saved-view.repository.ts'
import type { SavedViewRow } from './saved-view.table.ts'
import { checkSettings, type ViewSettings, type ViewSettingsInput } from './view-settings.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly views: SavedViewRepository
}

/** Views belong to everybody who may work on signals; stars and the default view belong to one person. */
export class SavedViewService {
  constructor(private readonly deps: Deps) {}

  list(viewer: Viewer): Promise<PersonalView[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return this.deps.views.list(viewer.userId)
  }

  async get(viewer: Viewer, id: string): Promise<PersonalView> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const view = await this.deps.views.find(viewer.userId, id)
    if (!view) throw notFound('saved view', id)
    return view
  }

  async save(viewer: Viewer, input: ViewSettingsInput): Promise<PersonalView> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    const { clock, postgres, views } = this.deps
    const settings = checkSettings(input, clock.now())
    const now = clock.now()
    const view = { ...settings, id: newId('viw', clock), ownerId: person(viewer), createdAt: now, updatedAt: now }
    await postgres.transaction(async (tx) => {
      await views.insert(tx, view)
      await this.#record(tx, viewer, 'created', view, null, settings)
    })
    return { ...view, starred: false, isDefault: false }
  }

  async update(viewer: Viewer, id: string, input: ViewSettingsInput): Promise<PersonalView> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    const { clock, postgres, views } = this.deps
    const settings = checkSettings(input, clock.now())
    await postgres.transaction(async (tx) => {
      const view = await this.#lock(tx, id)
      await views.update(tx, { ...view, ...settings, updatedAt: clock.now() })
      await this.#record(tx, viewer, 'modified', { ...view, ...settings }, settingsOf(view), settings)
    })
    return this.get(viewer, id)
  }

  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    await this.deps.postgres.transaction(async (tx) => {
      const view = await this.#lock(tx, id)
      await this.deps.views.delete(tx, id)
      await this.#record(tx, viewer, 'deleted', view, settingsOf(view), null)
    })
  }

  async star(viewer: Viewer, id: string, starred: boolean): Promise<PersonalView> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const userId = person(viewer)
    const { postgres, views } = this.deps
    await postgres.transaction(async (tx) => {
      const view = await this.#lock(tx, id)
      const before = await views.isStarred(tx, userId, id)
      await (starred ? views.star(tx, userId, id) : views.unstar(tx, userId, id))
      await this.#record(tx, viewer, 'modified', view, { starred: before }, { starred })
    })
    return this.get(viewer, id)
  }

  /** Null goes back to having none. */
  async setDefault(viewer: Viewer, id: string | null): Promise<PersonalView | null> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const userId = person(viewer)
    const { postgres, views } = this.deps
    await postgres.transaction(async (tx) => {
      const previousId = await views.defaultOf(tx, userId)
      const view = (id ?? previousId) ? await this.#lock(tx, (id ?? previousId) as string) : null
      await (id ? views.setDefault(tx, userId, id) : views.clearDefault(tx, userId))
      if (view) await this.#record(tx, viewer, 'modified', view, { defaultView: previousId }, { defaultView: id })
    })
    return id ? this.get(viewer, id) : null
  }

  async #lock(tx: Transaction, id: string): Promise<SavedViewRow> {
    const view = await this.deps.views.lock(tx, id)
    if (!view) throw notFound('saved view', id)
    return view
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    action: 'created' | 'modified' | 'deleted',
    view: SavedViewRow,
    before: Readonly<Record<string, unknown>> | ViewSettings | null,
    after: Readonly<Record<string, unknown>> | ViewSettings | null,
  ): Promise<void> {
    const changes = changesBetween(before && { ...before }, after && { ...after })
    if (changes.length)
      await this.deps.audit.record(tx, viewer, {
        action,
        assetType: 'saved_view',
        assetId: view.id,
        assetName: view.name,
        changes,
      })
  }
}

function person({ userId }: Viewer): string {
  if (userId) return userId
  throw new DomainError('FORBIDDEN', 'Views are kept by people; this is none.')
}

function settingsOf(view: SavedViewRow): ViewSettings {
  const { name, query, rangeFrom, rangeTo, visualization, columns, facets, sort } = view
  return { name, query, rangeFrom, rangeTo, visualization, columns, facets, sort }
}
