import type { FeedEntry } from '../../feed/index.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { UserDirectory } from '../access/index.ts'
import type { CaseRepository } from './case.repository.ts'
import { caseDocuments } from './case-document.ts'

const TABLE = 'case_index'
const REBUILD_BATCH = 1_000

interface Deps {
  readonly clickhouse: ClickHouse
  readonly cases: CaseRepository
  readonly users: Pick<UserDirectory, 'usersById'>
}

/** Keeps the search documents of cases in ClickHouse. Documents may come twice and out of order: the highest revision of a case wins. */
export class CaseIndex {
  constructor(private readonly deps: Deps) {}

  /** Takes what the feed tells. */
  async consume(entries: readonly FeedEntry[]): Promise<void> {
    const latest = new Map<string, object>()
    for (const { topic, subjectId, after } of entries) if (topic === 'case' && after) latest.set(subjectId, after)
    await this.#insert([...latest.values()])
  }

  /** Writes every document anew from Postgres and answers how many there are. */
  async rebuild(): Promise<number> {
    const { clickhouse, cases, users } = this.deps
    await clickhouse.command(`TRUNCATE TABLE ${TABLE}`)
    let written = 0
    for (let after = ''; ; ) {
      const batch = await cases.listAfter(after, REBUILD_BATCH)
      await this.#insert(await caseDocuments(batch, users))
      written += batch.length
      const last = batch.at(-1)
      if (!last || batch.length < REBUILD_BATCH) return written
      after = last.id
    }
  }

  #insert(documents: readonly { message?: unknown }[]): Promise<void> {
    return this.deps.clickhouse.insert(
      TABLE,
      documents.map(({ message, ...columns }) => columns),
    )
  }
}
