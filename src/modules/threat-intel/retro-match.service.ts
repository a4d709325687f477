import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { LiveMatcher } from './live-matcher.ts'
import { IndicatorMatcher } from './matching/indicator-matcher.ts'
import type { SeenDocuments } from './seen-documents.ts'
import type { StoredLook } from './stored-look.ts'
import type { Scope, Sighting, StoredValuesRepository } from './stored-values.repository.ts'
import type { ThreatFeedRepository } from './threat-feed.repository.ts'

interface Deps {
  readonly clock: Clock
  readonly feeds: ThreatFeedRepository
  readonly matcher: LiveMatcher
  readonly look: StoredLook
  readonly values: StoredValuesRepository
  readonly seen: SeenDocuments
}

/** What a look back has found, and where its pages come from. */
export interface RetroFindings {
  readonly lookId: string
  readonly from: Date
  readonly to: Date
  readonly paths: readonly string[]
  readonly matchedIndicators: number
  readonly matchedLogs: number
}

/** Compares a feed, enabled or not, with logs that were stored before it knew what it knows now. Changes no log. */
export class RetroMatchService {
  constructor(private readonly deps: Deps) {}

  async match(
    viewer: Viewer,
    feedId: string,
    range: { readonly from: string; readonly to?: string | null },
  ): Promise<RetroFindings> {
    requirePermission(viewer, 'reference_tables_read', 'logs_read_data', 'logs_read_index_data')
    const { clock, feeds, matcher, look, values } = this.deps
    const facts = await feeds.find(feedId)
    if (!facts) throw notFound('threat feed', feedId)
    const now = clock.now()
    const { from, to } = parseTimeRange(range, now)
    const scope: Scope = { table: 'logs', from, to, seen: this.deps.seen.of(viewer, 'logs') }
    const list = new IndicatorMatcher([{ facts, indicators: await matcher.load(feedId) }])
    const { paths, found } = await look.find(scope, list, now.getTime())
    const lookId = newId('fed', clock)
    if (!found.length) return { lookId, from, to, paths: [], matchedIndicators: 0, matchedLogs: 0 }
    await values.keep(lookId, found)
    const { documents, indicators } = await values.seen(scope, lookId, paths)
    return { lookId, from, to, paths, matchedIndicators: indicators, matchedLogs: documents }
  }

  async sightings(
    viewer: Viewer,
    { lookId, from, to, paths }: RetroFindings,
    first: number | null | undefined,
    after: string | null,
  ): Promise<Page<Sighting>> {
    requirePermission(viewer, 'logs_read_data', 'logs_read_index_data')
    const size = pageSize(first, 100)
    const last = after === null ? null : toSighting(decodeCursor(after, 3))
    if (!paths.length) return toPage([], size, false, cursorOf)
    const scope: Scope = { table: 'logs', from, to, seen: this.deps.seen.of(viewer, 'logs') }
    const rows = await this.deps.values.page(scope, lookId, paths, size + 1, last)
    return toPage(rows, size, after !== null, cursorOf)
  }
}

const cursorOf = ({ at, logId, indicator }: Sighting): string => encodeCursor([at, logId, indicator])

const toSighting = ([at, logId, indicator]: unknown[]): Sighting => ({
  at: Number(at) || 0,
  logId: String(logId),
  indicator: String(indicator),
})
