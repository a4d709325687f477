import { type Sight, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { type EvaluatedBatches, type JournalRepository, LOG_FIELDS } from '../logs/index.ts'

/** Epoch milliseconds; the end is not part of it. */
export interface LedgerRange {
  readonly from: number
  readonly to: number
}

/** The time of one series of matches that became one signal, or one silent episode. */
export interface LedgerSpan {
  readonly version: number
  readonly hash: string
  readonly from: Date
  readonly to: Date
}

export interface NamedSpan extends LedgerSpan {
  /** Of the signal. */
  readonly id: string
}

/** A signal that a rule counted. */
export interface CountedMatch {
  readonly id: string
  readonly version: number
  readonly hash: string
  readonly at: Date
  /** A suppression hid what it was part of. */
  readonly silent: boolean
}

/** The same as `Outcomes`, one by one. */
export interface RawOutcomes extends Pick<Outcomes, 'visible' | 'errors' | 'suppressed'> {
  readonly shown: readonly NamedSpan[]
  readonly created: readonly NamedSpan[]
  readonly counted: readonly CountedMatch[]
}

/** What Postgres knows of what became of a rule's matches, all as of one moment. */
export interface Outcomes {
  readonly visible: EvaluatedBatches
  readonly signals: number
  readonly errors: number
  /** Signals that the rule counted, if it counts signals instead of logs. */
  readonly counted: number
  readonly countedSuppressed: number
  /** Suppressed episodes, and the signals that lie within their time all the same. */
  readonly suppressed: readonly LedgerSpan[]
  readonly shown: readonly LedgerSpan[]
  /** When the signals were triggered that are results of historical jobs as well: some stand for what was matched when it was new, some do not. */
  readonly converted: readonly LedgerSpan[]
}

export interface MatchCounts {
  readonly matched: number
  readonly suppressed: number
  readonly late: number
}

const SNAPSHOT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY'
const CONVERTED = 'EXISTS (SELECT FROM historical_results WHERE historical_results.signal_id = signals.id)'
const COUNTS = `
  SELECT (
      SELECT count(*) FROM signals WHERE rule_id = $1 AND triggered_at >= $2 AND triggered_at < $3 AND NOT ${CONVERTED}
    )::integer AS signals,
    (SELECT count(*) FROM rule_errors WHERE rule_id = $1 AND at >= $2 AND at < $3)::integer AS errors`
const CONVERTED_SIGNALS = `
  SELECT rule_version AS version, group_hash AS hash, triggered_at AS from, triggered_at AS to FROM signals
  WHERE rule_id = $1 AND triggered_at >= $2 AND triggered_at < $3 AND ${CONVERTED}`
const within = (table: string) => `
  EXISTS (SELECT FROM ${table} AS span
    WHERE (span.rule_id, span.rule_version, span.group_hash) = (match.rule_id, match.rule_version, match.group_hash)
      AND match.at BETWEEN span.first_seen AND span.last_seen`
const COUNTED = `
  SELECT count(*)::integer AS counted,
    count(*) FILTER (WHERE ${within('silent_episodes')} AND reason = 'SUPPRESSED') AND NOT ${within('signals')}))::integer AS "countedSuppressed"
  FROM (
    SELECT DISTINCT rule_id, rule_version, group_hash, signal_id, at FROM correlation_matches
    WHERE rule_id = $1 AND at >= $2 AND at < $3
  ) AS match`
const SUPPRESSED = `
  SELECT rule_version AS version, group_hash AS hash, first_seen AS from, last_seen AS to FROM silent_episodes
  WHERE rule_id = $1 AND reason = 'SUPPRESSED' AND last_seen >= $2 AND first_seen < $3`
const SHOWN = `
  SELECT DISTINCT signals.id, signals.rule_version AS version, signals.group_hash AS hash, signals.first_seen AS from, signals.last_seen AS to
  FROM silent_episodes AS silent JOIN signals USING (rule_id, rule_version, group_hash)
  WHERE silent.rule_id = $1 AND silent.reason = 'SUPPRESSED' AND silent.last_seen >= $2 AND silent.first_seen < $3
    AND signals.first_seen <= silent.last_seen AND signals.last_seen >= silent.first_seen`

const ERRORS = 'SELECT count(*)::integer AS errors FROM rule_errors WHERE rule_id = $1 AND at >= $2 AND at < $3'
const CREATED = `
  SELECT id, rule_version AS version, group_hash AS hash, triggered_at AS from, triggered_at AS to FROM signals
  WHERE rule_id = $1 AND triggered_at >= $2 AND triggered_at < $3`
const EACH_COUNTED = `
  SELECT DISTINCT signal_id AS id, rule_version AS version, group_hash AS hash, at, ${within('silent_episodes')} AND reason = 'SUPPRESSED') AS silent
  FROM correlation_matches AS match WHERE rule_id = $1 AND at >= $2 AND at < $3`

const VISIBLE = 'batch <= {last:UInt64} AND batch NOT IN {open:Array(UInt64)}'

const spans = (name: string) => `
  SELECT part.1 AS rule_version, part.2 AS group_hash, groupArray((part.3, part.4)) AS times
  FROM (SELECT arrayJoin(arrayZip({${name}Versions:Array(UInt32)}, {${name}Hashes:Array(String)}, {${name}Froms:Array(Int64)},
    {${name}Tos:Array(Int64)})) AS part)
  GROUP BY rule_version, group_hash`

const isIn = (times: string) => `arrayExists(t -> time BETWEEN t.1 AND t.2, ${times})`

/** One row for each log and group. A match is late when its group had a later one in an earlier batch. */
const matchesSql = (seen: string) => `
  SELECT count() AS matched, countIf(${isIn('hidden.times')} AND NOT ${isIn('shown.times')}) AS suppressed, countIf(is_late) AS late
  FROM (
    SELECT rule_version, group_hash, log_id, toUnixTimestamp64Milli(min(seen)) AS time, min(batch_late) AS is_late
    FROM (
      SELECT rule_version, group_hash, log_id, timestamp AS seen,
        max(toUnixTimestamp64Milli(timestamp)) OVER (PARTITION BY rule_version, group_hash ORDER BY batch RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
          > toUnixTimestamp64Milli(timestamp) AS batch_late
      FROM rule_matches FINAL
      WHERE rule_id = {rule:String} AND ${VISIBLE} AND timestamp >= fromUnixTimestamp64Milli({from:Int64}) AND ${seen}
    )
    WHERE seen < fromUnixTimestamp64Milli({to:Int64})
    GROUP BY rule_version, group_hash, log_id
  ) AS matches
  LEFT JOIN (${spans('hidden')}) AS hidden USING (rule_version, group_hash)
  LEFT JOIN (${spans('shown')}) AS shown USING (rule_version, group_hash)`

const excludedSql = (seen: string) => `
  SELECT uniqExact(rule_version, group_hash, log_id) AS count FROM excluded_matches
  WHERE rule_id = {rule:String} AND ${VISIBLE}
    AND timestamp >= fromUnixTimestamp64Milli({from:Int64}) AND timestamp < fromUnixTimestamp64Milli({to:Int64}) AND ${seen}`

const triggeredSql = (seen: string) => `
  SELECT uniqExact(rule_version, group_hash, timestamp) AS count FROM rule_matches
  WHERE rule_id = {rule:String} AND ${VISIBLE}
    AND timestamp >= fromUnixTimestamp64Milli({from:Int64}) AND timestamp < fromUnixTimestamp64Milli({to:Int64})
    AND ${seen} AND (rule_version, group_hash, toUnixTimestamp64Milli(timestamp)) IN (
      SELECT part.1, part.2, part.3
      FROM (SELECT arrayJoin(arrayZip({atVersions:Array(UInt32)}, {atHashes:Array(String)}, {atFroms:Array(Int64)})) AS part)
    )`

export class LedgerRepository {
  constructor(
    private readonly postgres: Postgres,
    private readonly clickhouse: ClickHouse,
    private readonly journal: JournalRepository,
  ) {}

  outcomes(ruleId: string, { from, to }: LedgerRange): Promise<Outcomes> {
    const range = [ruleId, new Date(from), new Date(to)]
    return this.postgres.transaction(async (tx) => {
      await tx.query(SNAPSHOT)
      const [counts] = (await tx.query(COUNTS, range)) as [Pick<Outcomes, 'signals' | 'errors'>]
      const [counted] = (await tx.query(COUNTED, range)) as [Pick<Outcomes, 'counted' | 'countedSuppressed'>]
      const suppressed: LedgerSpan[] = await tx.query(SUPPRESSED, range)
      const shown: LedgerSpan[] = suppressed.length ? await tx.query(SHOWN, range) : []
      const converted: LedgerSpan[] = await tx.query(CONVERTED_SIGNALS, range)
      return { ...counts, ...counted, converted, suppressed, shown, visible: await this.journal.evaluated(tx) }
    })
  }

  /** As much of it as tells of signals that are seen. */
  async rawOutcomes(ruleId: string, { from, to }: LedgerRange): Promise<RawOutcomes> {
    const range = [ruleId, new Date(from), new Date(to)]
    return this.postgres.transaction(async (tx) => {
      await tx.query(SNAPSHOT)
      const [{ errors }] = (await tx.query(ERRORS, range)) as [{ errors: number }]
      const suppressed: LedgerSpan[] = await tx.query(SUPPRESSED, range)
      const shown: NamedSpan[] = suppressed.length ? await tx.query(SHOWN, range) : []
      const created: NamedSpan[] = await tx.query(CREATED, range)
      const counted: CountedMatch[] = await tx.query(EACH_COUNTED, range)
      return { errors, suppressed, shown, created, counted, visible: await this.journal.evaluated(tx) }
    })
  }

  async matches(
    ruleId: string,
    range: LedgerRange,
    { visible, suppressed, shown }: Pick<Outcomes, 'visible' | 'suppressed' | 'shown'>,
    sight: Sight | null,
  ): Promise<MatchCounts> {
    const [row] = await this.#query<MatchCounts>(matchesSql, sight, {
      ...matchParams(ruleId, range, visible),
      ...spanParams('hidden', suppressed),
      ...spanParams('shown', shown),
    })
    return { matched: Number(row?.matched), suppressed: Number(row?.suppressed), late: Number(row?.late) }
  }

  /** How many of the converted signals the rule has triggered by itself. */
  async triggered(
    ruleId: string,
    range: LedgerRange,
    { visible, converted }: Pick<Outcomes, 'visible' | 'converted'>,
    sight: Sight | null,
  ): Promise<number> {
    if (!converted.length) return 0
    const params = { ...matchParams(ruleId, range, visible), ...spanParams('at', converted) }
    const [row] = await this.#query<{ count: number }>(triggeredSql, sight, params)
    return Number(row?.count)
  }

  async excluded(
    ruleId: string,
    range: LedgerRange,
    { visible }: Pick<Outcomes, 'visible'>,
    sight: Sight | null,
  ): Promise<number> {
    const [row] = await this.#query<{ count: number }>(excludedSql, sight, matchParams(ruleId, range, visible))
    return Number(row?.count)
  }

  /** Over matches of logs that are seen. */
  #query<Row>(sql: (seen: string) => string, sight: Sight | null, values: Record<string, unknown>): Promise<Row[]> {
    const params = new SqlParams()
    const text = sql(sight ? `log_id IN (${seenLogsSql(sight, params)})` : '1')
    return this.clickhouse.query<Row>(text, { ...params.values, ...values })
  }
}

const seenLogsSql = (sight: Sight, params: SqlParams): string =>
  `SELECT id FROM logs WHERE timestamp >= fromUnixTimestamp64Milli({from:Int64}) AND (${sight.sql(LOG_FIELDS, params)})`

const matchParams = (rule: string, { from, to }: LedgerRange, { last, open }: EvaluatedBatches) => ({
  ...{ rule, from, to, last, open },
})

const spanParams = (name: string, parts: readonly LedgerSpan[]) => ({
  [`${name}Versions`]: parts.map(({ version }) => version),
  [`${name}Hashes`]: parts.map(({ hash }) => hash),
  [`${name}Froms`]: parts.map(({ from }) => from.getTime()),
  [`${name}Tos`]: parts.map(({ to }) => to.getTime()),
})
