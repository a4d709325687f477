import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

const BEAT_EVERY_MS = 5_000
/** Whoever says nothing for so long is gone. */
const ANSWER_MS = 10_000
/** Shorter, so that who waits for a lock is not taken for gone. */
const LOCK_MS = 5_000

/**
 * Opens a connection that is there to stay, and prepares it. One whose other side is gone ends, even when that went without a word, as when a
 * host loses its network.
 */
export async function openLasting(url: string, prepare: (client: Client) => Promise<unknown>): Promise<Client> {
  const client = new Client({
    ...{ connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
    ...{ connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS, lock_timeout: LOCK_MS },
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await prepare(client)
  } catch (error) {
    cut(client)
    throw error
  }
  void keepAsking(client)
  return client
}

async function keepAsking(client: Client): Promise<void> {
  let ended = false
  client.once('end', () => {
    ended = true
  })
  while (!ended) {
    await pause(BEAT_EVERY_MS, null, { ref: false })
    if (!ended) await client.query('SELECT 1').catch(() => cut(client))
  }
}

/** A polite end would wait for an answer. */
const cut = (client: Client): unknown =>
  (client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy()
