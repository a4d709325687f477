import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { printQuery } from '../../search/index.ts'
import {
  type DocumentSearch,
  type Explorer,
  type OfferedField,
  readQuery,
  type SearchRequest,
  type SortDirection,
} from '../explorer/index.ts'
import { type SignalSearchService, type SignalsFound, signalSight } from '../signals/index.ts'
import { caseIndexFor } from './case.fields.ts'
import type { StoredCase } from './case.ts'
import { meantBy } from './case-query.ts'

export interface CaseListRequest {
  readonly query: string
  readonly first?: number | null
  readonly after?: string | null
  readonly sort?: { readonly field: string; readonly direction?: SortDirection | null } | null
}

/** What a search over cases finds; its list answers ids. */
export interface CasesFound {
  readonly search: DocumentSearch
  readonly total: number
  readonly page: Awaited<ReturnType<DocumentSearch['list']>>
}

export interface CaseSignalsRequest {
  readonly query: string
  readonly range: SearchRequest['range'] | null
  readonly seen: () => Promise<Pick<StoredCase, 'signalsFrom' | 'signalsTo'>>
}

const ALL_TIME = { from: '1900-01-01', to: '2299-12-31' }

/** Searching in cases, and in the signals of one. */
export class CaseSearchService {
  constructor(
    private readonly explorer: Explorer,
    private readonly signals: SignalSearchService,
  ) {}

  async find(viewer: Viewer, { query, first, after, sort }: CaseListRequest): Promise<CasesFound> {
    requirePermission(viewer, 'cases_read')
    const meant = printQuery(meantBy(viewer, readQuery(query)))
    const search = this.explorer.open(viewer, caseIndexFor(viewer), { query: meant, range: ALL_TIME })
    const [total, page] = await Promise.all([search.total(), search.list(first ?? 25, after, sort)])
    return { search, total, page }
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requirePermission(viewer, 'cases_read')
    return this.explorer.fields(viewer, caseIndexFor(viewer), prefix)
  }

  /** Without a range, over the time from the case's first signal to its last; of those who see only some, as `seen` tells. */
  async signalsOf(viewer: Viewer, one: StoredCase, { query, range, seen }: CaseSignalsRequest): Promise<SignalsFound> {
    const span = async () => spanOf(signalSight(viewer) ? { ...one, ...(await seen()) } : one)
    return this.signals.openCase(viewer, one.id, { query, range: range ?? (await span()) })
  }
}

function spanOf({ createdAt, signalsFrom, signalsTo }: StoredCase): SearchRequest['range'] {
  const from = (signalsFrom ?? createdAt).getTime()
  return { from: String(from), to: String((signalsTo?.getTime() ?? from) + 1) }
}
