import type { LogSource } from '../log-source.ts'
import type { SourceLog } from '../source-log.ts'

/** One event, four shapes: flat (nxlog, Log Analytics), evtx_dump, its inner part alone, Winlogbeat. */
const data = (name: string) => [name, `Event.EventData.${name}`, `EventData.${name}`, `winlog.event_data.${name}`]
const system = (name: string) => [name, `Event.System.${name}`, `Event.System.${name}.#text`, `System.${name}`]
const anyOf = (...names: readonly string[]) => names.flatMap(data)

const EVENT_ID = [...system('EventID'), 'winlog.event_id', 'EventId']
const CHANNEL = [...system('Channel'), 'winlog.channel']

/** Log-ons, log-offs, tickets: the target is who logs on; elsewhere the subject acts on the target. */
const LOGON = new Set(['4624', '4625', '4634', '4647', '4768', '4769', '4771', '4776', '4778', '4779', '4800', '4801'])
const ACCOUNT_CHANGES = /^47(?:2\d|3[0-8]|4[0-2]|56|57|67|81)$/

export const windows: LogSource = {
  names: ['windows', 'windows.events', 'winlog', 'eventlog'],
  recognises: (log) =>
    EVENT_ID.some((path) => path in log) &&
    (CHANNEL.some((path) => path in log) || 'SourceName' in log || 'ProviderGuid' in log),
  owns: ['host'],
  time: [
    'Event.System.TimeCreated.#attributes.SystemTime',
    '@timestamp',
    'TimeCreated',
    'UtcTime',
    'TimeGenerated',
    'EventTime',
  ],
  message: ['Message', 'Event.RenderingInfo.Message'],
  host: [
    'Hostname',
    'Computer',
    'Event.System.Computer',
    'System.Computer',
    'winlog.computer_name',
    'host.name',
    'host',
  ],
  level: [...system('Level'), 'Severity', 'log.level'],
  levels: { '0': 'info', '1': 'critical', '2': 'error', '3': 'warn', '4': 'info', '5': 'debug' },
  client: anyOf('IpAddress', 'SourceIp', 'SourceAddress', 'ClientAddress', 'ClientIP'),
  destination: anyOf('DestinationIp', 'DestAddress'),
  fields: {
    'network.client.port': anyOf('IpPort', 'SourcePort', 'ClientPort'),
    'network.destination.port': anyOf('DestinationPort', 'DestPort'),
    'evt.id': EVENT_ID,
    'evt.name': EVENT_ID,
    'process.name': anyOf('Image', 'NewProcessName', 'ProcessName', 'SourceImage', 'Application'),
    'process.command_line': anyOf('CommandLine'),
    'dns.question.name': anyOf('QueryName'),
  },
  read(log) {
    const id = log.first(...EVENT_ID) ?? ''
    const subject = log.first(...anyOf('SubjectUserName'))
    const target = log.first(...anyOf('TargetUserName', 'MemberName'))
    const actor = LOGON.has(id)
      ? (target ?? subject)
      : (subject ?? log.first(...anyOf('User', 'AccountName', 'UserName')))
    log.set('usr.id', actor)
    if (ACCOUNT_CHANGES.test(id) || (target !== actor && !LOGON.has(id))) log.set('usr.target.id', target)
    log.set('evt.category', LOGON.has(id) ? 'authentication' : log.first(...CHANNEL))
    log.setOutcome(outcome(log, id))
    for (const [, algorithm = '', digits = ''] of (log.first(...anyOf('Hashes')) ?? '').matchAll(HASHES))
      log.set(`file.hash.${algorithm.toLowerCase()}`, digits.toLowerCase())
  },
}

/** Sysmon writes `MD5=…,SHA256=…`. */
const HASHES = /\b(MD5|SHA1|SHA256)=([0-9A-Fa-f]{32,64})\b/g

/** Bits 52 and 53 of the keywords of an audited event say failure and success; they come as hex text or as a signed integer. */
function outcome(log: SourceLog, id: string): boolean | null {
  if (id === '4625') return false
  const type = log.first('EventType', 'winlog.keywords') ?? ''
  if (/AUDIT_FAILURE|Audit Failure/.test(type)) return false
  if (/AUDIT_SUCCESS|Audit Success/.test(type)) return true
  const keywords = log.first(...system('Keywords')) ?? ''
  if (!/^(?:0x[0-9a-f]{1,16}|-?\d{1,20})$/i.test(keywords)) return id === '4624' ? true : null
  // A signed number went through a double on its way: its text is rounded, the double is exact.
  const bits = BigInt.asUintN(64, keywords.startsWith('0x') ? BigInt(keywords) : BigInt(Number(keywords)))
  if (bits & (1n << 52n)) return false
  return bits & (1n << 53n) ? true : null
}
