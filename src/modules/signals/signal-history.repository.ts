import type { ActorKind } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { UntilCommit } from '../../stores/until-commit.ts'
import type { SignalHistoryRow } from './signal-history.table.ts'
import type { HistoryEntry } from './signal-history.ts'

/** A stretch of one signal's history, the newest first, which begins after an entry. */
export interface HistorySlice {
  readonly signalId: string
  readonly limit: number
  readonly after: { readonly at: Date; readonly id: string } | null
}

type NewHistoryEntry = HistoryEntry & { readonly signalId: string }

const SLICES = {
  name: 'signal-history-slices',
  text: `
    SELECT place::integer - 1 AS place, entry.id, entry.at, entry.action, actor_kind AS "actorKind", actor_id AS "actorId",
      actor_name AS "actorName", field, previous_value AS "previousValue", new_value AS "newValue", reason
    FROM unnest($1::text[], $2::integer[], $3::timestamptz[], $4::text[]) WITH ORDINALITY AS slice (signal, size, at, id, place)
    CROSS JOIN LATERAL (
      SELECT * FROM signal_history
      WHERE signal_id = slice.signal AND (at, id) < (coalesce(slice.at, 'infinity'), coalesce(slice.id, ''))
      ORDER BY at DESC, id DESC
      LIMIT slice.size
    ) AS entry
    ORDER BY place, entry.at DESC, entry.id DESC`,
}

// One parameter, however many entries there are.
const INSERT = 'INSERT INTO signal_history SELECT * FROM jsonb_populate_recordset(NULL::signal_history, $1::jsonb)'

export class SignalHistoryRepository {
  readonly #entries = new UntilCommit<NewHistoryEntry>(async (tx, entries) => {
    const rows = entries.map(({ id, signalId, at, action, actor, field, previousValue, newValue, reason }) => ({
      id,
      signal_id: signalId,
      at,
      action,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      field,
      previous_value: previousValue,
      new_value: newValue,
      reason,
    }))
    await tx.query(INSERT, [JSON.stringify(rows)])
  })

  constructor(private readonly postgres: Postgres) {}

  /** One list for each slice, by one statement. */
  async slices(slices: readonly HistorySlice[]): Promise<HistoryEntry[][]> {
    const rows = await this.postgres.read<SignalHistoryRow & { place: number }>(SLICES, [
      slices.map(({ signalId }) => signalId),
      slices.map(({ limit }) => limit),
      slices.map(({ after }) => after?.at ?? null),
      slices.map(({ after }) => after?.id ?? null),
    ])
    const lists: HistoryEntry[][] = slices.map(() => [])
    for (const row of rows) lists[row.place]?.push(toEntry(row))
    return lists
  }

  /** With the commit of the transaction. */
  insert(tx: Transaction, entries: readonly NewHistoryEntry[]): void {
    this.#entries.add(tx, entries)
  }
}

const toEntry = (row: SignalHistoryRow): HistoryEntry => ({
  id: row.id,
  at: row.at,
  action: row.action as HistoryEntry['action'],
  actor: { kind: row.actorKind as ActorKind, id: row.actorId, name: row.actorName },
  field: row.field,
  previousValue: row.previousValue,
  newValue: row.newValue,
  reason: row.reason,
})
