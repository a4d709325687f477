import type { EntityKind, EntityName } from '../../kernel/entity.ts'
import type { TimeRange } from '../../kernel/time.ts'
import { compileSql, type Query, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { ENTITY_FIELDS } from './entity.fields.ts'
import { type EntitySights, sightingsSql, signalIsSeen } from './entity-sights.ts'
import { countsAt, IMPACT } from './entity-signal.repository.ts'
import { timeSql } from './entity-sql.ts'
import { RISK_WINDOW, type Risk } from './risk.ts'

export interface EntitySelection {
  readonly query: Query
  /** Null for every kind. */
  readonly kinds: readonly EntityKind[] | null
  readonly range: TimeRange
  /** The moment whose scores count; epoch milliseconds. */
  readonly at: number
  readonly sights: EntitySights
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

/**
 * Every entity that a log or a signal of the range names. Other fields than those of the catalog are there, and empty. Grouped once: there may be
 * millions.
 */
function selectedSql({ kinds, range, at, sights }: EntitySelection, params: SqlParams): string {
  const number = (milliseconds: number) => params.add(milliseconds, 'Int64')
  const time = (milliseconds: number) => timeSql(number(milliseconds))
  const [from, to] = [range.from.getTime(), range.to.getTime()]
  const counted = { from: Math.min(from, at - RISK_WINDOW), to: Math.max(to, at) }
  const ofKind = kinds ? `kind IN ${params.add(kinds, 'Array(String)')}` : '1'
  return `
    SELECT kind, value, toUInt64(sum(impact)) AS risk_score, sum(recent) AS signal_count,
      []::Array(String) AS tags, CAST(map(), 'Map(String, Array(String))') AS attributes
    FROM (
      SELECT kind, value, 0 AS impact, 0 AS recent, 1 AS named FROM ${sightingsSql(sights, params, { from, to })}
      WHERE ${ofKind} AND day >= toDate32(${time(from)}) AND day <= toDate32(${time(to)}) AND first < ${time(to)} AND last >= ${time(from)}
      UNION ALL
      SELECT kind, value, if(recent, ${IMPACT}, 0) AS impact, ${countsAt(number(at))} AS recent,
        timestamp >= ${time(from)} AND timestamp < ${time(to)} AS named
      FROM entity_signals FINAL
      WHERE ${ofKind} AND timestamp >= ${time(counted.from)} AND timestamp <= ${time(counted.to)}
        AND ${signalIsSeen(sights, params, counted)}
    )
    GROUP BY kind, value HAVING max(named)`
}
