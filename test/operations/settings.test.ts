import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const DAY = 86_400_000

test('ages are days or durations of a day or more; without them everything is kept', () => {
  const kept = (text: string | undefined) => readConfig({ LOG_RETENTION: text }).logRetention
  expect([kept(undefined), kept('')]).toEqual([null, null])
  expect([kept('90'), kept('P90D'), kept('P2W'), kept('P1DT12H')]).toEqual([90 * DAY, 90 * DAY, 14 * DAY, 1.5 * DAY])
  for (const wrong of ['0', '-1', '1.5', 'PT1H', 'P1M', 'ninety', '9999999'])
    expect(() => kept(wrong)).toThrow(/^LOG_RETENTION: expected a number of days, or an ISO 8601 duration/)
  expect(readConfig({ SIGNAL_RETENTION_ARCHIVED: 'P365D' }).archivedSignalRetention).toBe(365 * DAY)
})

test('traces are sent to where the standard settings say, and nowhere without them', () => {
  expect(readConfig({})).toMatchObject({ traceEndpoint: null, serviceName: 'signalbox' })
  const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SERVICE_NAME: 'siem' }
  expect(readConfig(settings)).toMatchObject({ traceEndpoint: 'http://collector:4318', serviceName: 'siem' })
  expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' })).toThrow('OTEL_EXPORTER_OTLP_ENDPOINT')
})
