import { type Sight, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import { SuppressionRow } from './suppression.table.ts'
import type { Suppression } from './suppression.ts'

const ALL = {
  name: 'suppressions',
  text: `SELECT id, version, name, description, enabled, rule_query AS "ruleQuery", suppression_query AS "suppressionQuery",
           data_exclusion_query AS "dataExclusionQuery", starts_at AS "startsAt", expires_at AS "expiresAt", tags,
           creator_id AS "creatorId", created_at AS "createdAt", updated_at AS "updatedAt"
         FROM suppressions ORDER BY created_at DESC, id DESC`,
}
const CHANGED = {
  name: 'suppressions-changed',
  text: 'SELECT count(*)::integer AS count, sum(version)::bigint AS versions, max(id) AS newest FROM suppressions',
}
const HIDDEN = {
  name: 'suppressed-signals',
  text: `SELECT id, count(*)::integer AS count FROM silent_episodes, unnest(suppression_ids) AS id
         WHERE suppression_ids && $1::text[] AND id = ANY($1) GROUP BY id`,
}
const EPISODES = {
  name: 'suppressed-episodes',
  text: `SELECT id, rule_id AS "ruleId", rule_version AS version, group_hash AS hash, first_seen AS from, last_seen AS to
         FROM silent_episodes, unnest(suppression_ids) AS id WHERE suppression_ids && $1::text[] AND id = ANY($1)`,
}

const excludedSql = (seen: string) => `
  SELECT id, count() AS count FROM excluded_matches FINAL ARRAY JOIN suppression_ids AS id
  WHERE hasAny(suppression_ids, {ids:Array(String)}) AND id IN {ids:Array(String)} AND ${seen} GROUP BY id`

/** Of episodes, those with a log that is seen. */
const seenEpisodesSql = (seen: string) => `
  SELECT episode.1 AS id, uniqExact(episode) AS count
  FROM (
    SELECT arrayJoin(arrayZip({ids:Array(String)}, {rules:Array(String)}, {versions:Array(UInt32)}, {hashes:Array(String)}, {froms:Array(Int64)},
      {tos:Array(Int64)})) AS episode, episode.2 AS rule_id, episode.3 AS rule_version, episode.4 AS group_hash
  ) AS episodes
  INNER JOIN (
    SELECT rule_id, rule_version, group_hash, toUnixTimestamp64Milli(timestamp) AS at FROM rule_matches
    WHERE rule_id IN {rules:Array(String)} AND group_hash IN {hashes:Array(String)} AND ${seen}
  ) AS matches USING (rule_id, rule_version, group_hash)
  WHERE at BETWEEN episode.5 AND episode.6 GROUP BY id`

const seenLogsSql = (sight: Sight, params: SqlParams): string =>
  `log_id IN (SELECT id FROM logs WHERE ${sight.sql(LOG_FIELDS, params)})`

interface Count {
  readonly id: string
  readonly count: number
}

interface SilentSpan {
  readonly id: string
  readonly ruleId: string
  readonly version: number
  readonly hash: string
  readonly from: Date
  readonly to: Date
}

export class SuppressionRepository {
  constructor(
    private readonly postgres: Postgres,
    private readonly clickhouse: ClickHouse,
  ) {}

  /** The newest first. */
  list(): Promise<Suppression[]> {
    return this.postgres.read<Suppression>(ALL)
  }

  /** Changes whenever a suppression is added, changed or removed. */
  async stamp(): Promise<string> {
    const [row] = await this.postgres.read(CHANGED)
    return JSON.stringify(row)
  }

  /** How many signals each has hidden, with any log that is seen. */
  async hiddenSignals(ids: readonly string[], sight: Sight | null): Promise<ReadonlyMap<string, number>> {
    if (!sight) return byId(await this.postgres.read<Count>(HIDDEN, [ids]))
    const episodes = await this.postgres.read<SilentSpan>(EPISODES, [ids])
    if (!episodes.length) return new Map()
    const params = new SqlParams()
    const sql = seenEpisodesSql(seenLogsSql(sight, params))
    const counts = await this.clickhouse.query<Count>(sql, {
      ...params.values,
      ids: episodes.map(({ id }) => id),
      rules: episodes.map(({ ruleId }) => ruleId),
      versions: episodes.map(({ version }) => version),
      hashes: episodes.map(({ hash }) => hash),
      froms: episodes.map(({ from }) => from.getTime()),
      tos: episodes.map(({ to }) => to.getTime()),
    })
    return byId(counts)
  }

  /** How many matching logs each has kept from rules, of those that are seen. */
  async excludedMatches(ids: readonly string[], sight: Sight | null): Promise<ReadonlyMap<string, number>> {
    const params = new SqlParams()
    const sql = excludedSql(sight ? seenLogsSql(sight, params) : '1')
    return byId(await this.clickhouse.query<Count>(sql, { ...params.values, ids }))
  }

  /** Locks the suppression, so that two changes of it happen one after the other. */
  lock(tx: Transaction, id: string): Promise<Suppression | null> {
    return tx.findOne(SuppressionRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  async insert(tx: Transaction, suppression: Suppression): Promise<void> {
    await tx.insert(SuppressionRow, suppression as never)
  }

  async update(tx: Transaction, { id, ...values }: Suppression): Promise<void> {
    await tx.update(SuppressionRow, { id }, values as never)
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(SuppressionRow, { id })
  }
}

const byId = (counts: readonly Count[]): ReadonlyMap<string, number> =>
  new Map(counts.map(({ id, count }) => [id, Number(count)]))
