import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { systemViewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { Admins } from './admins.ts'
import type { ApiKeyRepository } from './api-key.repository.ts'
import { MANAGED_ROLES } from './managed-roles.ts'
import type { RoleRepository } from './role.repository.ts'
import { hashToken, newToken, tokenPrefix } from './token.ts'
import type { UserRepository } from './user.repository.ts'

export interface FirstAdminOutcome {
  /** A token that was made up just now; shown to the operator, since nobody can read it again. */
  readonly newToken: string | null
  /** Why ADMIN_KEY does not open the door. */
  readonly warning: string | null
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly users: UserRepository
  readonly roles: RoleRepository
  readonly admins: Admins
  readonly keys: ApiKeyRepository
}

const FIRST_KEY = 'First key'
const ENVIRONMENT_KEY = 'ADMIN_KEY'

/**
 * Runs at each start. On an empty database it creates the first admin, with the given key or a made-up one. Later a new value of ADMIN_KEY becomes
 * another key of the oldest admin and replaces the previous value; a key that somebody revoked stays revoked.
 */
export class FirstAdmin {
  readonly #viewer = systemViewer('Signalbox')

  constructor(private readonly deps: Deps) {}

  ensure(adminKey: string | null): Promise<FirstAdminOutcome> {
    return this.deps.postgres.transaction(async (tx) => {
      await this.deps.admins.lock(tx)
      await this.#updateManagedRoles(tx)
      if (await this.deps.users.isEmpty(tx)) {
        const token = adminKey ?? newToken()
        await this.#addKey(tx, await this.#createAdmin(tx), token, adminKey ? ENVIRONMENT_KEY : FIRST_KEY)
        return { newToken: adminKey ? null : token, warning: null }
      }
      return { newToken: null, warning: adminKey ? await this.#adoptKey(tx, adminKey) : null }
    })
  }

  async #updateManagedRoles(tx: Transaction): Promise<void> {
    for (const [name, permissions] of Object.entries(MANAGED_ROLES)) {
      const existing = await this.deps.roles.managed(tx, name)
      if (existing && String(existing.permissions) === String(permissions)) continue
      const role = {
        id: existing?.id ?? newId('rol', this.deps.clock),
        name,
        managed: true,
        permissions: [...permissions],
        restrictionQuery: null,
      }
      await this.deps.roles.save(tx, role)
      await this.deps.audit.record(tx, this.#viewer, {
        action: existing ? 'modified' : 'created',
        assetType: 'role',
        assetId: role.id,
        assetName: name,
        changes: changesBetween(existing && { permissions: existing.permissions }, { permissions }),
      })
    }
  }

  async #createAdmin(tx: Transaction): Promise<string> {
    const user = {
      id: newId('usr', this.deps.clock),
      name: 'Administrator',
      handle: 'admin',
      email: 'admin@localhost',
      disabled: false,
      createdAt: this.deps.clock.now(),
    }
    const role = await this.deps.roles.managed(tx, 'Admin')
    await this.deps.users.insert(tx, user)
    await this.deps.roles.replaceOf(tx, user.id, role ? [role] : [])
    await this.deps.audit.record(tx, this.#viewer, {
      action: 'created',
      assetType: 'user',
      assetId: user.id,
      assetName: user.handle,
      changes: changesBetween(null, { name: user.name, handle: user.handle, email: user.email, roles: ['Admin'] }),
    })
    return user.id
  }

  async #addKey(tx: Transaction, ownerId: string, token: string, name: string): Promise<void> {
    const { clock, keys, audit } = this.deps
    const id = newId('key', clock)
    const prefix = tokenPrefix(token)
    await keys.insert(tx, {
      id,
      name,
      prefix,
      hash: hashToken(token),
      ownerId,
      roleIds: null,
      createdAt: clock.now(),
      lastUsedAt: null,
      expiresAt: null,
      revokedAt: null,
    })
    await audit.record(tx, this.#viewer, {
      action: 'created',
      assetType: 'api_key',
      assetId: id,
      assetName: name,
      changes: changesBetween(null, { name, prefix, ownerId }),
    })
  }

  async #adoptKey(tx: Transaction, token: string): Promise<string | null> {
    const { clock, admins, keys, audit } = this.deps
    const known = await keys.findByHash(tx, hashToken(token))
    if (known) return known.revokedAt ? 'ADMIN_KEY is a key that was revoked; give another one.' : null
    const admin = await admins.first(tx)
    if (!admin) return 'ADMIN_KEY was not added: there is no admin who is enabled.'
    for (const previous of await keys.listValidByName(tx, admin.id, ENVIRONMENT_KEY)) {
      await keys.revoke(tx, previous.id, clock.now())
      await audit.record(tx, this.#viewer, {
        action: 'modified',
        assetType: 'api_key',
        assetId: previous.id,
        assetName: previous.name,
        changes: changesBetween({ revokedAt: null }, { revokedAt: clock.now() }),
      })
    }
    await this.#addKey(tx, admin.id, token, ENVIRONMENT_KEY)
    return null
  }
}
