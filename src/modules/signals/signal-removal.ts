import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import type { SignalRepository } from './signal.repository.ts'
import { signalDocuments } from './signal-changes.ts'
import type { RemovalPlace, SignalRemovalRepository } from './signal-removal.repository.ts'

interface Deps {
  readonly clock: Clock
  readonly feed: Pick<Feed, 'append'>
  readonly signals: SignalRepository
  readonly removals: SignalRemovalRepository
  readonly users: Pick<UserDirectory, 'usersById'>
}

export interface RemovedSignals {
  readonly count: number
  /** The last one; null when there were none. */
  readonly last: RemovalPlace | null
}

/** Deletes signals that were archived long ago and are part of no case and no incident, and tells the feed. */
export class SignalRemoval {
  constructor(private readonly deps: Deps) {}

  count(before: Date): Promise<number> {
    return this.deps.removals.count(before)
  }

  /**
   * Deletes some of the oldest, behind a place. The transaction has to be one that sees a single moment (REPEATABLE READ): its number is then higher
   * than that of any change of these signals, so that whoever reads the feed hears of their end last.
   */
  async remove(tx: Transaction, before: Date, after: RemovalPlace | null, limit: number): Promise<RemovedSignals> {
    const { clock, feed, signals, removals, users } = this.deps
    const places = await removals.lock(tx, before, after, limit)
    const ids = places.map(({ id }) => id)
    const documents = await signalDocuments(await signals.lock(tx, ids, clock.now()), users)
    await removals.delete(tx, ids)
    await feed.append(
      tx,
      documents.map((document) => ({
        topic: 'signal' as const,
        subjectId: document.id,
        before: { ...document },
        after: null,
      })),
    )
    return { count: places.length, last: places.at(-1) ?? null }
  }
}
