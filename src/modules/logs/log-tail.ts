import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { compilePredicate, printQuery, type Query } from '../../search/index.ts'
import { readQuery } from '../explorer/index.ts'
import { fromAttribute, THREAT_INTEL } from '../threat-intel/index.ts'
import { LOG_FIELDS } from './log.fields.ts'
import { logSight } from './log-search-index.ts'
import type { ReadLog } from './log-store.repository.ts'
import { parseJson } from './normalize/index.ts'
import { searchDocument } from './stored-log.ts'
import type { LogRow } from './stored-row.ts'

interface Deps {
  /** Calls back with each batch that is stored until the answer is called. */
  readonly stream: { subscribe(listener: (logs: readonly ReadLog[]) => void): () => void }
  readonly clock: Clock
  readonly logger: Logger
}

/** What people can look at; of more, an even sample is shown. */
export const MAX_LOGS_PER_SECOND = 100

/** Follows a search through the logs that are stored, by whichever process. */
export class LogTail {
  constructor(private readonly deps: Deps) {}

  open(args: { readonly query: string }, viewer: Viewer): LiveSource<LogRow> {
    requirePermission(viewer, 'logs_read_data', 'logs_read_index_data')
    const query = sightedQuery(args.query, viewer)
    const matches = compilePredicate(query, LOG_FIELDS)
    return {
      key: `logs ${printQuery(query)}`,
      listen: (listener) => {
        const pace = new Pace(this.deps.clock)
        // In a turn of its own: neither the time that it takes nor what goes wrong in it concerns whoever sent the logs.
        return this.deps.stream.subscribe((logs) =>
          setImmediate(() => {
            try {
              const found = logs.filter((log) => matches(searchDocument(log)))
              listener(pace.take(found).map(toRow))
            } catch (err) {
              this.deps.logger.error({ err }, 'logs could not be shown as they came')
            }
          }),
        )
      },
      catchUp: null,
      // A tail is a sample; whoever wants every log searches for them.
      lagged: () => null,
    }
  }
}

/** What is not seen is not sampled either. */
function sightedQuery(text: string, viewer: Viewer): Query {
  const query = readQuery(text)
  return logSight(viewer)?.over(query) ?? query
}

/** Lets so many pass a second; of a batch that holds more, evenly spread ones. */
class Pace {
  #left = MAX_LOGS_PER_SECOND
  #at: number

  constructor(private readonly clock: Clock) {
    this.#at = clock.now().getTime()
  }

  take<Item>(items: readonly Item[]): readonly Item[] {
    const now = this.clock.now().getTime()
    const earned = (Math.max(0, now - this.#at) * MAX_LOGS_PER_SECOND) / 1_000
    this.#left = Math.min(MAX_LOGS_PER_SECOND, this.#left + earned)
    this.#at = now
    const count = Math.min(items.length, Math.floor(this.#left))
    this.#left -= count
    if (count === items.length) return items
    return Array.from({ length: count }, (_, n) => items[Math.floor((n * items.length) / count)] as Item)
  }
}

function toRow(log: ReadLog): LogRow {
  const attributes = (log.document === '' ? {} : parseJson(log.document)) as Record<string, unknown>
  return {
    id: log.id,
    timestamp: new Date(log.timestamp),
    message: log.message,
    status: log.status,
    source: log.source || null,
    service: log.service || null,
    host: log.host || null,
    tags: log.tags,
    attributes,
    ipAddresses: log.attributes['network.ip.list'] ?? [],
    threatIntel: fromAttribute(attributes[THREAT_INTEL]),
  }
}
