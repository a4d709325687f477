const ISO =
  /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T _](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?\s?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/
const SYSLOG =
  /^(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: (\d{4}))?(?: UTC| GMT)?$/
const ACCESS = /^\[?(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: ([+-]\d{4}))?\]?$/
const MAIL =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))?(?: (GMT|UTC|Z|[+-]\d{4}))?$/
const NUMBER = /^\d{9,19}(?:\.\d+)?$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const DAY = 86_400_000
const EARLIEST = Date.UTC(1990, 0, 1)

/**
 * Epoch milliseconds of a time as logs write it, or null when it is none. A time without a zone is UTC, a time without a year is the latest
 * such day that had come when the log was received. A day of clock skew is believed; what lies further ahead, or before 1990, is not a time.
 */
export function parseTimestamp(value: unknown, receivedAt: number): number | null {
  const time =
    typeof value === 'number' ? fromEpoch(value) : typeof value === 'string' ? fromText(value, receivedAt) : null
  return time !== null && time >= EARLIEST && time <= receivedAt + DAY ? time : null
}

/** Seconds, milliseconds, microseconds or nanoseconds: the four never overlap between 1990 and the year 5000. */
function fromEpoch(value: number): number | null {
  if (!(value > 0)) return null
  if (value < 1e11) return Math.floor(value * 1e3)
  if (value < 1e14) return Math.floor(value)
  if (value < 1e17) return Math.floor(value / 1e3)
  return Math.floor(value / 1e6)
}

function fromText(text: string, receivedAt: number): number | null {
  if (text.length < 8 || text.length > 40) return null
  const iso = ISO.exec(text)
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso
    return instant(Number(year), Number(month), Number(day), [hour, minute, second, fraction], zone)
  }
  if (NUMBER.test(text)) return fromEpoch(Number(text))
  const access = ACCESS.exec(text)
  if (access) {
    const [, day, month = '', year, hour, minute, second, fraction, zone] = access
    return instant(Number(year), MONTHS.indexOf(month) + 1, Number(day), [hour, minute, second, fraction], zone)
  }
  const syslog = SYSLOG.exec(text)
  if (syslog) {
    const [, month = '', day, hour, minute, second, fraction, year] = syslog
    const clock = [hour, minute, second, fraction]
    if (year) return instant(Number(year), MONTHS.indexOf(month) + 1, Number(day), clock, undefined)
    return withoutYear(MONTHS.indexOf(month) + 1, Number(day), clock, receivedAt)
  }
  const mail = MAIL.exec(text)
  if (!mail) return null
  const [, day, month = '', year, hour, minute, second, zone] = mail
  return instant(Number(year), MONTHS.indexOf(month) + 1, Number(day), [hour, minute, second, undefined], zone)
}

type ClockParts = readonly (string | undefined)[]

function instant(year: number, month: number, day: number, clock: ClockParts, zone: string | undefined): number | null {
  const [hour, minute, second] = clock.map((part) => Number(part ?? 0)) as [number, number, number]
  // Second 60 is a leap second; Date.UTC rolls it over.
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null
  const milliseconds = clock[3] ? Number(clock[3].slice(0, 3).padEnd(3, '0')) : 0
  const time = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
  // 31 April is no day: it would roll over into May.
  if (new Date(time).getUTCDate() !== day && hour < 23) return null
  return time - offset(zone)
}

function offset(zone: string | undefined): number {
  if (!zone || (zone[0] !== '+' && zone[0] !== '-')) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.length > 3 ? zone.slice(-2) : 0)
  return (zone[0] === '-' ? -minutes : minutes) * 60_000
}

function withoutYear(month: number, day: number, clock: ClockParts, receivedAt: number): number | null {
  const year = new Date(receivedAt + DAY).getUTCFullYear()
  // Nine years back, since 29 February can be that far away around a century.
  for (let candidate = year; candidate > year - 9; candidate--) {
    const time = instant(candidate, month, day, clock, undefined)
    if (time !== null && time <= receivedAt + DAY) return time
  }
  return null
}

const LEADING = [
  /^(?:<\d{1,3}>)?(?:\d )?\[?(\d{4}[-/]\d\d[-/]\d\d[T _]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)/,
  /^(?:<\d{1,3}>)?([A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d)/,
  /^(\d{10}\.\d{1,6}) /,
  /^.{0,200}?\[(\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})?)\]/,
  /^.{0,40}?\baudit\((\d{10}\.\d{1,9}):\d+\)/,
]

/** The time that a raw line begins with (syslog, access log, auditd and the like). */
export function timeOfLine(line: string, receivedAt: number): number | null {
  for (const pattern of LEADING) {
    const found = pattern.exec(line)
    if (found) return parseTimestamp(found[1], receivedAt)
  }
  return null
}
