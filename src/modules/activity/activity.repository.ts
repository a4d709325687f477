import type { TimeRange } from '../../kernel/time.ts'
import { type Sight, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { storableTime } from '../explorer/index.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { Activity } from './activity.ts'
import type { Level } from './exploration.ts'

export interface ActivityScope {
  readonly range: TimeRange
  /** Nothing else counts; everything when empty. */
  readonly actions: readonly string[]
  /** What of the logs may be told; null for all. */
  readonly sight: Sight | null
}

/** More would be no picture. */
const MOST_ACTIVITIES = 10_000
/** One log says no more: everybody in it has to do with everything in it, so a list of a thousand things would be a million activities. */
const MOST_OF_A_LOG = 2_000
/** With more entities an index that is sometimes wrong about each of them tells nothing. */
const MOST_LOOKED_UP = 100

const ENTITIES = 'arrayConcat(actors, addresses, objects)'

type StoredActivity = Omit<Activity, 'from' | 'to'> & { readonly doer: string; readonly target: string }

/** Reads from the stored logs who did what to whom. */
export class ActivityRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async level(scope: ActivityScope, level: readonly string[], before: readonly string[]): Promise<Level> {
    const params = new SqlParams()
    const rows = await this.clickhouse.query<StoredActivity>(levelSql(scope, level, before, params), params.values)
    const activities = rows.filter(({ doer }) => doer !== '').slice(0, MOST_ACTIVITIES)
    return {
      activities: activities.map(({ doer, target, ...activity }) => ({ from: doer, to: target, ...activity })),
      cut: activities.length < rows.length,
    }
  }
}

/** A log of too much answers an activity from nobody. */
function levelSql(
  { range, actions, sight }: ActivityScope,
  level: readonly string[],
  before: readonly string[],
  params: SqlParams,
): string {
  const asked = oneOf(params.add(level, 'Array(String)'))
  const known = before.length ? oneOf(params.add(before, 'Array(String)')) : null
  const done = actions.length
    ? `arrayFilter(action -> action IN ${params.add(actions, 'Array(String)')}, actions)`
    : 'actions'
  const touches = `(${asked('doer')} OR ${asked('target')})${known ? ` AND NOT (${known('doer')} OR ${known('target')})` : ''}`
  return `
    SELECT doer, target, action, nullIf(result, '') AS outcome, count() AS count,
      toUnixTimestamp64Milli(min(timestamp)) AS firstSeen, toUnixTimestamp64Milli(max(timestamp)) AS lastSeen
    FROM (
      SELECT timestamp, evt_outcome[1] AS result, arrayJoin(if(too_much, [''], done)) AS action, arrayJoin(pairs) AS pair,
        pair.1 AS doer, pair.2 AS target
      FROM (
        SELECT timestamp, evt_outcome, ${done} AS done,
          arrayFilter(name -> startsWith(name, 'host:'), objects) AS hosts,
          multiIf(notEmpty(actors), actors, notEmpty(addresses), addresses, hosts) AS doers,
          if(notEmpty(actors) OR notEmpty(addresses), objects, arrayFilter(name -> NOT startsWith(name, 'host:'), objects)) AS targets,
          length(addresses) * length(actors) + length(doers) * length(targets) > ${MOST_OF_A_LOG} AS too_much,
          if(too_much, [('', '')], arrayConcat(${pairsSql('addresses', 'actors')}, ${pairsSql('doers', 'targets')})) AS pairs
        FROM logs
        PREWHERE ${named(level, asked, params)}
        WHERE ${sight ? `(${sight.sql(LOG_FIELDS, params)}) AND ` : ''}timestamp >= ${time(range.from, params)} AND timestamp < ${time(range.to, params)} AND notEmpty(done)
      )
    )
    WHERE doer = '' OR (${touches})
    GROUP BY doer, target, action, result
    ORDER BY doer = '' DESC, count DESC, doer, target, action, result
    LIMIT ${MOST_ACTIVITIES + 2}`
}

const pairsSql = (doers: string, targets: string): string =>
  `arrayFlatten(arrayMap(doer -> arrayMap(target -> (doer, target), ${targets}), ${doers}))`

type Membership = (sql: string) => string

const oneOf =
  (keys: string): Membership =>
  (sql) =>
    `${sql} IN ${keys}`

/** SQL of the condition that a log names one of the entities. Comparing one by one with many would take ten times as long as a set. */
function named(level: readonly string[], asked: Membership, params: SqlParams): string {
  const [only] = level
  const columns = ['actors', 'addresses', 'objects']
  const exactly =
    level.length === 1
      ? columns.map((column) => `has(${column}, ${params.add(only)})`)
      : columns.map((column) => `arrayExists(name -> ${asked('name')}, ${column})`)
  const condition = `(${exactly.join(' OR ')})`
  if (level.length > MOST_LOOKED_UP) return condition
  return `indexHint(hasAny(${ENTITIES}, ${params.add(level, 'Array(String)')})) AND ${condition}`
}

const time = (date: Date, params: SqlParams): string =>
  `fromUnixTimestamp64Milli(${params.add(storableTime(date.getTime()), 'Int64')}, 'UTC')`
