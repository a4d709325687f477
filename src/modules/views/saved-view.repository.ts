import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { DefaultViewRow, SavedViewRow, SavedViewStarRow } from './saved-view.table.ts'

/** A view as one person sees it. */
export interface PersonalView extends SavedViewRow {
  starred: boolean
  isDefault: boolean
}

const SELECT = `
  SELECT view.id, name, query, range_from AS "rangeFrom", range_to AS "rangeTo", visualization, columns, facets, sort,
    owner_id AS "ownerId", created_at AS "createdAt", updated_at AS "updatedAt",
    EXISTS (SELECT FROM saved_view_stars WHERE user_id = $1 AND view_id = view.id) AS starred,
    EXISTS (SELECT FROM default_views WHERE user_id = $1 AND view_id = view.id) AS "isDefault"
  FROM saved_views view`

const ALL = { name: 'saved-views', text: `${SELECT} ORDER BY lower(name), view.id` }
const ONE = { name: 'saved-view', text: `${SELECT} WHERE view.id = $2` }

export class SavedViewRepository {
  constructor(private readonly postgres: Postgres) {}

  list(userId: string | null): Promise<PersonalView[]> {
    return this.postgres.read<PersonalView>(ALL, [userId])
  }

  async find(userId: string | null, id: string): Promise<PersonalView | null> {
    return (await this.postgres.read<PersonalView>(ONE, [userId, id]))[0] ?? null
  }

  /** Locks the view, so that two changes of one view happen one after the other. */
  lock(tx: Transaction, id: string): Promise<SavedViewRow | null> {
    return tx.findOne(SavedViewRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  async insert(tx: Transaction, view: SavedViewRow): Promise<void> {
    await tx.insert(SavedViewRow, view as never)
  }

  async update(tx: Transaction, { id, ...values }: SavedViewRow): Promise<void> {
    await tx.update(SavedViewRow, { id }, values as never)
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(SavedViewRow, { id })
  }

  isStarred(tx: Transaction, userId: string, viewId: string): Promise<boolean> {
    return tx.existsBy(SavedViewStarRow, { userId, viewId })
  }

  async star(tx: Transaction, userId: string, viewId: string): Promise<void> {
    await tx.upsert(SavedViewStarRow, { userId, viewId }, ['userId', 'viewId'])
  }

  async unstar(tx: Transaction, userId: string, viewId: string): Promise<void> {
    await tx.delete(SavedViewStarRow, { userId, viewId })
  }

  async defaultOf(tx: Transaction, userId: string): Promise<string | null> {
    return (await tx.findOneBy(DefaultViewRow, { userId }))?.viewId ?? null
  }

  async setDefault(tx: Transaction, userId: string, viewId: string): Promise<void> {
    await tx.upsert(DefaultViewRow, { userId, viewId }, ['userId'])
  }

  async clearDefault(tx: Transaction, userId: string): Promise<void> {
    await tx.delete(DefaultViewRow, { userId })
  }
}
