import type { Clock } from '../../kernel/clock.ts'
import type { Page } from '../../kernel/page.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { type ActorKind, requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { AuditEventRow, AuditRepository, AuditVerification, AuditVerifier } from '../audit/index.ts'
import { type Explorer, loadNodes, type OfferedField, type SearchRequest, storableTime } from '../explorer/index.ts'
import type { AuditIndex } from './audit-index.ts'
import { AUDIT_SEARCH_INDEX } from './audit-search-index.ts'

interface Deps {
  readonly clock: Clock
  readonly explorer: Explorer
  readonly index: Pick<AuditIndex, 'catchUp'>
  readonly events: Pick<AuditRepository, 'listByIds'>
  readonly verifier: AuditVerifier
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
    const search = explorer.open(viewer, AUDIT_SEARCH_INDEX, request)
    await index.catchUp()
    const page = await search.list(first, after, null)
    const records = await this.#byIds(page.edges.map(({ node }) => node.id))
    return loadNodes(page, async (id) => records.get(id) ?? null)
  }

  /** Null for what there is not, and for who may not see it. */
  async find(viewer: Viewer, id: string): Promise<AuditRecord | null> {
    if (!viewer.permissions.has('audit_logs_read')) return null
    return (await this.#byIds([id])).get(id) ?? null
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requireRead(viewer)
    await this.deps.index.catchUp()
    return this.deps.explorer.fields(viewer, AUDIT_SEARCH_INDEX, prefix)
  }

  async verify(viewer: Viewer, range: SearchRequest['range']): Promise<AuditVerification> {
    requireRead(viewer)
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
