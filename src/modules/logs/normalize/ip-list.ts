import { canonicalIp } from '../../../kernel/address.ts'
import type { Attributes } from './flatten.ts'

export const IP_LIST = 'network.ip.list'

/** Nobody lists more addresses than this in one log but to exhaust the index. */
const MAX_ADDRESSES = 1_000

const V4 = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/g
const V6 = /[0-9a-fA-F]{0,4}:(?:[0-9a-fA-F]{0,4}:)+[0-9a-fA-F.]{0,15}/g
const WHOLE_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/
/** `Version=4.0.0.0`, `Firefox/1.5.0.12`; but not a path such as `/10.0.0.1` or `host/10.0.0.1`. */
const BEFORE_VERSION = /(?:[vV]ersion\W{0,3}|VERSION\W{0,3}|(?:^|[\s("';])[A-Z]\w*\/)$/

/** Every address in the texts, in one spelling, each once, in order of appearance. */
export function collectIps(attributes: Attributes, texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) scan(text, found)
  for (const path in attributes) {
    if (isVersion(path)) continue
    for (const value of attributes[path] as string[]) scan(value, found)
    if (found.size >= MAX_ADDRESSES) break
  }
  return found.size > MAX_ADDRESSES ? [...found].slice(0, MAX_ADDRESSES) : [...found]
}

function scan(text: string, found: Set<string>): void {
  const four = mayHoldV4(text)
  const six = mayHoldV6(text)
  if (!four && !six) return
  if (text.length <= 45 && WHOLE_ADDRESS.test(text)) {
    const ip = canonicalIp(text)
    if (ip !== null && !isHardwareAddress(text)) found.add(ip)
    return
  }
  if (four) {
    V4.lastIndex = 0
    for (let match = V4.exec(text); match; match = V4.exec(text)) {
      if (isV4Alone(text, match.index, V4.lastIndex)) add(match[0], found)
    }
  }
  if (six) {
    V6.lastIndex = 0
    for (let match = V6.exec(text); match; match = V6.exec(text)) {
      const token = match[0].replace(/(?:(?<!:):|\.+)$/, '')
      if (isV6Alone(text, match.index, match.index + token.length, token)) add(token, found)
    }
  }
}

const isVersion = (path: string) => path.endsWith('version') || path.endsWith('Version')

/** Most texts hold no address, and the search for one costs: two dots are the least that one needs. */
function mayHoldV4(text: string): boolean {
  const dot = text.indexOf('.')
  return dot > 0 && text.indexOf('.', dot + 2) > 0
}

/** `::` that does not follow a name (as in `arn:aws:iam::1`), or seven colons. */
function mayHoldV6(text: string): boolean {
  let colons = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    if (++colons === 7) return true
    if (text.charCodeAt(at + 1) === COLON && (at === 0 || !isBeyondHex(text.charCodeAt(at - 1)))) return true
  }
  return false
}

const COLON = 58

/** g to z, in either case. */
const isBeyondHex = (code: number) => (code > 102 && code <= 122) || (code > 70 && code <= 90)

function add(token: string, found: Set<string>): void {
  const ip = canonicalIp(token)
  if (ip !== null) found.add(ip)
}

/** Not a part of something longer, such as 1.2.3.4.5 or a name, and not the version of a product. */
function isV4Alone(text: string, start: number, end: number): boolean {
  const before = start === 0 ? '' : (text[start - 1] as string)
  if (isWord(before) || (before === '.' && start > 1 && isDigit(text[start - 2] as string))) return false
  const after = text[end] ?? ''
  if (isWord(after) || (after === '.' && isWord(text[end + 1] ?? ''))) return false
  return !BEFORE_VERSION.test(text.slice(Math.max(0, start - 24), start))
}

/** `face::add` and the like are names: an address inside a text has a decimal digit, and no letter or colon beside it. */
function isV6Alone(text: string, start: number, end: number, token: string): boolean {
  const before = start === 0 ? '' : (text[start - 1] as string)
  if (isWord(before) || before === ':' || before === '.') return false
  const after = text[end] ?? ''
  if (isWord(after) || (after === ':' && text[end + 1] === ':')) return false
  return /\d/.test(token) && !isHardwareAddress(token)
}

/** Eight pairs of digits, as in an EUI-64 or a WWN, are written like an IPv6 address but never mean one. */
const isHardwareAddress = (token: string) => /^(?:[0-9a-fA-F]{2}:){7}[0-9a-fA-F]{2}$/.test(token)

const isDigit = (char: string) => char >= '0' && char <= '9'
const isWord = (char: string) => char !== '' && /\w/.test(char)
