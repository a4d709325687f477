import type { EntityName } from '../../kernel/entity.ts'
import { SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { type EntitySights, signalIsSeen } from './entity-sights.ts'
import { NAMED, namesParams, timeSql } from './entity-sql.ts'
import { RANKED_IMPACTS, RISK_WINDOW, type Risk } from './risk.ts'
import { type Contribution, lastMoment, type Moments } from './risk-history.ts'

const TABLE = 'entity_signals'

/** One signal, as it counts for one entity that it names. */
export interface EntitySignal extends EntityName {
  /** Epoch milliseconds. */
  readonly timestamp: number
  readonly signal_id: string
  readonly version: number
  /** Rank. */
  readonly severity: number
  readonly false_positive: boolean
  /** 1 where a version of the signal no longer names the entity. */
  readonly gone: 0 | 1
}

/** SQL of what a signal adds to a score. */
export const IMPACT = `if(false_positive, 0, [${RANKED_IMPACTS.join(', ')}][severity + 1])`

/** SQL of the condition that a signal counts at a moment: it expires two weeks after its creation. */
export const countsAt = (moment: string): string =>
  `timestamp > ${timeSql(`${moment} - ${RISK_WINDOW}`)} AND timestamp <= ${timeSql(moment)}`

// A few granules: threads would take longer to begin than the work does.
const risksSql = (seen: string) => `
  SELECT kind, value, toUInt64(sum(${IMPACT})) AS riskScore, count() AS signalCount
  FROM ${TABLE} FINAL WHERE ${NAMED} AND ${countsAt('{at:Int64}')} AND ${seen} GROUP BY kind, value
  SETTINGS max_threads = 1`

/** Number of the first moment that is not before a time. */
const momentOf = (time: string) => `greatest(0, intDiv(${time} - {first:Int64} + {step:Int64} - 1, {step:Int64}))`

const contributionsSql = (seen: string) => `
  SELECT ${momentOf('created')} AS opens, ${momentOf(`created + ${RISK_WINDOW}`)} AS closes, toUInt64(sum(impact)) AS impact
  FROM (
    SELECT toUnixTimestamp64Milli(timestamp) AS created, ${IMPACT} AS impact
    FROM ${TABLE} FINAL WHERE kind = {kind:String} AND value = {value:String} AND ${seen}
  )
  WHERE created > {first:Int64} - ${RISK_WINDOW} AND created <= {last:Int64}
  GROUP BY opens, closes`

const anySql = (seen: string) =>
  `SELECT kind FROM ${TABLE} FINAL WHERE kind = {kind:String} AND value = {value:String} AND ${seen} LIMIT 1`

// What is gone from every signal was an entity all the same.
const BY_IDS = `
  SELECT DISTINCT id, kind, value FROM (
    SELECT id, toString(kind) AS kind, value FROM ${TABLE} WHERE id IN {ids:Array(String)} LIMIT 1 BY id
    UNION ALL
    SELECT id, toString(kind) AS kind, value FROM entity_sightings WHERE id IN {ids:Array(String)} LIMIT 1 BY id
  )`

/** What signals say of entities: how many, and how bad. */
export class EntitySignalRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async write(signals: readonly EntitySignal[]): Promise<void> {
    await this.clickhouse.insert(TABLE, signals)
  }

  async clear(): Promise<void> {
    await this.clickhouse.command(`TRUNCATE TABLE ${TABLE}`)
  }

  /** Only of those that any signal names that counts at the moment. */
  risks(names: readonly EntityName[], at: number, sights: EntitySights): Promise<(EntityName & Risk)[]> {
    return this.#query(risksSql, sights, names, { ...namesParams(names), at })
  }

  contributions({ kind, value }: EntityName, moments: Moments, sights: EntitySights): Promise<Contribution[]> {
    const { first, step } = moments
    return this.#query(contributionsSql, sights, [{ kind, value }], {
      kind,
      value,
      first,
      step,
      last: lastMoment(moments),
    })
  }

  async isNamed({ kind, value }: EntityName, sights: EntitySights): Promise<boolean> {
    return (await this.#query(anySql, sights, [{ kind, value }], { kind, value })).length > 0
  }

  /** The entities behind ids, whoever has named them. */
  byIds(ids: readonly string[]): Promise<(EntityName & { readonly id: string })[]> {
    return this.clickhouse.query(BY_IDS, { ids })
  }

  /** Over the signals that are seen. */
  #query<Row>(
    sql: (seen: string) => string,
    sights: EntitySights,
    names: readonly EntityName[],
    values: Record<string, unknown>,
  ): Promise<Row[]> {
    const params = new SqlParams()
    const text = sql(signalIsSeen(sights, params, names))
    return this.clickhouse.query<Row>(text, { ...params.values, ...values })
  }
}
