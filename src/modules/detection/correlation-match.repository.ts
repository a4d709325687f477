import type { Transaction } from '../../stores/postgres.ts'
import type { Rule } from '../rules/index.ts'

/** A signal as one query of a correlation counts it for one combination of group-by values. */
export interface CorrelationMatch {
  readonly rule: Rule
  readonly groupHash: string
  readonly groupValues: readonly string[]
  readonly query: number
  readonly signalId: string
  /** When the signal was triggered, in epoch milliseconds. */
  readonly timestamp: number
}

/** Part of a group's time, in epoch milliseconds; the bounds are read as well. */
export interface CorrelationSpan {
  readonly rule: Rule
  readonly groupHash: string
  readonly from: number
  readonly to: number
}

const SAVE = `
  INSERT INTO correlation_matches (rule_id, rule_version, group_hash, group_values, query, signal_id, at)
  SELECT rule_id, rule_version, group_hash, ARRAY(SELECT jsonb_array_elements_text(group_values)), query, signal_id, at
  FROM jsonb_to_recordset($1::jsonb)
    AS match (rule_id text, rule_version integer, group_hash text, group_values jsonb, query smallint, signal_id text, at timestamptz)
  ON CONFLICT (rule_id, rule_version, group_hash, query, signal_id) DO UPDATE SET at = excluded.at`

const OF_SPANS = `
  SELECT group_hash AS "groupHash", query, signal_id AS "signalId", at
  FROM correlation_matches
  JOIN unnest($1::text[], $2::integer[], $3::text[], $4::timestamptz[], $5::timestamptz[]) AS span (rule_id, rule_version, group_hash, begins, ends)
    USING (rule_id, rule_version, group_hash)
  WHERE at BETWEEN begins AND ends
  ORDER BY group_hash, at, signal_id, query`

const LOCK = 'SELECT pg_advisory_xact_lock($1, number) FROM (SELECT unnest($2::integer[]) AS number) AS locks'

/** Namespace of the locks of correlated groups; they are taken after those of groups of logs, never before. */
const CORRELATED = 0x51_6e_a3
const LOCKS = 256

export class CorrelationMatchRepository {
  /** Sees to it that a group is evaluated by one transaction at a time, which then sees what the others have committed. */
  async lock(tx: Transaction, groups: readonly { readonly groupHash: string }[]): Promise<void> {
    const numbers = new Set(groups.map(({ groupHash }) => Number.parseInt(groupHash.slice(0, 8), 16) % LOCKS))
    await tx.query(LOCK, [CORRELATED, [...numbers].sort((left, right) => left - right)])
  }

  async save(tx: Transaction, matches: readonly CorrelationMatch[]): Promise<void> {
    const rows = matches.map(({ rule, groupHash, groupValues, query, signalId, timestamp }) => ({
      ...{ rule_id: rule.id, rule_version: rule.version, group_hash: groupHash, group_values: groupValues, query },
      ...{ signal_id: signalId, at: new Date(timestamp) },
    }))
    await tx.query(SAVE, [JSON.stringify(rows)])
  }

  /** In the order of time within each group. */
  async ofSpans(
    tx: Transaction,
    spans: readonly CorrelationSpan[],
  ): Promise<Pick<CorrelationMatch, 'groupHash' | 'query' | 'signalId' | 'timestamp'>[]> {
    const rows: { groupHash: string; query: number; signalId: string; at: Date }[] = await tx.query(OF_SPANS, [
      spans.map(({ rule }) => rule.id),
      spans.map(({ rule }) => rule.version),
      spans.map(({ groupHash }) => groupHash),
      spans.map(({ from }) => new Date(from)),
      spans.map(({ to }) => new Date(to)),
    ])
    return rows.map(({ at, ...row }) => ({ ...row, timestamp: at.getTime() }))
  }
}
