import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { idPrefix, newId } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { PERMISSIONS, requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { RoleRow } from './role.table.ts'
import type { UserRepository } from './user.repository.ts'
import type { UserRow } from './user.table.ts'

export interface NewUser {
  readonly name: string
  readonly handle: string
  readonly email: string
  readonly roleIds?: readonly string[] | null
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly users: UserRepository
  /** Called after each committed change of who may do what. */
  readonly changed: () => void
}

export class UserService {
  constructor(private readonly deps: Deps) {}

  async page(viewer: Viewer, first?: number | null, after?: string | null): Promise<Page<UserRow>> {
    requirePermission(viewer, 'user_access_read')
    const size = pageSize(first, 50)
    const afterId = after ? idIn(after) : ''
    const rows = await this.deps.users.page(afterId, size + 1)
    return toPage(rows, size, Boolean(after), ({ id }) => encodeCursor([id]))
  }

  roles(viewer: Viewer): Promise<RoleRow[]> {
    requirePermission(viewer, 'user_access_read')
    return this.deps.users.roles()
  }

  /** Null for what there is not, and for who may not see it. */
  async role(viewer: Viewer, id: string): Promise<RoleRow | null> {
    if (!viewer.permissions.has('user_access_read')) return null
    return (await this.deps.users.roles()).find((role) => role.id === id) ?? null
  }

  /** Everybody may know the own roles. */
  async rolesOfViewer(viewer: Viewer): Promise<RoleRow[]> {
    return (await this.deps.users.roles()).filter(({ id }) => viewer.roleIds.includes(id))
  }

  async rolesByUser(viewer: Viewer, userIds: readonly string[]): Promise<RoleRow[][]> {
    requirePermission(viewer, 'user_access_read')
    const held = await this.deps.users.rolesByUsers(userIds)
    return userIds.map((id) => held.filter(({ userId }) => userId === id))
  }

  permissions(viewer: Viewer): { name: string; description: string }[] {
    requirePermission(viewer, 'user_access_read')
    return Object.entries(PERMISSIONS).map(([name, description]) => ({ name, description }))
  }

  async create(viewer: Viewer, input: NewUser): Promise<UserRow> {
    requirePermission(viewer, 'user_access_manage')
    const { clock, users } = this.deps
    const user: UserRow = {
      id: newId('usr', clock),
      name: checked(input.name.trim(), /^.{1,200}$/su, 'input.name', 'a name of 1 to 200 characters'),
      handle: checked(
        input.handle.trim(),
        /^\S{1,200}$/u,
        'input.handle',
        'a handle of 1 to 200 characters without blanks',
      ),
      email: checked(input.email.trim(), /^[^\s@]{1,100}@[^\s@]{1,200}$/u, 'input.email', 'an e-mail address'),
      disabled: false,
      createdAt: clock.now(),
    }
    return this.#change(async (tx) => {
      if (await users.handleIsTaken(tx, user.handle))
        throw new DomainError('CONFLICT', `The handle ${user.handle} is taken.`, { path: 'input.handle' })
      const roles = await this.#rolesByIds(tx, input.roleIds ?? [], 'input.roleIds')
      await users.insert(tx, user)
      await users.replaceRoles(tx, user.id, ids(roles))
      const { name, handle, email } = user
      await this.#record(tx, viewer, 'created', user, null, { name, handle, email, roles: names(roles) })
      return user
    })
  }

  setRoles(viewer: Viewer, userId: string, roleIds: readonly string[]): Promise<UserRow> {
    requirePermission(viewer, 'user_access_manage')
    const { users } = this.deps
    return this.#change(async (tx) => {
      await users.lockAdmins(tx)
      const user = await this.#get(tx, userId)
      const before = await users.rolesOf(tx, userId)
      const after = await this.#rolesByIds(tx, roleIds, 'roleIds')
      await users.replaceRoles(tx, userId, ids(after))
      await this.#requireAnAdmin(tx)
      await this.#record(tx, viewer, 'modified', user, { roles: names(before) }, { roles: names(after) })
      return user
    })
  }

  setDisabled(viewer: Viewer, userId: string, disabled: boolean): Promise<UserRow> {
    requirePermission(viewer, 'user_access_manage')
    const { users } = this.deps
    return this.#change(async (tx) => {
      await users.lockAdmins(tx)
      const user = await this.#get(tx, userId)
      await users.setDisabled(tx, userId, disabled)
      await this.#requireAnAdmin(tx)
      await this.#record(tx, viewer, 'modified', user, { disabled: user.disabled }, { disabled })
      return { ...user, disabled }
    })
  }

  async #change<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.deps.postgres.transaction(work)
    this.deps.changed()
    return result
  }

  async #get(tx: Transaction, id: string): Promise<UserRow> {
    const user = await this.deps.users.find(tx, id)
    if (!user) throw notFound('user', id)
    return user
  }

  async #rolesByIds(tx: Transaction, roleIds: readonly string[], path: string): Promise<RoleRow[]> {
    const roles = await this.deps.users.rolesByIds(tx, roleIds)
    const unknown = roleIds.find((id) => !roles.some((role) => role.id === id))
    if (unknown !== undefined) throw badInput(path, `There is no role ${unknown}.`)
    return roles
  }

  async #requireAnAdmin(tx: Transaction): Promise<void> {
    const admins = await this.deps.users.admins(tx)
    if (!admins.length)
      throw new DomainError('CONFLICT', 'At least one enabled user must keep the permission user_access_manage.')
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    action: 'created' | 'modified',
    user: UserRow,
    before: Record<string, unknown> | null,
    after: Record<string, unknown>,
  ): Promise<void> {
    const changes = changesBetween(before, after)
    if (changes.length)
      await this.deps.audit.record(tx, viewer, {
        action,
        assetType: 'user',
        assetId: user.id,
        assetName: user.handle,
        changes,
      })
  }
}

function idIn(cursor: string): string {
  const [id] = decodeCursor(cursor, 1)
  if (typeof id === 'string' && idPrefix(id) === 'usr') return id
  throw badInput('after', `Expected a cursor that this list has answered, got ${JSON.stringify(cursor.slice(0, 80))}.`)
}

const ids = (roles: readonly RoleRow[]) => roles.map(({ id }) => id)
const names = (roles: readonly RoleRow[]) => roles.map(({ name }) => name)

function checked(text: string, shape: RegExp, path: string, expected: string): string {
  if (shape.test(text)) return text
  throw badInput(path, `Expected ${expected}, got ${JSON.stringify(text.slice(0, 80))}.`)
}
