import { isIPv6 } from 'node:net'

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
  const v4 = parseV4(text)
  if (v4 !== null) return MAPPED_FIRST + BigInt(v4)
  return text.includes(':') && !text.includes('%') && isIPv6(text) ? v6Number(text) : null
}

/** `10.0.0.0/8`, `2001:db8::/32` or one address; bits beyond the prefix are ignored. */
export function parseBlock(text: string): AddressRange | null {
  const [base = '', prefix, ...more] = text.split('/')
  const address = parseAddress(base)
  if (address === null || more.length > 0) return null
  const width = parseV4(base) === null ? 128 : 32
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null
  const bits = prefix === undefined ? width : Number(prefix)
  if (bits > width) return null
  const size = 1n << BigInt(width - bits)
  const first = (address / size) * size
  return { first, last: first + size - 1n }
}

/** IPv4 addresses are in IPv4 blocks only, although ::/0 surrounds their numbers. */
export const surroundsMapped = ({ first, last }: AddressRange): boolean => first < MAPPED_FIRST && last > MAPPED_LAST

const isMapped = (address: bigint): boolean => address >= MAPPED_FIRST && address <= MAPPED_LAST

/** Full notation, which both engines read. */
export function formatAddress(address: bigint): string {
  const digits = address.toString(16).padStart(32, '0')
  return (digits.match(/.{4}/g) as string[]).join(':')
}

/** Four decimal octets without leading zeros; read by hand, since every log is asked. */
export function parseV4(text: string): number | null {
  let address = 0
  let octet = -1
  let dots = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 46 && octet !== -1 && dots < 3) {
      address = address * 256 + octet
      octet = -1
      dots += 1
    } else if (code >= 48 && code <= 57 && octet !== 0 && octet < 26) {
      octet = octet === -1 ? code - 48 : octet * 10 + code - 48
      if (octet > 255) return null
    } else return null
  }
  return dots === 3 && octet !== -1 ? address * 256 + octet : null
}

/** Whether an address is in one of the blocks. */
export function addressTest(ranges: readonly AddressRange[]): (text: string) => boolean {
  const v4 = ranges.filter(({ first, last }) => isMapped(first) && isMapped(last))
  const firsts = Float64Array.from(v4, ({ first }) => Number(first - MAPPED_FIRST))
  const lasts = Float64Array.from(v4, ({ last }) => Number(last - MAPPED_FIRST))
  const inV4 = (address: number): boolean => {
    for (let index = 0; index < firsts.length; index += 1) {
      if (address >= (firsts[index] as number) && address <= (lasts[index] as number)) return true
    }
    return false
  }
  return (text) => {
    const short = parseV4(text)
    if (short !== null) return inV4(short)
    const address = parseAddress(text)
    if (address === null) return false
    if (isMapped(address)) return inV4(Number(address - MAPPED_FIRST))
    return ranges.some(({ first, last }) => address >= first && address <= last)
  }
}

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
  const number = parseV4(text.slice(start)) ?? 0
  return `${text.slice(0, start)}${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`
}
