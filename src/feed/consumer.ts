import { traced } from '../kernel/tracing.ts'
import type { FeedDatabase, FeedTransaction } from './database.ts'
import { type FeedEntry, type FeedPosition, START } from './entry.ts'
import { OneAtATime } from './one-at-a-time.ts'
import { readFeedIn } from './reader.ts'
import type { RecentBatches } from './recent-batches.ts'

/**
 * Takes entries in order. It gets each at least once: again after a crash between its work and the storing of its position, and ahead of its turn
 * when a slow transaction holds up the feed. So it must be idempotent, and the newer version of a thing must win. What it writes in the transaction
 * is stored together with its position: exactly once.
 */
export type ConsumeEntries = (entries: readonly FeedEntry[], tx: FeedTransaction) => Promise<void>

/**
 * A reader whose position is stored, shared by all processes on the database: whoever comes first works, under an advisory lock that writes nothing
 * and so holds nobody's horizon back. No process is the leader; one that needs its own entries consumed does it itself.
 */
export class FeedConsumer {
  readonly #passes = new OneAtATime(() => this.#pass())

  constructor(
    private readonly database: FeedDatabase,
    readonly name: string,
    private readonly handle: ConsumeEntries,
    private readonly recent: RecentBatches,
  ) {}

  /** Where nothing is stored yet, what was committed before now is left out. */
  async startFromNow(): Promise<void> {
    await this.database.transaction((tx) => tx.query(FROM_NOW, [this.name]))
  }

  /** Consumes what is there at the time of the call. Answers how far the feed has been consumed, by this process or another. */
  consume(): Promise<FeedPosition> {
    return this.#passes.run()
  }

  idle(): Promise<void> {
    return this.#passes.idle()
  }

  async #pass(): Promise<FeedPosition> {
    for (;;) {
      const { end, more } = await this.#batch()
      if (!more) return end
    }
  }

  #batch(): Promise<{ end: FeedPosition; more: boolean }> {
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('feed consumer ' || $1, 0))`, [this.name])
      const [stored] = await tx.query(
        'SELECT transaction::text AS transaction, position FROM feed_consumers WHERE name = $1',
        [this.name],
      )
      const from: FeedPosition = stored ?? START
      const batch = await this.recent.next(from, (known) => readFeedIn(tx, from, known))
      const last = batch.entries.at(-1)
      if (last) {
        const attributes = { 'signalbox.entries': batch.entries.length }
        await traced(`feed ${this.name}`, { root: true, attributes }, () => this.handle(batch.entries, tx))
        await tx.query(
          `INSERT INTO feed_consumers (name, transaction, position) VALUES ($1, $2::xid8, $3)
           ON CONFLICT (name) DO UPDATE SET transaction = excluded.transaction, position = excluded.position`,
          [this.name, last.transaction, last.position],
        )
      }
      return batch
    })
  }
}

const FROM_NOW = `
  INSERT INTO feed_consumers (name, transaction, position) SELECT $1, pg_snapshot_xmin(pg_current_snapshot()), 0
  ON CONFLICT (name) DO NOTHING`
