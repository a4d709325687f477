import type { Feed } from '../../feed/index.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { StoredCase } from './case.ts'
import type { CaseLinks } from './case-links.ts'

interface Deps {
  readonly postgres: Postgres
  readonly feed: Pick<Feed, 'settled'>
  readonly links: CaseLinks
}

/** Signals of a case as people add and remove them: all or none. */
export class CaseSignals {
  constructor(private readonly deps: Deps) {}

  async add(viewer: Viewer, caseId: string, signalIds: readonly string[]): Promise<StoredCase> {
    const { feed, links, postgres } = this.deps
    const after = await postgres.transaction((tx) => links.linkAll(tx, viewer, caseId, signalIds, 'signalIds'))
    await feed.settled()
    return after
  }

  async remove(viewer: Viewer, caseId: string, signalId: string): Promise<StoredCase> {
    const { feed, links, postgres } = this.deps
    const after = await postgres.transaction((tx) => links.unlinkAll(tx, viewer, caseId, [signalId], 'signalId'))
    await feed.settled()
    return after
  }
}
