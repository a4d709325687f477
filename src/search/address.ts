import { isIPv4, isIPv6 } from 'node:net'

/** First and last address of a block, as numbers of the 128-bit space; IPv4 lives in ::ffff:0:0/96, mapped or not. */
export interface AddressRange {
  readonly first: bigint
  readonly last: bigint
}

const MAPPED_FIRST = 0xffff00000000n
const MAPPED_LAST = 0xffffffffffffn

/** The number of an address, or null for what is none: leading zeros, ports, zones and names are junk. */
export function parseAddress(text: string): bigint | null {
  if (text.length > 45) return null
  if (isIPv4(text)) return MAPPED_FIRST + BigInt(v4Number(text))
  return !text.includes('%') && isIPv6(text) ? v6Number(text) : null
}

/** `10.0.0.0/8`, `2001:db8::/32` or one address; bits beyond the prefix are ignored. */
export function parseBlock(text: string): AddressRange | null {
  const [base = '', prefix, ...more] = text.split('/')
  const address = parseAddress(base)
  if (address === null || more.length > 0) return null
  const width = isIPv4(base) ? 32 : 128
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null
  const bits = prefix === undefined ? width : Number(prefix)
  if (bits > width) return null
  const size = 1n << BigInt(width - bits)
  const first = (address / size) * size
  return { first, last: first + size - 1n }
}

/** IPv4 addresses are in IPv4 blocks only, although ::/0 surrounds their numbers. */
export const surroundsMapped = ({ first, last }: AddressRange): boolean => first < MAPPED_FIRST && last > MAPPED_LAST

export const isMapped = (address: bigint): boolean => address >= MAPPED_FIRST && address <= MAPPED_LAST

/** Full notation, which both engines read. */
export function formatAddress(address: bigint): string {
  const digits = address.toString(16).padStart(32, '0')
  return (digits.match(/.{4}/g) as string[]).join(':')
}

const v4Number = (text: string): number => text.split('.').reduce((number, part) => number * 256 + Number(part), 0)

function v6Number(text: string): bigint {
  const dotted = text.lastIndexOf('.') === -1 ? text : dottedTail(text)
  const [head = '', tail] = dotted.split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : new Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after].reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n)
}

function dottedTail(text: string): string {
  const start = text.lastIndexOf(':') + 1
  const number = v4Number(text.slice(start))
  return `${text.slice(0, start)}${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`
}
