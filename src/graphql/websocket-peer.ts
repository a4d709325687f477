import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { Viewer } from '../kernel/viewer.ts'

export interface PeerLimits {
  /** Bytes that may wait for a client before its events are left out. */
  readonly maxBuffered: number
  /** Milliseconds after which a client that takes nothing is closed. */
  readonly maxStall: number
}

export const CLOSE = {
  goingAway: 1001,
  restart: 1012,
  tooSlow: 1013,
  failed: 4500,
  unauthorized: 4401,
  forbidden: 4403,
} as const

/** Milliseconds that the other side has to answer a close. */
const CLOSE_GRACE = 2_000

/** The client at the other end of a socket. */
export class Peer {
  /** Set once the client has authenticated. */
  viewer: Viewer | null = null
  key: string | null = null
  /** Cleared by a ping, set by the pong. */
  alive = true
  readonly #drained: (() => void)[] = []
  #stall: NodeJS.Timeout | undefined

  constructor(
    readonly socket: WebSocket,
    private readonly raw: Duplex,
    readonly limits: PeerLimits,
  ) {
    raw.on('drain', () => this.#release())
    socket.on('pong', () => {
      this.alive = true
    })
    socket.once('close', () => this.#release())
  }

  get open(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  /** More waits for the client than it should. */
  get congested(): boolean {
    return this.raw.writableLength > this.limits.maxBuffered
  }

  /** Whole frames. They go around the library, which is sound as long as it compresses nothing: it then writes each of its frames at once as well. */
  write(frames: Buffer): void {
    if (this.open) this.raw.write(frames)
  }

  /** Calls back when nothing waits any more; a client that lets it come to that too late is closed. */
  whenDrained(callback: () => void): void {
    this.#drained.push(callback)
    this.#stall ??= setTimeout(() => this.close(CLOSE.tooSlow, 'Too slow'), this.limits.maxStall)
  }

  drained(): Promise<void> {
    return this.congested && this.open ? new Promise((resolve) => this.whenDrained(resolve)) : Promise.resolve()
  }

  /** Says why, after all frames that wait, and hangs up when the other side does not answer. */
  close(code: number, reason: string): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return Promise.resolve()
    return new Promise((resolve) => {
      const hangUp = setTimeout(() => this.socket.terminate(), CLOSE_GRACE)
      this.socket.once('close', () => {
        clearTimeout(hangUp)
        resolve()
      })
      this.socket.close(code, reason)
    })
  }

  /** Hangs up on a peer that did not answer the last ping. */
  ping(): void {
    const answered = this.alive
    this.alive = false
    if (!answered) this.socket.terminate()
    else if (this.open) this.socket.ping()
  }

  #release(): void {
    clearTimeout(this.#stall)
    this.#stall = undefined
    for (const callback of this.#drained.splice(0)) callback()
  }
}
