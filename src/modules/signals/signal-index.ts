import type { FeedEntry } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { UserDirectory } from '../access/index.ts'
import type { SignalRepository } from './signal.repository.ts'
import { signalDocuments } from './signal-changes.ts'

const TABLE = 'signal_index'
const REBUILD_BATCH = 1_000

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
    const latest = new Map<string, { readonly version: number }>()
    for (const { topic, subjectId, after, transaction } of entries) {
      if (topic !== 'signal' || !after) continue
      const document = { ...(after as { version: number }), feed_transaction: transaction }
      // A transaction that waited for another may come before it in the feed.
      if (document.version >= (latest.get(subjectId)?.version ?? 0)) latest.set(subjectId, document)
    }
    await this.deps.clickhouse.insert(TABLE, [...latest.values()])
  }

  /** Writes every document anew from Postgres, calls back with the count so far, and answers it in the end. */
  async rebuild(progress: (written: number) => void = () => {}): Promise<number> {
    const { clickhouse, clock, signals, users } = this.deps
    await clickhouse.command(`TRUNCATE TABLE ${TABLE}`)
    let written = 0
    for (let after = ''; ; ) {
      const batch = await signals.listAfter(after, REBUILD_BATCH, clock.now())
      await clickhouse.insert(TABLE, await signalDocuments(batch, users))
      written += batch.length
      progress(written)
      const last = batch.at(-1)
      if (!last || batch.length < REBUILD_BATCH) return written
      after = last.id
    }
  }
}
