import { canonicalIp } from '../kernel/address.ts'
import { parseV4 } from './address.ts'

/** A block of addresses, or one address as the smallest block; `words` holds its first address, one word for IPv4 and four for IPv6. */
export interface Network {
  readonly words: readonly number[]
  readonly prefix: number
}

/** `198.51.100.0/24`, `2001:db8::/32`, or an address; bits beyond the prefix are dropped. */
export function parseNetwork(text: string): Network | null {
  const [base = '', length, ...more] = text.split('/')
  const address = canonicalIp(base)
  if (address === null || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return null
  const words = addressWords(address)
  const width = words.length * 32
  // ::ffff:198.51.100.0/120 is an IPv4 block
  const mapped = width === 32 && base.includes(':') ? 96 : 0
  const prefix = length === undefined ? width : Number(length) - mapped
  return prefix < 0 || prefix > width ? null : { words: firstOf(words, prefix), prefix }
}

export function formatNetwork({ words, prefix }: Network): string {
  const address = formatAddress(words)
  return prefix === words.length * 32 ? address : `${address}/${prefix}`
}

/** Words of an address in canonical spelling. */
export function addressWords(canonical: string): number[] {
  const words: number[] = []
  readWords(canonical, words)
  return words
}

/** As `addressWords`, into a list that is used again and again; false for what is no address. */
export function readWords(text: string, into: number[]): boolean {
  if (!text.includes(':')) {
    const word = parseV4(text)
    into.length = 1
    into[0] = word ?? 0
    return word !== null
  }
  into.length = 4
  into.fill(0)
  const gap = text.indexOf('::')
  if (!readGroups(text, 0, gap < 0 ? text.length : gap, 0, into)) return false
  if (gap < 0 || gap + 2 >= text.length) return true
  let groups = 1
  for (let at = gap + 2; at < text.length; at++) if (text.charCodeAt(at) === COLON) groups++
  return readGroups(text, gap + 2, text.length, 8 - groups, into)
}

/** Outside of what is routed between networks: nobody's list says anything about these. */
export function isReserved(words: readonly number[]): boolean {
  const first = words[0] as number
  if (words.length > 1) return first >>> 29 !== 1
  const kind = OCTETS[first >>> 24]
  return kind === RESERVED || (kind === PARTLY && PARTS.some(([base, bits]) => first >>> (32 - bits) === base))
}

const COLON = 58

function readGroups(text: string, start: number, end: number, group: number, into: number[]): boolean {
  let value = 0
  for (let at = start; at <= end && end > start; at++) {
    const code = at === end ? COLON : text.charCodeAt(at)
    if (code === COLON) {
      if (group < 0 || group > 7 || value > 65_535) return false
      into[group >> 1] = ((into[group >> 1] as number) + (group % 2 ? value : value * 65_536)) >>> 0
      group++
      value = 0
      continue
    }
    const digit = code <= 57 ? code - 48 : code - 87
    if (digit < 0 || digit > 15) return false
    value = value * 16 + digit
  }
  return true
}

function firstOf(words: readonly number[], prefix: number): number[] {
  return words.map((word, index) => {
    const bits = Math.min(32, Math.max(0, prefix - 32 * index))
    return bits === 0 ? 0 : ((word >>> (32 - bits)) << (32 - bits)) >>> 0
  })
}

function formatAddress(words: readonly number[]): string {
  if (words.length === 1) {
    const word = words[0] as number
    return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`
  }
  const groups = words.flatMap((word) => [(word >>> 16).toString(16), (word & 65_535).toString(16)])
  return canonicalIp(groups.join(':')) ?? groups.join(':')
}

const RESERVED = 1
const PARTLY = 2
const OCTETS = new Uint8Array(256).fill(RESERVED, 224)
for (const octet of [0, 10, 127]) OCTETS[octet] = RESERVED
/** 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.168.0.0/16 and 198.18.0.0/15, by their leading bits. */
const PARTS = [
  [100 * 4 + 1, 10],
  [169 * 256 + 254, 16],
  [172 * 16 + 1, 12],
  [192 * 65_536, 24],
  [192 * 256 + 168, 16],
  [198 * 128 + 9, 15],
] as const
for (const [base, bits] of PARTS) OCTETS[base >>> (bits - 8)] = PARTLY
