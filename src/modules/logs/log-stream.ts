import type { Logger } from '../../kernel/logger.ts'
import type { JournalRepository } from './journal.repository.ts'
import type { LogStoreRepository, ReadLog } from './log-store.repository.ts'

type Listener = (logs: readonly ReadLog[]) => void

interface Own {
  /** Calls back with each batch that this process has stored until the answer is called. */
  subscribe(listener: Listener): () => void
}

interface Deps {
  readonly own: Own
  readonly journal: Pick<JournalRepository, 'hearOthers'>
  readonly store: Pick<LogStoreRepository, 'batch'>
  readonly logger: Logger
}

/** Batches of logs as they are stored, by this process or another. Those of others are read only while somebody listens. */
export class LogStream {
  readonly #listeners = new Set<Listener>()
  #unlisten: (() => Promise<void>) | null = null

  constructor(private readonly deps: Deps) {
    deps.own.subscribe((logs) => this.#give(logs))
  }

  async start(): Promise<void> {
    this.#unlisten = await this.deps.journal.hearOthers((number) => {
      if (this.#listeners.size) void this.#read(number)
    })
  }

  async stop(): Promise<void> {
    await this.#unlisten?.()
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async #read(number: number): Promise<void> {
    try {
      this.#give(await this.deps.store.batch(number))
    } catch (err) {
      this.deps.logger.warn(
        { err, batch: number },
        'logs that another server has stored could not be shown as they came',
      )
    }
  }

  #give(logs: readonly ReadLog[]): void {
    if (logs.length) for (const listener of this.#listeners) listener(logs)
  }
}
