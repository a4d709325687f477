import type { UserRepository } from './user.repository.ts'
import type { UserRow } from './user.table.ts'

/** A change made by another process is seen after this time at the latest; one made here, at once. */
const CACHE_MS = 5_000
const CACHE_SIZE = 10_000

/** Users by id, as every list of signals, views and comments asks for them. */
export class UserDirectory {
  readonly #cache = new Map<string, { user: UserRow; readAt: number }>()
  #generation = 0

  constructor(private readonly users: UserRepository) {}

  /** In the order of the ids; null where there is no such user. */
  async usersById(ids: readonly string[]): Promise<(UserRow | null)[]> {
    const fresh = performance.now() - CACHE_MS
    const found = new Map<string, UserRow>()
    const missing = ids.filter((id) => {
      const cached = this.#cache.get(id)
      if (!cached || cached.readAt < fresh) return true
      found.set(id, cached.user)
      return false
    })
    if (missing.length) {
      for (const user of await this.#load(missing)) found.set(user.id, user)
    }
    return ids.map((id) => found.get(id) ?? null)
  }

  invalidate(): void {
    this.#generation += 1
    this.#cache.clear()
  }

  async #load(ids: readonly string[]): Promise<UserRow[]> {
    const generation = this.#generation
    const readAt = performance.now()
    const rows = await this.users.listByIds([...new Set(ids)])
    // What was read before a change must not outlive it.
    if (generation === this.#generation) {
      if (this.#cache.size + rows.length > CACHE_SIZE) this.#cache.clear()
      for (const user of rows) this.#cache.set(user.id, { user, readAt })
    }
    return rows
  }
}
