import type { ClickHouse } from '../../stores/clickhouse.ts'

const TIME = `fromUnixTimestamp64Milli({before:Int64}, 'UTC')`
/** Rules look back this far at what they have learned, whatever becomes of the logs. */
const LEARNED_MS = 32 * 86_400_000

/** What was made of logs and goes with them; those that are kept by day go when all of the day is too old. */
const MADE_OF_LOGS: Readonly<Record<string, string>> = {
  rule_matches: `timestamp < ${TIME}`,
  excluded_matches: `timestamp < ${TIME}`,
  entity_sightings: `day < toDate32(${TIME})`,
  // The row of 1970 tells when a group began to learn.
  learned_values: `day > '1970-01-01' AND day < toDate(least(${TIME}, fromUnixTimestamp64Milli({learned:Int64}, 'UTC')))`,
}

interface OldPartition {
  readonly id: string
  readonly month: number
}

/** Logs, and what was made of them. */
export class LogDataRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async count(before: Date): Promise<number> {
    const [row] = await this.clickhouse.query<{ count: number }>(
      `SELECT count() AS count FROM logs WHERE timestamp < ${TIME}`,
      { before: before.getTime() },
    )
    return Number(row?.count ?? 0)
  }

  /**
   * A month that is too old as a whole is dropped, which costs nothing. What is too old of the month between is marked as deleted, in that partition
   * alone: the marks count from now on, and merges free the space. A TTL would be as cheap, but takes effect when a merge happens to come.
   */
  async remove(before: Date, now: Date): Promise<void> {
    const params = { before: before.getTime(), learned: now.getTime() - LEARNED_MS }
    const partitions = await this.clickhouse.query<OldPartition>(
      `SELECT DISTINCT _partition_id AS id, toYYYYMM(timestamp) AS month FROM logs WHERE timestamp < ${TIME}`,
      params,
    )
    const current = before.getUTCFullYear() * 100 + before.getUTCMonth() + 1
    for (const { id, month } of partitions) {
      if (!/^\d+$/.test(id)) throw new Error(`The table of logs has a partition ${JSON.stringify(id)}.`)
      await this.clickhouse.command(
        month < current
          ? `ALTER TABLE logs DROP PARTITION ID '${id}'`
          : `DELETE FROM logs IN PARTITION ID '${id}' WHERE timestamp < ${TIME}`,
        month < current ? {} : params,
      )
    }
    for (const [table, old] of Object.entries(MADE_OF_LOGS)) {
      const found = await this.clickhouse.query(`SELECT 1 FROM ${table} WHERE ${old} LIMIT 1`, params)
      if (found.length) await this.clickhouse.command(`DELETE FROM ${table} WHERE ${old}`, params)
    }
  }
}
