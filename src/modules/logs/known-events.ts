import { setTimeout as pause } from 'node:timers/promises'
import type { JournalRepository } from './journal.repository.ts'
import type { LogStoreRepository } from './log-store.repository.ts'
import type { StoredLog } from './stored-log.ts'

/** For how long another process may take to store what has come here as well. */
const PATIENCE_MS = 10_000
const POLL_MS = 20

interface Deps {
  readonly journal: Pick<JournalRepository, 'hasDead' | 'storing'>
  readonly store: Pick<LogStoreRepository, 'known'>
  /** Takes back what dead processes were storing. */
  readonly takeOver: () => Promise<void>
}

/**
 * Knows which events are stored already, by this process or another. Batches of one process are stored one after the other, so that only the same
 * event sent to two servers at the same moment, or sent again with another time, is stored twice.
 */
export class KnownEvents {
  constructor(private readonly deps: Deps) {}

  /** Without the events that are stored, or twice among the given. */
  async without(logs: readonly StoredLog[]): Promise<StoredLog[]> {
    const known = await this.#known(logs.filter(({ eventId }) => eventId !== null))
    return logs.filter(({ id }) => !known.has(id) && known.add(id))
  }

  async #known(events: readonly StoredLog[]): Promise<Set<string>> {
    if (!events.length) return new Set()
    for (let waited = 0; ; waited += POLL_MS) {
      // A sender whose server has died sends again at once.
      if (await this.deps.journal.hasDead()) await this.deps.takeOver()
      const found = await this.deps.store.known(events)
      const storing = await this.deps.journal.storing([...new Set(found.map(({ batch }) => batch))])
      // What is being stored may yet be taken back; then it would be nowhere.
      if (!storing.size || waited >= PATIENCE_MS)
        return new Set(found.filter(({ batch }) => !storing.has(batch)).map(({ id }) => id))
      await pause(POLL_MS)
    }
  }
}
