import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { StoredSignal } from './signal.ts'
import { type SignalTrait, traitNumber, traitsOf } from './signal-traits.ts'

/** Signals that have every trait of one of the lists, the newest first, without the signal from which somebody looks. */
export interface TraitSearch {
  readonly signalId: string
  readonly anyOf: readonly (readonly SignalTrait[])[]
  readonly limit: number
  readonly after: { readonly at: Date; readonly id: string } | null
}

export interface FoundByTraits {
  readonly id: string
  readonly timestamp: Date
}

export interface TraitAnswer {
  /** All of them, not only those that are listed. */
  readonly total: number
  readonly signals: readonly FoundByTraits[]
}

const SAVE = `
  INSERT INTO signal_traits (signal_id, timestamp, traits)
  SELECT "signalId", timestamp, ARRAY(SELECT jsonb_array_elements_text(traits)::bigint)
  FROM jsonb_to_recordset($1::jsonb) AS signal ("signalId" text, timestamp timestamptz, traits jsonb)
  ON CONFLICT (signal_id) DO UPDATE SET traits = excluded.traits WHERE signal_traits.traits <> excluded.traits`

const FIND = {
  name: 'signals-by-traits',
  text: `
    SELECT place, total::integer, page.signal_id AS id, page.timestamp
    FROM jsonb_to_recordset($1::jsonb) AS search (place integer, "signalId" text, "anyOf" jsonb, size integer, at timestamptz, id text)
    CROSS JOIN LATERAL (
      WITH matched AS MATERIALIZED (
        SELECT DISTINCT signal_id, timestamp
        FROM jsonb_array_elements("anyOf") AS wanted
        JOIN signal_traits ON traits @> ARRAY(SELECT jsonb_array_elements_text(wanted)::bigint)
        WHERE signal_id <> "signalId"
      )
      SELECT total, page.* FROM (SELECT count(*) AS total FROM matched) AS counted LEFT JOIN LATERAL (
        SELECT * FROM matched WHERE (timestamp, signal_id) < (coalesce(at, 'infinity'), coalesce(search.id, ''))
        ORDER BY timestamp DESC, signal_id DESC LIMIT size
      ) AS page ON true
    ) AS page
    ORDER BY place, page.timestamp DESC, page.signal_id DESC`,
}

/** What signals have in common, kept beside them: neither triage nor cases touch it. */
export class SignalTraitRepository {
  constructor(private readonly postgres: Postgres) {}

  async save(tx: Transaction, signals: readonly StoredSignal[]): Promise<void> {
    if (!signals.length) return
    const rows = signals.map((signal) => ({
      ...{ signalId: signal.id, timestamp: signal.timestamp, traits: traitsOf(signal) },
    }))
    await tx.query(SAVE, [JSON.stringify(rows)])
  }

  /** In the order of the searches, by one statement. */
  async find(searches: readonly TraitSearch[]): Promise<TraitAnswer[]> {
    const rows = await this.postgres.read<{ place: number; total: number; id: string | null; timestamp: Date }>(FIND, [
      JSON.stringify(
        searches.map(({ signalId, anyOf, limit, after }, place) => ({
          ...{ place, signalId, anyOf: anyOf.map((traits) => traits.map(traitNumber)), size: limit },
          ...{ at: after?.at ?? null, id: after?.id ?? null },
        })),
      ),
    ])
    const answers = searches.map(() => ({ total: 0, signals: [] as FoundByTraits[] }))
    for (const { place, total, id, timestamp } of rows) {
      const answer = answers[place]
      if (!answer) continue
      answer.total = total
      if (id !== null) answer.signals.push({ id, timestamp })
    }
    return answers
  }
}
