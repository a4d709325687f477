import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Counter, type Registry } from 'prom-client'
import { DomainError, WrongCredentials } from '../kernel/errors.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { Attempts } from './attempts.ts'
import { networkOf } from './client-address.ts'

/** What is known about a request before anybody is authenticated. */
export interface Origin {
  readonly requestId: string
  readonly clientIp: string | null
}

/** Turns a key into who it stands for; throws UNAUTHENTICATED, and WrongCredentials for what may be a guess. */
export type Authenticate = (key: string, origin: Origin) => Promise<Viewer>

const MOST_REMEMBERED = 10_000

/** `Authorization: Bearer <key>` or `DD-API-KEY: <key>`; null when there is neither. */
export function keyOf(headers: IncomingMessage['headers']): string | null {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const header = headers['dd-api-key']
  return bearer ?? (typeof header === 'string' && header ? header : null)
}

interface Parts {
  readonly authenticate: Authenticate
  readonly registry: Registry
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number
}

/** Asks who a key stands for, and stops listening to whoever tries keys one after the other, by whatever way in. */
export class Gatekeeper {
  readonly #authenticate: Authenticate
  readonly #now: () => number
  /** By network, the one that was quiet for longest first. */
  readonly #attempts = new Map<string, Attempts>()
  /** Digests of keys that were good a moment ago: colleagues behind one address are not locked out by one of them. */
  readonly #good = new Set<string>()
  readonly #failures: Counter<'reason'>

  constructor({ authenticate, registry, now = () => performance.now() }: Parts) {
    this.#authenticate = authenticate
    this.#now = now
    this.#failures = new Counter({
      name: 'signalbox_authentication_failures_total',
      help: 'Requests that were not let in: without a key, with a wrong one, with one that is good no longer or permits nothing, and too many of them.',
      labelNames: ['reason'],
      registers: [registry],
    })
  }

  async admit(key: string | null, origin: Origin): Promise<Viewer> {
    if (key === null) throw this.#missing()
    const digest = digestOf(key)
    return this.#good.has(digest) ? this.#ask(key, digest, origin) : this.#try(key, digest, origin)
  }

  /** Of whoever was let in with the key: no guess, so that wrong keys of neighbours do not keep a refused one in. */
  async recheck(key: string | null, origin: Origin): Promise<Viewer> {
    if (key === null) throw this.#missing()
    return this.#ask(key, digestOf(key), origin)
  }

  #missing(): DomainError {
    this.#failures.inc({ reason: 'missing' })
    return new DomainError('UNAUTHENTICATED', 'Expected an API key: Authorization: Bearer <key>, or DD-API-KEY: <key>.')
  }

  /** A key that nothing is known of. */
  async #try(key: string, digest: string, origin: Origin): Promise<Viewer> {
    const network = networkOf(origin.clientIp ?? '')
    const attempts = this.#attempts.get(network) ?? new Attempts(this.#now)
    renew(this.#attempts, network, attempts)
    const { retryAfter } = await attempts.begin()
    if (retryAfter !== null) {
      this.#failures.inc({ reason: 'limited' })
      throw new DomainError('RATE_LIMITED', `Too many wrong keys from this address; try again in ${retryAfter} s.`, {
        retryAfter,
      })
    }
    let failed = false
    try {
      return await this.#ask(key, digest, origin)
    } catch (error) {
      failed = error instanceof WrongCredentials
      throw error
    } finally {
      attempts.end(failed)
    }
  }

  async #ask(key: string, digest: string, origin: Origin): Promise<Viewer> {
    try {
      const viewer = await this.#authenticate(key, origin)
      if (!this.#good.has(digest)) {
        if (this.#good.size >= MOST_REMEMBERED) this.#good.clear()
        this.#good.add(digest)
      }
      return viewer
    } catch (error) {
      if (isRefusal(error)) {
        this.#good.delete(digest)
        this.#failures.inc({ reason: error instanceof WrongCredentials ? 'wrong' : 'refused' })
      }
      throw error
    }
  }
}

const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64')

/** Says something about the key; a store that cannot be reached does not. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN')

function renew<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > MOST_REMEMBERED && oldest !== undefined) map.delete(oldest)
}
