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
  readonly direction: 'ASC' | 'DESC'
}

/** What happened to an incident, in order. */
export class IncidentTimeline {
  constructor(private readonly events: IncidentEventRepository) {}

  async page(viewer: Viewer, { incidentId, first, after, direction }: TimelineRequest): Promise<Page<IncidentEvent>> {
    requirePermission(viewer, 'incident_read')
    const size = pageSize(first, 50)
    const place = after ? fromCursor(after, direction) : null
    const found = await this.events.slice({ incidentId, direction, limit: size + 1, after: place })
    return toPage(found, size, place !== null, ({ at, id }) => encodeCursor([direction, at.getTime(), id]))
  }
}

function fromCursor(cursor: string, wanted: string): { at: Date; id: string } {
  const [direction, at, id] = decodeCursor(cursor, 3)
  if (direction === wanted && isTime(at) && typeof id === 'string' && idPrefix(id) === 'iev') {
    return { at: new Date(at), id }
  }
  throw badInput('after', 'Expected a cursor that this list has answered in this direction.')
}

const isTime = (at: unknown): at is number => Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < 8e15
