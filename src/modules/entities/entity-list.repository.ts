import type { EntityKind, EntityName } from '../../kernel/entity.ts'
import type { TimeRange } from '../../kernel/time.ts'
import { compileSql, type Query, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { ENTITY_FIELDS } from './entity.fields.ts'
import { countsAt, IMPACT } from './entity-signal.repository.ts'
import { RISK_WINDOW, type Risk } from './risk.ts'

export interface EntitySelection {
  readonly query: Query
  /** Null for every kind. */
  readonly kinds: readonly EntityKind[] | null
  readonly range: TimeRange
  /** The moment whose scores count; epoch milliseconds. */
  readonly at: number
}

export type RankedEntity = EntityName & Risk

/** Lists entities, those with the highest risk first. */
export class EntityListRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  page(selection: EntitySelection, limit: number, after: RankedEntity | null): Promise<RankedEntity[]> {
    const params = new SqlParams()
    const behind = after ? ` AND ${behindSql(after, params)}` : ''
    return this.clickhouse.query<RankedEntity>(
      `SELECT toString(kind) AS kind, value, risk_score AS riskScore, signal_count AS signalCount
       FROM (${selectedSql(selection, params)}) WHERE ${conditionSql(selection, params)}${behind}
       ORDER BY risk_score DESC, value, kind LIMIT ${limit}`,
      params.values,
    )
  }

  async count(selection: EntitySelection): Promise<number> {
    const params = new SqlParams()
    const [row] = await this.clickhouse.query<{ count: number }>(
      `SELECT count() AS count FROM (${selectedSql(selection, params)}) WHERE ${conditionSql(selection, params)}`,
      params.values,
    )
    return Number(row?.count ?? 0)
  }
}

const conditionSql = ({ query }: EntitySelection, params: SqlParams): string => compileSql(query, ENTITY_FIELDS, params)

function behindSql({ riskScore, value, kind }: RankedEntity, params: SqlParams): string {
  const score = params.add(riskScore, 'UInt64')
  return `(risk_score < ${score} OR (risk_score = ${score} AND (value, toString(kind)) > (${params.add(value)}, ${params.add(kind)})))`
}

/** Every entity that a log or a signal of the range names. Other fields than those of the catalog are there, and empty. */
function selectedSql({ kinds, range, at }: EntitySelection, params: SqlParams): string {
  const time = (milliseconds: number) => params.add(milliseconds, 'Int64')
  const [from, to, moment] = [time(range.from.getTime()), time(range.to.getTime()), time(at)]
  const day = (milliseconds: string) => `toDate32(fromUnixTimestamp64Milli(${milliseconds}, 'UTC'))`
  const ofKind = kinds ? `kind IN ${params.add(kinds, 'Array(String)')}` : '1'
  const created = 'toUnixTimestamp64Milli(timestamp)'
  return `
    SELECT kind, value, toUInt64(sum(impact)) AS risk_score, sum(recent) AS signal_count,
      []::Array(String) AS tags, CAST(map(), 'Map(String, Array(String))') AS attributes
    FROM (
      SELECT kind, value, 0 AS impact, 0 AS recent, 1 AS named FROM entity_sightings
      WHERE ${ofKind} AND day >= ${day(from)} AND day <= ${day(to)}
      GROUP BY kind, value, day
      HAVING toUnixTimestamp64Milli(min(first)) < ${to} AND toUnixTimestamp64Milli(max(last)) >= ${from}
      UNION ALL
      SELECT kind, value, if(counts, ${IMPACT}, 0) AS impact, counts AS recent, ${created} >= ${from} AND ${created} < ${to} AS named
      FROM (
        SELECT *, ${countsAt(moment)} AS counts FROM entity_signals FINAL
        WHERE ${ofKind} AND ${created} > least(${from}, ${moment} - ${RISK_WINDOW}) - 1 AND ${created} <= greatest(${to}, ${moment})
      )
    )
    GROUP BY kind, value HAVING max(named)`
}
