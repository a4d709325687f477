import { type Sight, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { LOG_FIELDS } from './log.fields.ts'
import { LOG_TEXTS, type LogRow, toLogRow } from './stored-row.ts'

const byIds = (seen: string) =>
  `SELECT id, [${LOG_TEXTS.join(', ')}] AS texts FROM logs WHERE has({ids:Array(String)}, id)${seen} LIMIT 1 BY id`

/** Reads logs back by their ids; searching them is the explorer's. */
export class LogRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Those of some ids that are seen. */
  async seenIds(ids: readonly string[], sight: Sight): Promise<ReadonlySet<string>> {
    const params = new SqlParams()
    const rows = await this.clickhouse.query<{ id: string }>(
      `SELECT DISTINCT id FROM logs WHERE has({ids:Array(String)}, id) AND (${sight.sql(LOG_FIELDS, params)})`,
      { ...params.values, ids },
    )
    return new Set(rows.map(({ id }) => id))
  }

  /** Those that are seen. */
  async listByIds(ids: readonly string[], sight: Sight | null): Promise<LogRow[]> {
    const params = new SqlParams()
    const sql = byIds(sight ? ` AND (${sight.sql(LOG_FIELDS, params)})` : '')
    const rows = await this.clickhouse.query<{ id: string; texts: string[] }>(sql, { ...params.values, ids })
    return rows.map(({ id, texts }) => toLogRow(id, texts))
  }
}
