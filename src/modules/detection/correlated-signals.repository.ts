import type { Postgres } from '../../stores/postgres.ts'

/** As many as one signal can lead to; the newest of them. */
const MOST_CORRELATED = 100

/** Of the parent of a storm, those of all the groups that were folded into it. */
const CORRELATED = {
  name: 'correlated-signals',
  text: `
  SELECT id, ARRAY(
    SELECT correlated FROM (
      SELECT match.signal_id AS correlated, match.at FROM correlation_matches AS match
      WHERE match.rule_id = signal.rule_id AND match.rule_version = signal.rule_version AND match.group_hash = signal.group_hash
        AND match.at BETWEEN signal.first_seen AND signal.last_seen
      UNION
      SELECT match.signal_id, match.at FROM silent_episodes AS episode JOIN correlation_matches AS match USING (rule_id, rule_version, group_hash)
      WHERE episode.parent_id = signal.id AND match.at BETWEEN episode.first_seen AND episode.last_seen
    ) AS matched
    GROUP BY correlated ORDER BY max(at) DESC, correlated DESC LIMIT ${MOST_CORRELATED}
  ) AS correlated
  FROM signals AS signal WHERE id = ANY($1)`,
}

export class CorrelatedSignals {
  constructor(private readonly postgres: Postgres) {}

  /** The signals that some correlations were made of, by the correlation. */
  async idsBySignal(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.postgres.read<{ id: string; correlated: string[] }>(CORRELATED, [ids])
    return new Map(rows.map(({ id, correlated }) => [id, correlated]))
  }
}
