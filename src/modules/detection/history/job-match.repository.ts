import { SqlParams } from '../../../search/index.ts'
import type { ClickHouse } from '../../../stores/clickhouse.ts'
import type { Rule } from '../../rules/index.ts'
import { windowOf } from '../sequence.ts'
import { candidateCondition } from './candidate-sql.ts'
import { groupColumns, matchesSql } from './match-sql.ts'

/** A group for which the rule may hold, and the time in which its matches can make it so; epoch milliseconds. */
export interface Candidate {
  readonly values: readonly string[]
  readonly from: number
  readonly to: number
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
const INSERTED_TOGETHER = 5_000

export class TooWide extends Error {}

/** The matches of historical jobs. They stand among those of the rules, under the id of their job and as part of no batch. */
export class JobMatchRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Throws TooWide where a log counts for too many combinations. */
  async candidates(rule: Rule, range: Range): Promise<Candidate[]> {
    const params = new SqlParams()
    const columns = groupColumns(rule)
    const size = Math.max(60_000, windowOf(rule), Math.ceil((range.to - range.from) / BUCKETS))
    const by = columns.map((column) => `${column}, `).join('')
    const counted = rule.queries.some(({ aggregation }) => aggregation === 'CARDINALITY')
      ? `if(query IN (${cardinalities(rule)}), uniqExact(distinct_value), count())`
      : 'count()'
    const rows = await this.clickhouse.query<{ values: string[]; from: number; to: number; width: number }>(
      `SELECT [${columns.join(', ')}]::Array(String) AS values, (min(pair) - 1) * ${size} AS from, (max(pair) + 1) * ${size} AS to, max(widest) AS width
       FROM (
         SELECT ${by} pair, max(most) AS widest
         FROM (
           SELECT ${by} query, intDiv(toUnixTimestamp64Milli(timestamp), ${size}) AS bucket, ${counted} AS counted, max(width) AS most
           FROM ${matchesSql(rule, params, rangeSql(range, params))}
           GROUP BY ${by} query, bucket
         )
         ARRAY JOIN [bucket, bucket + 1] AS pair
         GROUP BY ${by} pair HAVING (${candidateCondition(rule, params)}) OR max(most) > ${MAX_WIDTH}
       )
       ${columns.length ? `GROUP BY ${columns.join(', ')}` : ''} HAVING count() > 0`,
      params.values,
    )
    if (rows.some(({ width }) => width > MAX_WIDTH)) throw new TooWide()
    return rows
  }

  /** Stores what matched of some groups. Doing it twice is doing it once. */
  async insert(jobId: string, rule: Rule, candidates: readonly Candidate[], range: Range): Promise<void> {
    const columns = groupColumns(rule)
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
      const values = `[${columns.join(', ')}]::Array(String)`
      const matches = matchesSql(rule, params, rangeSql(within, params))
      const groups = columns.length
        ? `WHERE ${values} IN (SELECT arrayJoin(${params.add(
            some.map((candidate) => candidate.values),
            'Array(Array(String))',
          )}))`
        : ''
      await this.clickhouse.command(
        `INSERT INTO rule_matches (rule_id, rule_version, group_hash, group_values, timestamp, log_id, query, value, distinct_value, batch)
         SELECT ${job}, 1, substring(lower(hex(SHA256(concat(${job}, toJSONString(${values}))))), 1, 32), ${values},
           timestamp, log_id, query, 0, distinct_value, 0
         FROM ${matches} ${groups}`,
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
    await this.clickhouse.command('DELETE FROM rule_matches WHERE rule_id = {job:String}', { job: jobId })
  }
}

const cardinalities = ({ queries }: Rule): string =>
  queries.flatMap(({ aggregation }, index) => (aggregation === 'CARDINALITY' ? [index] : [])).join(', ')

const rangeSql = ({ from, to }: Range, params: SqlParams): string =>
  `timestamp >= fromUnixTimestamp64Milli(${params.add(String(from), 'Int64')}, 'UTC') AND timestamp < fromUnixTimestamp64Milli(${params.add(String(to), 'Int64')}, 'UTC')`
