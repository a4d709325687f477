import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { changesBetween } from '../audit/index.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'
import type { CaseChanges } from './case-changes.ts'
import { checkVersion } from './check-case.ts'
import { lockCase } from './locked-case.ts'
import type { NotebookRepository } from './notebook.repository.ts'
import { type CellRequest, isSameNotebook, type NotebookCell, writeCells } from './notebook.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly feed: Pick<Feed, 'settled'>
  readonly cases: CaseRepository
  readonly changes: CaseChanges
  readonly notebooks: NotebookRepository
}

/** What an investigation writes down as it goes. */
export class NotebookService {
  constructor(private readonly deps: Deps) {}

  async byCases(viewer: Viewer, caseIds: readonly string[]): Promise<(readonly NotebookCell[])[]> {
    requirePermission(viewer, 'cases_read')
    const found = await this.deps.notebooks.byCases(caseIds)
    return caseIds.map((id) => found.get(id) ?? [])
  }

  /** Replaces all cells. */
  async write(
    viewer: Viewer,
    caseId: string,
    requests: readonly CellRequest[],
    expectedVersion?: number | null,
  ): Promise<StoredCase> {
    requirePermission(viewer, 'cases_read', 'cases_write')
    const { cases, changes, clock, feed, notebooks, postgres } = this.deps
    const written = await postgres.transaction(async (tx) => {
      const before = await lockCase(cases, tx, caseId)
      checkVersion(before, expectedVersion)
      const cells = await notebooks.read(tx, caseId)
      const wished = writeCells(cells, requests, {
        at: clock.now(),
        userId: viewer.userId,
        newId: () => newId('cel', clock),
      })
      if (isSameNotebook(cells, wished)) return before
      await notebooks.write(tx, caseId, wished)
      const entry = {
        action: 'modified',
        assetType: 'case_notebook',
        assetId: caseId,
        assetName: before.key,
        changes: changesBetween({ cells: said(cells) }, { cells: said(wished) }),
      } as const
      const { after } = await changes.write(tx, viewer, {
        before,
        after: { ...before, version: before.version + 1 },
        happenings: [{ kind: 'NOTEBOOK_WRITTEN', field: 'notebook' }],
        audited: [entry],
      })
      return after
    })
    await feed.settled()
    return written
  }
}

const said = (cells: readonly NotebookCell[]) => cells.map(({ id, kind, body }) => ({ id, kind, body }))
