import { type FeedEntry, type FeedTopic, newestEntries } from '../../feed/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'

const REBUILD_BATCH = 1_000

interface Parts<Row> {
  readonly clickhouse: ClickHouse
  readonly table: string
  readonly topic: FeedTopic
  /** Rows in a fixed order, behind one of them or from the first on. */
  listAfter(last: Row | null, limit: number): Promise<readonly Row[]>
  documentsOf(rows: readonly Row[]): Promise<readonly object[]>
}

/** Keeps the search documents of one kind of thing in ClickHouse. They may come twice and out of order: the table keeps the highest version. */
export class DocumentIndex<Row> {
  constructor(private readonly parts: Parts<Row>) {}

  /** Takes what the feed tells. */
  consume(entries: readonly FeedEntry[]): Promise<void> {
    const { clickhouse, table, topic } = this.parts
    return clickhouse.insert(
      table,
      newestEntries(entries, topic).map(({ after }) => after as object),
    )
  }

  /** Writes every document anew from Postgres and answers how many there are. */
  async rebuild(): Promise<number> {
    const { clickhouse, table, listAfter, documentsOf } = this.parts
    await clickhouse.command(`TRUNCATE TABLE ${table}`)
    let written = 0
    for (let last: Row | null = null; ; ) {
      const batch: readonly Row[] = await listAfter(last, REBUILD_BATCH)
      await clickhouse.insert(table, await documentsOf(batch))
      written += batch.length
      last = batch.at(-1) ?? null
      if (!last || batch.length < REBUILD_BATCH) return written
    }
  }
}
