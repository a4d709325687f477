interface Session {
  // biome-ignore lint/suspicious/noExplicitAny: the signature of TypeORM's QueryRunner.
  query(sql: string, values?: any[]): Promise<unknown>
}

const ORDER = ['feed', 'feed_consumers', 'feed_restored']

/**
 * The feed is ordered by the numbers of transactions, which are those of the database that they were written in. All entries of a backup get the
 * number of the transaction that restores them, in their order, and positions behind all that were ever given: consumers go on exactly where they
 * were, and a client's cursor of before is told from a new one by its position, and answered as one that is too old.
 *
 * `lastPosition` is the last one that was given. Answers whether the table is one of the feed.
 */
export async function restoreFeed(
  session: Session,
  table: string,
  lastPosition: number,
  into: (target: string) => Promise<void>,
): Promise<boolean> {
  if (!ORDER.includes(table)) return false
  await session.query(`CREATE TEMP TABLE backup_${table} (LIKE ${table}) ON COMMIT DROP`)
  await into(`backup_${table}`)
  if (table === ORDER.at(-1)) for (const statement of RESTORE) await session.query(statement, [lastPosition])
  return true
}

const RESTORE = [
  `INSERT INTO feed (position, at, topic, subject_id, before, after) OVERRIDING SYSTEM VALUE
   SELECT $1::bigint + row_number() OVER (ORDER BY transaction, position), at, topic, subject_id, before, after FROM backup_feed`,
  `INSERT INTO feed_consumers (name, transaction, position)
   SELECT name, pg_current_xact_id(), $1::bigint + (
     SELECT count(*) FROM backup_feed AS entry
     WHERE name <> 'pruned' AND (entry.transaction, entry.position) <= (consumer.transaction, consumer.position))
   FROM backup_feed_consumers AS consumer`,
  `INSERT INTO feed_restored (position) SELECT $1::bigint`,
]
