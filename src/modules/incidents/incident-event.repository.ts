import type { ActorKind } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { IncidentEventRow } from './incident-event.table.ts'
import type { IncidentEvent, IncidentEventKind } from './incident-event.ts'

export type TimelineOrder = 'ASC' | 'DESC'

/** A stretch of one incident's timeline, which begins behind an event. */
export interface TimelineSlice {
  readonly incidentId: string
  readonly order: TimelineOrder
  readonly limit: number
  readonly after: { readonly at: Date; readonly id: string } | null
}

const COLUMNS = `event.id, incident_id AS "incidentId", event.at, kind, actor_kind AS "actorKind", actor_id AS "actorId",
  actor_name AS "actorName", author_id AS "authorId", body, field, previous_value AS "previousValue", new_value AS "newValue",
  signal_ids AS "signalIds", edited_at AS "editedAt"`

const SLICES = {
  ASC: slices('ASC', `(at, id) > (coalesce(slice.at, '-infinity'), coalesce(slice.id, ''))`),
  DESC: slices('DESC', `(at, id) < (coalesce(slice.at, 'infinity'), coalesce(slice.id, ''))`),
}

function slices(order: TimelineOrder, behind: string) {
  return {
    name: `incident-timelines-${order}`,
    text: `
      SELECT place::integer - 1 AS place, ${COLUMNS}
      FROM unnest($1::text[], $2::integer[], $3::timestamptz[], $4::text[]) WITH ORDINALITY AS slice (incident, size, at, id, place)
      CROSS JOIN LATERAL (
        SELECT * FROM incident_events WHERE incident_id = slice.incident AND ${behind}
        ORDER BY at ${order}, id ${order} LIMIT slice.size
      ) AS event
      ORDER BY place, event.at ${order}, event.id ${order}`,
  }
}

export class IncidentEventRepository {
  constructor(private readonly postgres: Postgres) {}

  /** One list for each slice; one statement for all of an order. */
  async slices(wanted: readonly TimelineSlice[]): Promise<IncidentEvent[][]> {
    const lists: IncidentEvent[][] = wanted.map(() => [])
    for (const order of ['ASC', 'DESC'] as const) {
      const places = wanted.flatMap((slice, place) => (slice.order === order ? [{ ...slice, place }] : []))
      if (!places.length) continue
      const rows = await this.postgres.read<IncidentEventRow & { place: number }>(SLICES[order], [
        places.map(({ incidentId }) => incidentId),
        places.map(({ limit }) => limit),
        places.map(({ after }) => after?.at ?? null),
        places.map(({ after }) => after?.id ?? null),
      ])
      for (const { place, ...row } of rows) lists[places[place]?.place ?? -1]?.push(toEvent(row))
    }
    return lists
  }

  async lock(tx: Transaction, id: string): Promise<IncidentEvent | null> {
    const row = await tx.findOne(IncidentEventRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
    return row && toEvent(row)
  }

  async lockLast(tx: Transaction, incidentId: string): Promise<IncidentEvent | null> {
    const row = await tx.findOne(IncidentEventRow, {
      where: { incidentId },
      order: { at: 'DESC', id: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    })
    return row && toEvent(row)
  }

  async insert(tx: Transaction, events: readonly IncidentEvent[]): Promise<void> {
    if (events.length) await tx.insert(IncidentEventRow, events.map(toRow) as never)
  }

  async update(tx: Transaction, event: IncidentEvent): Promise<void> {
    const { id, ...values } = toRow(event)
    await tx.update(IncidentEventRow, { id }, values as never)
  }
}

const toEvent = ({ actorKind, actorId, actorName, ...row }: IncidentEventRow): IncidentEvent => ({
  ...row,
  kind: row.kind as IncidentEventKind,
  actor: { kind: actorKind as ActorKind, id: actorId, name: actorName },
  cursor: null,
})

const toRow = ({ actor, cursor, ...event }: IncidentEvent): IncidentEventRow => ({
  ...event,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
})
