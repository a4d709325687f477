import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Logger } from '../../kernel/logger.ts'
import { PERMISSIONS, type Permission, type Viewer } from '../../kernel/viewer.ts'
import type { ApiKeyRepository, KeyHolder } from './api-key.repository.ts'
import { restrictionsOf } from './restrictions.ts'
import { hashToken } from './token.ts'

/** What is known about a request before anybody is authenticated. */
export interface RequestOrigin {
  readonly requestId: string | null
  readonly clientIp: string | null
}

type Identity = Omit<Viewer, keyof RequestOrigin>

interface CachedKey {
  readonly holder: KeyHolder
  readonly identity: Identity
  readonly readAt: number
}

/** A change made by another process is seen after this time at the latest; one made here, at once. */
const CACHE_MS = 5_000
const CACHE_SIZE = 10_000
const USE_RECORDED_EVERY_MS = 60_000

/** Turns a token into the viewer it stands for. */
export class Authentication {
  readonly #cache = new Map<string, CachedKey>()
  readonly #usedAt = new Map<string, number>()
  readonly #pending = new Set<Promise<void>>()
  readonly #listeners = new Set<() => void>()
  #generation = 0

  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async authenticate(token: string, origin: RequestOrigin): Promise<Viewer> {
    const { holder, identity } = await this.#read(token)
    const now = this.clock.now()
    if (holder.revokedAt) throw unauthenticated('This API key was revoked.')
    if (holder.expiresAt && holder.expiresAt <= now) throw unauthenticated('This API key has expired.')
    if (holder.ownerDisabled) throw unauthenticated('The owner of this API key is disabled.')
    this.#recordUse(holder, now)
    return { ...identity, requestId: origin.requestId, clientIp: origin.clientIp }
  }

  /** Forgets what was read of keys, users and roles; called after each change of them. */
  invalidate(): void {
    this.#generation += 1
    this.#cache.clear()
    for (const changed of this.#listeners) changed()
  }

  /** Calls back when this process has changed what keys stand for. */
  onChange(changed: () => void): void {
    this.#listeners.add(changed)
  }

  /** Waits for what is written outside of requests. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending)
  }

  async #read(token: string): Promise<CachedKey> {
    // Looked up by hash: how long the look-up takes tells nothing about any token.
    const hash = hashToken(token)
    const cacheKey = hash.toString('base64')
    const cached = this.#cache.get(cacheKey)
    const now = performance.now()
    if (cached && now - cached.readAt < CACHE_MS) return cached

    const generation = this.#generation
    const holder = await this.keys.holderOf(hash)
    if (!holder) throw unauthenticated('There is no such API key.')
    const entry = { holder, identity: identityOf(holder), readAt: now }
    // What was read before a change must not outlive it.
    if (generation === this.#generation) {
      if (this.#cache.size >= CACHE_SIZE) this.#cache.clear()
      this.#cache.set(cacheKey, entry)
    }
    return entry
  }

  #recordUse({ id, lastUsedAt }: KeyHolder, now: Date): void {
    const last = this.#usedAt.get(id) ?? lastUsedAt?.getTime() ?? Number.NEGATIVE_INFINITY
    if (now.getTime() - last < USE_RECORDED_EVERY_MS) return
    if (this.#usedAt.size >= CACHE_SIZE) this.#usedAt.clear()
    this.#usedAt.set(id, now.getTime())
    const write: Promise<void> = this.keys
      .recordUse(id, now)
      .catch((error: unknown) => this.logger.warn({ error, keyId: id }, 'The use of an API key was not recorded.'))
      .finally(() => this.#pending.delete(write))
    this.#pending.add(write)
  }
}

const unauthenticated = (message: string) => new DomainError('UNAUTHENTICATED', message)

/** A key without limits is its owner in person; one limited to some roles is a program's, and what it does is recorded under the key's name. */
function identityOf(holder: KeyHolder): Identity {
  return {
    actor: holder.limited
      ? { kind: 'API_KEY', id: holder.id, name: holder.name }
      : { kind: 'USER', id: holder.ownerId, name: holder.ownerName },
    userId: holder.ownerId,
    permissions: new Set(holder.permissions.flat().filter((name): name is Permission => name in PERMISSIONS)),
    roleIds: holder.roleIds,
    restrictions: restrictionsOf(holder.roles, holder.ownerRoles),
  }
}
