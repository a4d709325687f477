import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

test('the metrics count what became of logs, and tell what waits and what lags', async () => {
  await server.post([{ message: 'one' }, { message: 'two' }])
  await fetch(`${server.url}/api/v2/logs`, {
    method: 'POST',
    headers: { 'dd-api-key': ADMIN_KEY },
    body: '{"message":"three"}\nnot JSON\n5',
  })
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  const values = new Map(metrics.split('\n').map((line) => line.split(' ') as [string, string]))
  const logs = (outcome: string) => values.get(`signalbox_intake_logs_total{outcome="${outcome}"}`)
  expect([logs('accepted'), logs('rejected'), logs('postponed')]).toEqual(['3', '2', '0'])
  expect(values.get('signalbox_intake_backlog_logs')).toBe('0')
  expect(values.get('signalbox_detection_backlog_batches')).toMatch(/^\d+$/)
  expect(Number(values.get('signalbox_feed_lag_seconds'))).toBeGreaterThanOrEqual(0)
})
