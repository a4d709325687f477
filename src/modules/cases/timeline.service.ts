import { badInput } from '../../kernel/errors.ts'
import { idPrefix } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { SortDirection } from '../explorer/index.ts'
import type { CaseEvent } from './case-event.ts'
import type { TimelineRepository } from './timeline.repository.ts'

export interface TimelineRequest {
  readonly caseId: string
  readonly first?: number | null
  readonly after?: string | null
  readonly order: SortDirection
}

export class TimelineService {
  constructor(private readonly timeline: TimelineRepository) {}

  /** One page for each request, by one statement for each order that is asked for. */
  async pages(viewer: Viewer, requests: readonly TimelineRequest[]): Promise<Page<CaseEvent>[]> {
    requirePermission(viewer, 'cases_read')
    const slices = requests.map(({ caseId, first, after, order }) => {
      const size = pageSize(first, 50)
      return { caseId, order, size, limit: size + 1, after: after ? readCursor(after) : null }
    })
    const lists = new Map<object, CaseEvent[]>()
    for (const direction of ['ASC', 'DESC'] as const) {
      const asked = slices.filter(({ order }) => order === direction)
      const found = asked.length ? await this.timeline.slices(direction, asked) : []
      for (const [index, slice] of asked.entries()) lists.set(slice, found[index] ?? [])
    }
    return slices.map((slice) => toPage(lists.get(slice) ?? [], slice.size, slice.after !== null, writeCursor))
  }
}

const writeCursor = ({ at, id }: CaseEvent): string => encodeCursor([at.getTime(), id])

function readCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (isTime(at) && typeof id === 'string' && idPrefix(id) === 'cev') return { at: new Date(at), id }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}

const isTime = (at: unknown): at is number => Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < 8e15
