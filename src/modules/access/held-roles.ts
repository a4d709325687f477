import { PERMISSIONS, type Permission, type Viewer } from '../../kernel/viewer.ts'
import { type RestrictedRole, restrictionsOf } from './restrictions.ts'

/** As much of a role as decides what its holders may do and see. */
export interface HeldRole extends RestrictedRole {
  readonly id: string
}

/** SQL of the roles, called `role`, that a group of rows holds. */
export const ROLES_HELD = `
  coalesce(
    jsonb_agg(
      jsonb_build_object('id', role.id, 'permissions', role.permissions, 'restrictionQuery', role.restriction_query)
      ORDER BY role.id
    ) FILTER (WHERE role.id IS NOT NULL),
    '[]')`
export const HELD_ROLES = `${ROLES_HELD} AS roles`

export type Standing = Pick<Viewer, 'permissions' | 'roleIds' | 'restrictions'>

/** What roles give together, to somebody who may have more. A permission that there is no more gives nothing. */
export const standingWith = (roles: readonly HeldRole[], ownerRoles = roles): Standing => ({
  permissions: new Set(
    roles.flatMap(({ permissions }) => permissions).filter((name): name is Permission => name in PERMISSIONS),
  ),
  roleIds: roles.map(({ id }) => id),
  restrictions: restrictionsOf(roles, ownerRoles),
})
