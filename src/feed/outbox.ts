import type { Clock } from '../kernel/clock.ts'
import { CHANNEL, type FeedTransaction } from './database.ts'
import { differing, type NewFeedEntry } from './entry.ts'
import type { OwnEntries } from './own-entries.ts'

// One round trip for all entries of a change; Postgres itself merges equal notifications of one transaction.
const APPEND = `
  WITH appended AS (
    INSERT INTO feed (at, topic, subject_id, before, after)
    SELECT $1, entry->>'topic', entry->>'subjectId', nullif(entry->'before', 'null'), nullif(entry->'after', 'null')
    FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given (entry, place)
    ORDER BY place
    RETURNING position
  )
  SELECT pg_current_xact_id()::text AS transaction, json_agg(position ORDER BY position) AS positions, pg_notify('${CHANNEL}', '')
  FROM appended`

/** Writes entries in the transaction of the change that they tell of, and answers that transaction's number. */
export async function appendEntries(
  tx: FeedTransaction,
  clock: Clock,
  own: OwnEntries,
  entries: readonly NewFeedEntry[],
): Promise<string> {
  const stored = entries.map(withoutRepetition)
  const [{ transaction, positions }] = await tx.query(APPEND, [clock.now(), JSON.stringify(stored)])
  own.keep(transaction, positions, stored)
  return transaction
}

const withoutRepetition = (entry: NewFeedEntry): NewFeedEntry => ({
  ...entry,
  before: entry.before && entry.after ? differing(entry.before, entry.after) : entry.before,
})
