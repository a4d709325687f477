import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { ApiKeyRepository } from './api-key.repository.ts'
import type { ApiKeyRow } from './api-key.table.ts'
import { hashToken, newToken, tokenPrefix } from './token.ts'
import type { UserRepository } from './user.repository.ts'

export interface NewApiKey {
  readonly name: string
  /** The viewer when left out. */
  readonly ownerId?: string | null
  /** Limits the key to these roles of its owner. */
  readonly roleIds?: readonly string[] | null
  readonly expiresAt?: Date | null
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly users: UserRepository
  readonly keys: ApiKeyRepository
  readonly changed: () => void
}

export type ApiKeyInfo = Omit<ApiKeyRow, 'hash'>

export class ApiKeyService {
  constructor(private readonly deps: Deps) {}

  list(viewer: Viewer): Promise<ApiKeyInfo[]> {
    requirePermission(viewer, 'user_access_manage')
    return this.deps.keys.list()
  }

  /** Null for what there is not, and for who may not see it. */
  async byId(viewer: Viewer, id: string): Promise<ApiKeyInfo | null> {
    if (!viewer.permissions.has('user_access_manage')) return null
    return (await this.deps.keys.list()).find((key) => key.id === id) ?? null
  }

  /** Only this answer ever holds the token. */
  create(viewer: Viewer, input: NewApiKey): Promise<{ token: string; apiKey: ApiKeyInfo }> {
    requirePermission(viewer, 'user_access_manage')
    const { postgres, clock, audit, keys } = this.deps
    const name = input.name.trim()
    if (!name || name.length > 200)
      throw badInput('input.name', `Expected a name of 1 to 200 characters, got ${name.length}.`)
    if (input.expiresAt && input.expiresAt <= clock.now())
      throw badInput('input.expiresAt', `Expected a time to come, got ${input.expiresAt.toISOString()}.`)
    const token = newToken()
    return postgres.transaction(async (tx) => {
      const apiKey: ApiKeyInfo = {
        id: newId('key', clock),
        name,
        prefix: tokenPrefix(token),
        ownerId: await this.#owner(tx, viewer, input.ownerId),
        roleIds: input.roleIds ? [...new Set(input.roleIds)] : null,
        createdAt: clock.now(),
        lastUsedAt: null,
        expiresAt: input.expiresAt ?? null,
        revokedAt: null,
      }
      await this.#checkRoles(tx, apiKey)
      await keys.insert(tx, { ...apiKey, hash: hashToken(token) })
      const { prefix, ownerId, roleIds, expiresAt } = apiKey
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
    requirePermission(viewer, 'user_access_manage')
    const { postgres, clock, audit, keys, changed } = this.deps
    const revoked = await postgres.transaction(async (tx) => {
      const key = await keys.find(tx, id)
      if (!key) throw notFound('API key', id)
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
    })
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
    return id
  }

  async #checkRoles(tx: Transaction, { ownerId, roleIds }: ApiKeyInfo): Promise<void> {
    const held = new Set((await this.deps.users.rolesOf(tx, ownerId)).map(({ id }) => id))
    const other = roleIds?.find((id) => !held.has(id))
    if (other !== undefined)
      throw badInput('input.roleIds', `Expected roles that the owner has; ${other} is none of them.`)
  }
}
