import type { FeedEntry } from '../../feed/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { UserDirectory } from '../access/index.ts'
import type { IncidentRepository } from './incident.repository.ts'
import { incidentDocuments } from './incident-document.ts'

const TABLE = 'incident_index'
const REBUILD_BATCH = 1_000

interface Deps {
  readonly clickhouse: ClickHouse
  readonly incidents: IncidentRepository
  readonly users: Pick<UserDirectory, 'usersById'>
}

/** Keeps the search documents of incidents in ClickHouse. Documents may come twice and out of order: the highest version of an incident wins. */
export class IncidentIndex {
  constructor(private readonly deps: Deps) {}

  /** Takes what the feed tells. */
  async consume(entries: readonly FeedEntry[]): Promise<void> {
    const latest = new Map<string, object>()
    for (const { topic, subjectId, after } of entries) if (topic === 'incident' && after) latest.set(subjectId, after)
    await this.deps.clickhouse.insert(TABLE, [...latest.values()])
  }

  /** Writes every document anew from Postgres and answers how many there are. */
  async rebuild(): Promise<number> {
    const { clickhouse, incidents, users } = this.deps
    await clickhouse.command(`TRUNCATE TABLE ${TABLE}`)
    let written = 0
    for (let after = 0; ; ) {
      const batch = await incidents.listAfter(after, REBUILD_BATCH)
      await clickhouse.insert(TABLE, await incidentDocuments(batch, users))
      written += batch.length
      const last = batch.at(-1)
      if (!last || batch.length < REBUILD_BATCH) return written
      after = last.publicId
    }
  }
}
