import { fromAttribute, THREAT_INTEL, type ThreatIntel } from '../threat-intel/index.ts'
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
  readonly threatIntel: ThreatIntel | null
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
  const attributes = document === '' ? {} : (parseJson(document) as Record<string, unknown>)
  return {
    id,
    timestamp: new Date(Number(time)),
    message,
    status,
    source: source || null,
    service: service || null,
    host: host || null,
    tags: JSON.parse(tags),
    attributes,
    ipAddresses: JSON.parse(addresses),
    threatIntel: fromAttribute(attributes[THREAT_INTEL]),
  }
}
