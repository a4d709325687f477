import type { FeedDatabase, FeedTransaction } from './database.ts'
import { type FeedEntry, type FeedPosition, wholeBefore } from './entry.ts'
import { KnownEntries } from './own-entries.ts'

/** Entries that are read at once; an index takes two thousand documents in hardly more time than five hundred. */
export const BATCH = 2_000

/** What one look at the feed saw. */
export interface FeedBatch {
  readonly entries: readonly FeedEntry[]
  /** Everything up to it has been seen: the place from which to read on. */
  readonly end: FeedPosition
  /** All transactions that anything had been seen of have smaller numbers. */
  readonly ceiling: string
  /** There was more than one batch holds. */
  readonly more: boolean
  /** There are entries that a running transaction keeps back. */
  readonly heldBack: boolean
  /** Entries after the place that was asked for have been deleted, since they were too old. */
  readonly expired: boolean
  /** The place that was asked for lies in the future: it belongs to another feed. */
  readonly foreign: boolean
}

interface Row {
  readonly horizon: string
  readonly ceiling: string
  readonly heldBack: boolean
  readonly expired: boolean
  readonly foreign: boolean
  readonly transaction: string | null
  readonly position: number
  readonly at: Date
  readonly topic: FeedEntry['topic']
  readonly subjectId: string
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
}

/**
 * Reads in the order (transaction, position), only what lies before the oldest running transaction. A transaction number is given at the first write
 * and becomes visible at the commit: reading by the sequence alone would step over entries that a slower transaction commits later.
 */
const READ = {
  name: 'feed_read',
  text: `
    SELECT
      horizon::text AS horizon, pg_snapshot_xmax(snapshot)::text AS ceiling,
      EXISTS (SELECT FROM feed WHERE transaction >= horizon) AS "heldBack",
      EXISTS (SELECT FROM feed_consumers WHERE name = 'pruned' AND (transaction, position) > ($1::xid8, $2::bigint))
        OR EXISTS (SELECT FROM feed_restored WHERE $2::bigint BETWEEN 1 AND position) AS expired,
      $1::xid8 > pg_snapshot_xmax(snapshot) AS foreign,
      entry.transaction::text AS transaction, entry.position, entry.at, entry.topic, entry.subject_id AS "subjectId",
      CASE WHEN known THEN NULL ELSE entry.before END AS before, CASE WHEN known THEN NULL ELSE entry.after END AS after
    FROM (SELECT pg_current_snapshot() AS snapshot, pg_snapshot_xmin(pg_current_snapshot()) AS horizon) AS seen
    LEFT JOIN LATERAL (
      SELECT *, EXISTS (
        SELECT FROM unnest($4::text[]::xid8[], $5::bigint[], $6::bigint[]) AS append (transaction, first, last)
        WHERE append.transaction = feed.transaction AND feed.position BETWEEN first AND last
      ) AS known
      FROM feed
      WHERE (transaction, position) > ($1::xid8, $2::bigint) AND transaction < horizon
      ORDER BY transaction, position
      LIMIT $3
    ) AS entry ON true
    ORDER BY entry.transaction, entry.position`,
}

/** The documents of `known` entries are not read. */
export async function readFeed(
  database: FeedDatabase,
  from: FeedPosition,
  limit = BATCH,
  known = new KnownEntries(),
): Promise<FeedBatch> {
  return toBatch(await database.read<Row>(READ, parametersOf(from, limit, known)), limit, known)
}

/** The same inside a transaction, which must not have written yet: its own number would be the horizon. */
export async function readFeedIn(tx: FeedTransaction, from: FeedPosition, known: KnownEntries): Promise<FeedBatch> {
  return toBatch(await tx.query(READ.text, parametersOf(from, BATCH, known)), BATCH, known)
}

const parametersOf = ({ transaction, position }: FeedPosition, limit: number, known: KnownEntries) => [
  ...[transaction, position, limit],
  ...known.parameters,
]

/** What given transactions wrote, whether or not its turn has come. */
export async function readTransactions(database: FeedDatabase, transactions: readonly string[]): Promise<FeedEntry[]> {
  return (await database.read<FeedEntry>(READ_TRANSACTIONS, [transactions])).map(wholeBefore)
}

const READ_TRANSACTIONS = {
  name: 'feed_read_transactions',
  text: `
    SELECT transaction::text AS transaction, position, at, topic, subject_id AS "subjectId", before, after
    FROM feed WHERE transaction = ANY ($1::text[]::xid8[])
    ORDER BY feed.transaction, position`,
}

function toBatch(rows: readonly Row[], limit: number, known: KnownEntries): FeedBatch {
  const [first] = rows
  const entries = rows.flatMap((row) => toEntry(row, known))
  const more = entries.length === limit
  const last = entries.at(-1)
  return {
    entries,
    // Positions start at 1: this lies before each entry of the oldest running transaction and after all others.
    end: more && last ? last : { transaction: first?.horizon ?? '0', position: 0 },
    ceiling: first?.ceiling ?? '0',
    more,
    heldBack: first?.heldBack ?? false,
    expired: first?.expired ?? false,
    foreign: first?.foreign ?? false,
  }
}

const toEntry = (
  { transaction, position, at, topic, subjectId, before, after }: Row,
  known: KnownEntries,
): FeedEntry[] =>
  transaction === null ? [] : [known.complete({ transaction, position, at, topic, subjectId, before, after })]
