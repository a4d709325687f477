import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Page } from '../../kernel/page.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { type ActorKind, requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { fieldQuery, printQuery } from '../../search/index.ts'
import type { AuditEventRow, AuditRepository, AuditVerification, AuditVerifier } from '../audit/index.ts'
import { type Explorer, loadNodes, type OfferedField, type SearchRequest, storableTime } from '../explorer/index.ts'
import type { AuditIndex } from './audit-index.ts'
import { AUDIT_SEARCH_INDEX } from './audit-search-index.ts'
import { type SeenSignals, seenEvents } from './seen-events.ts'

const EVER = { from: '0', to: '9999999999999' } as const

interface Deps {
  readonly clock: Clock
  readonly explorer: Explorer
  readonly index: Pick<AuditIndex, 'catchUp'>
  readonly events: Pick<AuditRepository, 'listByIds'>
  readonly verifier: AuditVerifier
  readonly signals: SeenSignals
}

/** An event as it is read. */
export type AuditRecord = Omit<AuditEventRow, 'actorKind' | 'actorId' | 'actorName'> & {
  readonly actor: { readonly kind: ActorKind; readonly id: string; readonly name: string }
}

/** Reading the audit trail. */
export class AuditSearchService {
  constructor(private readonly deps: Deps) {}

  /** The newest first. */
  async page(
    viewer: Viewer,
    request: SearchRequest,
    first?: number | null,
    after?: string | null,
  ): Promise<Page<AuditRecord>> {
    requireRead(viewer)
    const { explorer, index } = this.deps
    const within = seenEvents(this.deps.signals, viewer)
    const search = explorer.open(viewer, AUDIT_SEARCH_INDEX, { ...request, within })
    await index.catchUp()
    const page = await search.list(first, after, null)
    const records = await this.#byIds(page.edges.map(({ node }) => node.id))
    return loadNodes(page, async (id) => records.get(id) ?? null)
  }

  /** Null for what there is not, and for who may not see it. */
  async find(viewer: Viewer, id: string): Promise<AuditRecord | null> {
    if (!viewer.permissions.has('audit_logs_read')) return null
    if (!(await this.#sees(viewer, id))) return null
    return (await this.#byIds([id])).get(id) ?? null
  }

  async #sees(viewer: Viewer, id: string): Promise<boolean> {
    const within = seenEvents(this.deps.signals, viewer)
    if (!within) return true
    await this.deps.index.catchUp()
    const query = printQuery(fieldQuery('id', id))
    return (await this.deps.explorer.open(viewer, AUDIT_SEARCH_INDEX, { query, range: EVER, within }).total()) > 0
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requireRead(viewer)
    await this.deps.index.catchUp()
    return this.deps.explorer.fields(viewer, AUDIT_SEARCH_INDEX, prefix)
  }

  async verify(viewer: Viewer, range: SearchRequest['range']): Promise<AuditVerification> {
    requireRead(viewer)
    if (seenEvents(this.deps.signals, viewer))
      throw new DomainError('FORBIDDEN', 'The chain has all events; this is for those who see all signals.')
    const { from, to } = parseTimeRange(range, this.deps.clock.now())
    return this.deps.verifier.verify({ from: storable(from), to: storable(to) })
  }

  async #byIds(ids: readonly string[]): Promise<ReadonlyMap<string, AuditRecord>> {
    const rows = ids.length ? await this.deps.events.listByIds(ids) : []
    return new Map(rows.map((row) => [row.id, toRecord(row)]))
  }
}

const requireRead = (viewer: Viewer) => requirePermission(viewer, 'audit_logs_read')

const storable = (time: Date): Date => new Date(storableTime(time.getTime()))

const toRecord = ({ actorKind, actorId, actorName, ...row }: AuditEventRow): AuditRecord => ({
  ...row,
  actor: { kind: actorKind as ActorKind, id: actorId, name: actorName },
})
