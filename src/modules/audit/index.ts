import { AuditEventRow } from './audit-event.table.ts'

export { type AuditEntry, AuditTrail } from './audit-trail.ts'
export { type Change, changesBetween } from './change.ts'

export const AUDIT_ROWS = [AuditEventRow]
