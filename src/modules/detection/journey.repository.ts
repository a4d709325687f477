import type { ClickHouse } from '../../stores/clickhouse.ts'
import { type Scope, SPANS, type Span, spanParams } from './match.repository.ts'

/** Two consecutive events of a user at different places. */
export interface Journey {
  readonly groupHash: string
  readonly cameAt: number
  readonly cameFrom: string
  readonly cameLogId: string
  readonly cameQuery: number
  readonly at: number
  readonly place: string
  readonly logId: string
  readonly query: number
}

const BEFORE =
  'OVER (PARTITION BY group_hash ORDER BY timestamp, log_id, distinct_value, query ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING)'

const JOURNEYS = `
  SELECT groupHash, cameAt, cameFrom, cameLogId, cameQuery, at, place, logId, query
  FROM (
    SELECT group_hash AS groupHash, toUnixTimestamp64Milli(rule_matches.timestamp) AS at, distinct_value AS place, log_id AS logId, query,
      any(toUnixTimestamp64Milli(rule_matches.timestamp)) ${BEFORE} AS cameAt, any(distinct_value) ${BEFORE} AS cameFrom,
      any(log_id) ${BEFORE} AS cameLogId, any(query) ${BEFORE} AS cameQuery
    ${SPANS}
  )
  WHERE cameFrom != '' AND cameFrom != place
  ORDER BY groupHash, at, logId, place`

/** Reads where the matches of a group were, in the order of time. */
export class JourneyRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  list(spans: readonly Span[], scope: Scope): Promise<Journey[]> {
    return this.clickhouse.query(JOURNEYS, spanParams(spans, scope))
  }
}
