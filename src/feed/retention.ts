import type { Clock } from '../kernel/clock.ts'
import type { FeedDatabase } from './database.ts'

/** How long a client may be away and still resume; afterwards it is told to read anew. */
export const RETENTION = 3 * 24 * 60 * 60 * 1_000

/**
 * Deletes a prefix of the feed: whole in its order, of entries that are old and that every consumer has passed. Where it ends is stored, so that a
 * reader with an older cursor is told that it missed something.
 */
export async function pruneFeed(database: FeedDatabase, clock: Clock, retention: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(PRUNE, [new Date(clock.now().getTime() - retention)])
  })
}

const PRUNE = `
  WITH kept AS (
    SELECT transaction, position FROM feed WHERE at >= $1
    UNION ALL
    SELECT transaction, position + 1 FROM feed_consumers WHERE name <> 'pruned'
    UNION ALL
    SELECT pg_snapshot_xmin(pg_current_snapshot()), 0
    ORDER BY 1, 2
    LIMIT 1
  ), deleted AS (
    DELETE FROM feed USING kept
    WHERE (feed.transaction, feed.position) < (kept.transaction, kept.position)
    RETURNING feed.transaction, feed.position
  )
  INSERT INTO feed_consumers (name, transaction, position)
  SELECT 'pruned', transaction, position FROM deleted ORDER BY transaction DESC, position DESC LIMIT 1
  ON CONFLICT (name) DO UPDATE SET transaction = excluded.transaction, position = excluded.position`

/** Number of the last transaction of which entries were deleted; 0 before the first time. Nobody reads on from a place before it. */
export async function prunedTo(database: FeedDatabase): Promise<string> {
  const [row] = await database.read<{ transaction: string }>(PRUNED)
  return row?.transaction ?? '0'
}

const PRUNED = {
  name: 'feed_pruned',
  text: `SELECT transaction::text AS transaction FROM feed_consumers WHERE name = 'pruned'`,
}
