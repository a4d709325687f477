import { ApiKeyRow } from './api-key.table.ts'
import { RoleRow, UserRoleRow } from './role.table.ts'
import { TeamMemberRow, TeamRow } from './team.table.ts'
import { UserRow } from './user.table.ts'

export type { OidcSettings } from './oidc/oidc-settings.ts'
export { READING } from './restrictions.ts'
export type { RoleService } from './role.service.ts'
export { Role, User } from './user.type.ts'
export type { UserDirectory } from './user-directory.ts'
export type { RoleRow }

export { UserRow }
export const ACCESS_ROWS = [UserRow, RoleRow, UserRoleRow, ApiKeyRow, TeamRow, TeamMemberRow]
