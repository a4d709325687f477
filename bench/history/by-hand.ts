import { POSTGRES } from './dialect.ts'
import type { Stretch } from './load.ts'
import { FACETS, type Range } from './page.ts'
import { SEVERITIES, SPACING, STATES, signalOf } from './signals.ts'

const DAY = 86_400_000

/**
 * The explorer page in ClickHouse, written for nothing else. Of what was tried this took the least processor time over a million signals with old
 * versions among them: a statement for each facet takes three times as much, GROUPING SETS twice, an aggregate function over maps five times.
 */
export function pageInClickHouse({ from, to }: Range): string {
  const inRange = `timestamp >= fromUnixTimestamp64Milli(${Date.parse(from)}, 'UTC') AND timestamp < fromUnixTimestamp64Milli(${Date.parse(to)}, 'UTC')`
  const facets = FACETS.map(
    ({ field, column, many }) => `
    SELECT '${field}' AS what, toString(value) AS text, documents AS number, sum_all AS first, values_all AS second FROM (
      SELECT ${many ? `arrayJoin(${column})` : column} AS value, count() AS documents, sum(documents) OVER () AS sum_all, count() OVER () AS values_all
      FROM hits GROUP BY value ${many ? '' : `HAVING value != ''`} ORDER BY documents DESC, value LIMIT 10
    )`,
  )
  return `
    WITH hits AS MATERIALIZED (
      SELECT timestamp, ${FACETS.map(({ column }) => column).join(', ')} FROM signal_index FINAL WHERE ${inRange}
    )
    ${facets.join(' UNION ALL ')}
    UNION ALL SELECT 'total', '', count(), 0, 0 FROM hits
    UNION ALL SELECT 'missing', '', 0, countIf(host = ''), countIf(assignee_name = '') FROM hits
    UNION ALL SELECT 'series', status, count(), intDiv(toUnixTimestamp64Milli(timestamp), ${DAY}) AS bucket, 0 FROM hits GROUP BY status, bucket
    UNION ALL SELECT 'list', id, toUnixTimestamp64Milli(timestamp), 0, 0 FROM (
      SELECT id, timestamp FROM signal_index FINAL
      WHERE ${inRange} AND timestamp >= (SELECT min(timestamp) FROM (SELECT timestamp FROM signal_index WHERE ${inRange} ORDER BY timestamp DESC LIMIT 102))
      ORDER BY timestamp DESC, id DESC LIMIT 51
    )
    SETTINGS do_not_merge_across_partitions_select_final = 1, enable_materialized_cte = 1, read_in_order_use_virtual_row = 1`
}

/** Nothing but what the facets count, with lists where a signal can have several values. */
export function facetTable({ from, to, end }: Stretch): string {
  const signal = signalOf(POSTGRES)
  const columns: Record<(typeof FACETS)[number]['column'], string> = {
    status: POSTGRES.pick(SEVERITIES, signal.rank),
    state: POSTGRES.pick(STATES, signal.state),
    source: signal.source,
    service: signal.service,
    host: signal.host,
    tactics: signal.tactic,
    techniques: signal.technique,
    rule_name: signal.ruleName,
    assignee_name: signal.assigneeName,
    usr_id: signal.user,
    client_ip: signal.address,
    evt_name: signal.event,
  }
  return `CREATE UNLOGGED TABLE bench_facets AS
    SELECT to_timestamp((${end.getTime()} - n * ${SPACING}) / 1000.0) AS timestamp,
      ${FACETS.map(({ column, many }) => `${many ? `ARRAY[${columns[column]}]` : columns[column]} AS ${column}`).join(', ')}
    FROM generate_series(${from}::bigint, ${to - 1}) AS n`
}

/**
 * The ten largest values of each facet, by one pass of Postgres over the table. Lists are counted whole and only then taken apart, which is cheaper
 * than doing so for each signal.
 */
export function facetsInPostgres({ from, to }: Range): string {
  const columns = FACETS.map(({ column }) => column)
  const values = FACETS.map(({ column, many }, index) => {
    const value = many ? `unnest(${column})` : column
    return `SELECT ${index} AS facet, value, sum(count)::integer AS count, row_number() OVER (ORDER BY sum(count) DESC, value) AS place
      FROM (SELECT ${value} AS value, count FROM counted WHERE which = ${4_095 - 2 ** (FACETS.length - 1 - index)}) AS part
      WHERE value <> '' GROUP BY value`
  })
  return `
    WITH counted AS MATERIALIZED (
      SELECT grouping(${columns.join(', ')}) AS which, ${columns.join(', ')}, count(*) AS count
      FROM bench_facets WHERE timestamp >= '${from}' AND timestamp < '${to}'
      GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(', ')})
    )
    SELECT facet, value, count FROM (${values.join(' UNION ALL ')}) AS facets WHERE place <= 10`
}
