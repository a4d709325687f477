import { type Sight, SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { LOG_FIELDS } from './log.fields.ts'
import type { WitnessedLog } from './log-witness.ts'
import { type StoredLog, wordsOfLog } from './stored-log.ts'

// Time and id together are the table's order, so that only the granules of these very events are read.
const THESE = `
  (logs.timestamp, logs.id) IN (
    SELECT fromUnixTimestamp64Milli(pair.1, 'UTC'), pair.2
    FROM (SELECT arrayJoin(arrayZip({times:Array(Int64)}, {ids:Array(String)})) AS pair)
  )`
const KNOWN = `SELECT id, batch FROM logs WHERE ${THESE}`
const READ = `
  SELECT id, toUnixTimestamp64Milli(logs.timestamp) AS timestamp, source, service, host, status, message, tags, attributes, document
  FROM logs WHERE ${THESE}`

const AFTER = `
  SELECT id, toUnixTimestamp64Milli(logs.timestamp) AS timestamp, source, service, host, status, trace_id AS traceId, message, tags, attributes, document
  FROM logs
  WHERE logs.timestamp >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND logs.timestamp < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    AND (logs.timestamp, logs.id) > (fromUnixTimestamp64Milli({from:Int64}, 'UTC'), {after:String})
  ORDER BY logs.timestamp, logs.id LIMIT {limit:UInt32}`
const OF_BATCH = `
  SELECT toUnixTimestamp64Milli(logs.timestamp) AS timestamp, host, attributes FROM logs WHERE batch = {batch:UInt64}`
const WHOLE_BATCH = `
  SELECT id, toUnixTimestamp64Milli(logs.timestamp) AS timestamp, source, service, host, status, trace_id AS traceId, message, tags, attributes, document
  FROM logs WHERE batch = {batch:UInt64}`
const COUNT = `
  SELECT count() AS count FROM logs
  WHERE timestamp >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND timestamp < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`

type LogKey = Pick<StoredLog, 'id' | 'timestamp'>
type LogContent = Omit<StoredLog, 'receivedAt' | 'bytes' | 'traceId' | 'eventId'>

/** A stored log with all that a query can look at. */
export type ReadLog = LogContent & Pick<StoredLog, 'traceId'>

/** Where reading goes on: after this log, or at a time when `id` is ''. */
export interface LogPlace {
  readonly timestamp: number
  readonly id: string
}

/** Writes logs; what reads them is the explorer. */
export class LogStoreRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Which of these logs are in the store already, and with which batch they came. */
  known(logs: readonly LogKey[]): Promise<{ readonly id: string; readonly batch: number }[]> {
    return this.clickhouse.query(KNOWN, keyParams(logs))
  }

  read(logs: readonly LogKey[]): Promise<LogContent[]> {
    return this.clickhouse.query<LogContent>(READ, keyParams(logs))
  }

  /** Logs in the order of time, up to a time that is not included; answers whole logs as queries see them. */
  async after({ timestamp, id }: LogPlace, to: number, limit: number): Promise<ReadLog[]> {
    return this.clickhouse.query<ReadLog>(AFTER, { from: timestamp, after: id, to, limit })
  }

  /** What a batch says of entities. */
  ofBatch(batch: number): Promise<WitnessedLog[]> {
    return this.clickhouse.query<WitnessedLog>(OF_BATCH, { batch })
  }

  /** The logs of a batch as queries see them. */
  batch(batch: number): Promise<ReadLog[]> {
    return this.clickhouse.query<ReadLog>(WHOLE_BATCH, { batch })
  }

  /** Resolves when whatever is being inserted now is in the store, whoever sent it. */
  inserted(): Promise<void> {
    return this.clickhouse.inserted()
  }

  /** Those that are seen. */
  async countBetween(from: number, to: number, sight: Sight | null = null): Promise<number> {
    const params = new SqlParams()
    const sql = sight ? `${COUNT} AND (${sight.sql(LOG_FIELDS, params)})` : COUNT
    const [row] = await this.clickhouse.query<{ count: number }>(sql, { ...params.values, from, to })
    return Number(row?.count ?? 0)
  }

  async insert(batch: number, logs: readonly StoredLog[]): Promise<void> {
    await this.clickhouse.insert(
      'logs',
      logs.map((log) => toRow(batch, log)),
    )
  }

  /** Takes back a batch that was never acknowledged. */
  async remove(batch: number): Promise<void> {
    await this.clickhouse.command('DELETE FROM logs WHERE batch = {batch:UInt64}', { batch })
  }
}

const keyParams = (logs: readonly LogKey[]) => ({
  times: logs.map(({ timestamp }) => timestamp),
  ids: logs.map(({ id }) => id),
})

const toRow = (batch: number, log: StoredLog): object => ({
  id: log.id,
  timestamp: log.timestamp,
  received_at: log.receivedAt,
  batch,
  source: log.source,
  service: log.service,
  host: log.host,
  status: log.status,
  trace_id: log.traceId,
  message: log.message,
  words: wordsOfLog(log),
  tags: log.tags,
  attributes: log.attributes,
  document: log.document,
})
