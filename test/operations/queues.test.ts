import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

async function metrics(): Promise<Map<string, number>> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return new Map(
    text.split('\n').flatMap((line) => {
      const [name, value] = line.split(/ (?=[^ ]+$)/)
      return name && value && !line.startsWith('#') ? [[name, Number(value)] as const] : []
    }),
  )
}

test('every queue is measured over all processes: how much waits, and for how long', async () => {
  const { dataSource } = server.app.stores.postgres
  await dataSource.query(
    `INSERT INTO historical_jobs (id, name, rule, range_from, range_to, state, creator, created_at)
     VALUES ('job_1', 'waits', '{}', $1, $1, 'PENDING', '{}', $1)`,
    [new Date(server.clock.now().getTime() - 90_000)],
  )
  await dataSource.query(
    `INSERT INTO threat_feeds (id, name, format, category, intention, enabled, due_at, created_at, updated_at)
     VALUES ('fed_1', 'late', 'LINES', 'TOR', 'SUSPICIOUS', true, $1, $1, $1), ('fed_2', 'off', 'LINES', 'TOR', 'SUSPICIOUS', false, $1, $1, $1)`,
    [new Date(server.clock.now().getTime() - 60_000)],
  )
  const values = await metrics()
  const queue = (name: string) => [
    values.get(`signalbox_queue_waiting{queue="${name}"}`),
    values.get(`signalbox_queue_oldest_seconds{queue="${name}"}`),
  ]
  expect(queue('historical_jobs')).toEqual([1, 90])
  expect(queue('threat_feeds')).toEqual([1, 60])
  expect(queue('bulk_actions')).toEqual([0, 0])
})

test('consumers of the feed, connections, statements and the event loop are measured', async () => {
  const { stores, modules } = server.app
  await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, [draftOf()]))
  await server.app.settled()
  const values = await metrics()
  expect(values.get('signalbox_feed_consumer_lag_seconds{consumer="signal-index"}')).toBe(0)
  expect(values.get('signalbox_postgres_connections{purpose="reads",state="open"}')).toBeGreaterThan(0)
  expect(values.get('signalbox_postgres_connections{purpose="transactions",state="waiting"}')).toBe(0)
  expect(values.get('signalbox_clickhouse_statement_duration_seconds_count{kind="query"}')).toBeGreaterThan(0)
  expect(values.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
  expect(values.has('signalbox_live_sockets')).toBe(true)
})
