export const AUDIT_ACTIONS = ['created', 'modified', 'deleted', 'login', 'accessed'] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]
