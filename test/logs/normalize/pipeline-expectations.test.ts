import { describe, expect, test } from 'vitest'
import { flatten, normalizeLog } from '../../../src/modules/logs/normalize/index.ts'
import { HAS_REAL_DATA, readLogs } from './real-data.ts'

interface Expectation {
  readonly sample: string
  readonly expected: { readonly custom: Record<string, unknown>; readonly timestamp: number }
}

/** The standard attributes that we promise; enrichment (user agents, countries) is another matter. */
const PROMISED =
  /^(?:network\.(?:client|destination)\.(?:ip|port)|network\.bytes_written|http\.(?:method|status_code|url|version|referer|useragent|auth)|http\.url_details\..*|evt\.(?:name|outcome)|usr\.(?:id|name|email)|error\.message)$/

const promisedBy = (custom: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(flatten(custom)).filter(([path, values]) => PROMISED.test(path) && values[0] !== '-'),
  )

describe.skipIf(!HAS_REAL_DATA)('public pipeline expectations', () => {
  describe.each(['apache', 'nginx', 'azure.activedirectory'])('%s', (source) => {
    const file = `parse-expectations/datadog_pipeline_tests/${source}.jsonl`
    const cases = HAS_REAL_DATA ? (readLogs(file) as unknown as Expectation[]) : []

    test.each(cases.map(({ sample, expected }, at) => [at + 1, sample, expected] as const))(
      'line %i',
      (_, sample, expected) => {
        const received = new Date(Math.max(expected.timestamp, Date.parse('2026-01-01T00:00:00Z')))
        const log = normalizeLog({ ddsource: source, message: sample }, received)
        const promised = promisedBy(expected.custom)
        expect(log.timestamp).toBe(expected.timestamp)
        expect(Object.fromEntries(Object.keys(promised).map((path) => [path, log.attributes[path]]))).toEqual(promised)
      },
    )
  })

  test.each(['auth0', 'boundary', 'envoy', 'gitlab', 'haproxy', 'pan.firewall', 'squid', 'vault'])(
    '%s, which we do not know, is kept with its text',
    (source) => {
      for (const { sample } of readLogs(
        `parse-expectations/datadog_pipeline_tests/${source}.jsonl`,
      ) as unknown as Expectation[]) {
        const log = normalizeLog({ ddsource: source, message: sample }, new Date('2026-01-01T00:00:00Z'))
        expect(log.message !== '' || log.document !== '{}').toBe(true)
      }
    },
  )
})
