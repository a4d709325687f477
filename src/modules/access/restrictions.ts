import type { Permission, Restrictions } from '../../kernel/viewer.ts'

/** As much of a role as decides what its holders see. */
export interface RestrictedRole {
  readonly permissions: readonly string[]
  readonly restrictionQuery: string | null
}

/**
 * What roles let see together: one that may read and has no restriction shows everything, several with restrictions what any of them shows. Roles that may
 * not read add nothing. Whoever has none that may read sees no list, but cases and entities tell of signals and logs as well: there all restrictions hold.
 */
export const restrictionsOf = (roles: readonly RestrictedRole[]): Restrictions => ({
  signals: union(roles, 'security_monitoring_signals_read'),
  logs: union(roles, 'logs_read_data'),
})

function union(roles: readonly RestrictedRole[], permission: Permission): readonly string[] | null {
  const reading = roles.filter(({ permissions }) => permissions.includes(permission))
  const queries = (reading.length ? reading : roles).map(({ restrictionQuery }) => restrictionQuery)
  const restrictions = queries.filter((query) => query !== null)
  const seesAll = reading.length ? restrictions.length < reading.length : restrictions.length === 0
  return seesAll ? null : [...new Set(restrictions)].sort()
}
