import type { Clock } from '../../kernel/clock.ts'
import { ENTITY_KINDS, type EntityKind, entityId } from '../../kernel/entity.ts'
import { badInput } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { readQuery, storableTime } from '../explorer/index.ts'
import type { EntityListRepository, EntitySelection, RankedEntity } from './entity-list.repository.ts'
import type { EntitySights } from './entity-sights.ts'

export interface EntityListRequest {
  readonly query?: string | null
  readonly kinds?: readonly EntityKind[] | null
  readonly range: { readonly from: string; readonly to?: string | null }
  readonly first?: number | null
  readonly after?: string | null
}

export type ListedEntity = RankedEntity & { readonly id: string }

/** A page that can be asked how long the whole list is. */
export interface EntityPage extends Page<ListedEntity> {
  total(): Promise<number>
}

interface Place {
  /** When the first page was answered: further pages go on in the order of then. */
  readonly at: number
  readonly row: RankedEntity
}

/** Pages of entities. Scores change as signals arrive and expire, so all pages of one list weigh the signals of the same two weeks. */
export class EntityList {
  constructor(
    private readonly entities: EntityListRepository,
    private readonly clock: Clock,
  ) {}

  async page(sights: EntitySights, { query, kinds, range, first, after }: EntityListRequest): Promise<EntityPage> {
    const size = pageSize(first, 25)
    const place = after ? readCursor(after) : null
    const at = place?.at ?? this.clock.now().getTime()
    const { from, to } = parseTimeRange(range, new Date(at))
    const selection: EntitySelection = {
      query: readQuery(query ?? ''),
      kinds: kinds ?? null,
      range: { from: storable(from), to: storable(to) },
      at,
      sights,
    }
    const rows = await this.entities.page(selection, size + 1, place?.row ?? null)
    const listed = rows.map((row) => ({ ...row, id: entityId(row) }))
    return {
      ...toPage(listed, size, place !== null, (row) => writeCursor({ at, row })),
      total: () => this.entities.count(selection),
    }
  }
}

const storable = (time: Date): Date => new Date(storableTime(time.getTime()))

const writeCursor = ({ at, row }: Place): string => encodeCursor([at, row.riskScore, row.value, row.kind])

function readCursor(cursor: string): Place {
  const [at, riskScore, value, kind] = decodeCursor(cursor, 4)
  if (isTime(at) && isScore(riskScore) && typeof value === 'string' && isKind(kind))
    return { at, row: { riskScore, value, kind, signalCount: 0 } }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}

const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && storableTime(value as number) === value
const isScore = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isKind = (value: unknown): value is EntityKind => ENTITY_KINDS.includes(value as EntityKind)
