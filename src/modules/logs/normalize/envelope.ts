import { parseJson } from './json.ts'
import type { JsonObject } from './source-log.ts'

/** What the shipper said about the log, apart from the log itself. */
export interface Envelope {
  source: string
  service: string
  host: string
  traceId: string
  message: string
  readonly tags: string[]
  /** Everything else, without prototype: any key is just a key. */
  event: Record<string, unknown>
}

/** Takes the attributes that are the shipper's alone out of what arrived; an event that came as JSON text in `message` is unpacked. */
export function openEnvelope(input: JsonObject): Envelope {
  const event: Record<string, unknown> = Object.create(null)
  const envelope: Envelope = { source: '', service: '', host: '', traceId: '', message: '', tags: [], event }
  for (const key of Object.keys(input)) if (!take(envelope, key, input[key])) event[key] = input[key]
  if (envelope.message === '' && typeof event.log === 'string') {
    envelope.message = event.log
    delete event.log
  }
  const packed = unpack(envelope.message)
  if (packed) {
    takeReserved(envelope, [])
    envelope.message = ''
    for (const key of Object.keys(packed)) {
      if (!take(envelope, key, packed[key])) event[key] = key in event ? [packed[key], event[key]].flat() : packed[key]
    }
  }
  return envelope
}

/** Takes out the reserved words that the log's source does not use for something of its own. */
export function takeReserved(envelope: Envelope, owned: readonly string[]): void {
  const { event } = envelope
  const text = (key: string) => {
    const value = event[key]
    return typeof value === 'string' && !owned.includes(key) ? value : ''
  }
  const takeText = (into: 'service' | 'host' | 'traceId', key: string) => {
    const value = text(key)
    if (value === '' || (envelope[into] !== '' && envelope[into] !== value)) return
    envelope[into] = value
    delete event[key]
  }
  takeText('service', 'service')
  takeText('host', 'host')
  takeText('traceId', 'trace_id')
  takeText('traceId', 'dd.trace_id')
  if (Array.isArray(event.tags) && !owned.includes('tags') && event.tags.every((tag) => typeof tag === 'string')) {
    addTags(envelope, event.tags)
    delete event.tags
  }
  if (envelope.source === '' && text('source') !== '') {
    envelope.source = text('source')
    delete event.source
  }
}

function take(envelope: Envelope, key: string, value: unknown): boolean {
  if (typeof value !== 'string') return key === 'ddtags' && Array.isArray(value) && addTags(envelope, value)
  switch (key) {
    case 'message':
      envelope.message = value
      return true
    case 'ddsource':
      envelope.source ||= value.trim()
      return true
    case 'ddtags':
      return addTags(envelope, value.split(','))
    case 'hostname':
      envelope.host ||= value
      return true
    default:
      return false
  }
}

function addTags(envelope: Envelope, tags: readonly unknown[]): boolean {
  const known = new Set(envelope.tags)
  for (const tag of tags) {
    const text = typeof tag === 'string' ? tag.trim() : ''
    if (text === '' || known.has(text)) continue
    known.add(text)
    envelope.tags.push(text)
  }
  return true
}

function unpack(message: string): JsonObject | null {
  if (!/^\s*\{/.test(message) || !message.trimEnd().endsWith('}')) return null
  try {
    return parseJson(message) as JsonObject
  } catch {
    return null
  }
}
