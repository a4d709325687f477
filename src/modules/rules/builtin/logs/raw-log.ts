import { createHash } from 'node:crypto'

/** A log as a shipper sends it. */
export type RawLog = Readonly<Record<string, unknown>>

/** An event id in the shape of a UUID: the same text gives the same id, as with a source that delivers an event twice. */
export function eventId(...parts: readonly unknown[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number) => String(value).padStart(2, '0')
const clockTime = (at: Date) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`

/** `Mar  2 09:00:01` */
export const syslogTime = (at: Date): string =>
  `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${clockTime(at)}`

/** `02/Mar/2026:09:00:01 +0000` */
export const accessLogTime = (at: Date): string =>
  `${two(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}:${clockTime(at)} +0000`

/** `2026-03-02T09:00:01Z` */
export const secondsTime = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`
