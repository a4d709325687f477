import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { SignalService } from '../signals/index.ts'
import type { DeliveryFilter, DeliveryRepository } from './delivery.repository.ts'
import type { Delivery } from './delivery.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly deliveries: DeliveryRepository
  readonly signals: Pick<SignalService, 'seen'>
}

/** Every message that left, or tried to. */
export class DeliveryService {
  constructor(private readonly deps: Deps) {}

  async get(viewer: Viewer, id: string): Promise<Delivery> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_read')
    const delivery = await this.deps.deliveries.find(id)
    if (!delivery || !(await this.#seenOf(viewer, [delivery])).length) throw notFound('delivery', id)
    return delivery
  }

  /** The newest first. */
  async list(
    viewer: Viewer,
    filter: DeliveryFilter,
    first?: number | null,
    after?: string | null,
  ): Promise<Page<Delivery>> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_read')
    const size = pageSize(first, 50)
    const rows: Delivery[] = []
    let place = after ? readCursor(after) : null
    // What the viewer may not see is not there, and the page is filled with what comes behind it.
    for (let left = true; left && rows.length <= size; ) {
      const read = await this.deps.deliveries.page(filter, place, size + 1)
      rows.push(...(await this.#seenOf(viewer, read)))
      const last = read.at(-1)
      left = read.length > size
      if (last) place = { at: last.createdAt, id: last.id }
    }
    return toPage(rows, size, Boolean(after), ({ createdAt, id }) => encodeCursor([createdAt.getTime(), id]))
  }

  async #seenOf(viewer: Viewer, deliveries: readonly Delivery[]): Promise<Delivery[]> {
    const ids = [...new Set(deliveries.map(({ signalId }) => signalId))]
    const seen = new Set(await this.deps.signals.seen(viewer, ids))
    return deliveries.filter(({ signalId }) => seen.has(signalId))
  }

  /** Sends a message again that did not arrive. */
  async retry(viewer: Viewer, id: string): Promise<Delivery> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_write')
    const { postgres, clock, audit, deliveries } = this.deps
    const before = await this.get(viewer, id)
    return postgres.transaction(async (tx) => {
      const waiting = await deliveries.retry(tx, id, clock.now())
      if (!waiting) throw notToRetry(await this.get(viewer, id))
      await audit.record(tx, viewer, {
        ...{ action: 'modified', assetType: 'notification_delivery', assetId: id, assetName: before.signalId },
        changes: [{ field: 'state', previousValue: before.state, newValue: 'PENDING' }],
      })
      return waiting
    })
  }
}

const notToRetry = ({ id, state }: Delivery): DomainError =>
  new DomainError('CONFLICT', `The delivery ${id} is ${state}; only FAILED and CANCELED ones can be tried again.`, {
    state,
  })

function readCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof at === 'number' && Number.isFinite(new Date(at).getTime()) && typeof id === 'string')
    return { at: new Date(at), id }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}
