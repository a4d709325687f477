import { type EntityName, entityText } from '../../kernel/entity.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Sight, SqlParams } from '../../search/index.ts'
import { LOG_FIELDS, logSight } from '../logs/index.ts'
import { SIGNAL_FIELDS, signalSight } from '../signals/index.ts'
import { timeSql } from './entity-sql.ts'

/** Of which signals and logs somebody may be told what they say of entities; null for all. */
export interface EntitySights {
  readonly signals: Sight | null
  readonly logs: Sight | null
}

export const sightsOf = (viewer: Viewer): EntitySights => ({ signals: signalSight(viewer), logs: logSight(viewer) })

export const seesAll = ({ signals, logs }: EntitySights): boolean => !signals && !logs

/** SQL of the condition that a row of `entity_signals` is of a signal that is seen, of those that were created in a time or name some entities. */
export function signalIsSeen(
  { signals }: EntitySights,
  params: SqlParams,
  about: Days | readonly EntityName[],
): string {
  if (!signals) return '1'
  const among = isNames(about)
    ? `hasAny(entities, ${params.add(about.map(entityText), 'Array(String)')})`
    : `timestamp >= ${timeSql(params.add(about.from, 'Int64'))} AND timestamp <= ${timeSql(params.add(about.to, 'Int64'))}`
  return `signal_id IN (SELECT id FROM signal_index FINAL WHERE ${among} AND (${signals.sql(SIGNAL_FIELDS, params)}))`
}

/** Whose signals, or the logs of whose days, are asked for; epoch milliseconds. */
export interface Days {
  readonly from: number
  readonly to: number
}

/**
 * SQL of what logs say of entities, as `entity_sightings` keeps it. That table knows times, and no logs: for who sees only some of these, the same is made
 * of the logs themselves.
 */
export function sightingsSql({ logs }: EntitySights, params: SqlParams, about: Days | readonly EntityName[]): string {
  if (!logs) return 'entity_sightings FINAL'
  return `(
    SELECT upper(substring(name, 1, position(name, ':') - 1)) AS kind, substring(name, position(name, ':') + 1) AS value, toDate32(at) AS day,
      min(at) AS first, max(at) AS last
    FROM (
      SELECT timestamp AS at, arrayJoin(arrayDistinct(${NAMES})) AS name FROM logs
      WHERE ${isAbout(about, params)} AND (${logs.sql(LOG_FIELDS, params)})
    )
    GROUP BY kind, value, day
  )`
}

/** What `eachNameIn` finds in a log, as the columns of the activity graph have it; addresses count wherever they stand. */
const NAMES = `arrayConcat(actors, objects, arrayMap(
  v -> concat('ip:', if(isIPv4String(v), v, replaceRegexpOne(IPv6NumToString(toIPv6OrDefault(v)), '^::ffff:([0-9]+[.])', '\\\\1'))), ip_list))`

function isAbout(about: Days | readonly EntityName[], params: SqlParams): string {
  if (!isNames(about)) {
    const day = (time: number) => `toDate(${timeSql(params.add(time, 'Int64'))})`
    return `timestamp >= ${day(about.from)} AND timestamp < ${day(about.to)} + 1`
  }
  const texts = params.add(about.map(entityText), 'Array(String)')
  const values = params.add(
    about.map(({ value }) => value),
    'Array(String)',
  )
  return `indexHint(hasAny(arrayConcat(actors, addresses, objects), ${texts}) OR hasAny(ip_list, ${values})) AND hasAny(${NAMES}, ${texts})`
}

const isNames = (about: Days | readonly EntityName[]): about is readonly EntityName[] => Array.isArray(about)
