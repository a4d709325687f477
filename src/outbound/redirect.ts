import { OutboundFault } from './outbound-fault.ts'

/** One of the requests that an answer takes. */
export interface Hop {
  readonly method: string
  readonly url: URL
  readonly headers: Record<string, string>
  readonly body?: string
}

/** What goes along to another origin: nothing that could be a secret. */
const HARMLESS_HEADERS = new Set(['accept', 'accept-encoding', 'content-type', 'user-agent'])

/**
 * As browsers do it, 303, and 301 and 302 of a POST, become a GET. Otherwise than there, what could be a secret stays with the origin that it was
 * meant for: headers do not go along to another one, and a body that would have to is not sent at all.
 */
export function redirected(hop: Hop, status: number, url: URL): Hop {
  const elsewhere = url.origin !== hop.url.origin
  const headers = elsewhere ? harmless(hop.headers) : hop.headers
  const becomesGet =
    status === 303 ? hop.method !== 'HEAD' : (status === 301 || status === 302) && hop.method === 'POST'
  if (becomesGet) {
    const { 'content-type': _, ...bodiless } = headers
    return { method: 'GET', url, headers: bodiless }
  }
  if (elsewhere && hop.body !== undefined)
    throw new OutboundFault(
      `Expected no redirect to another server, got one to ${url.host}, which was not sent the body.`,
    )
  return { ...hop, url, headers }
}

const harmless = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name)))
