import { cleanEnvelope } from './clean-text.ts'
import { type Envelope, openEnvelope, takeReserved } from './envelope.ts'
import { type Attributes, flatten, TRUNCATED } from './flatten.ts'
import { collectIps, IP_LIST } from './ip-list.ts'
import type { LogSource } from './log-source.ts'
import { readSource } from './read-source.ts'
import { type JsonObject, SourceLog } from './source-log.ts'
import { recognise, sourceNamed } from './sources/registry.ts'

export interface NormalizedLog {
  /** Epoch milliseconds: the log's own time, or when it was received. */
  readonly timestamp: number
  readonly source: string
  readonly service: string
  readonly host: string
  readonly status: string
  readonly traceId: string
  readonly message: string
  readonly tags: string[]
  /** Flattened: what was sent, the standard attributes beside it, and `network.ip.list`. */
  readonly attributes: Attributes
  /** JSON text of the attributes as they were sent, without the reserved ones. */
  readonly document: string
  /** The source's own id of the event, if any. Exports exist that reuse one: only the same id with the same document is the same event. */
  readonly eventId: string | null
}

/** Thrown for what is not a log; the message is the reason, meant for the sender. */
export class NotALog extends Error {
  override readonly name = 'NotALog'
}

export const MAX_LOG_BYTES = 1_000_000

/** Pure: the same input gives the same log. Throws `NotALog` and nothing else. */
export function normalizeLog(input: unknown, receivedAt: Date): NormalizedLog {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new NotALog(`Expected a JSON object, got ${describe(input)}.`)
  }
  const envelope = openEnvelope(input as JsonObject)
  let attributes = flatten(envelope.event)
  const source = envelope.source === '' ? recognise(attributes, envelope.message) : sourceNamed(envelope.source)
  if (source && envelope.source === '') envelope.source = source.names[0]
  takeReserved(envelope, source?.owns ?? [])
  let document = stringify(envelope.event)
  checkSize(envelope, document)
  if (cleanEnvelope(envelope, document)) {
    attributes = flatten(envelope.event)
    document = stringify(envelope.event)
  }
  return assemble(envelope, attributes, document, source, receivedAt.getTime())
}

function assemble(
  envelope: Envelope,
  attributes: Attributes,
  document: string,
  source: LogSource | undefined,
  receivedAt: number,
): NormalizedLog {
  for (const reserved of RESERVED)
    if (attributes[reserved] && !(reserved in envelope.event)) delete attributes[reserved]
  const log = new SourceLog(envelope.event, attributes, envelope.message, receivedAt, foldsCase(source, attributes))
  const facts = readSource(log, source)
  const host = envelope.host || facts.host
  const texts = [log.message, host, ...envelope.tags]
  if (attributes[TRUNCATED]) texts.push(document)
  const ips = collectIps(attributes, texts)
  if (ips.length > 0) attributes[IP_LIST] = ips
  return {
    timestamp: facts.timestamp,
    source: envelope.source,
    service: envelope.service,
    host,
    status: facts.status,
    traceId: envelope.traceId,
    message: log.message,
    tags: envelope.tags,
    attributes,
    document,
    eventId: facts.eventId,
  }
}

const foldsCase = (source: LogSource | undefined, attributes: Attributes) =>
  typeof source?.ignoreCase === 'function' ? source.ignoreCase(attributes) : (source?.ignoreCase ?? false)

const RESERVED = ['service', 'host', 'source', 'tags', 'trace_id', 'dd.trace_id']

const describe = (input: unknown) =>
  input === null ? 'null' : Array.isArray(input) ? 'an array' : input === undefined ? 'nothing' : `a ${typeof input}`

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    // A RangeError: JSON.parse reads any depth, JSON.stringify only what the stack holds.
    throw new NotALog('Expected a log that JSON can hold, got one that is nested too deeply.')
  }
}

function checkSize({ event, message }: Envelope, document: string): void {
  if (document === '{}' && message.trim() === '')
    throw new NotALog('Expected a message or attributes, got an empty log.')
  const characters = document.length + message.length
  if (characters * 3 <= MAX_LOG_BYTES && event) return
  const bytes = Buffer.byteLength(document) + Buffer.byteLength(message)
  if (bytes > MAX_LOG_BYTES) throw new NotALog(`Expected at most ${MAX_LOG_BYTES} bytes a log, got ${bytes}.`)
}
