import { SqlParams } from '../../../search/index.ts'
import type { ClickHouse } from '../../../stores/clickhouse.ts'
import type { Rule } from '../../rules/index.ts'
import { groupHashOf } from '../match-groups.ts'
import type { RuleMatch } from '../rule-match.ts'
import { windowOf } from '../sequence.ts'
import { candidateCondition } from './candidate-sql.ts'
import { groupColumns, matchesSql } from './match-sql.ts'

/** A group for which the rule may hold, and the time in which its matches can make it so; epoch milliseconds. */
export interface Candidate {
  readonly values: readonly string[]
  readonly from: number
  readonly to: number
}

export interface Candidates {
  readonly groups: readonly Candidate[]
  /** How many matches they have in all. */
  readonly matches: number
}

export interface JobGroup {
  readonly groupHash: string
  readonly groupValues: readonly string[]
  readonly matches: number
  readonly first: number
  readonly last: number
}

interface Range {
  readonly from: number
  readonly to: number
}

/** A log that counts for more combinations than this is counted for so many only, which is not for ClickHouse to do. */
const MAX_WIDTH = 64
/** More buckets than these cost more than they save. */
const BUCKETS = 200
/** So many are stored rather than looked at twice. */
const FEW_MATCHES = 200_000
const INSERTED_TOGETHER = 5_000

export class TooWide extends Error {}

/** The matches of historical jobs. They stand among those of the rules, under the id of their job and as part of no batch. */
export class JobMatchRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /**
   * First by what each group has in all, which is cheap and mostly leaves few; where it does not, by what it has within the evaluation window.
   * Throws TooWide where a log counts for too many combinations.
   */
  async candidates(rule: Rule, range: Range): Promise<Candidates> {
    const rows = await this.#byTotals(rule, range)
    if (rows.some(({ width }) => width > MAX_WIDTH)) throw new TooWide()
    const matches = rows.reduce((sum, { matched }) => sum + matched, 0)
    if (matches <= FEW_MATCHES) return { groups: rows.map(({ values }) => ({ values, ...range })), matches }
    return { groups: await this.#byWindows(rule, range), matches }
  }

  /** What matched of some groups, in the order of time. */
  async list(rule: Rule, candidates: readonly Candidate[], range: Range): Promise<RuleMatch[]> {
    const params = new SqlParams()
    const { source, values } = selected(rule, candidates, params, range)
    const rows = await this.clickhouse.query<Omit<RuleMatch, 'rule' | 'groupHash' | 'value'>>(
      `SELECT ${values} AS groupValues, query, toUnixTimestamp64Milli(timestamp) AS timestamp, log_id AS logId, distinct_value AS distinctValue
       FROM ${source} ORDER BY timestamp, logId, query, distinctValue
       -- Few are left to be sorted, and the table is read faster out of order.
       SETTINGS optimize_read_in_order = 0`,
      params.values,
    )
    return rows.map((row) => ({ ...row, rule, groupHash: groupHashOf(rule, row.groupValues), value: 0 }))
  }

  #byTotals(rule: Rule, range: Range): Promise<(Pick<Candidate, 'values'> & { matched: number; width: number })[]> {
    const params = new SqlParams()
    const columns = groupColumns(rule)
    const by = columns.map((column) => `${column}, `).join('')
    return this.clickhouse.query(
      `SELECT [${columns.join(', ')}]::Array(String) AS values, sum(rows) AS matched, max(most) AS width
       FROM (
         SELECT ${by} query, ${countedSql(rule)} AS counted, count() AS rows, max(width) AS most
         FROM ${matchesSql(rule, params, rangeSql(range, params))}
         GROUP BY ${by} query
       )
       ${columns.length ? `GROUP BY ${columns.join(', ')}` : ''}
       HAVING (${candidateCondition(rule, params)}) OR max(most) > ${MAX_WIDTH}`,
      params.values,
    )
  }

  #byWindows(rule: Rule, range: Range): Promise<Candidate[]> {
    const params = new SqlParams()
    const columns = groupColumns(rule)
    const size = Math.max(60_000, windowOf(rule), Math.ceil((range.to - range.from) / BUCKETS))
    const by = columns.map((column) => `${column}, `).join('')
    return this.clickhouse.query(
      `SELECT [${columns.join(', ')}]::Array(String) AS values, (min(pair) - 1) * ${size} AS from, (max(pair) + 1) * ${size} AS to
       FROM (
         SELECT ${by} pair
         FROM (
           SELECT ${by} query, intDiv(toUnixTimestamp64Milli(timestamp), ${size}) AS bucket, ${countedSql(rule)} AS counted
           FROM ${matchesSql(rule, params, rangeSql(range, params))}
           GROUP BY ${by} query, bucket
         )
         ARRAY JOIN [bucket, bucket + 1] AS pair
         GROUP BY ${by} pair HAVING ${candidateCondition(rule, params)}
       )
       ${columns.length ? `GROUP BY ${columns.join(', ')}` : ''} HAVING count() > 0`,
      params.values,
    )
  }

  /** Stores what matched of some groups. Doing it twice is doing it once. */
  async insert(jobId: string, rule: Rule, candidates: readonly Candidate[], range: Range): Promise<void> {
    const { maxSignalDuration } = rule.options
    for (let at = 0; at < candidates.length; at += INSERTED_TOGETHER) {
      const some = candidates.slice(at, at + INSERTED_TOGETHER)
      const params = new SqlParams()
      const within = {
        from: Math.max(
          range.from,
          some.reduce((least, { from }) => Math.min(least, from), range.to),
        ),
        to: Math.min(range.to, some.reduce((most, { to }) => Math.max(most, to), range.from) + maxSignalDuration + 1),
      }
      const job = params.add(jobId)
      const { source, values } = selected(rule, some, params, within)
      await this.clickhouse.command(
        `INSERT INTO rule_matches (rule_id, rule_version, group_hash, group_values, timestamp, log_id, query, value, distinct_value, batch)
         SELECT ${job}, 1, substring(lower(hex(SHA256(concat(${job}, toJSONString(${values}))))), 1, 32), ${values},
           timestamp, log_id, query, 0, distinct_value, 0
         FROM ${source}`,
        params.values,
      )
    }
  }

  /** Groups in the order of their hashes. */
  groups(jobId: string, after: string, limit: number): Promise<JobGroup[]> {
    return this.clickhouse.query(
      `SELECT group_hash AS groupHash, any(group_values) AS groupValues, count() AS matches,
         toUnixTimestamp64Milli(min(timestamp)) AS first, toUnixTimestamp64Milli(max(timestamp)) AS last
       FROM rule_matches FINAL WHERE rule_id = {job:String} AND group_hash > {after:String}
       GROUP BY group_hash ORDER BY group_hash LIMIT {limit:UInt32}`,
      { job: jobId, after, limit },
    )
  }

  async count(jobId: string): Promise<number> {
    const [row] = await this.clickhouse.query<{ groups: number }>(
      'SELECT uniqExact(group_hash) AS groups FROM rule_matches WHERE rule_id = {job:String}',
      { job: jobId },
    )
    return Number(row?.groups ?? 0)
  }

  async remove(jobId: string): Promise<void> {
    const params = { job: jobId }
    // Deleting rewrites parts of the table, even when there is nothing to delete.
    const any = await this.clickhouse.query('SELECT 1 FROM rule_matches WHERE rule_id = {job:String} LIMIT 1', params)
    if (!any.length) return
    await this.clickhouse.command('DELETE FROM rule_matches WHERE rule_id = {job:String}', params)
  }
}

/** The matches of some groups, and how to call the values of a group. */
function selected(rule: Rule, candidates: readonly Candidate[], params: SqlParams, range: Range) {
  const columns = groupColumns(rule)
  const values = `[${columns.join(', ')}]::Array(String)`
  const wanted = candidates.map((candidate) => candidate.values)
  const matches = matchesSql(rule, params, rangeSql(range, params), wanted)
  const isWanted = `${values} IN (SELECT arrayJoin(${params.add(wanted, 'Array(Array(String))')}))`
  return { values, source: columns.length ? `${matches} WHERE ${isWanted}` : matches }
}

/** What a condition compares, or more. */
function countedSql({ queries }: Rule): string {
  const distinct = queries.flatMap(({ aggregation }, index) => (aggregation === 'CARDINALITY' ? [index] : []))
  return distinct.length ? `if(any(query) IN (${distinct.join(', ')}), uniqExact(distinct_value), count())` : 'count()'
}

const rangeSql = ({ from, to }: Range, params: SqlParams): string =>
  `timestamp >= fromUnixTimestamp64Milli(${params.add(String(from), 'Int64')}, 'UTC') AND timestamp < fromUnixTimestamp64Milli(${params.add(String(to), 'Int64')}, 'UTC')`
