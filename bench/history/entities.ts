import type { ClickHouse } from '../../src/stores/clickhouse.ts'
import { CLICKHOUSE } from './dialect.ts'
import type { Stretch } from './load.ts'
import { CHANGED, SPACING, signalOf } from './signals.ts'

/** Writes what the entities of `fillIndex` and `fillSignalLogs` are known for, as intake and feed do with each new log and signal. */
export async function fillEntities(clickhouse: ClickHouse, stretch: Stretch): Promise<void> {
  await clickhouse.command(sightingsSql(stretch))
  await clickhouse.command(signalsSql(stretch, 1, '1'))
  await clickhouse.command(signalsSql(stretch, 2, CHANGED))
}

const timeOf = ({ end }: Stretch) => `fromUnixTimestamp64Milli(${end.getTime()} - n * ${SPACING}, 'UTC')`
const numbers = ({ from, to }: Stretch) => `(SELECT toInt64(number) AS n FROM numbers(${from}, ${to - from}))`

function sightingsSql(stretch: Stretch): string {
  const { user, address, host } = signalOf(CLICKHOUSE)
  return `
    INSERT INTO entity_sightings (kind, value, day, first, last)
    SELECT named.1, named.2, toDate32(time) AS day, min(time) - 60, max(time) + 48
    FROM (SELECT ${timeOf(stretch)} AS time, arrayJoin([('USER', ${user}), ('IP', ${address}), ('HOST', ${host})]) AS named FROM ${numbers(stretch)})
    WHERE named.2 != '' GROUP BY named.1, named.2, day`
}

function signalsSql(stretch: Stretch, version: number, condition: string): string {
  const { id, user, address, rank, state } = signalOf(CLICKHOUSE)
  const archived = version === 1 ? state.replace(CHANGED, '0') : state
  return `
    INSERT INTO entity_signals (kind, value, timestamp, signal_id, version, severity, false_positive, gone)
    SELECT named.1, named.2, time, id, ${version}, rank, archived, 0
    FROM (
      SELECT ${timeOf(stretch)} AS time, ${id} AS id, ${rank} AS rank, ${archived} = 2 AS archived,
        arrayJoin([('USER', ${user}), ('IP', ${address})]) AS named
      FROM ${numbers(stretch)} WHERE ${condition}
    )`
}
