import { isIPv6 } from 'node:net'

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
const V4_WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?$/
const V6_WITH_PORT = /^\[?([0-9a-fA-F:.]+)(?:%[\w.-]+)?(?:\]:(\d{1,5})|\])?$/

export interface Endpoint {
  readonly ip: string
  readonly port: string | null
}

/**
 * One spelling for each address, or null: IPv6 in lower case with its longest run of zeros left out, IPv4 inside IPv6 (`::ffff:1.2.3.4`) as IPv4.
 * A leading zero is read where it means one thing only: `07` and `08` are 7 and 8, `010` could be 8 or 10 and is no address.
 */
export function canonicalIp(text: string): string | null {
  if (text.length < 2 || text.length > 45) return null
  return text.includes(':') ? canonicalV6(text) : canonicalV4(text)
}

/** An address field as sources write it: bare, with a port, in brackets, with a zone. */
export function parseEndpoint(text: string): Endpoint | null {
  const [, host = '', port = null] = (text.includes('.') && V4_WITH_PORT.exec(text)) || V6_WITH_PORT.exec(text) || []
  const ip = canonicalIp(host)
  return ip === null ? null : { ip, port }
}

function canonicalV4(text: string): string | null {
  const octets = V4.exec(text)
  if (!octets) return null
  let result = ''
  for (let at = 1; at <= 4; at++) {
    const octet = octets[at] as string
    const value = Number(octet)
    if (value > 255 || (octet.length > 1 && octet[0] === '0' && isAmbiguous(octet, value))) return null
    result += at === 1 ? value : `.${value}`
  }
  return result
}

const isAmbiguous = (octet: string, value: number) => !/[89]/.test(octet) && Number.parseInt(octet, 8) !== value

function canonicalV6(text: string): string | null {
  if (!isIPv6(text) || text.includes('%')) return null
  const groups = v6Groups(text.toLowerCase())
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups
  if (f === 0xffff && !(a || b || c || d || e)) return `${g >> 8}.${g & 255}.${h >> 8}.${h & 255}`
  return compress(groups)
}

function v6Groups(text: string): number[] {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  if (dotted) {
    const [a = 0, b = 0, c = 0, d = 0] = dotted.slice(1).map(Number)
    text = `${text.slice(0, dotted.index)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  }
  const [head = '', tail] = text.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : new Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16))
}

function compress(groups: readonly number[]): string {
  let start = -1
  let length = 1
  for (let at = 0; at < 8; at++) {
    let end = at
    while (end < 8 && groups[end] === 0) end++
    if (end - at > length) {
      start = at
      length = end - at
    }
    at = Math.max(at, end - 1)
  }
  const hex = groups.map((group) => group.toString(16))
  if (start < 0) return hex.join(':')
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`
}
