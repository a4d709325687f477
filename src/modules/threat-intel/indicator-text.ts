import { domainToASCII } from 'node:url'
import { canonicalIp, parseEndpoint } from '../../kernel/address.ts'
import { formatNetwork, isReserved, type Network, parseNetwork } from '../../search/index.ts'
import type { IndicatorType } from './indicator.ts'

/** An indicator as a text names it; a port belongs to what is known about it, since logs are compared by address. */
export interface NamedIndicator {
  readonly type: IndicatorType
  readonly value: string
  readonly port?: string
}

/** Thrown for a text that is no indicator; the message is the reason, meant for whoever imports it. */
export class NoIndicator extends Error {
  override readonly name = 'NoIndicator'
}

/** Beyond what an index of Postgres holds, and longer than anything that one would look for. */
const LONGEST = 2_000

/** Finds out what a text names. Throws `NoIndicator` and nothing else. */
export function readIndicator(written: string): NamedIndicator {
  const text = refang(written.trim())
  if (text === '') throw new NoIndicator('Expected an indicator, got nothing.')
  if (text.length > LONGEST) throw new NoIndicator(`Expected at most ${LONGEST} characters, got ${text.length}.`)
  return (
    readAddress(text) ??
    readToken(text) ??
    readUrl(text) ??
    readDomain(text) ??
    readUserAgent(text) ??
    refuse(`Expected an address, a block, a domain, a URL or a hash, got ${quoted(text)}.`)
  )
}

/** Reads a text of which the type is known, such as a cell of a column called sha256. */
export function readIndicatorOf(type: IndicatorType, written: string): NamedIndicator {
  const text = written.trim()
  const shape = SHAPES[type]
  if (text === '') throw new NoIndicator('Expected an indicator, got nothing.')
  if (text.length > LONGEST) throw new NoIndicator(`Expected at most ${LONGEST} characters, got ${text.length}.`)
  if (shape) {
    if (shape.test(text)) return { type, value: spelled(type, text) }
    throw new NoIndicator(`Expected ${NAMES[type]}, got ${quoted(text)}.`)
  }
  if (type === 'CONTAINER_IMAGE_NAME') return { type, value: imageName(text) }
  if (type === 'USER_AGENT' || type === 'CONTAINER_REGISTRY_ACCOUNT_NAME') return { type, value: text }
  const found = readIndicator(text)
  // A column of domains or URLs holds addresses as well, where a host has no name.
  if (found.type === type || (type !== 'IP_ADDRESS' && HOSTED.has(found.type))) return found
  throw new NoIndicator(`Expected ${NAMES[type]}, got ${quoted(text)}.`)
}

/** Host, port where it is not the usual one, path and query: what two spellings of one URL have in common. */
export function canonicalUrl(
  text: string,
): { readonly host: string; readonly port: string; readonly rest: string } | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^(?:https?|ftp|wss?):$/.test(url.protocol) || url.hostname === '') return null
  return { host: url.hostname.replace(/^\[|\]$|\.$/g, ''), port: url.port, rest: `${url.pathname}${url.search}` }
}

/** Without registry defaults, tag and digest. */
export function imageName(text: string): string {
  const name = text.toLowerCase().replace(/@sha256:[0-9a-f]+$/, '')
  return name.replace(/:[\w.-]+$/, '').replace(/^(?:docker\.io|index\.docker\.io)\/(?:library\/)?/, '')
}

/** Lists of malware are written so that nobody follows a link by accident: hxxp://evil[.]com. */
const refang = (text: string): string =>
  text
    .replace(/\[\.\]|\(\.\)|\[dot\]/gi, '.')
    .replace(/^hxxp/i, 'http')
    .replace(/\[:\]/g, ':')

const SHAPES: Partial<Record<IndicatorType, RegExp>> = {
  MD5: /^[0-9a-f]{32}$/i,
  SHA1: /^[0-9a-f]{40}$/i,
  SHA256: /^[0-9a-f]{64}$/i,
  SSDEEP: /^\d{1,10}:[A-Za-z0-9+/]{3,}:[A-Za-z0-9+/]{3,}$/,
  AWS_ACCOUNT_ID: /^\d{12}$/,
  SSH_PUBLIC_KEY: /^(?:ssh-\w+|ecdsa-[\w-]+|sk-[\w@.-]+)\s+AAAA[A-Za-z0-9+/=]+(?:\s|$)/,
}

const TOKENS = Object.entries(SHAPES) as [IndicatorType, RegExp][]

const NAMES: Record<IndicatorType, string> = {
  IP_ADDRESS: 'an address or a block of addresses',
  DOMAIN: 'a domain',
  URL: 'a URL',
  MD5: 'an MD5 of 32 hexadecimal digits',
  SHA1: 'a SHA-1 of 40 hexadecimal digits',
  SHA256: 'a SHA-256 of 64 hexadecimal digits',
  SSDEEP: 'an ssdeep hash',
  AWS_ACCOUNT_ID: 'an AWS account id of 12 digits',
  CONTAINER_IMAGE_NAME: 'a container image',
  CONTAINER_REGISTRY_ACCOUNT_NAME: 'an account of a container registry',
  SSH_PUBLIC_KEY: 'an SSH public key',
  USER_AGENT: 'a user agent',
}

const HOSTED: ReadonlySet<IndicatorType> = new Set(['IP_ADDRESS', 'DOMAIN', 'URL'])

function readToken(text: string): NamedIndicator | null {
  for (const [type, shape] of TOKENS) {
    if (shape.test(text)) return { type, value: spelled(type, text) }
  }
  return null
}

function spelled(type: IndicatorType, text: string): string {
  if (type === 'SSH_PUBLIC_KEY') return text.split(/\s+/, 2).join(' ')
  return type === 'SSDEEP' ? text : text.toLowerCase()
}

function readAddress(text: string): NamedIndicator | null {
  const network = parseNetwork(text)
  if (network) return { type: 'IP_ADDRESS', value: formatNetwork(checked(network, text)) }
  if (/^[^/]+\/\d+$/.test(text) && canonicalIp(text.split('/', 1)[0] as string) !== null)
    throw new NoIndicator(`Expected a block with a prefix that fits its address, got ${quoted(text)}.`)
  const endpoint = parseEndpoint(text)
  if (!endpoint) return null
  const { words, prefix } = parseNetwork(endpoint.ip) as Network
  const value = formatNetwork(checked({ words, prefix }, text))
  return { type: 'IP_ADDRESS', value, ...(endpoint.port === null ? {} : { port: endpoint.port }) }
}

/** An internal address on a public list would mark every log of a company. */
function checked(network: Network, text: string): Network {
  if (network.prefix === 0) throw new NoIndicator(`Expected a block, got ${quoted(text)}, which is every address.`)
  if (!isReserved(network.words)) return network
  throw new NoIndicator(`Expected a public address, got ${quoted(text)}, which is private or reserved.`)
}

function readUrl(text: string): NamedIndicator | null {
  if (text.startsWith('/')) throw new NoIndicator(`Expected a host, got only a path: ${quoted(text)}.`)
  const schemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  if (!schemed && !/^[\w.-]+\.[\w-]+(?::\d+)?\/\S*$/.test(text)) return null
  const url = canonicalUrl(schemed ? text : `http://${text}`)
  if (!url) throw new NoIndicator(`Expected a URL with a host, got ${quoted(text)}.`)
  const host = readAddress(url.host) ?? readDomain(url.host)
  if (!host) throw new NoIndicator(`Expected a URL with a domain or an address, got ${quoted(text)}.`)
  const port = url.port === '' ? {} : { port: url.port }
  if (url.rest === '/') return { ...host, ...port }
  return { type: 'URL', value: `${host.value}${url.port === '' ? '' : `:${url.port}`}${url.rest}` }
}

const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z][a-z0-9-]{0,61}[a-z0-9])$/

function readDomain(text: string): NamedIndicator | null {
  const [, name = '', port] = /^(?:\*?\.|\|\|)?([^\s:/^]+?)\.?\^?(?::(\d{1,5}))?$/.exec(text) ?? []
  const ascii = /^[\x20-\x7e]*$/.test(name) ? name.toLowerCase() : domainToASCII(name)
  if (ascii.length > 253 || !DOMAIN.test(ascii)) return null
  return { type: 'DOMAIN', value: ascii, ...(port === undefined ? {} : { port }) }
}

/** `sqlmap/1.6`, `Mozilla/5.0 (…)`: a product and its version. */
const readUserAgent = (text: string): NamedIndicator | null =>
  /^[A-Za-z][\w.-]{1,40}\/v?\d\S*(?:\s|$)/.test(text) ? { type: 'USER_AGENT', value: text } : null

const refuse = (reason: string): never => {
  throw new NoIndicator(reason)
}

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)
