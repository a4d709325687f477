import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'

interface MatchRow {
  readonly logId: string
  readonly ruleId: string
  readonly ruleVersion: number
  readonly groupHash: string
  /** Epoch milliseconds. */
  readonly at: number
}

export interface LogSignal {
  readonly logId: string
  readonly signalId: string
}

const MATCHES = `
  SELECT DISTINCT log_id AS logId, rule_id AS ruleId, rule_version AS ruleVersion, group_hash AS groupHash,
    toUnixTimestamp64Milli(timestamp) AS at
  FROM rule_matches WHERE log_id IN {logs:Array(String)}`

/** Of folded episodes, the signal that stands for them. */
const SIGNALS = {
  name: 'signals-of-matches',
  text: `
  WITH match AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::timestamptz[])
      AS match (log_id, rule_id, rule_version, group_hash, at)
  )
  SELECT log_id AS "logId", id AS "signalId" FROM match JOIN signals USING (rule_id, rule_version, group_hash)
  WHERE at BETWEEN first_seen AND last_seen
  UNION
  SELECT log_id, parent_id FROM match JOIN silent_episodes AS episode USING (rule_id, rule_version, group_hash)
  WHERE match.at BETWEEN first_seen AND last_seen AND parent_id IS NOT NULL`,
}

export class LogSignalsRepository {
  constructor(
    private readonly postgres: Postgres,
    private readonly clickhouse: ClickHouse,
  ) {}

  /** The signals that some logs are part of: those of the groups that they matched for, within their time. */
  async find(logIds: readonly string[]): Promise<LogSignal[]> {
    const matches = await this.clickhouse.query<MatchRow>(MATCHES, { logs: logIds })
    if (!matches.length) return []
    return this.postgres.read<LogSignal>(SIGNALS, [
      matches.map(({ logId }) => logId),
      matches.map(({ ruleId }) => ruleId),
      matches.map(({ ruleVersion }) => ruleVersion),
      matches.map(({ groupHash }) => groupHash),
      matches.map(({ at }) => new Date(Number(at))),
    ])
  }
}
