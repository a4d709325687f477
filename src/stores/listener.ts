import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { openLasting } from './lasting-client.ts'

/** Called with what was sent along; with '' after each reconnect, since what was sent meanwhile is lost. */
export type Heard = (payload: string) => void

const RECONNECT_AFTER_MS = 250

/** Hears what is notified on any channel, over one connection, which is opened when somebody listens. */
export class Listener {
  readonly #channels = new Map<string, Set<Heard>>()
  #client: Promise<Client> | null = null
  #closed = false

  constructor(private readonly url: string) {}

  /** Answers how to stop. */
  async listen(channel: string, heard: Heard): Promise<() => Promise<void>> {
    const known = this.#channels.get(channel)
    const listening = known ?? new Set()
    this.#channels.set(channel, listening.add(heard))
    this.#client ??= this.#connect()
    const client = await this.#client
    if (!known) await client.query(`LISTEN ${channel}`)
    return async () => {
      listening.delete(heard)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#client?.catch(() => null)
    await client?.end()
  }

  async #connect(): Promise<Client> {
    const client = await openLasting(this.url, async (opened) => {
      opened.on('notification', ({ channel, payload = '' }) => {
        for (const heard of this.#channels.get(channel) ?? []) heard(payload)
      })
      for (const channel of this.#channels.keys()) await opened.query(`LISTEN ${channel}`)
    })
    client.once('end', () => void this.#reconnect())
    return client
  }

  async #reconnect(): Promise<void> {
    while (!this.#closed) {
      await pause(RECONNECT_AFTER_MS, null, { ref: false })
      const client = this.#connect()
      try {
        await client
      } catch {
        continue
      }
      this.#client = client
      for (const listening of this.#channels.values()) for (const heard of listening) heard('')
      return
    }
  }
}
