import type { ClickHouse } from '../../stores/clickhouse.ts'
import { LOG_TEXTS, type LogRow, toLogRow } from './stored-row.ts'

const BY_IDS = `SELECT id, [${LOG_TEXTS.join(', ')}] AS texts FROM logs WHERE has({ids:Array(String)}, id) LIMIT 1 BY id`

/** Reads logs back by their ids; searching them is the explorer's. */
export class LogRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async listByIds(ids: readonly string[]): Promise<LogRow[]> {
    const rows = await this.clickhouse.query<{ id: string; texts: string[] }>(BY_IDS, { ids })
    return rows.map(({ id, texts }) => toLogRow(id, texts))
  }
}
