import type { Page } from '../../kernel/page.ts'
import type { DocumentSearch } from '../explorer/index.ts'
import type { Log, LogService } from '../logs/index.ts'
import type { LogsSelection } from './related-logs.ts'

export interface LogsPage {
  readonly first: number
  readonly after: string | null
}

/** The logs of one signal, as far as a client asks for them. */
export class FoundLogs {
  readonly query: string
  readonly exact: boolean
  readonly range: LogsSelection['range']
  #page: Promise<Page<Log>> | null = null

  /** `expected` is how many there are at least. */
  constructor(
    { text, exact, range }: LogsSelection,
    private readonly service: LogService,
    private readonly search: DocumentSearch,
    private readonly asked: LogsPage,
    private readonly expected: number,
  ) {
    this.query = text
    this.exact = exact
    this.range = range
  }

  page(): Promise<Page<Log>> {
    this.#page ??= this.service.page(this.search, this.asked.first, this.asked.after)
    return this.#page
  }

  /** A page that holds all of them has counted them: asking for both at once takes twice the time of the list. */
  async total(): Promise<number> {
    // The page is asked for in the same turn, before or after this.
    await null
    if (this.#page && this.asked.after === null && this.expected <= this.asked.first) {
      const { edges, pageInfo } = await this.#page
      if (!pageInfo.hasNextPage) return edges.length
    }
    return this.search.total()
  }
}
