import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, readUntil, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { type SeenSignals, seenEvents, signalSight } from '../signals/index.ts'
import type { IncidentEventRepository, TimelineOrder, TimelineSlice } from './incident-event.repository.ts'
import type { IncidentEvent } from './incident-event.ts'

export interface TimelineRequest {
  readonly incidentId: string
  readonly first: number
  readonly after: string | null
  readonly order: TimelineOrder
}

type Slice = Omit<TimelineSlice, 'limit'> & { readonly size: number }

/** What happened to incidents, in order. */
export class IncidentTimeline {
  constructor(
    private readonly events: IncidentEventRepository,
    private readonly seen: SeenSignals,
  ) {}

  /** One page for each request. */
  async pages(viewer: Viewer, requests: readonly TimelineRequest[]): Promise<Page<IncidentEvent>[]> {
    requirePermission(viewer, 'incident_read')
    const slices = requests.map(({ incidentId, first, after, order }) => ({
      incidentId,
      order,
      size: pageSize(first, 50),
      after: after ? fromCursor(after, order) : null,
    }))
    if (signalSight(viewer)) return Promise.all(slices.map((slice) => this.#seen(viewer, slice)))
    const lists = await this.events.slices(slices.map(({ size, ...slice }) => ({ ...slice, limit: size + 1 })))
    return slices.map(({ size, after, order }, index) =>
      toPage(lists[index] ?? [], size, after !== null, toCursor(order)),
    )
  }

  /** For those who see only some signals, and so not every event. */
  async #seen(viewer: Viewer, { size, ...slice }: Slice): Promise<Page<IncidentEvent>> {
    const limit = size + 1
    const events = await readUntil<IncidentEvent>(
      limit,
      async (last) => (await this.events.slices([{ ...slice, limit, after: last ?? slice.after }]))[0] ?? [],
      (found) => seenIncidentEvents(this.seen, viewer, found),
    )
    return toPage(events, size, slice.after !== null, toCursor(slice.order))
  }
}

/** What somebody sees of events, with the number of signals that they see. */
export const seenIncidentEvents = <Event extends IncidentEvent>(
  seen: SeenSignals,
  viewer: Viewer,
  events: readonly Event[],
): Promise<readonly Event[]> =>
  seenEvents(seen, viewer, events, (event, count) => ({
    ...event,
    previousValue: event.previousValue && String(count),
    newValue: event.newValue && String(count),
  }))

const toCursor =
  (order: TimelineOrder) =>
  ({ at, id }: IncidentEvent): string =>
    encodeCursor([order, at.getTime(), id])

function fromCursor(cursor: string, wanted: TimelineOrder): { at: Date; id: string } {
  const [order, at, id] = decodeCursor(cursor, 3)
  if (order === wanted && isTime(at) && typeof id === 'string' && idPrefix(id) === 'iev') {
    return { at: new Date(at), id }
  }
  throw badInput('after', 'Expected a cursor that this list has answered in this order.')
}

const isTime = (at: unknown): at is number => Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < 8e15
