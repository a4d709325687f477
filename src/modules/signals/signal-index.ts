import { type FeedEntry, newestEntries } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { UserDirectory } from '../access/index.ts'
import type { SignalRepository } from './signal.repository.ts'
import { signalDocuments } from './signal-changes.ts'
import type { SignalDocument } from './signal-document.ts'

const TABLE = 'signal_index'
const BATCH = 1_000

interface Deps {
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly signals: SignalRepository
  readonly users: Pick<UserDirectory, 'usersById'>
}

/** Keeps the search documents of signals in ClickHouse. Documents may come twice and out of order: the highest version of a signal wins. */
export class SignalIndex {
  constructor(private readonly deps: Deps) {}

  /** Takes what the feed tells. */
  async consume(entries: readonly FeedEntry[]): Promise<void> {
    await this.deps.clickhouse.insert(TABLE, [
      ...newestEntries(entries, 'signal').map(({ after, transaction }) => ({
        feed_transaction: transaction,
        ...after,
      })),
      ...entries.flatMap(removedDocument),
    ])
  }

  /** Writes every document anew from Postgres, calls back with the count so far, and answers it in the end. */
  async rebuild(progress: (written: number) => void = () => {}): Promise<number> {
    await this.deps.clickhouse.command(`TRUNCATE TABLE ${TABLE}`)
    return this.refresh(progress)
  }

  /** Writes every document again over the one that is there, as it is when documents say more than they did. Others read and write meanwhile. */
  async refresh(progress: (written: number) => void = () => {}): Promise<number> {
    let written = 0
    for await (const documents of this.documents()) {
      await this.deps.clickhouse.insert(TABLE, documents)
      written += documents.length
      progress(written)
    }
    return written
  }

  /** Deletes what is left of signals that were deleted by transactions before the given one, which nobody goes back behind. */
  async forgetRemoved(transaction: string): Promise<void> {
    const removed = 'removed = 1 AND feed_transaction < {transaction:UInt64}'
    const rows = await this.deps.clickhouse.query(`SELECT 1 FROM ${TABLE} WHERE ${removed} LIMIT 1`, { transaction })
    if (!rows.length) return
    await this.deps.clickhouse.command(
      `DELETE FROM ${TABLE} WHERE (timestamp, id) IN (SELECT timestamp, id FROM ${TABLE} WHERE ${removed})`,
      { transaction },
    )
  }

  /** The documents of all signals as Postgres has them, some at a time. */
  async *documents(): AsyncGenerator<readonly SignalDocument[]> {
    const { clock, signals, users } = this.deps
    for (let after = ''; ; ) {
      const batch = await signals.listAfter(after, BATCH, clock.now())
      const last = batch.at(-1)
      if (!last) return
      yield await signalDocuments(batch, users)
      after = last.id
    }
  }
}

/** What stays of a document whose signal was deleted, until `forget`. */
function removedDocument({ topic, subjectId, before, after, transaction }: FeedEntry): object[] {
  if (topic !== 'signal' || after || !before) return []
  const { timestamp, version } = before as SignalDocument
  return [{ id: subjectId, timestamp, version: version + 1, removed: 1, feed_transaction: transaction }]
}
