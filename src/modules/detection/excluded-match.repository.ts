import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { RuleMatch } from './rule-match.ts'

export interface ExcludedMatch {
  readonly match: RuleMatch
  readonly suppressionIds: readonly string[]
}

export class ExcludedMatches {
  constructor(private readonly clickhouse: ClickHouse) {}

  async insert(batch: number, excluded: readonly ExcludedMatch[]): Promise<void> {
    await this.clickhouse.insert(
      'excluded_matches',
      excluded.map(({ match, suppressionIds }) => ({
        rule_id: match.rule.id,
        rule_version: match.rule.version,
        group_hash: match.groupHash,
        timestamp: match.timestamp,
        log_id: match.logId,
        suppression_ids: suppressionIds,
        batch,
      })),
    )
  }

  async remove(batch: number): Promise<void> {
    await this.clickhouse.command('DELETE FROM excluded_matches WHERE batch = {batch:UInt64}', { batch })
  }
}
