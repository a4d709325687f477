import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { DomainError } from '../kernel/errors.ts'
import type { Viewer } from '../kernel/viewer.ts'

/** What is known about a request before anybody is authenticated. */
export interface Origin {
  readonly requestId: string
  readonly clientIp: string | null
}

/** Turns a key into who it stands for; throws UNAUTHENTICATED. */
export type Authenticate = (key: string, origin: Origin) => Promise<Viewer>

const WINDOW_MS = 60_000
const MAX_FAILURES = 60
const MAX_REMEMBERED = 10_000

/** `Authorization: Bearer <key>` or `DD-API-KEY: <key>`; null when there is neither. */
export function keyOf(headers: IncomingMessage['headers']): string | null {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const header = headers['dd-api-key']
  return bearer ?? (typeof header === 'string' && header ? header : null)
}

/** Asks who a key stands for, and slows down whoever tries keys one after the other. */
export class Gatekeeper {
  readonly #failures = new Map<string, { count: number; since: number }>()
  readonly #good = new Set<string>()

  constructor(private readonly authenticate: Authenticate) {}

  async admit(key: string | null, origin: Origin): Promise<Viewer> {
    if (key === null) {
      throw new DomainError(
        'UNAUTHENTICATED',
        'Expected an API key: Authorization: Bearer <key>, or DD-API-KEY: <key>.',
      )
    }
    const address = origin.clientIp ?? ''
    const failures = this.#failures.get(address)
    // Keys that were good a moment ago still pass: colleagues behind one address are not locked out by one of them.
    if (failures && this.#isBlocked(failures) && !this.#good.has(digest(key))) {
      const retryAfter = Math.ceil((failures.since + WINDOW_MS - performance.now()) / 1_000)
      throw new DomainError('RATE_LIMITED', `Too many wrong keys from this address; try again in ${retryAfter} s.`, {
        retryAfter,
      })
    }
    try {
      const viewer = await this.authenticate(key, origin)
      remember(this.#good, digest(key))
      return viewer
    } catch (error) {
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') this.#recordFailure(address)
      throw error
    }
  }

  #isBlocked({ count, since }: { count: number; since: number }): boolean {
    return count >= MAX_FAILURES && performance.now() - since < WINDOW_MS
  }

  #recordFailure(address: string): void {
    const now = performance.now()
    const failures = this.#failures.get(address)
    if (failures && now - failures.since < WINDOW_MS) failures.count += 1
    else {
      if (this.#failures.size >= MAX_REMEMBERED) this.#failures.clear()
      this.#failures.set(address, { count: 1, since: now })
    }
  }
}

const digest = (key: string): string => createHash('sha256').update(key).digest('base64')

function remember(set: Set<string>, value: string): void {
  if (set.size >= MAX_REMEMBERED) set.clear()
  set.add(value)
}
