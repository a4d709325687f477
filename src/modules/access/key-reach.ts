import { badInput } from '../../kernel/errors.ts'
import { PERMISSIONS, type Viewer } from '../../kernel/viewer.ts'
import type { RoleRow } from './role.table.ts'

/** How much a new key is to permit, and for how long. */
export interface KeyReach {
  /** Limits the key to these roles of its owner. */
  readonly roleIds?: readonly string[] | null
  readonly expiresAt?: Date | null
}

/** A key that makes another one must not live on in it. */
export function checkExpiry({ apiKey }: Viewer, { expiresAt }: KeyReach, now: Date): void {
  if (expiresAt && expiresAt <= now)
    throw badInput('input.expiresAt', `Expected a time to come, got ${expiresAt.toISOString()}.`)
  const end = apiKey?.expiresAt
  if (end && (!expiresAt || expiresAt > end))
    throw badInput(
      'input.expiresAt',
      `Expected a time up to ${end.toISOString()}, when the key of this request expires, got ${expiresAt?.toISOString() ?? 'none'}.`,
    )
}

/** Without roles a key follows its owner: that is given by the owner in person, or by somebody who may give everything. */
export function requireRolesNamed({ actor, permissions }: Viewer, isOwnPerson: boolean): void {
  const hasEverything = actor.kind !== 'API_KEY' && permissions.size === Object.keys(PERMISSIONS).length
  if (!isOwnPerson && !hasEverything)
    throw badInput('input.roleIds', 'Expected the roles that the key is limited to, got none.')
}

export function rolesWithin(held: readonly RoleRow[], roleIds: readonly string[]): RoleRow[] {
  const other = roleIds.find((id) => !held.some((role) => role.id === id))
  if (other !== undefined)
    throw badInput('input.roleIds', `Expected roles that the owner has; ${other} is none of them.`)
  return held.filter(({ id }) => roleIds.includes(id))
}
