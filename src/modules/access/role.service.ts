import type { Clock } from '../../kernel/clock.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { PERMISSIONS, requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { requireGrantable, requireNoMoreSeen } from './grants.ts'
import type { RoleRepository } from './role.repository.ts'
import type { RoleRow } from './role.table.ts'
import { checkRole, type RoleInputValues, type RoleSettings } from './role-settings.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly roles: RoleRepository
  /** Called after each committed change of who may do what. */
  readonly changed: () => void
}

export class RoleService {
  constructor(private readonly deps: Deps) {}

  list(viewer: Viewer): Promise<RoleRow[]> {
    requirePermission(viewer, 'user_access_read')
    return this.deps.roles.list()
  }

  /** Null for what there is not, and for who may not see it. */
  async byId(viewer: Viewer, id: string): Promise<RoleRow | null> {
    if (!viewer.permissions.has('user_access_read')) return null
    return (await this.deps.roles.list()).find((role) => role.id === id) ?? null
  }

  /** Everybody may know the own roles. */
  async ofViewer(viewer: Viewer): Promise<RoleRow[]> {
    return (await this.deps.roles.list()).filter(({ id }) => viewer.roleIds.includes(id))
  }

  async byUsers(viewer: Viewer, userIds: readonly string[]): Promise<RoleRow[][]> {
    if (userIds.some((id) => id !== viewer.userId)) requirePermission(viewer, 'user_access_read')
    const held = await this.deps.roles.listByUsers(userIds)
    return userIds.map((id) => held.filter(({ userId }) => userId === id))
  }

  permissions(viewer: Viewer): { name: string; description: string }[] {
    requirePermission(viewer, 'user_access_read')
    return Object.entries(PERMISSIONS).map(([name, description]) => ({ name, description }))
  }

  async create(viewer: Viewer, input: RoleInputValues): Promise<RoleRow> {
    requirePermission(viewer, 'user_access_manage')
    const settings = checkRole(input)
    requireGrantable(viewer, { given: [settings], path: 'input' })
    const role: RoleRow = { ...settings, id: newId('rol', this.deps.clock), managed: false }
    return this.#change(async (tx) => {
      await this.deps.roles.save(tx, role)
      await this.#record(tx, viewer, 'created', role, null, settings)
      return role
    })
  }

  update(viewer: Viewer, id: string, input: RoleInputValues): Promise<RoleRow> {
    requirePermission(viewer, 'user_access_manage')
    const settings = checkRole(input)
    return this.#change(async (tx) => {
      const before = await this.#own(tx, id)
      requireGrantable(viewer, { given: [settings], before, path: 'input' })
      await this.#requireNoMoreSeen(tx, viewer, before, settings, 'input')
      const role = { ...before, ...settings }
      await this.deps.roles.save(tx, role)
      await this.#record(tx, viewer, 'modified', role, settingsOf(before), settings)
      return role
    })
  }

  /** Takes it from everybody who has it. */
  delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'user_access_manage')
    const { roles, audit } = this.deps
    return this.#change(async (tx) => {
      const role = await this.#own(tx, id)
      await this.#requireNoMoreSeen(tx, viewer, role, null, 'id')
      const users = await roles.delete(tx, id)
      await this.#record(tx, viewer, 'deleted', role, settingsOf(role), null)
      await audit.recordAll(
        tx,
        viewer,
        users.map((user) => ({
          action: 'modified',
          assetType: 'user',
          assetId: user.id,
          assetName: user.handle,
          changes: changesBetween({ roles: user.roles }, { roles: without(user.roles, role.name) }),
        })),
      )
    })
  }

  /** Of whoever holds the role, when it becomes another, or none. */
  async #requireNoMoreSeen(
    tx: Transaction,
    viewer: Viewer,
    before: RoleRow,
    after: RoleSettings | null,
    path: string,
  ): Promise<void> {
    for (const held of await this.deps.roles.ofHolders(tx, before.id)) {
      const others = held.filter(({ id }) => id !== before.id)
      requireNoMoreSeen(viewer, held, after ? [...others, after] : others, path)
    }
  }

  async #change<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.deps.postgres.transaction(work)
    this.deps.changed()
    return result
  }

  /** One that is not managed: those keep somebody able to do everything, whatever becomes of the others. */
  async #own(tx: Transaction, id: string): Promise<RoleRow> {
    const role = await this.deps.roles.find(tx, id)
    if (!role) throw notFound('role', id)
    if (role.managed)
      throw new DomainError('CONFLICT', `The role ${role.name} comes with Signalbox and stays as it is.`, {
        path: 'id',
      })
    return role
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    action: 'created' | 'modified' | 'deleted',
    role: RoleRow,
    before: RoleSettings | null,
    after: RoleSettings | null,
  ): Promise<void> {
    const changes = changesBetween(before && { ...before }, after && { ...after })
    if (!changes.length) return
    await this.deps.audit.record(tx, viewer, {
      action,
      assetType: 'role',
      assetId: role.id,
      assetName: role.name,
      changes,
    })
  }
}

const settingsOf = ({ name, permissions, restrictionQuery }: RoleRow): RoleSettings => ({
  name,
  permissions,
  restrictionQuery,
})

/** Names are not unique: one of that name goes. */
function without(names: readonly string[], name: string): string[] {
  const at = names.indexOf(name)
  return names.filter((_, index) => index !== at)
}
