import { AuditEventRow } from './audit-event.table.ts'

export { AuditTrail } from './audit-trail.ts'
export { changesBetween } from './change.ts'

export const AUDIT_ROWS = [AuditEventRow]
