import type { Clock } from '../kernel/clock.ts'
import type { FeedDatabase } from './database.ts'

const OLDEST = {
  name: 'feed_oldest',
  text: `
    SELECT feed.at FROM feed
    WHERE (transaction, position) > (
      coalesce((SELECT transaction FROM feed_consumers WHERE name = $1), '0'),
      coalesce((SELECT position FROM feed_consumers WHERE name = $1), 0))
    ORDER BY transaction, position
    LIMIT 1`,
}

/** Milliseconds since the oldest change was made that a consumer has not taken; 0 when it has taken all. */
export async function lagOf(database: FeedDatabase, clock: Clock, consumer: string): Promise<number> {
  const [oldest] = await database.read<{ at: Date }>(OLDEST, [consumer])
  return oldest ? Math.max(0, clock.now().getTime() - oldest.at.getTime()) : 0
}
