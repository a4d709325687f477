import type { Page } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { DocumentSearch, Explorer, OfferedField, SearchRequest } from '../explorer/index.ts'
import type { LogRepository } from './log.repository.ts'
import { LOG_SEARCH_INDEX, logSight } from './log-search-index.ts'
import { type LogRow, toLogRow } from './stored-row.ts'

interface Deps {
  readonly explorer: Explorer
  readonly logs: LogRepository
}

/** Reading and searching logs. */
export class LogService {
  constructor(private readonly deps: Deps) {}

  search(viewer: Viewer, request: SearchRequest): DocumentSearch {
    requireRead(viewer)
    return this.deps.explorer.open(viewer, LOG_SEARCH_INDEX, request)
  }

  async page(search: DocumentSearch, first: number | null | undefined, after?: string | null): Promise<Page<LogRow>> {
    const { edges, pageInfo } = await search.list(first, after, null)
    return { pageInfo, edges: edges.map(({ cursor, node: { id, row } }) => ({ cursor, node: toLogRow(id, row) })) }
  }

  /** In the order of the ids; null where there is no such log. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<(LogRow | null)[]> {
    requireRead(viewer)
    const found = new Map((await this.deps.logs.listByIds(ids, logSight(viewer))).map((log) => [log.id, log]))
    return ids.map((id) => found.get(id) ?? null)
  }

  /** Which of some logs somebody sees who may read logs at all: null for all of them, stored or not. */
  async seen(viewer: Viewer, ids: readonly string[]): Promise<ReadonlySet<string> | null> {
    const sight = logSight(viewer)
    if (!sight) return null
    return ids.length ? this.deps.logs.seenIds(ids, sight) : new Set()
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requireRead(viewer)
    return this.deps.explorer.fields(viewer, LOG_SEARCH_INDEX, prefix)
  }
}

const requireRead = (viewer: Viewer) => requirePermission(viewer, 'logs_read_data', 'logs_read_index_data')
