import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { SortDirection } from '../explorer/index.ts'
import { CaseEventRow } from './case-event.table.ts'
import type { CaseEvent } from './case-event.ts'
import { FAMILY } from './family.repository.ts'

/** A stretch of a case's timeline, which begins after an event. */
export interface TimelineSlice {
  readonly caseId: string
  readonly limit: number
  readonly after: { readonly at: Date; readonly id: string } | null
}

const COLUMNS = `id, case_id AS "caseId", at, kind, actor, author_id AS "authorId", body, field, previous_value AS "previousValue",
  new_value AS "newValue", edited_at AS "editedAt", deleted_at AS "deletedAt", signal_ids AS "signalIds", signal_count AS "signalCount"`

/** A case shows the events of those that were merged into it, but not that they were: it has events of its own for that. */
const slicesIn = (direction: SortDirection) => ({
  name: `case-timeline-${direction}`,
  text: `
    SELECT place::integer - 1 AS place, entry.*
    FROM unnest($1::text[], $2::integer[], $3::timestamptz[], $4::text[]) WITH ORDINALITY AS slice (case_id, size, since, last, place)
    CROSS JOIN LATERAL (
      ${FAMILY('slice.case_id')}
      SELECT event.* FROM family CROSS JOIN LATERAL (
        SELECT ${COLUMNS} FROM case_events
        WHERE case_id = family.id AND (family.id = slice.case_id OR field IS DISTINCT FROM 'mergedInto')
          AND (at, id) ${direction === 'ASC' ? '>' : '<'} (coalesce(slice.since, '${direction === 'ASC' ? '-' : ''}infinity'), coalesce(slice.last, ''))
        ORDER BY at ${direction}, id ${direction} LIMIT slice.size
      ) AS event
      ORDER BY at ${direction}, id ${direction} LIMIT slice.size
    ) AS entry
    ORDER BY place, entry.at ${direction}, entry.id ${direction}`,
})
const SLICES = { ASC: slicesIn('ASC'), DESC: slicesIn('DESC') }

export class TimelineRepository {
  constructor(private readonly postgres: Postgres) {}

  /** One list for each slice, by one statement. */
  async slices(direction: SortDirection, slices: readonly TimelineSlice[]): Promise<CaseEvent[][]> {
    const rows = await this.postgres.read<CaseEvent & { place: number }>(SLICES[direction], [
      slices.map(({ caseId }) => caseId),
      slices.map(({ limit }) => limit),
      slices.map(({ after }) => after?.at ?? null),
      slices.map(({ after }) => after?.id ?? null),
    ])
    const lists: CaseEvent[][] = slices.map(() => [])
    for (const { place, ...event } of rows) lists[place]?.push(event)
    return lists
  }

  async insert(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
    if (events.length) await tx.insert(CaseEventRow, events as never)
  }

  /** The newest event of a case itself. */
  async last(tx: Transaction, caseId: string): Promise<CaseEvent | null> {
    const [event] = await tx.query(
      `SELECT ${COLUMNS} FROM case_events WHERE case_id = $1 ORDER BY at DESC, id DESC LIMIT 1`,
      [caseId],
    )
    return event ?? null
  }

  async find(tx: Transaction, id: string): Promise<CaseEvent | null> {
    const [event] = await tx.query(`SELECT ${COLUMNS} FROM case_events WHERE id = $1`, [id])
    return event ?? null
  }

  async update(tx: Transaction, { id, ...values }: CaseEvent): Promise<void> {
    await tx.update(CaseEventRow, { id }, values as never)
  }
}
