import { ApiKeyRow } from './api-key.table.ts'
import { RoleRow, UserRoleRow } from './role.table.ts'
import { UserRow } from './user.table.ts'

export type { RequestOrigin } from './authentication.ts'
export { MANAGED_ROLES, type ManagedRole } from './managed-roles.ts'
export { User } from './user.type.ts'
export type { UserDirectory } from './user-directory.ts'

export { UserRow }
export const ACCESS_ROWS = [UserRow, RoleRow, UserRoleRow, ApiKeyRow]
