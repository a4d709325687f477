import type { FeedEntry } from '../../feed/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { SignalDocument } from './signal-document.ts'

const TABLE = 'case_signal_index'

type Row = SignalDocument & { readonly case_id: string; readonly gone: 0 | 1 }

/**
 * Keeps the documents of the signals of each case together, so that searching within a case costs what searching as many signals costs. They may come
 * twice and out of order: the highest version of a signal wins.
 */
export class CaseSignalIndex {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Takes what the feed tells. */
  async consume(entries: readonly FeedEntry[]): Promise<void> {
    const rows = new Map<string, Row>()
    for (const { topic, before, after } of entries) {
      if (topic !== 'signal' || !after) continue
      for (const row of rowsOf(before as SignalDocument | null, after as SignalDocument)) {
        const key = `${row.case_id} ${row.id}`
        // A transaction that waited for another may come before it in the feed.
        if (row.version >= (rows.get(key)?.version ?? 0)) rows.set(key, row)
      }
    }
    await this.clickhouse.insert(TABLE, [...rows.values()])
  }

  /** Writes every document anew from the index of all signals. */
  async rebuild(): Promise<void> {
    await this.clickhouse.command(`TRUNCATE TABLE ${TABLE}`)
    await this.clickhouse.command(
      `INSERT INTO ${TABLE} SELECT arrayJoin(case_ids) AS case_id, 0 AS gone, * FROM signal_index FINAL WHERE removed = 0`,
    )
  }
}

function rowsOf(before: SignalDocument | null, after: SignalDocument): Row[] {
  const left = (before?.case_ids ?? []).filter((id) => !after.case_ids.includes(id))
  return [
    ...after.case_ids.map((id) => ({ ...after, case_id: id, gone: 0 as const })),
    ...left.map((id) => ({ ...after, case_id: id, gone: 1 as const })),
  ]
}
