import type { Envelope } from './envelope.ts'

/** Neither a NUL nor half of a surrogate pair survives the way through the stores: Postgres refuses the one, UTF-8 cannot write the other. */
const UNSAFE = /[\0\p{Surrogate}]/u
const UNSAFE_ALL = new RegExp(UNSAFE, 'gu')
/** JSON.stringify escapes exactly these; an even number of backslashes before is text, not an escape. */
const UNSAFE_JSON = /\\u(?:0000|d[89a-f])/
const ESCAPES = /(\\\\)|\\u(?:0000|d[89a-f][0-9a-f]{2})/g

const REPLACEMENT = '\ufffd'

/** Replaces what the stores cannot hold; says whether there was any. `document` is the JSON text of the event. */
export function cleanEnvelope(envelope: Envelope, document: string): boolean {
  const { source, service, host, traceId, message, tags } = envelope
  const unsafe =
    UNSAFE_JSON.test(document) || [source, service, host, traceId, message, ...tags].some((text) => UNSAFE.test(text))
  if (!unsafe) return false
  for (const key of ['source', 'service', 'host', 'traceId', 'message'] as const)
    envelope[key] = cleanText(envelope[key])
  for (const [at, tag] of tags.entries()) tags[at] = cleanText(tag)
  envelope.event = Object.assign(
    Object.create(null),
    JSON.parse(document.replace(ESCAPES, (_, pair?: string) => pair ?? REPLACEMENT)),
  )
  return true
}

const cleanText = (text: string) => text.replace(UNSAFE_ALL, REPLACEMENT)
