import { nextFrames, nextPrefix } from '../websocket-frame.ts'
import type { Peer } from '../websocket-peer.ts'

/** One subscription of one client: where it joined, and what it was too slow for. */
export class Subscriber {
  /** The number of the last event before it joined. */
  joinedAt = 0
  missed = 0
  firstMissed: unknown = null
  readonly #prefix: Buffer
  readonly #left = new AbortController()

  constructor(
    readonly peer: Peer,
    id: string,
  ) {
    this.#prefix = nextPrefix(id)
  }

  get signal(): AbortSignal {
    return this.#left.signal
  }

  leave(): void {
    this.#left.abort()
  }

  send(payloads: readonly Buffer[]): void {
    if (payloads.length && !this.signal.aborted) this.peer.write(nextFrames(this.#prefix, payloads))
  }

  miss(events: readonly unknown[]): void {
    if (!this.missed) this.firstMissed = events[0]
    this.missed += events.length
  }
}
