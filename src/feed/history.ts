import type { FeedDatabase } from './database.ts'
import { type FeedEntry, type FeedPosition, type FeedTopic, wholeBefore } from './entry.ts'

/** Search documents by the ids of what they describe; null where there was nothing yet. */
export type DocumentsAsOf = ReadonlyMap<string, Record<string, unknown> | null>

// Of one thing the positions are in the order of its changes, whatever the numbers of their transactions: its row is locked from one to the next.
const AS_OF = {
  name: 'feed_as_of',
  text: `
    SELECT DISTINCT ON (subject_id) subject_id AS id, CASE WHEN after IS NULL THEN before ELSE after || before END AS before FROM feed
    WHERE (transaction, position) > ($1::xid8, $2::bigint) AND topic = $3 AND subject_id = ANY ($4)
    ORDER BY subject_id, position`,
}

/** What the first change after a place says of how it was before. */
export async function readAsOf(
  database: FeedDatabase,
  { transaction, position }: FeedPosition,
  topic: FeedTopic,
  subjectIds: readonly string[],
): Promise<DocumentsAsOf> {
  if (!subjectIds.length) return new Map()
  const rows = await database.read<{ id: string; before: Record<string, unknown> | null }>(AS_OF, [
    transaction,
    position,
    topic,
    subjectIds,
  ])
  return new Map(rows.map(({ id, before }) => [id, before]))
}

const LAST = {
  name: 'feed_last',
  text: `
    SELECT DISTINCT ON (subject_id)
      transaction::text AS transaction, position, at, topic, subject_id AS "subjectId", before, after
    FROM feed WHERE topic = $1
    ORDER BY subject_id, position DESC`,
}

export const lastEntries = async (database: FeedDatabase, topic: FeedTopic): Promise<FeedEntry[]> =>
  (await database.read<FeedEntry>(LAST, [topic])).map(wholeBefore)
