import type { Permission, Restrictions } from '../../kernel/viewer.ts'

/** As much of a role as decides what its holders see. */
export interface RestrictedRole {
  readonly permissions: readonly string[]
  readonly restrictionQuery: string | null
}

/** Which permission decides that a role counts, by what is restricted. */
export const READING: Readonly<Record<keyof Restrictions, Permission>> = {
  signals: 'security_monitoring_signals_read',
  logs: 'logs_read_data',
}

/**
 * What roles let see together: one that may read and has no restriction shows everything, several with restrictions what any of them shows. Roles that may
 * not read add nothing. Whoever has none that may read gets no list, but cases and entities tell of signals and logs as well: of those as much as all roles
 * of the person show, so that nobody sees more by a key that is limited to fewer of them.
 */
export const restrictionsOf = (
  roles: readonly RestrictedRole[],
  ownerRoles: readonly RestrictedRole[] = roles,
): Restrictions => ({
  signals: union(roles, ownerRoles, READING.signals),
  logs: union(roles, ownerRoles, READING.logs),
})

function union(
  roles: readonly RestrictedRole[],
  ownerRoles: readonly RestrictedRole[],
  permission: Permission,
): readonly string[] | null {
  const reading = [roles, ownerRoles]
    .map((some) => some.filter(({ permissions }) => permissions.includes(permission)))
    .find(({ length }) => length)
  const restrictions = (reading ?? ownerRoles).flatMap(({ restrictionQuery }) => restrictionQuery ?? [])
  const seesAll = reading ? reading.some(({ restrictionQuery }) => restrictionQuery === null) : !restrictions.length
  return seesAll ? null : [...new Set(restrictions)].sort()
}
