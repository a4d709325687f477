import type { Clock } from '../kernel/clock.ts'
import { CHANNEL, type FeedTransaction } from './database.ts'
import { differing, type NewFeedEntry } from './entry.ts'

// One round trip for all entries of a change; Postgres itself merges equal notifications of one transaction.
const APPEND = `
  WITH appended AS (
    INSERT INTO feed (at, topic, subject_id, before, after)
    SELECT $1, entry->>'topic', entry->>'subjectId', nullif(entry->'before', 'null'), nullif(entry->'after', 'null')
    FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given (entry, place)
    ORDER BY place
  )
  SELECT pg_current_xact_id()::text AS transaction, pg_notify('${CHANNEL}', '')`

/** Writes entries in the transaction of the change that they tell of, and answers that transaction's number. */
export async function appendEntries(
  tx: FeedTransaction,
  clock: Clock,
  entries: readonly NewFeedEntry[],
): Promise<string> {
  const [row] = await tx.query(APPEND, [clock.now(), JSON.stringify(entries.map(withoutRepetition))])
  return row.transaction
}

const withoutRepetition = (entry: NewFeedEntry): NewFeedEntry => ({
  ...entry,
  before: entry.before && entry.after ? differing(entry.before, entry.after) : entry.before,
})
