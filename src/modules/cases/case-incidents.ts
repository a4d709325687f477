import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'
import type { CaseChanges } from './case-changes.ts'
import type { FamilyRepository } from './family.repository.ts'
import { lockCase } from './locked-case.ts'

interface Deps {
  readonly cases: CaseRepository
  readonly changes: CaseChanges
  readonly families: FamilyRepository
}

/** For incidents, which keep the relation: cases are told of it, in the transaction of the caller, who awaits `feed.settled()` after the commit. */
export class CaseIncidents {
  constructor(private readonly deps: Deps) {}

  /** The case, which nobody else changes before the transaction ends; CONFLICT for one that was merged into another. */
  lock(tx: Transaction, viewer: Viewer, caseId: string): Promise<StoredCase> {
    requirePermission(viewer, 'cases_write')
    return lockCase(this.deps.cases, tx, caseId)
  }

  /** The case and those that were merged into it: what is linked to any of them belongs to it. */
  async family({ id }: StoredCase): Promise<readonly string[]> {
    const [family] = await this.deps.families.families([id])
    return family ?? [id]
  }

  /** `label` is how people call the incident. */
  async tell(
    tx: Transaction,
    viewer: Viewer,
    one: StoredCase,
    kind: 'INCIDENT_ADDED' | 'INCIDENT_REMOVED',
    label: string,
  ): Promise<void> {
    const added = kind === 'INCIDENT_ADDED'
    const change = { field: 'incident', previousValue: added ? null : label, newValue: added ? label : null }
    const asset = { assetType: 'case', assetId: one.id, assetName: one.key }
    await this.deps.changes.write(tx, viewer, {
      before: one,
      after: one,
      happenings: [{ kind, ...change }],
      audited: [{ action: 'modified', ...asset, changes: [change] }],
    })
  }
}
