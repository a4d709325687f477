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
  const id = log.eventId === null ? newId('log', clock) : eventLogId(log, log.eventId)
  // Named one by one, which takes a third of the time of copying whatever there is.
  return {
    id,
    timestamp: log.timestamp,
    receivedAt: receivedAt.getTime(),
    source: log.source,
    service: log.service,
    host: log.host,
    status: log.status,
    traceId: log.traceId,
    message: log.message,
    tags: log.tags,
    attributes: log.attributes,
    document: log.document,
    eventId: log.eventId,
    bytes: log.document.length + log.message.length + 200,
  }
}

// The content counts as well: some sources give one id to several records, such as the parts of one request.
const eventLogId = ({ source, document, message }: NormalizedLog, eventId: string): string =>
  `log_${hash('sha256', `${source}\0${eventId}\0${message}\0${document}`, 'hex').slice(0, 26)}`

/** Where else than in its message people expect a log's free text. */
const FREE_TEXT = ['error.message', 'error.stack', 'title'] as const

/** What free text is searched in. Each text brings its own blanks, so that no phrase reaches from one into the next. */
export function wordsOfLog({ message, attributes }: Pick<SearchDocument, 'message' | 'attributes'>): string {
  let words = wordsOf(message)
  for (const path of FREE_TEXT) for (const text of attributes[path] ?? []) words += wordsOf(text)
  return words
}

type SearchedLog = Omit<StoredLog, 'receivedAt' | 'bytes' | 'eventId'>

/** The log as a query sees it; the names are those of the table's columns. */
export const searchDocument = (log: SearchedLog): SearchDocument => new LogDocument(log)

/** A class, since a getter in a literal is made anew for every log. */
class LogDocument implements SearchDocument {
  readonly id: string
  readonly timestamp: number
  readonly source: string
  readonly service: string
  readonly host: string
  readonly status: string
  readonly trace_id: string
  readonly message: string
  readonly tags: readonly string[]
  readonly attributes: SearchDocument['attributes']
  readonly [column: string]: unknown

  constructor(log: SearchedLog) {
    this.id = log.id
    this.timestamp = log.timestamp
    this.source = log.source
    this.service = log.service
    this.host = log.host
    this.status = log.status
    this.trace_id = log.traceId
    this.message = log.message
    this.tags = log.tags
    this.attributes = log.attributes
  }

  /** Few queries ask for them. */
  get words(): string {
    return wordsOfLog(this)
  }
}
