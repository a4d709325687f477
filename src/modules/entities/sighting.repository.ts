import type { EntityName } from '../../kernel/entity.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { NAMED, namesParams } from './entity-sql.ts'
import type { Sighting } from './sightings.ts'

/** Over all logs; epoch milliseconds. */
export interface Seen extends EntityName {
  readonly firstSeen: number
  readonly lastSeen: number
}

// A few granules: threads would take longer to begin than the work does.
const OF_NAMES = `
  SELECT kind, value, toUnixTimestamp64Milli(min(first)) AS firstSeen, toUnixTimestamp64Milli(max(last)) AS lastSeen
  FROM entity_sightings WHERE ${NAMED} GROUP BY kind, value
  SETTINGS max_threads = 1`

/** What logs say of entities: when each was named. */
export class SightingRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async note(sightings: readonly Sighting[]): Promise<void> {
    await this.clickhouse.insert('entity_sightings', sightings)
  }

  /** Only of those that any log names. */
  seen(names: readonly EntityName[]): Promise<Seen[]> {
    return this.clickhouse.query<Seen>(OF_NAMES, namesParams(names))
  }
}
