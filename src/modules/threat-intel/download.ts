import { type LookupAddress, lookup as lookUpName } from 'node:dns'
import { get as getPlain, type IncomingMessage } from 'node:http'
import { get as getSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { createGunzip } from 'node:zlib'
import { canonicalIp } from '../../kernel/address.ts'
import { addressWords, isReserved } from './network.ts'

/** Why a list could not be fetched, meant for whoever looks after the feed. */
export class DownloadFault extends Error {
  override readonly name = 'DownloadFault'
}

export interface DownloadLimits {
  /** Of what is left after unzipping. */
  readonly bytes: number
  readonly milliseconds: number
  readonly redirects: number
  /** Whether this server may be sent to its own network; everybody who can name an address of a feed could look around in there. */
  readonly allowPrivate: boolean
  /** Gives the fetch up. */
  readonly signal?: AbortSignal
}

/** Fetches a text over http or https. Every address that is connected to is checked, those behind names and redirects as well. */
export async function download(address: string, limits: DownloadLimits): Promise<string> {
  const timeout = AbortSignal.timeout(limits.milliseconds)
  const signal = limits.signal ? AbortSignal.any([timeout, limits.signal]) : timeout
  try {
    let url = checkedUrl(address, limits)
    for (let redirects = 0; ; redirects++) {
      const response = await request(url, limits, signal)
      const { statusCode = 0, headers } = response
      if (statusCode === 200) return await readText(response, limits.bytes)
      response.destroy()
      if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location)
        throw new DownloadFault(`Expected the list, got HTTP ${statusCode}.`)
      if (redirects === limits.redirects)
        throw new DownloadFault(`Expected at most ${limits.redirects} redirects, got another one.`)
      url = checkedUrl(new URL(headers.location, url).href, limits)
    }
  } catch (error) {
    if (error instanceof DownloadFault) throw error
    if (timeout.aborted) throw new DownloadFault(`Expected the list within ${limits.milliseconds / 1_000} s.`)
    throw new DownloadFault(`The list cannot be fetched: ${(error as Error).message}.`)
  }
}

/** An http or https address; a private host is refused here where it is written as an address, and when connecting where it is a name. */
export function checkedUrl(address: string, { allowPrivate }: Pick<DownloadLimits, 'allowPrivate'>): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new DownloadFault('Expected an http or https address.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && (isIP(host) ? isPrivate(host) : /^localhost\.?$|\.localhost\.?$/i.test(host)))
    throw privateFault(host)
  return url
}

function isPrivate(address: string): boolean {
  const ip = canonicalIp(address)
  if (ip === null) return true
  const words = addressWords(ip)
  // 64:ff9b::/96 and 2002::/16 lead to IPv4 addresses, private ones as well
  return isReserved(words) || (words.length === 4 && (words[0] as number) >>> 16 === 0x2002)
}

const privateFault = (host: string) =>
  new DownloadFault(
    `Expected a public address, got ${host}; set ALLOW_PRIVATE_FEEDS=true to fetch from one's own network.`,
  )

function request(url: URL, { allowPrivate }: DownloadLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? getSecure : getPlain
  const headers = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'signalbox' }
  return new Promise((resolve, reject) => {
    get(url, { signal, headers, agent: false, ...(allowPrivate ? {} : { lookup: publicOnly }) }, resolve).once(
      'error',
      reject,
    )
  })
}

/** Checks what a name means at the moment of connecting: a name can mean something else by then. */
const publicOnly: LookupFunction = (host, options, callback) => {
  lookUpName(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    const refused = addresses.find(({ address }) => isPrivate(address))
    const [first] = addresses
    if (refused || !first) return callback(privateFault(`${host} (${refused?.address ?? 'no address'})`), '', 0)
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
      throw new DownloadFault(`Expected at most ${limit} bytes, got more.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
