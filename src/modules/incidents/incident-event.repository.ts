import type { ActorKind } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { IncidentEventRow } from './incident-event.table.ts'
import type { IncidentEvent, IncidentEventKind } from './incident-event.ts'

/** A stretch of one incident's timeline, which begins behind an event. */
export interface TimelineSlice {
  readonly incidentId: string
  readonly order: 'ASC' | 'DESC'
  readonly limit: number
  readonly after: { readonly at: Date; readonly id: string } | null
}

const COLUMNS = `id, incident_id AS "incidentId", at, kind, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName",
  author_id AS "authorId", body, field, previous_value AS "previousValue", new_value AS "newValue", signal_ids AS "signalIds",
  edited_at AS "editedAt"`

const OLDEST_FIRST = {
  name: 'incident-timeline',
  text: `SELECT ${COLUMNS} FROM incident_events
         WHERE incident_id = $1 AND (at, id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3, ''))
         ORDER BY at, id LIMIT $4`,
}
const NEWEST_FIRST = {
  name: 'incident-timeline-newest',
  text: `SELECT ${COLUMNS} FROM incident_events
         WHERE incident_id = $1 AND (at, id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3, ''))
         ORDER BY at DESC, id DESC LIMIT $4`,
}

export class IncidentEventRepository {
  constructor(private readonly postgres: Postgres) {}

  async slice({ incidentId, order, limit, after }: TimelineSlice): Promise<IncidentEvent[]> {
    const statement = order === 'ASC' ? OLDEST_FIRST : NEWEST_FIRST
    const values = [incidentId, after?.at ?? null, after?.id ?? null, limit]
    return (await this.postgres.read<IncidentEventRow>(statement, values)).map(toEvent)
  }

  async lock(tx: Transaction, id: string): Promise<IncidentEvent | null> {
    const row = await tx.findOne(IncidentEventRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
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
