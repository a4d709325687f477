import type { LiveSource } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import {
  compilePredicate,
  type FieldCatalog,
  parseQuery,
  printQuery,
  type Query,
  QuerySyntaxError,
  type SearchDocument,
} from '../../search/index.ts'

/** Logs as they are stored. */
export interface LogStream<Log> {
  /** Calls back with each batch until the answer is called. */
  subscribe(listener: (logs: readonly Log[]) => void): () => void
}

interface Deps<Log> {
  readonly stream: LogStream<Log>
  readonly catalog: FieldCatalog
  readonly documentOf: (log: Log) => SearchDocument
  readonly clock: Clock
}

/** What people can look at; of more, an even sample is shown. */
export const MAX_LOGS_PER_SECOND = 100

/** Follows a search through the logs that come in. */
export class LogTail<Log> {
  constructor(private readonly deps: Deps<Log>) {}

  open(args: { readonly query: string }, viewer: Viewer): LiveSource<Log> {
    requirePermission(viewer, 'logs_read_data', 'logs_read_index_data')
    const query = readQuery(args.query)
    const { stream, catalog, documentOf, clock } = this.deps
    const matches = compilePredicate(query, catalog)
    return {
      key: `logs ${printQuery(query)}`,
      listen: (listener) => {
        const pace = new Pace(clock)
        return stream.subscribe((logs) => listener(pace.take(logs.filter((log) => matches(documentOf(log))))))
      },
      catchUp: null,
      // What was sampled is not complete anyway.
      lagged: () => null,
    }
  }
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

function readQuery(text: string): Query {
  try {
    return parseQuery(text)
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    throw badInput('query', error.message, { offset: error.offset, length: error.length })
  }
}
