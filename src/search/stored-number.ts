import type { Field } from './field.ts'
import { parseDurationText, parseNumber } from './number.ts'

/** What a text means in the unit in which a numeric field is stored, or null when it means nothing there. */
export function storedNumber(field: Field, text: string): number | null {
  if (field.kind === 'DATE') return parseDate(text)
  const number = parseNumber(text)
  if (number !== null || field.kind !== 'DURATION') return number
  const nanoseconds = parseDurationText(text)
  return nanoseconds === null ? null : nanoseconds / field.nanoseconds
}

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d))?$/

/** What DateTime64(3) can hold; times beyond it compare like its ends. */
const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2299, 11, 31, 23, 59, 59, 999)

/** ISO 8601 or epoch milliseconds. */
function parseDate(text: string): number | null {
  const time = /^-?\d{1,16}$/.test(text) ? Number(text) : DATE.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(time) ? Math.min(Math.max(time, EARLIEST), LATEST) : null
}
