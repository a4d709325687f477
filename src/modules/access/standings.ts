import { type Standing, standingWith } from './held-roles.ts'
import type { RoleRepository } from './role.repository.ts'
import type { UserRepository } from './user.repository.ts'

/** A change made by another process is seen after this time at the latest; one made here, at once. */
const CACHE_MS = 1_000
const CACHE_SIZE = 10_000

/** What people may do at the moment, for work that goes on in their name while they are away. */
export class Standings {
  readonly #cache = new Map<string, { readonly standing: Promise<Standing | null>; readonly readAt: number }>()

  constructor(
    private readonly users: Pick<UserRepository, 'listByIds'>,
    private readonly roles: Pick<RoleRepository, 'listByUsers'>,
  ) {}

  /** Null for who is disabled, or not there. */
  standingOf(userId: string): Promise<Standing | null> {
    const now = performance.now()
    const cached = this.#cache.get(userId)
    if (cached && now - cached.readAt < CACHE_MS) return cached.standing
    const standing = this.#read(userId)
    standing.catch(() => this.#cache.delete(userId))
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear()
    this.#cache.set(userId, { standing, readAt: now })
    return standing
  }

  invalidate(): void {
    this.#cache.clear()
  }

  async #read(userId: string): Promise<Standing | null> {
    const [[user], roles] = await Promise.all([this.users.listByIds([userId]), this.roles.listByUsers([userId])])
    if (!user || user.disabled) return null
    return standingWith(roles)
  }
}
