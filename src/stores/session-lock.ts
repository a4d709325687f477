import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { openLasting } from './lasting-client.ts'

const RECONNECT_AFTER_MS = 250

/**
 * Holds an advisory lock for as long as this process lives, on a connection of its own: others see by it that the process is there. A connection
 * that breaks is made anew; until then the process is taken for dead.
 */
export class SessionLock {
  #client: Client | null = null
  #released = false

  private constructor(
    private readonly url: string,
    private readonly keys: readonly [number, number],
  ) {}

  /** Answers how to let go. */
  static async hold(url: string, keys: readonly [number, number]): Promise<() => Promise<void>> {
    const lock = new SessionLock(url, keys)
    await lock.#take()
    return async () => {
      lock.#released = true
      await lock.#client?.end()
    }
  }

  async #take(): Promise<void> {
    const client = await openLasting(this.url, (opened) =>
      opened.query('SELECT pg_advisory_lock($1, $2)', [...this.keys]),
    )
    this.#client = client
    client.once('end', () => void this.#takeAgain())
    if (this.#released) await client.end()
  }

  async #takeAgain(): Promise<void> {
    while (!this.#released) {
      const isTaken = await this.#take().then(
        () => true,
        () => false,
      )
      if (isTaken) return
      await pause(RECONNECT_AFTER_MS, null, { ref: false })
    }
  }
}
