import { type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { DocumentSearch, Explorer, NewestDocuments, OfferedField, SearchRequest } from '../explorer/index.ts'
import { type AttackCoverage, attackCoveragePart } from './attack-coverage.ts'
import { foundPlacesPart } from './found-places.ts'
import { type RuleActivity, ruleCursor, ruleListPart } from './rule-list.ts'
import { selectedIdsPart } from './selected-ids.ts'
import type { SignalSummary } from './signal.ts'
import { CASE_SIGNALS_INDEX, SIGNAL_SEARCH_INDEX } from './signal-search-index.ts'
import type { TraitAnswer } from './signal-trait.repository.ts'

export type SignalsFound = DocumentSearch<SignalSummary>

/** Searching in signals. */
export class SignalSearchService {
  constructor(
    private readonly explorer: Explorer,
    private readonly signals: NewestDocuments<SignalSummary>,
  ) {}

  open(viewer: Viewer, request: SearchRequest): SignalsFound {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return this.explorer.open(viewer, SIGNAL_SEARCH_INDEX, request, this.signals)
  }

  /** Searches the signals of a case, at the cost of as many signals. */
  openCase(viewer: Viewer, caseId: string, request: SearchRequest): SignalsFound {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return this.explorer.open(viewer, CASE_SIGNALS_INDEX, {
      ...request,
      within: (params) => `case_id = ${params.add(caseId)}`,
    })
  }

  async rules({ search }: SignalsFound, first?: number | null, after?: string | null): Promise<Page<RuleActivity>> {
    const size = pageSize(first, 25)
    return toPage(await search.ask(ruleListPart(size, after ?? null)), size, Boolean(after), ruleCursor)
  }

  attackCoverage(viewer: Viewer, range: SearchRequest['range']): Promise<readonly AttackCoverage[]> {
    return this.open(viewer, { query: '', range }).search.ask(attackCoveragePart)
  }

  /** The ids of what a search selects at this moment, `limit` of them at most. */
  selectedIds(viewer: Viewer, request: SearchRequest, limit: number): Promise<readonly string[]> {
    return this.open(viewer, request).search.ask(selectedIdsPart(limit))
  }

  /** How many signals a search selects, and the newest of them behind a place. */
  places(
    viewer: Viewer,
    request: SearchRequest,
    limit: number,
    after: { readonly at: Date; readonly id: string } | null,
  ): Promise<TraitAnswer> {
    return this.open(viewer, request).search.ask(foundPlacesPart(limit, after))
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return this.explorer.fields(viewer, SIGNAL_SEARCH_INDEX, prefix)
  }
}
