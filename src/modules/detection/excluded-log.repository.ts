import { compileSql, parseQuery, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { Span } from './match.repository.ts'

const time = (name: string) => `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`

/** Finds the logs that a data exclusion query would have kept from some groups. */
export class ExcludedLogRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async ids(spans: readonly Span[], query: string): Promise<string[]> {
    const params = new SqlParams('q')
    const condition = compileSql(parseQuery(query), LOG_FIELDS, params)
    const sql = `
      SELECT DISTINCT log_id AS id FROM rule_matches
      WHERE rule_id IN {rules:Array(String)} AND group_hash IN {hashes:Array(String)}
        AND rule_matches.timestamp BETWEEN ${time('first')} AND ${time('until')}
        AND log_id IN (SELECT id FROM logs WHERE logs.timestamp BETWEEN ${time('first')} AND ${time('until')} AND ${condition})`
    const rows = await this.clickhouse.query<{ id: string }>(sql, {
      ...params.values,
      rules: [...new Set(spans.map(({ rule }) => rule.id))],
      hashes: spans.map(({ groupHash }) => groupHash),
      first: Math.min(...spans.map(({ from }) => from)),
      until: Math.max(...spans.map(({ to }) => to)),
    })
    return rows.map(({ id }) => id)
  }
}
