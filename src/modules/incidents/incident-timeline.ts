import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { IncidentEventRepository, TimelineOrder } from './incident-event.repository.ts'
import type { IncidentEvent } from './incident-event.ts'

export interface TimelineRequest {
  readonly incidentId: string
  readonly first: number
  readonly after: string | null
  readonly order: TimelineOrder
}

/** What happened to incidents, in order. */
export class IncidentTimeline {
  constructor(private readonly events: IncidentEventRepository) {}

  /** One page for each request. */
  async pages(viewer: Viewer, requests: readonly TimelineRequest[]): Promise<Page<IncidentEvent>[]> {
    requirePermission(viewer, 'incident_read')
    const slices = requests.map(({ incidentId, first, after, order }) => ({
      incidentId,
      order,
      size: pageSize(first, 50),
      after: after ? fromCursor(after, order) : null,
    }))
    const lists = await this.events.slices(slices.map(({ size, ...slice }) => ({ ...slice, limit: size + 1 })))
    return slices.map(({ size, after, order }, index) =>
      toPage(lists[index] ?? [], size, after !== null, ({ at, id }) => encodeCursor([order, at.getTime(), id])),
    )
  }
}

function fromCursor(cursor: string, wanted: TimelineOrder): { at: Date; id: string } {
  const [order, at, id] = decodeCursor(cursor, 3)
  if (order === wanted && isTime(at) && typeof id === 'string' && idPrefix(id) === 'iev') {
    return { at: new Date(at), id }
  }
  throw badInput('after', 'Expected a cursor that this list has answered in this order.')
}

const isTime = (at: unknown): at is number => Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < 8e15
