import type { ClickHouse } from '../../src/stores/clickhouse.ts'
import { CLICKHOUSE } from './dialect.ts'
import type { Stretch } from './load.ts'
import { SPACING, signalOf } from './signals.ts'

const PART = 500_000

/** Ten logs for each signal, within a minute of it. */
export async function fillSignalLogs(clickhouse: ClickHouse, { from, to, end }: Stretch): Promise<void> {
  for (let first = from; first < to; first += PART / 10) {
    await clickhouse.command(logsSql(first, Math.min(to, first + PART / 10), end))
  }
}

function logsSql(from: number, to: number, end: Date): string {
  const { user, address, event, outcome, source, service, host } = signalOf(CLICKHOUSE)
  const time = `fromUnixTimestamp64Milli(${end.getTime()} - n * ${SPACING} - 60000 + k * 12000, 'UTC')`
  return `
    INSERT INTO logs (id, timestamp, received_at, batch, source, service, host, status, trace_id, message, words, tags, attributes, document)
    SELECT concat('log_', leftPad(toString(n * 10 + k), 26, '0')), time, time, 0, source, service, host, 'info', '',
      concat(event, ' by ', user), concat(' ', lower(event), ' by ', user, ' '), ['env:prod'],
      map('usr.id', [user], 'network.client.ip', [address], 'network.ip.list', [address], 'evt.name', [event], 'evt.outcome', [outcome]),
      concat('{"usr":{"id":"', user, '"},"evt":{"name":"', event, '","outcome":"', outcome, '"},"network":{"client":{"ip":"', address, '"}}}')
    FROM (
      SELECT n, k, ${time} AS time, ${user} AS user, ${address} AS address, ${event} AS event, ${outcome} AS outcome, ${source} AS source,
        ${service} AS service, ${host} AS host
      FROM (SELECT intDiv(toInt64(number), 10) + ${from} AS n, toInt64(number) % 10 AS k FROM numbers(${(to - from) * 10}))
    )
    SETTINGS max_insert_threads = 2`
}
