import type { Clock } from '../../kernel/clock.ts'
import { DomainError, WrongCredentials } from '../../kernel/errors.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { ApiKeyRepository, KeyHolder } from './api-key.repository.ts'
import { ExpiryAlarm } from './expiry-alarm.ts'
import { standingWith } from './held-roles.ts'
import { hashToken } from './token.ts'

/** What is known about a request before anybody is authenticated. */
export interface RequestOrigin {
  readonly requestId: string | null
  readonly clientIp: string | null
}

/** Another way in than by API keys. */
export interface SignIn {
  /** Whether a token is for it, by the looks. */
  recognises(token: string): boolean
  holderOf(token: string, hash: Buffer, origin: RequestOrigin): Promise<KeyHolder>
}

type Identity = Omit<Viewer, keyof RequestOrigin>

interface CachedKey {
  readonly holder: KeyHolder
  readonly identity: Identity
  readonly readAt: number
}

interface Deps {
  readonly keys: ApiKeyRepository
  /** Null where nobody signs in but by keys. */
  readonly signIn: SignIn | null
  readonly clock: Clock
  readonly logger: Logger
}

/** Changes are told by every process; this bounds what is believed while the database cannot tell. */
const CACHE_MS = 5_000
const CACHE_SIZE = 10_000
const USE_RECORDED_EVERY_MS = 60_000

/** Turns a token into the viewer it stands for. */
export class Authentication {
  readonly #cache = new Map<string, CachedKey>()
  readonly #usedAt = new Map<string, number>()
  readonly #pending = new Set<Promise<void>>()
  readonly #listeners = new Set<() => void>()
  readonly #expiry: ExpiryAlarm
  #generation = 0

  constructor(private readonly deps: Deps) {
    this.#expiry = new ExpiryAlarm(deps.clock, () => this.#tell())
  }

  async authenticate(token: string, origin: RequestOrigin): Promise<Viewer> {
    const { holder, identity } = await this.#read(token, origin)
    const now = this.deps.clock.now()
    const what = holder.id === null ? 'token' : 'API key'
    if (holder.revokedAt) throw unauthenticated(`This ${what} was revoked.`)
    if (holder.expiresAt && holder.expiresAt <= now) throw unauthenticated(`This ${what} has expired.`)
    if (holder.ownerDisabled) throw unauthenticated(`The owner of this ${what} is disabled.`)
    if (holder.expiresAt) this.#expiry.set(holder.expiresAt)
    this.#recordUse(holder, now)
    return { ...identity, requestId: origin.requestId, clientIp: origin.clientIp }
  }

  /** Forgets what was read of keys, users and roles; called after each change of them. */
  invalidate(): void {
    this.#generation += 1
    this.#cache.clear()
    this.#tell()
  }

  /** Calls back when what keys stand for may have changed, here or in another process, and when one of them has expired. */
  onChange(changed: () => void): void {
    this.#listeners.add(changed)
  }

  /** Waits for what is written outside of requests. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending)
  }

  stop(): void {
    this.#expiry.stop()
  }

  #tell(): void {
    for (const changed of this.#listeners) changed()
  }

  async #read(token: string, origin: RequestOrigin): Promise<CachedKey> {
    // Looked up by hash: how long the look-up takes tells nothing about any token.
    const hash = hashToken(token)
    const cacheKey = hash.toString('base64')
    const cached = this.#cache.get(cacheKey)
    const now = performance.now()
    if (cached && now - cached.readAt < CACHE_MS) return cached

    const generation = this.#generation
    const holder = await this.#holderOf(token, hash, origin)
    const entry = { holder, identity: identityOf(holder), readAt: now }
    // What was read before a change must not outlive it, nor let in a socket that is not looked at again.
    if (generation !== this.#generation) return this.#read(token, origin)
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear()
    this.#cache.set(cacheKey, entry)
    return entry
  }

  async #holderOf(token: string, hash: Buffer, origin: RequestOrigin): Promise<KeyHolder> {
    const { keys, signIn } = this.deps
    if (signIn?.recognises(token)) return signIn.holderOf(token, hash, origin)
    const holder = await keys.holderOf(hash)
    if (!holder) throw new WrongCredentials('There is no such API key.')
    return holder
  }

  #recordUse({ id, lastUsedAt }: KeyHolder, now: Date): void {
    if (id === null) return
    const last = this.#usedAt.get(id) ?? lastUsedAt?.getTime() ?? Number.NEGATIVE_INFINITY
    if (now.getTime() - last < USE_RECORDED_EVERY_MS) return
    if (this.#usedAt.size >= CACHE_SIZE) this.#usedAt.clear()
    this.#usedAt.set(id, now.getTime())
    const write: Promise<void> = this.deps.keys
      .recordUse(id, now)
      .catch((error: unknown) => this.deps.logger.warn({ error, keyId: id }, 'The use of an API key was not recorded.'))
      .finally(() => this.#pending.delete(write))
    this.#pending.add(write)
  }
}

const unauthenticated = (message: string) => new DomainError('UNAUTHENTICATED', message)

/** A key without limits is its owner in person; one limited to some roles is a program's, and what it does is recorded under the key's name. */
function identityOf(holder: KeyHolder): Identity {
  return {
    actor:
      holder.limited && holder.id !== null
        ? { kind: 'API_KEY', id: holder.id, name: holder.name }
        : { kind: 'USER', id: holder.ownerId, name: holder.ownerName },
    userId: holder.ownerId,
    ...(holder.id !== null && { apiKey: { id: holder.id, expiresAt: holder.expiresAt } }),
    ...standingWith(holder.roles, holder.ownerRoles),
  }
}
