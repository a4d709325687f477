import { OutboundFault } from './outbound-fault.ts'

/** RFC 9110, 5.6.2. */
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/
/** What a line of a header may hold; anything else could begin another header. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
/** They say where a message ends and who it is for, which the address and the body decide. */
const RESERVED = new Set([
  ...['connection', 'content-length', 'expect', 'host', 'keep-alive', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade'],
])

/** In lower case; throws where one is no header, or would change where the request goes or ends. */
export function checkedHeaders(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const checked: Record<string, string> = {}
  for (const [written, value] of Object.entries(headers)) {
    const name = written.toLowerCase()
    if (!NAME.test(name)) throw new OutboundFault(`Expected a name of a header, got ${JSON.stringify(written)}.`)
    if (RESERVED.has(name)) throw new OutboundFault(`The header ${name} is set by the server itself.`)
    // The value may be a secret.
    if (!VALUE.test(value)) throw new OutboundFault(`The header ${name} has characters that no header may have.`)
    checked[name] = value
  }
  return checked
}
