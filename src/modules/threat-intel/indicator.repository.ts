import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { Indicator } from './indicator.ts'
import type { StoredIndicator } from './matching/feed-indicators.ts'

export interface IndicatorChanges {
  readonly added: number
  readonly updated: number
  readonly removed: number
}

const PAGE = 10_000

const READ = `
  DECLARE listed NO SCROLL CURSOR FOR
  SELECT type, value, details::text AS details, coalesce(floor(extract(epoch FROM valid_until)), 0)::float8 AS "validUntil"
  FROM threat_indicators WHERE feed_id = $1`

/** Several lists may be brought in within one transaction. */
const STAGE = `
  DROP TABLE IF EXISTS pg_temp.incoming;
  CREATE TEMPORARY TABLE incoming (type text, value text COLLATE "C", details jsonb, valid_until timestamptz(3), stix_id text) ON COMMIT DROP`
const FILL = `
  INSERT INTO incoming SELECT * FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::timestamptz[], $5::text[])`

const SAME = 'known.feed_id = $1 AND known.type = incoming.type AND known.value = incoming.value'

const UPDATE = `
  UPDATE threat_indicators known SET details = incoming.details, valid_until = incoming.valid_until, stix_id = incoming.stix_id
  FROM incoming WHERE ${SAME} AND (known.details, known.valid_until, known.stix_id)
    IS DISTINCT FROM (incoming.details, incoming.valid_until, incoming.stix_id)`
const ADD = `
  INSERT INTO threat_indicators SELECT $1, incoming.* FROM incoming
  WHERE NOT EXISTS (SELECT FROM threat_indicators known WHERE ${SAME}) ORDER BY type, value`
const REMOVE_OTHERS = `
  DELETE FROM threat_indicators known WHERE feed_id = $1 AND NOT EXISTS (SELECT FROM incoming WHERE ${SAME})`
/** What STIX objects that came again, or were revoked, named before and name no more. */
const REMOVE_STIX = `
  DELETE FROM threat_indicators known WHERE feed_id = $1
    AND (stix_id = ANY($2) OR (stix_id IN (SELECT stix_id FROM incoming) AND NOT EXISTS (SELECT FROM incoming WHERE ${SAME})))`

export class IndicatorRepository {
  constructor(private readonly postgres: Postgres) {}

  /** Calls back with a page at a time, so that other work gets its turn. */
  async read(feedId: string, take: (page: readonly StoredIndicator[]) => void): Promise<void> {
    await this.postgres.transaction(async (tx) => {
      await tx.query(READ, [feedId])
      for (;;) {
        const page = (await tx.query(`FETCH ${PAGE} FROM listed`)) as StoredIndicator[]
        take(page)
        if (page.length < PAGE) return
      }
    })
  }

  /** Makes these the indicators of the feed. */
  async replace(tx: Transaction, feedId: string, indicators: readonly Indicator[]): Promise<IndicatorChanges> {
    await stage(tx, indicators)
    const removed = await run(tx, REMOVE_OTHERS, [feedId])
    return { removed, ...(await merge(tx, feedId)) }
  }

  /** Adds to the indicators of the feed, and takes back what STIX objects no longer name. */
  async amend(
    tx: Transaction,
    feedId: string,
    indicators: readonly Indicator[],
    revoked: readonly string[],
  ): Promise<IndicatorChanges> {
    await stage(tx, indicators)
    const removed = await run(tx, REMOVE_STIX, [feedId, revoked])
    return { removed, ...(await merge(tx, feedId)) }
  }
}

async function stage(tx: Transaction, indicators: readonly Indicator[]): Promise<void> {
  await tx.query(STAGE)
  for (let start = 0; start < indicators.length; start += PAGE) {
    const part = indicators.slice(start, start + PAGE)
    await tx.query(FILL, [
      part.map(({ type }) => type),
      part.map(({ value }) => value),
      part.map(({ details }) => details && JSON.stringify(details)),
      part.map(({ validUntil }) => validUntil),
      part.map(({ stixId }) => stixId),
    ])
  }
  await tx.query('ANALYZE incoming')
}

async function merge(tx: Transaction, feedId: string): Promise<Omit<IndicatorChanges, 'removed'>> {
  return { updated: await run(tx, UPDATE, [feedId]), added: await run(tx, ADD, [feedId]) }
}

/** How many rows a statement changed. */
async function run(tx: Transaction, sql: string, values: readonly unknown[]): Promise<number> {
  const result = await tx.queryRunner?.query(sql, values as unknown[], true)
  return result?.affected ?? 0
}
