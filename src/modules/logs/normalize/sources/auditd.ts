import type { LogSource } from '../log-source.ts'
import { succeeded } from '../outcome.ts'

const RECORD = /^(?:node=\S+ )?type=([A-Z0-9_]+) (?:msg=)?audit\(\d{10}\.\d{1,9}:(\d+)\):/
const PAIR = /([A-Za-z][\w-]{0,63})=("[^"]*"|'[^']*'|\S*)/g
const MAX_PAIRS = 200

/** Lines of the kernel's audit log; each key of a line becomes an attribute, the first of its name wins. */
export const auditd: LogSource = {
  names: ['auditd', 'linux.auditd', 'auoms'],
  recognises: (_, message) => RECORD.test(message),
  time: ['EventTime', 'TimeGenerated'],
  message: ['SyslogMessage'],
  host: ['HostName', 'Computer', 'node'],
  client: ['addr', 'hostname'],
  fields: {
    'usr.id': ['acct', 'AUID', 'audit_user', 'user', 'auid'],
    'process.name': ['comm', 'exe'],
    'process.command_line': ['cmdline', 'proctitle'],
    'evt.name': ['type', 'EventType'],
  },
  read(log) {
    // The enriched part of a line is set apart by a group separator.
    const line = (log.message || (log.first('SyslogMessage') ?? '')).replaceAll('\u001d', ' ')
    const record = RECORD.exec(line)
    if (!record) return
    log.set('auditd.serial', record[2])
    let pairs = 0
    for (const [, key = '', value = ''] of line.matchAll(PAIR)) {
      if (++pairs > MAX_PAIRS) break
      if (key === 'msg' && value.startsWith('audit(')) continue
      // USER_LOGIN and its kind quote more pairs inside msg='…'.
      if (value.startsWith("'"))
        for (const [, inner = '', text = ''] of value.slice(1, -1).matchAll(PAIR)) log.set(inner, unquote(text))
      else log.set(key, unquote(value))
    }
    log.setOutcome(succeeded(log.first('success', 'res')))
    const time = /audit\((\d{10})(?:\.(\d{3}))?/.exec(line)
    if (time) log.time = Number(time[1]) * 1_000 + Number(time[2] ?? 0)
  },
}

const unquote = (text: string) => text.replace(/^"(.*)"$/s, '$1').replace(/[,;]+$/, '')
