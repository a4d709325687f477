import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { IncidentEventRepository } from './incident-event.repository.ts'
import type { IncidentEvent } from './incident-event.ts'

export interface TimelineRequest {
  readonly incidentId: string
  readonly first: number
  readonly after: string | null
  readonly order: 'ASC' | 'DESC'
}

/** What happened to an incident, in order. */
export class IncidentTimeline {
  constructor(private readonly events: IncidentEventRepository) {}

  async page(viewer: Viewer, { incidentId, first, after, order }: TimelineRequest): Promise<Page<IncidentEvent>> {
    requirePermission(viewer, 'incident_read')
    const size = pageSize(first, 50)
    const place = after ? fromCursor(after, order) : null
    const found = await this.events.slice({ incidentId, order, limit: size + 1, after: place })
    return toPage(found, size, place !== null, ({ at, id }) => encodeCursor([order, at.getTime(), id]))
  }
}

function fromCursor(cursor: string, wanted: string): { at: Date; id: string } {
  const [order, at, id] = decodeCursor(cursor, 3)
  if (order === wanted && isTime(at) && typeof id === 'string' && idPrefix(id) === 'iev') {
    return { at: new Date(at), id }
  }
  throw badInput('after', 'Expected a cursor that this list has answered in this order.')
}

const isTime = (at: unknown): at is number => Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < 8e15
