import { createCatalog, type SearchDocument, wordsOf } from '../../src/search/index.ts'
import type { ClickHouse } from '../../src/stores/clickhouse.ts'

/** A catalog over the table of logs: columns of every kind, hot columns, an enum that folds, a number, a date and a duration. */
export const CATALOG = createCatalog({
  fields: [
    { name: 'source', label: 'Source', kind: 'STRING', aliases: ['ddsource'] },
    { name: 'service', label: 'Service', kind: 'STRING' },
    { name: 'host', label: 'Host', kind: 'STRING' },
    { name: 'status', label: 'Status', kind: 'STRING', foldsCase: true },
    { name: 'trace_id', label: 'Trace', kind: 'STRING' },
    { name: 'timestamp', label: 'Time', kind: 'DATE' },
    {
      name: 'message',
      label: 'Message',
      kind: 'TEXT',
      words: { sql: 'words', get: ({ words }) => words as string },
    },
    { name: '@error.message', label: 'Error', kind: 'TEXT' },
    { name: '@usr.id', label: 'User', kind: 'STRING', sql: 'usr_id' },
    { name: '@network.client.ip', label: 'Client', kind: 'IP', sql: 'client_ip' },
    { name: '@network.ip.list', label: 'Addresses', kind: 'IP', sql: 'ip_list' },
    { name: '@evt.name', label: 'Event', kind: 'STRING', sql: 'evt_name' },
    {
      name: '@workflow.size',
      label: 'Size',
      kind: 'NUMBER',
      sql: 'length(document)',
      get: ({ document }) => (document as string).length,
    },
    {
      name: '@workflow.wait',
      label: 'Wait',
      kind: 'DURATION',
      nanoseconds: 1e9,
      sql: "if(document = '', NULL, toFloat64(length(document)))",
      get: ({ document }) => (document === '' ? null : (document as string).length),
    },
  ],
  text: ['message', '@error.message'],
  fullText: ['host'],
})

export interface LogDocument extends SearchDocument {
  readonly id: string
  readonly source: string
  readonly service: string
  readonly host: string
  readonly status: string
  readonly trace_id: string
  readonly words: string
  readonly timestamp: number
  readonly document: string
}

export const NOON = Date.UTC(2026, 2, 1, 12)

export function logDocument(id: string, parts: Partial<LogDocument>): LogDocument {
  const message = parts.message ?? ''
  return {
    source: '',
    service: '',
    host: '',
    status: '',
    trace_id: '',
    timestamp: NOON,
    document: '',
    tags: [],
    attributes: {},
    ...parts,
    id,
    message,
    words: wordsOf(message),
  }
}

export const storeDocuments = (clickhouse: ClickHouse, documents: readonly LogDocument[]): Promise<void> =>
  clickhouse.insert(
    'logs',
    documents.map((document) => {
      const timestamp = new Date(document.timestamp).toISOString()
      return { ...document, timestamp, received_at: timestamp, batch: 1 }
    }),
  )
