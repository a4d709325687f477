import type { Page } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import {
  type DocumentSearch,
  type Explorer,
  type OfferedField,
  type SearchRequest,
  sightOf,
} from '../explorer/index.ts'
import type { LogRepository } from './log.repository.ts'
import { LOG_SEARCH_INDEX } from './log-search-index.ts'
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
    const found = new Map(
      (await this.deps.logs.listByIds(ids, sightOf(LOG_SEARCH_INDEX, viewer))).map((log) => [log.id, log]),
    )
    return ids.map((id) => found.get(id) ?? null)
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requireRead(viewer)
    return this.deps.explorer.fields(viewer, LOG_SEARCH_INDEX, prefix)
  }
}

const requireRead = (viewer: Viewer) => requirePermission(viewer, 'logs_read_data', 'logs_read_index_data')
