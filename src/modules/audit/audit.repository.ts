import type { Transaction } from '../../stores/postgres.ts'
import { AuditEventRow } from './audit-event.table.ts'

export async function insertAuditEvents(tx: Transaction, rows: readonly AuditEventRow[]): Promise<void> {
  await tx.insert(AuditEventRow, rows as never)
}
