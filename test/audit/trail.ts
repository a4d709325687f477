import { systemViewer } from '../../src/kernel/viewer.ts'
import { type AuditEntry, AuditRepository, AuditTrail, AuditVerifier } from '../../src/modules/audit/index.ts'
import type { Transaction } from '../../src/stores/postgres.ts'
import { openTestStores } from '../support/stores.ts'

const ALL_TIME = { from: new Date(0), to: new Date('2100-01-01T00:00:00Z') }

/** An audit trail over real stores, and what one does to it. */
export async function openTrail() {
  const stores = await openTestStores()
  const { postgres, clock } = stores
  const audit = new AuditTrail(clock)
  const verifier = new AuditVerifier(new AuditRepository(postgres))
  const viewer = systemViewer('tester')
  const record = (tx: Transaction, ...names: string[]) => audit.recordAll(tx, viewer, names.map(entryOf))
  return {
    ...stores,
    audit,
    viewer,
    record,
    /** One transaction that records the names. */
    commit: (...names: string[]) => postgres.transaction((tx) => record(tx, ...names)),
    verify: (range = ALL_TIME) => verifier.verify(range),
    sql: (text: string, values: unknown[] = []) => postgres.dataSource.query<Row[]>(text, values),
    events: () =>
      postgres.dataSource.query<Row[]>(
        'SELECT id, sequence, asset_name AS name, at, hash, previous_hash AS previous FROM audit_events ORDER BY sequence',
      ),
  }
}

export interface Row {
  readonly id: string
  readonly sequence: number
  readonly name: string
  readonly at: Date
  readonly hash: string
  readonly previous: string
}

export const entryOf = (name: string): AuditEntry => ({
  action: 'modified',
  assetType: 'thing',
  assetId: `thing-${name}`,
  assetName: name,
  changes: [{ field: 'name', previousValue: null, newValue: name }],
})
