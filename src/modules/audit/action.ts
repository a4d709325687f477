export const AUDIT_ACTIONS = ['created', 'modified', 'deleted', 'login'] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]
