import type { LogSource } from '../log-source.ts'
import type { SourceLog } from '../source-log.ts'
import { toStatus } from '../status.ts'

const CLASSIC =
  /^(?:<(\d{1,3})>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d)) (\S{1,255}) ([^\s:[\]]{1,128})(?:\[(\d{1,10})\])?: {0,8}(.*)$/s
const RFC_5424 =
  /^<(\d{1,3})>1 \S+ (\S{1,255}) (\S{1,128}) (\S{1,128}) \S{1,64} (?:-|(?:\[[^\]]*\])+) ?(?:\ufeff)?(.*)$/s

/** Reads the header into the host and the process, and returns the text behind it; a line without header is all text. */
export function readSyslogHeader(log: SourceLog): string {
  const found = CLASSIC.exec(log.message) ?? RFC_5424.exec(log.message)
  if (!found) return log.message
  const [, priority, host, process, pid, text = ''] = found
  if (host !== '-') log.host = host ?? null
  if (process !== '-') log.set('process.name', process)
  if (pid !== '-') log.set('process.pid', pid)
  if (priority !== undefined) log.status = toStatus(Number(priority) & 7)
  return text
}

export const syslog: LogSource = {
  names: ['syslog', 'linux', 'rsyslog'],
  recognises: (_, message) => CLASSIC.test(message) || RFC_5424.test(message),
  message: ['SyslogMessage', 'msg'],
  host: ['HostName', 'Computer', 'syslog.hostname'],
  fields: { 'process.name': ['ProcessName', 'appname', 'syslog.appname', 'programname'] },
  read: (log) => void readSyslogHeader(log),
}
