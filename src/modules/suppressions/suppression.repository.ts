import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { SuppressionRow } from './suppression.table.ts'
import type { Suppression } from './suppression.ts'

const ALL = {
  name: 'suppressions',
  text: `SELECT id, version, name, description, enabled, rule_query AS "ruleQuery", suppression_query AS "suppressionQuery",
           data_exclusion_query AS "dataExclusionQuery", starts_at AS "startsAt", expires_at AS "expiresAt", tags,
           creator_id AS "creatorId", created_at AS "createdAt", updated_at AS "updatedAt"
         FROM suppressions ORDER BY created_at DESC, id DESC`,
}
const CHANGED = {
  name: 'suppressions-changed',
  text: 'SELECT count(*)::integer AS count, sum(version)::bigint AS versions, max(id) AS newest FROM suppressions',
}
const HIDDEN = {
  name: 'suppressed-signals',
  text: `SELECT id, count(*)::integer AS count FROM silent_episodes, unnest(suppression_ids) AS id
         WHERE suppression_ids && $1::text[] AND id = ANY($1) GROUP BY id`,
}
const EXCLUDED = `
  SELECT id, count() AS count FROM excluded_matches FINAL ARRAY JOIN suppression_ids AS id
  WHERE hasAny(suppression_ids, {ids:Array(String)}) AND id IN {ids:Array(String)} GROUP BY id`

interface Count {
  readonly id: string
  readonly count: number
}

export class SuppressionRepository {
  constructor(
    private readonly postgres: Postgres,
    private readonly clickhouse: ClickHouse,
  ) {}

  /** The newest first. */
  list(): Promise<Suppression[]> {
    return this.postgres.read<Suppression>(ALL)
  }

  /** Changes whenever a suppression is added, changed or removed. */
  async stamp(): Promise<string> {
    const [row] = await this.postgres.read(CHANGED)
    return JSON.stringify(row)
  }

  /** How many signals each has hidden. */
  async hiddenSignals(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return byId(await this.postgres.read<Count>(HIDDEN, [ids]))
  }

  /** How many matching logs each has kept from rules. */
  async excludedMatches(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return byId(await this.clickhouse.query<Count>(EXCLUDED, { ids }))
  }

  /** Locks the suppression, so that two changes of it happen one after the other. */
  lock(tx: Transaction, id: string): Promise<Suppression | null> {
    return tx.findOne(SuppressionRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  async insert(tx: Transaction, suppression: Suppression): Promise<void> {
    await tx.insert(SuppressionRow, suppression as never)
  }

  async update(tx: Transaction, { id, ...values }: Suppression): Promise<void> {
    await tx.update(SuppressionRow, { id }, values as never)
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(SuppressionRow, { id })
  }
}

const byId = (counts: readonly Count[]): ReadonlyMap<string, number> =>
  new Map(counts.map(({ id, count }) => [id, Number(count)]))
