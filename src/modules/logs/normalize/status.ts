/** Log status words, from the gravest on. */
const STATUSES = ['emergency', 'alert', 'critical', 'error', 'warn', 'notice', 'info', 'debug', 'ok'] as const
export type LogStatus = (typeof STATUSES)[number]

const SYSLOG_LEVELS: readonly LogStatus[] = STATUSES.slice(0, 8)

/** The first letters decide, so that `warning`, `Warn` and `WRN` are one. */
const BY_PREFIX: readonly (readonly [string, LogStatus])[] = [
  ['emerg', 'emergency'],
  ['panic', 'emergency'],
  ['alert', 'alert'],
  ['crit', 'critical'],
  ['fatal', 'critical'],
  ['err', 'error'],
  ['severe', 'error'],
  ['fail', 'error'],
  ['wrn', 'warn'],
  ['warn', 'warn'],
  ['notice', 'notice'],
  ['info', 'info'],
  ['debug', 'debug'],
  ['trace', 'debug'],
  ['verbose', 'debug'],
  ['ok', 'ok'],
  ['success', 'ok'],
]

/** A level word or a syslog number (0 to 7) as log status; null when it is neither. */
export function toStatus(level: unknown): LogStatus | null {
  if (typeof level === 'number') return SYSLOG_LEVELS[level] ?? null
  if (typeof level !== 'string' || level.length > 20) return null
  if (/^[0-7]$/.test(level)) return SYSLOG_LEVELS[Number(level)] ?? null
  const word = level.toLowerCase()
  for (const [prefix, status] of BY_PREFIX) if (word.startsWith(prefix)) return status
  return null
}

export function statusOfHttp(code: number): LogStatus {
  return code >= 500 ? 'error' : code >= 400 ? 'warn' : code >= 300 ? 'notice' : 'ok'
}
