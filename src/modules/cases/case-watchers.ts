import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'
import type { FamilyRepository } from './family.repository.ts'
import { lockCase } from './locked-case.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly cases: CaseRepository
  readonly families: FamilyRepository
}

/** Who wants to be told of a case. Reading a case is enough for it. */
export class CaseWatchers {
  constructor(private readonly deps: Deps) {}

  async byCases(viewer: Viewer, caseIds: readonly string[]): Promise<string[][]> {
    requirePermission(viewer, 'cases_read')
    return this.deps.families.watchers(caseIds)
  }

  async watch(viewer: Viewer, caseId: string, watching: boolean): Promise<StoredCase> {
    requirePermission(viewer, 'cases_read')
    const { audit, cases, clock, families, postgres } = this.deps
    const { userId } = viewer
    if (!userId) throw new DomainError('FORBIDDEN', 'Cases are watched by people; this is none.')
    return postgres.transaction(async (tx) => {
      const one = await lockCase(cases, tx, caseId)
      const changed = await (watching
        ? families.watch(tx, caseId, userId, clock.now())
        : families.unwatch(tx, caseId, userId))
      if (!changed) return one
      await audit.record(tx, viewer, {
        action: 'modified',
        assetType: 'case',
        assetId: one.id,
        assetName: one.key,
        changes: changesBetween({ watching: !watching }, { watching }),
      })
      return one
    })
  }
}
