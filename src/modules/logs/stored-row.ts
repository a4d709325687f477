import { parseJson } from './normalize/index.ts'

/** A log as it is read back. */
export interface LogRow {
  readonly id: string
  readonly timestamp: Date
  readonly message: string
  readonly status: string
  readonly source: string | null
  readonly service: string | null
  readonly host: string | null
  readonly tags: readonly string[]
  readonly attributes: Record<string, unknown>
  readonly ipAddresses: readonly string[]
}

/** What is read of a log beside its id, each as SQL of a text. */
export const LOG_TEXTS = [
  'toString(toUnixTimestamp64Milli(timestamp))',
  'message',
  'status',
  'source',
  'service',
  'host',
  'toJSONString(tags)',
  'document',
  'toJSONString(ip_list)',
] as const

export function toLogRow(id: string, texts: readonly string[]): LogRow {
  const [time, message = '', status = '', source, service, host, tags = '[]', document = '', addresses = '[]'] = texts
  return {
    id,
    timestamp: new Date(Number(time)),
    message,
    status,
    source: source || null,
    service: service || null,
    host: host || null,
    tags: JSON.parse(tags),
    attributes: document === '' ? {} : (parseJson(document) as Record<string, unknown>),
    ipAddresses: JSON.parse(addresses),
  }
}
