import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, readUntil, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { SortDirection } from '../explorer/index.ts'
import { type SeenSignals, seenEvents, signalSight } from '../signals/index.ts'
import type { CaseEvent } from './case-event.ts'
import type { TimelineRepository, TimelineSlice } from './timeline.repository.ts'

export interface TimelineRequest {
  readonly caseId: string
  readonly first?: number | null
  readonly after?: string | null
  readonly order: SortDirection
}

interface Slice extends TimelineSlice {
  readonly order: SortDirection
  readonly size: number
}

export class TimelineService {
  constructor(
    private readonly timeline: TimelineRepository,
    private readonly seen: SeenSignals,
  ) {}

  /** One page for each request, by one statement for each order that is asked for. */
  async pages(viewer: Viewer, requests: readonly TimelineRequest[]): Promise<Page<CaseEvent>[]> {
    requirePermission(viewer, 'cases_read')
    const slices = requests.map(({ caseId, first, after, order }) => {
      const size = pageSize(first, 50)
      return { caseId, order, size, limit: size + 1, after: after ? readCursor(after) : null }
    })
    if (signalSight(viewer)) return Promise.all(slices.map((slice) => this.#seen(viewer, slice)))
    const lists = new Map<object, CaseEvent[]>()
    for (const direction of ['ASC', 'DESC'] as const) {
      const asked = slices.filter(({ order }) => order === direction)
      const found = asked.length ? await this.timeline.slices(direction, asked) : []
      for (const [index, slice] of asked.entries()) lists.set(slice, found[index] ?? [])
    }
    return slices.map((slice) => toPage(lists.get(slice) ?? [], slice.size, slice.after !== null, writeCursor))
  }

  /** For those who see only some signals, and so not every event. */
  async #seen(viewer: Viewer, { order, size, ...slice }: Slice): Promise<Page<CaseEvent>> {
    const events = await readUntil<CaseEvent>(
      slice.limit,
      async (last) => (await this.timeline.slices(order, [{ ...slice, after: last ?? slice.after }]))[0] ?? [],
      (found) => seenCaseEvents(this.seen, viewer, found),
    )
    return toPage(events, size, slice.after !== null, writeCursor)
  }
}

/** What somebody sees of events, with the number of signals that they see. */
export const seenCaseEvents = <Event extends CaseEvent>(
  seen: SeenSignals,
  viewer: Viewer,
  events: readonly Event[],
): Promise<readonly Event[]> => seenEvents(seen, viewer, events, (event, signalCount) => ({ ...event, signalCount }))

const writeCursor = ({ at, id }: CaseEvent): string => encodeCursor([at.getTime(), id])

function readCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (isTime(at) && typeof id === 'string' && idPrefix(id) === 'cev') return { at: new Date(at), id }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}

const isTime = (at: unknown): at is number => Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < 8e15
