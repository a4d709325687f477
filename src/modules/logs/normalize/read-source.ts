import type { LogSource } from './log-source.ts'
import type { SourceLog } from './source-log.ts'
import { toStatus } from './status.ts'
import { parseTimestamp, timeOfLine } from './timestamp.ts'

export interface SourceFacts {
  readonly timestamp: number
  readonly status: string
  readonly host: string
  readonly eventId: string | null
}

/** Adds the standard attributes of the source to the log, and finds its time, status, host and id. */
export function readSource(log: SourceLog, source: LogSource | undefined): SourceFacts {
  if (source) applyTable(log, source)
  if (log.message === '') log.message = log.first(...(source?.message ?? MESSAGES)) ?? ''
  return {
    timestamp: timestampOf(log, source),
    status: log.status ?? levelOf(log, source) ?? 'info',
    host: log.host ?? (source?.host ? log.first(...source.host) : null) ?? '',
    eventId: log.eventId ?? (source?.eventId ? log.first(...source.eventId) : null),
  }
}

function applyTable(log: SourceLog, source: LogSource): void {
  source.read?.(log)
  if (source.client) log.setEndpoint('network.client', log.values(source.client))
  if (source.destination) log.setEndpoint('network.destination', log.values(source.destination))
  for (const attribute in source.fields) {
    log.set(attribute, log.first(...(source.fields[attribute] as readonly string[])))
  }
  const user = log.first('usr.id')
  if (user !== null && EMAIL.test(user)) log.set('usr.email', user)
}

const EMAIL = /^[^\s@:/]{1,64}@[^\s@:/]{1,255}$/

const MESSAGES = ['msg', 'Message', 'log']

const LEVELS = ['status', 'severity', 'level', 'log.level', 'loglevel', 'lvl', 'syslog.severity', 'SeverityLevel']

function levelOf(log: SourceLog, source: LogSource | undefined): string | null {
  for (const path of source?.level ?? LEVELS) {
    const level = log.first(path)
    const status = level === null ? null : (source?.levels?.[level] ?? toStatus(level))
    if (status) return status
  }
  return null
}

/** Where logs of any kind have their time. */
const TIMES = [
  'timestamp',
  '@timestamp',
  'time',
  'eventTime',
  'event_time',
  'published',
  'created_at',
  'createdAt',
  'CreatedAt',
  'TimeGenerated',
  'TimeCreated',
  'EventTime',
  'UtcTime',
  'datetime',
  'date',
  'ts',
  'syslog.timestamp',
  'p_event_time',
]

function timestampOf(log: SourceLog, source: LogSource | undefined): number {
  const { receivedAt } = log
  return (
    log.time ??
    timeAt(log, source?.time) ??
    (source ? timeOfLine(log.message, receivedAt) : null) ??
    timeAt(log, TIMES) ??
    (source ? null : timeOfLine(log.message, receivedAt)) ??
    receivedAt
  )
}

function timeAt(log: SourceLog, paths: readonly string[] = []): number | null {
  for (const path of paths) {
    for (const text of log.values([path])) {
      const time = parseTimestamp(text, log.receivedAt)
      if (time !== null) return time
    }
  }
  return null
}
