import { type LookupAddress, lookup as lookUpName } from 'node:dns'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { createGunzip } from 'node:zlib'
import { canonicalIp } from '../kernel/address.ts'
import { addressWords, isReserved } from '../search/index.ts'
import { checkedHeaders } from './headers.ts'
import { OutboundFault } from './outbound-fault.ts'
import { type Hop, redirected } from './redirect.ts'

/** Where requests may go. */
export interface OutboundPolicy {
  /** Whether this server may be sent to its own network; everybody who can name an address could look around in there. */
  readonly allowPrivate: boolean
  /** Hosts that may be asked, `*.example.com` with all below; null for all. */
  readonly hosts: readonly string[] | null
  /** The setting that allows private addresses, named where one is refused. */
  readonly setting: string
}

export interface OutboundRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly milliseconds: number
  /** Of the answer, after unzipping. */
  readonly bytes: number
  /** How many redirects are followed. */
  readonly redirects: number
  /** Gives the request up. */
  readonly signal?: AbortSignal
}

export interface OutboundAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Asks another server. Every address that is connected to is checked, those behind names and redirects as well. */
export async function sendRequest(request: OutboundRequest, policy: OutboundPolicy): Promise<OutboundAnswer> {
  const timeout = AbortSignal.timeout(request.milliseconds)
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout
  try {
    let hop: Hop = { ...request, headers: checkedHeaders(request.headers), url: checkedUrl(request.url, policy) }
    for (let redirects = 0; ; redirects++) {
      const response = await exchange(hop, policy, signal)
      const { statusCode: status = 0, headers } = response
      if (request.redirects === 0 || ![301, 302, 303, 307, 308].includes(status) || !headers.location)
        return { status, headers: flat(headers), body: await readText(response, request.bytes) }
      response.destroy()
      if (redirects === request.redirects)
        throw new OutboundFault(`Expected at most ${request.redirects} redirects, got another one.`)
      hop = redirected(hop, status, checkedUrl(new URL(headers.location, hop.url).href, policy))
    }
  } catch (error) {
    if (error instanceof OutboundFault) throw error
    if (request.signal?.aborted) throw new OutboundFault('The request was given up.', true)
    if (timeout.aborted) throw new OutboundFault(`Expected an answer within ${request.milliseconds / 1_000} s.`, true)
    throw new OutboundFault(`${new URL(request.url).host} cannot be reached: ${(error as Error).message}.`, true)
  }
}

/** An http or https address; a private host is refused here where it is written as an address, and when connecting where it is a name. */
export function checkedUrl(address: string, policy: OutboundPolicy): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new OutboundFault('Expected an http or https address.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!policy.allowPrivate && (isIP(host) ? isPrivate(host) : /^localhost\.?$|\.localhost\.?$/i.test(host)))
    throw privateFault(host, policy)
  if (policy.hosts && !policy.hosts.some((allowed) => isWithin(host, allowed)))
    throw new OutboundFault(`Expected a host that requests may go to, got ${host}.`)
  return url
}

const isWithin = (host: string, allowed: string): boolean =>
  allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed

function isPrivate(address: string): boolean {
  const ip = canonicalIp(address)
  if (ip === null) return true
  const words = addressWords(ip)
  // 64:ff9b::/96 and 2002::/16 lead to IPv4 addresses, private ones as well
  return isReserved(words) || (words.length === 4 && (words[0] as number) >>> 16 === 0x2002)
}

const privateFault = (host: string, { setting }: OutboundPolicy) =>
  new OutboundFault(`Expected a public address, got ${host}; set ${setting}=true to ask servers of one's own network.`)

function exchange(
  { url, method, headers, body }: Hop,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  const all = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'signalbox', ...headers }
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        ...{ method, signal, agent: false },
        headers: body === undefined ? all : { ...all, 'content-length': String(Buffer.byteLength(body)) },
        ...(policy.allowPrivate ? {} : { lookup: publicOnly(policy) }),
      },
      resolve,
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

const flat = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** Checks what a name means at the moment of connecting: a name can mean something else by then. */
const publicOnly =
  (policy: OutboundPolicy): LookupFunction =>
  (host, options, callback) => {
    lookUpName(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0)
      const refused = addresses.find(({ address }) => isPrivate(address))
      const [first] = addresses
      if (refused || !first)
        return callback(privateFault(`${host} (${refused?.address ?? 'no address'})`, policy), '', 0)
      if (options.all) return callback(null, addresses)
      return callback(null, first.address, first.family)
    })
  }

async function readText(response: IncomingMessage, limit: number): Promise<string> {
  const zipped = response.headers['content-encoding'] === 'gzip'
  const body = zipped ? response.pipe(createGunzip()) : response
  // pipe() does not hand errors on
  if (zipped) response.once('error', (error) => body.destroy(error))
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) {
      response.destroy()
      throw new OutboundFault(`Expected at most ${limit} bytes, got more.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
