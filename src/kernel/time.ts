import { badInput } from './errors.ts'

/** `from` is included, `to` is not. */
export interface TimeRange {
  readonly from: Date
  readonly to: Date
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** A DateTime, epoch milliseconds, or a relative time: now, now-15m, now-24h, now-7d, now-1mo. */
export function parseTimePoint(text: string | number, now: Date, path: string): Date {
  const relative = /^now(?:\s*([+-])\s*(\d{1,9})\s*(mo|min|[smhdwy]))?$/.exec(String(text))
  const date = relative ? relativeTime(relative, now) : absoluteTime(text)
  if (date && Number.isFinite(date.getTime())) return date
  throw badInput(
    path,
    `Expected a date-time, epoch milliseconds or a relative time such as now-24h, got ${JSON.stringify(text)}.`,
  )
}

function relativeTime([, sign, amount, unit = 's']: RegExpExecArray, now: Date): Date {
  const count = Number(amount ?? 0) * (sign === '+' ? 1 : -1)
  const milliseconds = UNITS[unit]
  if (milliseconds !== undefined) return new Date(now.getTime() + count * milliseconds)
  const date = new Date(now)
  // Calendar steps keep the day where the month has it; 31 March - 1mo is the last of February.
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + count * (unit === 'y' ? 12 : 1))
  date.setUTCDate(Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()))
  return date
}

function absoluteTime(text: string | number): Date | null {
  if (typeof text === 'number' || /^-?\d{1,16}$/.test(text)) return new Date(Number(text))
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d))?$/.test(text)) return null
  // Date rolls 30 February over into March; only days that exist come back as they went in.
  const day = text.slice(0, 10)
  return new Date(day).toJSON()?.startsWith(day) ? new Date(text) : null
}

export function parseTimeRange(range: { from: string; to?: string | null }, now: Date, path = 'range'): TimeRange {
  const from = parseTimePoint(range.from, now, `${path}.from`)
  const to = parseTimePoint(range.to ?? 'now', now, `${path}.to`)
  if (from > to) throw badInput(path, `Expected from before to, got ${from.toISOString()} to ${to.toISOString()}.`)
  return { from, to }
}

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** ISO 8601 duration, weeks to seconds (years and months have no fixed length), as milliseconds. */
export function parseDuration(text: string, path: string): number {
  const match = text.length > 1 && !text.endsWith('T') ? DURATION.exec(text) : null
  if (!match || text === 'P')
    throw badInput(path, `Expected an ISO 8601 duration such as PT5M or P1D, got ${JSON.stringify(text)}.`)
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}

export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  const [days, hours, minutes, rest] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`
  return days || time ? `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}` : 'PT0S'
}

const PAIRS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

/** `toISOString` in half its time, which a list of rows notices. */
export function formatTime(date: Date): string {
  const year = date.getUTCFullYear()
  if (!(year >= 1_000 && year <= 9_999)) return date.toISOString()
  const milliseconds = date.getUTCMilliseconds()
  const day = `${year}-${PAIRS[date.getUTCMonth() + 1]}-${PAIRS[date.getUTCDate()]}`
  const time = `${PAIRS[date.getUTCHours()]}:${PAIRS[date.getUTCMinutes()]}:${PAIRS[date.getUTCSeconds()]}`
  return `${day}T${time}.${Math.floor(milliseconds / 100)}${PAIRS[milliseconds % 100]}Z`
}
