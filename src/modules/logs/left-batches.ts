import type { Logger } from '../../kernel/logger.ts'
import type { JournalEntry, JournalRepository } from './journal.repository.ts'
import type { LogStoreRepository } from './log-store.repository.ts'
import type { LogWatcher } from './log-watcher.ts'
import type { LogWitness } from './log-witness.ts'

interface Deps {
  readonly logger: Logger
  readonly journal: JournalRepository
  readonly store: LogStoreRepository
  readonly watcher: LogWatcher
  readonly witness: LogWitness
  /** Has a stored batch evaluated. */
  readonly conclude: (number: number) => void
}

/** Finishes or takes back the batches that processes leave behind which die, or which did not get them done. */
export class LeftBatches {
  #taking: Promise<void> = Promise.resolve()

  constructor(private readonly deps: Deps) {}

  takeOver(): Promise<void> {
    const taking = this.#taking.then(() => this.#takeOverLeft())
    this.#taking = taking.catch(() => undefined)
    return taking
  }

  /** Resolves when nothing is being taken over. */
  idle(): Promise<void> {
    return this.#taking
  }

  /** Whatever of it fails, the next look for what was left does it. So too with a batch that turns out to be stored: that one is concluded. */
  async takeBack(number: number, process?: number): Promise<void> {
    const { store, watcher, journal, logger } = this.deps
    try {
      if (await journal.disown(number, process)) {
        // What was sent last may still be on its way into the store.
        await store.inserted()
        await Promise.all([store.remove(number), watcher.forget(number)])
        await journal.drop(number)
      }
    } catch (err) {
      logger.error({ err, batch: number }, 'a batch of logs could not be taken back')
    }
    journal.leave([number])
  }

  async #takeOverLeft(): Promise<void> {
    const { journal, logger } = this.deps
    const left = await journal.left()
    if (!left.length) return
    logger.info({ batches: left.length }, 'finishing the logs of an earlier run')
    for (const entry of left) {
      if (entry.state === 'storing') await this.takeBack(entry.number, entry.process)
      else await this.#adopt(entry)
    }
  }

  /** Leaves the batch to the next look when a store cannot be reached. */
  async #adopt(entry: JournalEntry): Promise<void> {
    const { journal, store, witness, logger, conclude } = this.deps
    try {
      if (!(await journal.adopt(entry))) return
      await witness.witness(await store.ofBatch(entry.number))
      conclude(entry.number)
    } catch (err) {
      journal.leave([entry.number])
      logger.error({ err, batch: entry.number }, 'a batch of logs that was left behind could not be taken over')
    }
  }
}
