import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { EvaluatedBatches } from '../logs/index.ts'
import type { Rule } from '../rules/index.ts'
import type { RuleMatch } from './rule-match.ts'
import type { MatchedMoment } from './sliding-window.ts'

/** Which matches count: those of batches that were evaluated before, and of those that are being evaluated. */
export interface Scope {
  readonly visible: EvaluatedBatches
  readonly own: readonly number[]
  /** Ids of logs that are left out all the same. */
  readonly without?: readonly string[]
}

/** Part of a group's time that has to be read; times are epoch milliseconds, the bounds are read as well. */
export interface Stretch {
  readonly rule: Rule
  readonly groupHash: string
  readonly from: number
  readonly to: number
  /** From here on each moment is looked at by itself. */
  readonly start: number
  /** End of the episode before; a moment lies on one side of it. */
  readonly previousEnd: number
  /** Matches before the start that are less than this older than the newest are read as one; negative for none. */
  readonly together: number
}

/** The time of an episode. */
export interface Span {
  readonly rule: Rule
  readonly groupHash: string
  readonly from: number
  readonly to: number
}

export interface SpanCount {
  readonly groupHash: string
  readonly from: number
  readonly query: number
  /** 1 for the count over all queries. */
  readonly isTotal: 0 | 1
  readonly events: number
  readonly distinctValues: readonly string[]
}

export interface SpanLog {
  readonly groupHash: string
  readonly from: number
  readonly query: number
  readonly timestamp: number
  readonly logId: string
}

/** Of matches that came with no batch: they are always there. */
export const NO_BATCH = 0
/** More different values than these are not shown. */
export const MAX_DISTINCT_VALUES = 50
/** Logs from which a signal takes its content when it is put together anew: the earliest so many. */
const MAX_SPAN_LOGS = 1_000

const millis = (column: string) => `toUnixTimestamp64Milli(${column})`

/** What is known of each stretch or span, joined to its matches by the hash, which stands for rule, version and values. */
const GROUPS = `(rule_id, rule_version, group_hash) IN (
  SELECT part.1, part.2, part.3 FROM (SELECT arrayJoin(arrayZip({rules:Array(String)}, {versions:Array(UInt32)}, {hashes:Array(String)})) AS part))`

/** Matches of batches that are still to be evaluated are not there yet, so that batches count one after the other. */
const VISIBLE = `(batch <= {last:UInt64} AND batch NOT IN {open:Array(UInt64)} OR batch IN {own:Array(UInt64)})
  AND log_id NOT IN {without:Array(String)}`

/**
 * One row for each query and moment. What lies before the start of a stretch and cannot leave the window before its newest match is one row, however
 * much it is: neither its order nor its times can change anything any more.
 */
const MOMENTS = `
  SELECT group_hash AS groupHash, query, ${millis('max(timestamp)')} AS at, ${millis('min(timestamp)')} AS earliest,
    count() AS count, sum(value) AS sum, max(value) AS max, groupUniqArrayIf({distinct:UInt64})(distinct_value, distinct_value != '') AS distinctValues
  FROM (
    SELECT group_hash, query, timestamp, value, distinct_value,
      ${millis('rule_matches.timestamp')} AS time,
      max(time) OVER (PARTITION BY group_hash) AS newest,
      if(time < start AND time > newest - window, if(time <= previous_end, -2, -1), time) AS moment
    FROM rule_matches FINAL
    INNER JOIN (
      SELECT part.1 AS group_hash, part.2 AS begins, part.3 AS ends, part.4 AS start, part.5 AS previous_end, part.6 AS window
      FROM (SELECT arrayJoin(arrayZip({hashes:Array(String)}, {froms:Array(Int64)}, {tos:Array(Int64)}, {starts:Array(Int64)},
        {previousEnds:Array(Int64)}, {windows:Array(Int64)})) AS part)
    ) AS stretches USING (group_hash)
    WHERE ${GROUPS} AND ${VISIBLE}
      AND rule_matches.timestamp >= fromUnixTimestamp64Milli({first:Int64}) AND rule_matches.timestamp <= fromUnixTimestamp64Milli({until:Int64})
      AND time BETWEEN begins AND ends
  )
  GROUP BY group_hash, query, moment
  ORDER BY group_hash, at, query`

/** The visible matches within some spans; the parameters are those of `spanParams`. */
export const SPANS = `
  FROM rule_matches FINAL
  INNER JOIN (
    SELECT part.1 AS group_hash, part.2 AS begins, part.3 AS ends
    FROM (SELECT arrayJoin(arrayZip({hashes:Array(String)}, {froms:Array(Int64)}, {tos:Array(Int64)})) AS part)
  ) AS spans USING (group_hash)
  WHERE ${GROUPS} AND ${VISIBLE}
    AND rule_matches.timestamp >= fromUnixTimestamp64Milli({first:Int64}) AND rule_matches.timestamp <= fromUnixTimestamp64Milli({until:Int64})
    AND ${millis('rule_matches.timestamp')} BETWEEN begins AND ends`

const COUNTS = `
  SELECT group_hash AS groupHash, begins AS from, query, grouping(query) AS isTotal, uniqExact(log_id) AS events,
    arraySlice(arraySort(groupUniqArrayIf(distinct_value, distinct_value != '')), 1, {distinct:UInt64}) AS distinctValues
  ${SPANS} GROUP BY GROUPING SETS ((group_hash, begins, query), (group_hash, begins))`

const LOGS = `
  SELECT group_hash AS groupHash, begins AS from, query, ${millis('rule_matches.timestamp')} AS timestamp, log_id AS logId
  ${SPANS} ORDER BY group_hash, begins, timestamp, log_id, query LIMIT {logs:UInt64} BY group_hash, begins`

const OF_BATCHES = `
  SELECT rule_id AS ruleId, rule_version AS ruleVersion, group_hash AS groupHash, group_values AS groupValues, query,
    ${millis('rule_matches.timestamp')} AS timestamp, log_id AS logId, value, distinct_value AS distinctValue, batch
  FROM rule_matches FINAL WHERE batch IN {batches:Array(UInt64)}`

const KNOWN = `
  SELECT DISTINCT group_hash AS groupHash, log_id AS logId FROM rule_matches
  WHERE rule_id IN {rules:Array(String)}
    AND timestamp >= fromUnixTimestamp64Milli({first:Int64}) AND timestamp <= fromUnixTimestamp64Milli({until:Int64})`

export type StoredMatch = Omit<RuleMatch, 'rule'> & {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly batch: number
}

export class MatchRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async insert(batch: number, matches: readonly RuleMatch[]): Promise<void> {
    await this.clickhouse.insert(
      'rule_matches',
      matches.map((match) => ({
        rule_id: match.rule.id,
        rule_version: match.rule.version,
        group_hash: match.groupHash,
        group_values: match.groupValues,
        timestamp: match.timestamp,
        log_id: match.logId,
        query: match.query,
        value: match.value,
        distinct_value: match.distinctValue,
        batch,
      })),
    )
  }

  /** Which of these matches are stored, each by its group and its log; they lie close together in time. */
  async known(matches: readonly RuleMatch[]): Promise<ReadonlySet<string>> {
    const rows = await this.clickhouse.query<{ groupHash: string; logId: string }>(KNOWN, {
      rules: [...new Set(matches.map(({ rule }) => rule.id))],
      first: matches.reduce((least, { timestamp }) => Math.min(least, timestamp), Number.MAX_SAFE_INTEGER),
      until: matches.reduce((most, { timestamp }) => Math.max(most, timestamp), 0),
    })
    return new Set(rows.map(({ groupHash, logId }) => `${groupHash} ${logId}`))
  }

  async remove(batch: number): Promise<void> {
    await this.clickhouse.command('DELETE FROM rule_matches WHERE batch = {batch:UInt64}', { batch })
  }

  /** Throws when the store cannot be asked. */
  async check(): Promise<void> {
    await this.clickhouse.query('SELECT 1')
  }

  ofBatches(batches: readonly number[]): Promise<StoredMatch[]> {
    return this.clickhouse.query(OF_BATCHES, { batches })
  }

  /** In the order of time within each group; `distinct` values of one moment at most. */
  moments(
    stretches: readonly Stretch[],
    scope: Scope,
    distinct: number,
  ): Promise<(MatchedMoment & { readonly groupHash: string })[]> {
    return this.clickhouse.query(MOMENTS, {
      ...groupParams(stretches),
      starts: stretches.map(({ start }) => start),
      previousEnds: stretches.map(({ previousEnd }) => previousEnd),
      windows: stretches.map(({ together }) => together),
      ...scopeParams(scope),
      distinct,
    })
  }

  /** For each query of each span how many logs matched, and how many in all. */
  counts(spans: readonly Span[], scope: Scope): Promise<SpanCount[]> {
    return this.clickhouse.query(COUNTS, { ...spanParams(spans, scope), distinct: MAX_DISTINCT_VALUES })
  }

  logs(spans: readonly Span[], scope: Scope): Promise<SpanLog[]> {
    return this.clickhouse.query(LOGS, { ...spanParams(spans, scope), logs: MAX_SPAN_LOGS })
  }
}

const groupParams = (parts: readonly Span[]) => ({
  rules: parts.map(({ rule }) => rule.id),
  versions: parts.map(({ rule }) => rule.version),
  hashes: parts.map(({ groupHash }) => groupHash),
  froms: parts.map(({ from }) => from),
  tos: parts.map(({ to }) => to),
  first: Math.min(...parts.map(({ from }) => from)),
  until: Math.max(...parts.map(({ to }) => to)),
})

export const spanParams = (spans: readonly Span[], scope: Scope) => ({ ...groupParams(spans), ...scopeParams(scope) })

const scopeParams = ({ visible, own, without = [] }: Scope) => ({ ...visible, own, without })
