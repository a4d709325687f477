import type { Logger } from '../../kernel/logger.ts'
import type { SignalIndex } from '../signals/index.ts'
import type { EntityIndex } from './entity-index.ts'
import type { FinishedWorkRepository } from './finished-work.repository.ts'

const NAME = 'entities of signals'

interface Deps {
  readonly logger: Logger
  readonly index: EntityIndex
  readonly signals: Pick<SignalIndex, 'refresh' | 'documents'>
  readonly finished: FinishedWorkRepository
}

/** Finds the entities of signals that are older than the account of them: once, when the feed is read to its end, so that nothing older is written after. */
export class EarlierSignals {
  constructor(private readonly deps: Deps) {}

  async include(): Promise<void> {
    const { finished } = this.deps
    if (await finished.isFinished(NAME)) return
    const written = await this.deps.signals.refresh()
    await this.rebuild()
    if (written) this.deps.logger.info({ signals: written }, 'the entities of earlier signals can be searched')
  }

  /** Writes the account of all signals anew. */
  async rebuild(): Promise<void> {
    const { index, signals, finished } = this.deps
    await index.rebuild(signals.documents())
    await finished.finish(NAME)
  }
}
