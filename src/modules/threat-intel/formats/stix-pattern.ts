import type { IndicatorType } from '../indicator.ts'
import { type NamedIndicator, NoIndicator, readIndicatorOf } from '../indicator-text.ts'

/** Object paths of STIX that name something which logs are searched for. */
const PATHS: Readonly<Record<string, IndicatorType>> = {
  'ipv4-addr:value': 'IP_ADDRESS',
  'ipv6-addr:value': 'IP_ADDRESS',
  'domain-name:value': 'DOMAIN',
  'url:value': 'URL',
  'file:hashes.MD5': 'MD5',
  'file:hashes.SHA-1': 'SHA1',
  'file:hashes.SHA1': 'SHA1',
  'file:hashes.SHA-256': 'SHA256',
  'file:hashes.SHA256': 'SHA256',
  'file:hashes.SSDEEP': 'SSDEEP',
  'network-traffic:extensions.http-request-ext.request_header.User-Agent': 'USER_AGENT',
}

const TOKEN = /\s+|'(?:[^'\\]|\\.)*'|[[\](),]|!?=|[<>]=?|[^\s[\](),=!<>']+(?:'[^']*'[^\s[\](),=!<>']*)*/gy

/**
 * What a pattern looks for, where each alternative is one value: `[a = 'x' OR b IN ('y', 'z')] OR [c ISSUBSET 'n']`. A pattern whose parts must
 * hold together is refused, since one part alone is no sign of anything.
 */
export function readPattern(pattern: string): NamedIndicator[] {
  const tokens = tokensOf(pattern)
  const found: NamedIndicator[] = []
  const expect = (token: string) => {
    const next = tokens.shift()
    if (next !== token) throw unsupported(next ?? 'the end')
  }
  do {
    expect('[')
    do found.push(...readComparison(tokens))
    while (takeOr(tokens))
    expect(']')
  } while (takeOr(tokens))
  if (tokens.length) throw unsupported(tokens[0] as string)
  return found
}

function readComparison(tokens: string[]): NamedIndicator[] {
  const path = (tokens.shift() ?? '').replaceAll("'", '')
  const type = PATHS[path]
  if (!type) throw unsupported(path)
  const operator = tokens.shift() ?? 'the end'
  if (operator === '=' || operator === 'ISSUBSET') return [readIndicatorOf(type, readText(tokens))]
  if (operator !== 'IN' || tokens.shift() !== '(') throw unsupported(operator)
  const values = [readText(tokens)]
  while (tokens[0] === ',' && tokens.shift()) values.push(readText(tokens))
  if (tokens.shift() !== ')') throw unsupported(operator)
  return values.map((value) => readIndicatorOf(type, value))
}

const takeOr = (tokens: string[]): boolean => tokens[0] === 'OR' && tokens.shift() !== undefined

function readText(tokens: string[]): string {
  const token = tokens.shift() ?? 'the end'
  if (!token.startsWith("'")) throw unsupported(token)
  return token.slice(1, -1).replace(/\\(.)/g, '$1')
}

function tokensOf(pattern: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < pattern.length) {
    const start = TOKEN.lastIndex
    const token = TOKEN.exec(pattern)?.[0]
    if (token === undefined) throw unsupported(pattern.slice(start))
    if (token.trim() !== '') tokens.push(token)
  }
  return tokens
}

const unsupported = (token: string) =>
  new NoIndicator(
    `Expected a pattern of alternatives, each an address, domain, URL, hash or user agent, got ${JSON.stringify(token.slice(0, 80))} in it.`,
  )
