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

const OLDEST_BY_CONSUMER = {
  name: 'feed_oldest_by_consumer',
  text: `
    SELECT name, oldest.at FROM feed_consumers AS consumer
    LEFT JOIN LATERAL (
      SELECT feed.at FROM feed
      WHERE (feed.transaction, feed.position) > (consumer.transaction, consumer.position)
      ORDER BY feed.transaction, feed.position
      LIMIT 1
    ) AS oldest ON true
    WHERE name <> 'pruned'`,
}

/** The same for all consumers by name. */
export async function lagsOf(database: FeedDatabase, clock: Clock): Promise<ReadonlyMap<string, number>> {
  const rows = await database.read<{ name: string; at: Date | null }>(OLDEST_BY_CONSUMER)
  const now = clock.now().getTime()
  return new Map(rows.map(({ name, at }) => [name, at ? Math.max(0, now - at.getTime()) : 0]))
}
