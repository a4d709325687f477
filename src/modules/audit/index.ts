import { AuditEventRow } from './audit-event.table.ts'

export { AUDIT_ACTIONS } from './action.ts'
export { AuditRepository } from './audit.repository.ts'
export { type AuditEntry, AuditTrail } from './audit-trail.ts'
export { type AuditVerification, AuditVerifier } from './audit-verifier.ts'
export { HASH_FORMULA } from './chain.ts'
export { type Change, changesBetween } from './change.ts'

export { AuditEventRow }
export const AUDIT_ROWS = [AuditEventRow]
