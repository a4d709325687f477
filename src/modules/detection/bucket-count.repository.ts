import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { RuleQuery } from '../rules/index.ts'
import { type Scope, SPANS, type Span, spanParams } from './match.repository.ts'

export interface BucketCount {
  readonly groupHash: string
  /** When it begins. */
  readonly bucket: number
  readonly count: number
}

const RESULT: Partial<Record<RuleQuery['aggregation'], string>> = {
  CARDINALITY: 'uniqExact(distinct_value)',
  SUM: 'sum(value)',
  MAX: 'max(value)',
}

/** Counts the matches of groups in buckets of time; buckets without any are left out. */
export class BucketCountRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  list(spans: readonly Span[], size: number, { aggregation }: RuleQuery, scope: Scope): Promise<BucketCount[]> {
    return this.clickhouse.query(
      `SELECT group_hash AS groupHash, intDiv(toUnixTimestamp64Milli(rule_matches.timestamp), {size:Int64}) * {size:Int64} AS bucket,
         ${RESULT[aggregation] ?? 'count()'} AS count
       ${SPANS} AND query = 0
       GROUP BY group_hash, bucket`,
      { ...spanParams(spans, scope), size },
    )
  }
}
