import { setTimeout as pause } from 'node:timers/promises'
import type { FeedConsumer } from './consumer.ts'
import type { FeedDatabase } from './database.ts'
import type { FeedEntry, FeedPosition } from './entry.ts'
import { readTransactions } from './reader.ts'

/** How long a slow transaction of somebody else may hold up a mutation's answer before the entries are consumed out of turn. */
const PATIENCE = 100

/** Knows the transactions of this process whose entries may not have been consumed yet. */
export class Settling {
  readonly #open = new Set<string>()

  constructor(
    private readonly database: FeedDatabase,
    private readonly consumer: () => FeedConsumer | null,
    private readonly consumeOutOfTurn: (entries: readonly FeedEntry[]) => Promise<void>,
  ) {}

  appended(transaction: string): void {
    this.#open.add(transaction)
  }

  /** All that lies before `end` has been consumed. */
  consumed(end: FeedPosition): void {
    const horizon = BigInt(end.transaction)
    for (const transaction of this.#open) if (BigInt(transaction) < horizon) this.#open.delete(transaction)
  }

  /** Resolves once everything that this process committed before the call has been consumed. */
  async settled(): Promise<void> {
    const consumer = this.consumer()
    if (!consumer) return
    let mine: string[] = [...this.#open]
    for (let waited = 0, delay = 2; mine.length; waited += delay, delay *= 2) {
      this.consumed(await consumer.consume())
      // The transactions that run beside the caller's must not be waited for: they are not committed.
      mine = await this.#committed(mine.filter((transaction) => this.#open.has(transaction)))
      if (!mine.length) return
      if (waited > PATIENCE) return this.consumeOutOfTurn(await readTransactions(this.database, mine))
      await pause(delay)
    }
  }

  async #committed(transactions: readonly string[]): Promise<string[]> {
    if (!transactions.length) return []
    const rows = await this.database.read<{ transaction: string; status: string | null }>(STATUS, [transactions])
    for (const { transaction, status } of rows) if (status === 'aborted') this.#open.delete(transaction)
    return rows.flatMap(({ transaction, status }) => (status === 'committed' ? [transaction] : []))
  }
}

const STATUS = {
  name: 'feed_transaction_status',
  text: 'SELECT transaction, pg_xact_status(transaction::xid8) AS status FROM unnest($1::text[]) AS transaction',
}
