import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { DocumentSearch, Explorer, SearchRequest } from '../explorer/index.ts'
import { SIGNAL_SEARCH_INDEX } from './signal-search-index.ts'

/** Searching in signals. */
export class SignalSearchService {
  constructor(private readonly explorer: Explorer) {}

  open(viewer: Viewer, request: SearchRequest): DocumentSearch {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return this.explorer.open(SIGNAL_SEARCH_INDEX, request)
  }
}
