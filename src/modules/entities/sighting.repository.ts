import type { EntityName } from '../../kernel/entity.ts'
import { SqlParams } from '../../search/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { type EntitySights, sightingsSql } from './entity-sights.ts'
import { NAMED, namesParams } from './entity-sql.ts'
import type { Sighting } from './sightings.ts'

/** Over all logs; epoch milliseconds. */
export interface Seen extends EntityName {
  readonly firstSeen: number
  readonly lastSeen: number
}

// A few granules: threads would take longer to begin than the work does.
const ofNames = (source: string) => `
  SELECT kind, value, toUnixTimestamp64Milli(min(first)) AS firstSeen, toUnixTimestamp64Milli(max(last)) AS lastSeen
  FROM ${source} WHERE ${NAMED} GROUP BY kind, value
  SETTINGS max_threads = 1`

/** What logs say of entities: when each was named. */
export class SightingRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async note(sightings: readonly Sighting[]): Promise<void> {
    await this.clickhouse.insert('entity_sightings', sightings)
  }

  /** Only of those that any log names that is seen. */
  seen(names: readonly EntityName[], sights: EntitySights): Promise<Seen[]> {
    const params = new SqlParams()
    // Marks of the same day need not be merged for the first and the last of them.
    const source = sights.logs ? sightingsSql(sights, params, names) : 'entity_sightings'
    return this.clickhouse.query<Seen>(ofNames(source), { ...params.values, ...namesParams(names) })
  }
}
