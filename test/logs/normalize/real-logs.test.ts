import { describe, expect, test } from 'vitest'
import { type NormalizedLog, normalizeLog } from '../../../src/modules/logs/normalize/index.ts'
import { HAS_REAL_DATA, logFiles, logFolders, readLines, readLogs, sourceOf } from './real-data.ts'

const RECEIVED = new Date('2026-11-01T00:00:00Z')

/** Logs that carry no time at all: unit tests of rules, and requests without their envelope. */
const WITHOUT_TIME: Readonly<Record<string, number>> = {
  aws_cloudtrail: 5,
  aws_s3access: 5,
  aws_vpcflow: 10,
  gcp_audit: 2,
  gcp_audit_gke: 6,
  github_audit: 19,
  gworkspace_activity: 16,
  kubernetes_audit: 63,
  osquery: 10,
  waf_http: 1_972,
}

const normalizeFile = (file: string): NormalizedLog[] =>
  readLogs(file).map((log) => normalizeLog({ ...log, ddsource: sourceOf(file) }, RECEIVED))

describe.skipIf(!HAS_REAL_DATA)('real logs', () => {
  test.each(logFolders())('%s: each is kept, with the time that it says', (folder) => {
    let withoutTime = 0
    for (const file of logFiles(folder)) {
      const logs = normalizeFile(file)
      expect(logs).toHaveLength(readLines(file).length)
      for (const log of logs) {
        if (log.timestamp === RECEIVED.getTime()) withoutTime++
        expect(log.attributes['signalbox.truncated']).toBeUndefined()
      }
    }
    expect(withoutTime).toBe(WITHOUT_TIME[folder] ?? 0)
  })

  test('the document of a log without reserved attributes is the log', () => {
    const [line = ''] = readLines('logs/aws_cloudtrail/traildiscover.ndjson')
    expect(normalizeLog(JSON.parse(line), RECEIVED).document).toBe(line)
  })

  test('each address that is on a threat list is in the list of addresses of its log', () => {
    const byFile = new Map<string, { line: number; value: string }[]>()
    for (const hit of readLogs('expected/ti_event_hits.jsonl') as {
      events_file: string
      line: number
      value: string
    }[]) {
      byFile.set(hit.events_file, [...(byFile.get(hit.events_file) ?? []), hit])
    }
    for (const [file, hits] of byFile) {
      const logs = normalizeFile(file)
      const missing = hits.filter(({ line, value }) => !logs[line - 1]?.attributes['network.ip.list']?.includes(value))
      expect(missing, file).toEqual([])
    }
  })

  test('failed and accepted ssh log-ins are counted by address as the lines say', () => {
    const logs = normalizeFile('logs/linux/auth_log.ndjson.gz')
    const count = (ip: string, is: Record<string, string>) =>
      logs.filter(({ attributes }) =>
        Object.entries({ 'network.client.ip': ip, ...is }).every(([path, text]) => attributes[path]?.[0] === text),
      ).length
    const expected = readLogs('expected/auth_log_failures_by_ip.jsonl') as {
      source_ip: string
      failed_password: number
      invalid_user: number
      accepted_from_same_ip: number
    }[]
    expect(expected.length).toBeGreaterThan(10)
    for (const { source_ip, failed_password, invalid_user, accepted_from_same_ip } of expected) {
      expect({
        source_ip,
        failed_password: count(source_ip, {
          'evt.name': 'ssh_login',
          'evt.outcome': 'failure',
          'ssh.method': 'password',
        }),
        invalid_user: count(source_ip, { 'evt.name': 'ssh_invalid_user' }),
        accepted_from_same_ip: count(source_ip, { 'evt.name': 'ssh_login', 'evt.outcome': 'success' }),
      }).toEqual({ source_ip, failed_password, invalid_user, accepted_from_same_ip })
    }
  })
})
