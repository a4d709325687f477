import type { Literal } from './query.ts'

/** Digits and exponent are bounded so that every number of this grammar is finite in both engines. */
export const NUMBER_GRAMMAR = '-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?'

const NUMBER = new RegExp(`^${NUMBER_GRAMMAR}$`)
const DURATION = /^(-?[0-9]{1,40}(?:\.[0-9]{1,40})?)(ns|us|µs|μs|ms|s|m|min|h|d|w)$/

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  min: 60e9,
  h: 3_600e9,
  d: 86_400e9,
  w: 604_800e9,
}

export function parseNumber(text: string): number | null {
  const first = text.charCodeAt(0)
  // Most values are no numbers, and the first character says so without a regular expression.
  if (first !== 45 && (first < 48 || first > 57)) return null
  return NUMBER.test(text) ? Number(text) : null
}

/** `20ms` as nanoseconds. */
export function parseDurationText(text: string): number | null {
  const match = DURATION.exec(text)
  return match ? Number(match[1]) * (NANOSECONDS[match[2] as string] as number) : null
}

export function literalOf(text: string, quoted: boolean): Literal {
  if (quoted) return { kind: 'TEXT', text }
  if (parseNumber(text) !== null) return { kind: 'NUMBER', text }
  return { kind: parseDurationText(text) === null ? 'TEXT' : 'DURATION', text }
}

/** A number, or a duration in nanoseconds. */
export function literalNumber({ kind, text }: Literal): number | null {
  if (kind === 'TEXT') return null
  return kind === 'NUMBER' ? parseNumber(text) : parseDurationText(text)
}

/** Orders by code point, as bytes of UTF-8 do; `<` of JavaScript puts characters beyond U+FFFF too early. */
export function compareText(left: string, right: string): number {
  const end = Math.min(left.length, right.length)
  for (let index = 0; index < end; index += 1) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return a >= 0xd800 && b >= 0xd800 ? surrogatesLast(a) - surrogatesLast(b) : a - b
  }
  return left.length - right.length
}

const surrogatesLast = (unit: number): number => (unit >= 0xe000 ? unit - 0x2000 : unit + 0x2000)
