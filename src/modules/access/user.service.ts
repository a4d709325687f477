import type { Clock } from '../../kernel/clock.ts'
import { badInput, notFound } from '../../kernel/errors.ts'
import { idPrefix, newId } from '../../kernel/ids.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { Admins } from './admins.ts'
import { requireGrantable, requireNoMoreSeen } from './grants.ts'
import { requireFreeHandle } from './handles.ts'
import type { RoleRepository } from './role.repository.ts'
import type { RoleRow } from './role.table.ts'
import { checkedEmail, checkedHandle, checkedIds, checkedName } from './texts.ts'
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
  readonly roles: RoleRepository
  readonly admins: Admins
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

  async create(viewer: Viewer, input: NewUser): Promise<UserRow> {
    requirePermission(viewer, 'user_access_manage')
    const { clock, users, roles } = this.deps
    const user: UserRow = {
      id: newId('usr', clock),
      name: checkedName(input.name),
      handle: checkedHandle(input.handle),
      email: checkedEmail(input.email),
      disabled: false,
      createdAt: clock.now(),
    }
    return this.#change(async (tx) => {
      await requireFreeHandle(tx, user.handle)
      const given = await this.#rolesByIds(tx, input.roleIds ?? [], 'input.roleIds')
      requireGrantable(viewer, { given, path: 'input.roleIds' })
      await users.insert(tx, user)
      await roles.replaceOf(tx, user.id, given)
      const { name, handle, email } = user
      await this.#record(tx, viewer, 'created', user, null, { name, handle, email, roles: names(given) })
      return user
    })
  }

  setRoles(viewer: Viewer, userId: string, roleIds: readonly string[]): Promise<UserRow> {
    requirePermission(viewer, 'user_access_manage')
    const { roles, admins } = this.deps
    return this.#change((tx) =>
      admins.keeping(tx, async () => {
        const user = await this.#get(tx, userId)
        const before = await roles.of(tx, userId)
        const after = await this.#rolesByIds(tx, roleIds, 'roleIds')
        const given = after.filter(({ id }) => !before.some((role) => role.id === id))
        requireGrantable(viewer, { given, path: 'roleIds' })
        requireNoMoreSeen(viewer, before, after, 'roleIds')
        await roles.replaceOf(tx, userId, after)
        await this.#record(tx, viewer, 'modified', user, { roles: names(before) }, { roles: names(after) })
        return user
      }),
    )
  }

  setDisabled(viewer: Viewer, userId: string, disabled: boolean): Promise<UserRow> {
    requirePermission(viewer, 'user_access_manage')
    const { users, admins } = this.deps
    return this.#change((tx) =>
      admins.keeping(tx, async () => {
        const user = await this.#get(tx, userId)
        await users.update(tx, userId, { disabled })
        await this.#record(tx, viewer, 'modified', user, { disabled: user.disabled }, { disabled })
        return { ...user, disabled }
      }),
    )
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
    const roles = await this.deps.roles.byIds(tx, checkedIds(roleIds, path))
    const unknown = roleIds.find((id) => !roles.some((role) => role.id === id))
    if (unknown !== undefined) throw badInput(path, `There is no role ${unknown}.`)
    return roles
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

const names = (roles: readonly RoleRow[]) => roles.map(({ name }) => name)
