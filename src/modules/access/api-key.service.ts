import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { Admins } from './admins.ts'
import type { ApiKeyRepository } from './api-key.repository.ts'
import type { ApiKeyRow } from './api-key.table.ts'
import { requireGrantable } from './grants.ts'
import { checkExpiry, type KeyReach, requireRolesNamed, rolesWithin } from './key-reach.ts'
import type { RoleRepository } from './role.repository.ts'
import { checkedIds, checkedName } from './texts.ts'
import { hashToken, newToken, tokenPrefix } from './token.ts'
import type { UserRepository } from './user.repository.ts'

export interface NewApiKey extends KeyReach {
  readonly name: string
  /** The viewer when left out. */
  readonly ownerId?: string | null
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly users: UserRepository
  readonly roles: RoleRepository
  readonly admins: Admins
  readonly keys: ApiKeyRepository
  readonly changed: () => void
}

export type ApiKeyInfo = Omit<ApiKeyRow, 'hash'>

export class ApiKeyService {
  constructor(private readonly deps: Deps) {}

  async list(viewer: Viewer): Promise<ApiKeyInfo[]> {
    if (viewer.permissions.has('user_access_manage')) return this.deps.keys.list(null)
    if (!viewer.userId) return []
    return (await this.deps.keys.list(viewer.userId)).filter((key) => isOwn(viewer, key))
  }

  /** Null for what there is not, and for who may not see it. */
  async byId(viewer: Viewer, id: string): Promise<ApiKeyInfo | null> {
    const key = await this.deps.keys.byId(id)
    return key && isVisible(viewer, key) ? key : null
  }

  /** Only this answer ever holds the token. */
  async create(viewer: Viewer, input: NewApiKey): Promise<{ token: string; apiKey: ApiKeyInfo }> {
    requirePermission(viewer, 'user_access_manage')
    const { postgres, clock, audit, keys } = this.deps
    const name = checkedName(input.name)
    checkExpiry(viewer, input, clock.now())
    const token = newToken()
    return postgres.transaction(async (tx) => {
      const ownerId = await this.#owner(tx, viewer, input.ownerId)
      const apiKey: ApiKeyInfo = {
        id: newId('key', clock),
        name,
        prefix: tokenPrefix(token),
        ownerId,
        roleIds: await this.#roles(tx, viewer, ownerId, input),
        createdAt: clock.now(),
        lastUsedAt: null,
        expiresAt: input.expiresAt ?? null,
        revokedAt: null,
      }
      await keys.insert(tx, { ...apiKey, hash: hashToken(token) })
      const { prefix, roleIds, expiresAt } = apiKey
      await audit.record(tx, viewer, {
        action: 'created',
        assetType: 'api_key',
        assetId: apiKey.id,
        assetName: name,
        changes: changesBetween(null, { name, prefix, ownerId, roleIds, expiresAt }),
      })
      return { token, apiKey }
    })
  }

  /** Works at once and for good; revoking again changes nothing. */
  async revoke(viewer: Viewer, id: string): Promise<ApiKeyInfo> {
    const { postgres, clock, audit, admins, keys, changed } = this.deps
    const revoked = await postgres.transaction((tx) =>
      admins.keeping(tx, async () => {
        const key = await keys.find(tx, id)
        if (!key || !isVisible(viewer, key)) throw notFound('API key', id)
        if (key.revokedAt) return key
        const revokedAt = clock.now()
        await keys.revoke(tx, id, revokedAt)
        await audit.record(tx, viewer, {
          action: 'modified',
          assetType: 'api_key',
          assetId: id,
          assetName: key.name,
          changes: changesBetween({ revokedAt: null }, { revokedAt }),
        })
        return { ...key, revokedAt }
      }),
    )
    changed()
    return revoked
  }

  async #owner(tx: Transaction, viewer: Viewer, ownerId: string | null | undefined): Promise<string> {
    const id = ownerId ?? viewer.userId
    if (!id) throw badInput('input.ownerId', 'Expected the user who owns the key.')
    const user = await this.deps.users.find(tx, id)
    if (!user) throw notFound('user', id)
    if (user.disabled)
      throw new DomainError('CONFLICT', `The user ${user.handle} is disabled.`, { path: 'input.ownerId' })
    return user.id
  }

  /** Those that the key is limited to; null for all of its owner. */
  async #roles(tx: Transaction, viewer: Viewer, ownerId: string, { roleIds }: KeyReach): Promise<string[] | null> {
    const held = await this.deps.roles.of(tx, ownerId)
    const isOwnPerson = ownerId === viewer.userId && viewer.actor.kind === 'USER'
    if (!roleIds) requireRolesNamed(viewer, isOwnPerson)
    const chosen = roleIds ? rolesWithin(held, checkedIds(roleIds, 'input.roleIds')) : held
    if (!isOwnPerson) requireGrantable(viewer, { given: chosen, path: 'input.roleIds' })
    return roleIds ? chosen.map(({ id }) => id) : null
  }
}

/** A key that is limited to some roles is a program's, which has no business with the other keys of the person who made it. */
const isOwn = ({ userId, actor }: Viewer, key: ApiKeyInfo): boolean =>
  key.ownerId === userId && (actor.kind === 'USER' || actor.id === key.id)

const isVisible = (viewer: Viewer, key: ApiKeyInfo): boolean =>
  viewer.permissions.has('user_access_manage') || isOwn(viewer, key)
