import type { ClickHouseSettings } from '@clickhouse/client'
import type { ClickHouse } from './clickhouse.ts'
import { openClickHouseCluster, openClickHouseServer } from './clickhouse-server.ts'
import { openEmbeddedClickHouse } from './embedded-clickhouse.ts'

/** What every statement of Signalbox relies on. */
const SETTINGS: ClickHouseSettings = {
  // Parts of one statement see one state of a table.
  enable_shared_storage_snapshot_in_query: 1,
  date_time_input_format: 'best_effort',
  output_format_json_quote_64bit_integers: 0,
  // Historic logs spread over many months, and one insert may carry them all.
  max_partitions_per_insert_block: '0',
  // NULL is no third truth value here: an absent value compares as absent.
  join_use_nulls: 0,
  // Otherwise text becomes a number that is a few units in the last place off, and memory and store disagree on it.
  precise_float_parsing: 1,
  // One statement answers a whole explorer page, and each of its facets repeats the condition.
  max_query_size: '4194304',
  max_ast_elements: '500000',
  // What was inserted is there when the answer comes, and an insert is one part: newer servers gather inserts for a while by themselves.
  async_insert: 0,
} satisfies ClickHouseSettings & Record<string, unknown>

/** A server, or a cluster behind it, or a folder of one's own. */
export type ClickHouseTarget = { readonly url: string; readonly cluster?: string | null } | { readonly dataDir: string }

export async function openClickHouse(target: ClickHouseTarget): Promise<ClickHouse> {
  // Values are part of the statement's text there, and lists of ids can be long.
  if ('dataDir' in target) return openEmbeddedClickHouse(target.dataDir, { ...SETTINGS, max_query_size: '0' })
  const { url, cluster } = target
  return cluster ? openClickHouseCluster(url, cluster, SETTINGS) : openClickHouseServer(url, SETTINGS)
}
