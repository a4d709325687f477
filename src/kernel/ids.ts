import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Kinds of things that have an id; the prefix makes an id globally unique and tells `node(id:)` whom to ask. */
export type IdPrefix =
  | 'usr'
  | 'rol'
  | 'key'
  | 'aud'
  | 'rul'
  | 'sig'
  | 'evt'
  | 'log'
  | 'bat'
  | 'viw'
  | 'sup'
  | 'cri'
  | 'job'
  | 'hsr'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

let lastTime = 0
let counter = 0

/**
 * `sig_` + 26 characters of Crockford's base 32: 48 bits of milliseconds, 12 bits of a counter within the millisecond, 70 random bits.
 * Ids of one process sort by creation, which keeps B-trees and MergeTrees append-only.
 */
export function newId(prefix: IdPrefix, clock: Clock): string {
  const now = clock.now().getTime()
  counter = now === lastTime ? counter + 1 : 0
  lastTime = now
  return `${prefix}_${base32(now, 10)}${base32(counter & 0x7fff, 3)}${randomBase32(13)}`
}

/** The kind an id names, or null for a text that is no id. */
export function idPrefix(id: string): IdPrefix | null {
  const match = /^([a-z]{3})_[0-9a-z]{26}$/.exec(id)
  return match ? (match[1] as IdPrefix) : null
}

function base32(value: number, length: number): string {
  let text = ''
  for (let index = 0; index < length; index += 1) {
    text = ALPHABET[value % 32] + text
    value = Math.floor(value / 32)
  }
  return text
}

function randomBase32(length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += ALPHABET[byte & 31]
  return text
}
