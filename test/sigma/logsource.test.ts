import { describe, expect, it } from 'vitest'
import { matches, onlyRule, reasonOf, yamlOf } from './sigma-rule.ts'

const SYSMON = 'Microsoft-Windows-Sysmon/Operational'

/** One process start in the shapes in which it comes. */
const SHAPES = {
  flat: { ddsource: 'windows', Channel: SYSMON, EventID: 1, Image: 'C:\\a\\cmd.exe' },
  nested: {
    ddsource: 'windows',
    Event: { System: { Channel: SYSMON, EventID: { '#text': 1 } }, EventData: { Image: 'C:\\a\\cmd.exe' } },
  },
  'user data': {
    ddsource: 'windows',
    Event: { System: { Channel: SYSMON, EventID: 1 }, UserData: { EventXML: { Image: 'C:\\a\\cmd.exe' } } },
  },
  Winlogbeat: {
    ddsource: 'winlog',
    winlog: { channel: SYSMON, event_id: '1', event_data: { Image: 'C:\\a\\cmd.exe' } },
  },
}

describe('a logsource', () => {
  const processStart = onlyRule(
    yamlOf('selection:\n  Image|endswith: \\cmd.exe', 'product: windows\ncategory: process_creation'),
  )

  it.each(Object.entries(SHAPES))('finds a process start that is %s', (_, log) => {
    expect(matches(processStart, log)).toBe(true)
  })

  it.each([
    ['of another channel', { ...SHAPES.flat, Channel: 'Security' }],
    ['of another kind', { ...SHAPES.flat, EventID: 7 }],
    ['of another source', { ...SHAPES.flat, ddsource: 'app' }],
  ])('leaves out an event %s', (_, log) => {
    expect(matches(processStart, log)).toBe(false)
  })

  it.each([
    ['product: aws\nservice: cloudtrail', 'eventName: X', { ddsource: 'cloudtrail', eventName: 'x' }],
    [
      'product: gcp\nservice: gcp.audit',
      'gcp.audit.method_name: X',
      { ddsource: 'gcp.audit', protoPayload: { methodName: 'x' } },
    ],
    [
      'product: gcp\nservice: gcp.audit',
      'data.protoPayload.serviceName: X',
      { ddsource: 'gcp.audit', protopayload: { serviceName: 'x' } },
    ],
    [
      'product: zeek\nservice: dns',
      'id.orig_h: 10.0.0.1',
      { ddsource: 'zeek', '@stream': 'dns', id_orig_h: '10.0.0.1' },
    ],
    ['product: zeek\nservice: dns', 'id.orig_h: 10.0.0.1', { ddsource: 'zeek', _path: 'dns', 'id.orig_h': '10.0.0.1' }],
    [
      'product: windows\nservice: security',
      'Provider_Name: X',
      { ddsource: 'windows', Channel: 'security', EventID: 1, SourceName: 'x' },
    ],
    [
      'category: webserver',
      "cs-uri-query|contains: '/../'",
      { ddsource: 'nginx', message: '1.2.3.4 - - [02/Mar/2026:09:00:00 +0000] "GET /../etc HTTP/1.1" 200 1 "-" "x"' },
    ],
    [
      'category: webserver',
      'sc-status: 200',
      { ddsource: 'http', http: { method: 'GET', uri: '/', status_code: 200 } },
    ],
    ['category: dns', 'query|endswith: .onion', { ddsource: 'dns', query: 'x.onion' }],
    [
      'product: linux\ncategory: process_creation',
      'Image: /bin/sh',
      { ddsource: 'linux', Channel: 'Linux-Sysmon/Operational', EventID: 1, Image: '/bin/sh' },
    ],
    [
      'product: bitbucket\nservice: audit',
      'auditType.action: X',
      { ddsource: 'bitbucket', auditType: { action: 'x' } },
    ],
    ['category: antivirus', 'Signature: X', { ddsource: 'antivirus', Signature: 'x' }],
  ])('of %s finds %s', (logsource, item, log) => {
    expect(matches(onlyRule(yamlOf(`selection:\n  ${item}`, logsource)), log)).toBe(true)
  })

  it.each([
    [
      'product: windows\ncategory: file_access',
      'Expected a logsource whose events are known, got product windows, category file_access.',
    ],
    ['product: windows\nservice: nonsense', 'Expected a logsource whose events are known'],
    ['definition: none', 'Expected a logsource with a product, a category or a service.'],
  ])('of %s is refused', (logsource, reason) => {
    expect(reasonOf(yamlOf('selection:\n  a: 1', logsource))).toContain(reason)
  })
})
