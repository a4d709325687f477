import { hash } from 'node:crypto'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { type SearchDocument, wordsOf } from '../../search/index.ts'
import type { NormalizedLog } from './normalize/index.ts'

/** A log on its way into the store, and as detection sees it. */
export interface StoredLog extends NormalizedLog {
  readonly id: string
  readonly receivedAt: number
  /** Roughly what it takes in memory and on the wire. */
  readonly bytes: number
}

/** An event that its source gave an id has the same log id however often it is sent. */
export function toStoredLog(log: NormalizedLog, receivedAt: Date, clock: Clock): StoredLog {
  const id = log.eventId === null ? newId('log', clock) : eventLogId(log.source, log.eventId)
  return { ...log, id, receivedAt: receivedAt.getTime(), bytes: log.document.length + log.message.length + 200 }
}

const eventLogId = (source: string, eventId: string): string =>
  `log_${hash('sha256', `${source}\0${eventId}`, 'hex').slice(0, 26)}`

/** The log as a query sees it; the names are those of the table's columns. */
export const searchDocument = (log: StoredLog): SearchDocument => ({
  id: log.id,
  timestamp: log.timestamp,
  source: log.source,
  service: log.service,
  host: log.host,
  status: log.status,
  trace_id: log.traceId,
  message: log.message,
  get words() {
    return wordsOf(log.message)
  },
  tags: log.tags,
  attributes: log.attributes,
})
