import { IsNull } from 'typeorm'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { ApiKeyRow } from './api-key.table.ts'
import { HELD_ROLES, type HeldRole, ROLES_HELD } from './held-roles.ts'

/** A key, or who signed in by a token, with everything that decides what may be done with it. */
export interface KeyHolder {
  /** Null for a token. */
  readonly id: string | null
  readonly name: string
  readonly limited: boolean
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
  readonly ownerId: string
  readonly ownerName: string
  readonly ownerDisabled: boolean
  readonly roles: readonly HeldRole[]
  /** Those of the owner, where that is not the same. */
  readonly ownerRoles?: readonly HeldRole[]
}

const BY_HASH = {
  name: 'key-by-hash',
  text: `
    SELECT key.id, key.name, key.role_ids IS NOT NULL AS limited, key.expires_at AS "expiresAt", key.revoked_at AS "revokedAt",
      key.last_used_at AS "lastUsedAt", owner.id AS "ownerId", owner.name AS "ownerName", owner.disabled AS "ownerDisabled",
      ${HELD_ROLES},
      (SELECT ${ROLES_HELD} FROM user_roles own JOIN roles role ON role.id = own.role_id WHERE own.user_id = owner.id) AS "ownerRoles"
    FROM api_keys key
    JOIN users owner ON owner.id = key.owner_id
    LEFT JOIN user_roles held ON held.user_id = owner.id AND (key.role_ids IS NULL OR held.role_id = ANY(key.role_ids))
    LEFT JOIN roles role ON role.id = held.role_id
    WHERE key.hash = $1
    GROUP BY key.id, owner.id`,
}
const COLUMNS = `id, name, prefix, owner_id AS "ownerId", role_ids AS "roleIds", created_at AS "createdAt",
  last_used_at AS "lastUsedAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"`
const LIST = { name: 'keys', text: `SELECT ${COLUMNS} FROM api_keys ORDER BY created_at DESC, id DESC` }
const LIST_OF = {
  name: 'keys-of',
  text: `SELECT ${COLUMNS} FROM api_keys WHERE owner_id = $1 ORDER BY created_at DESC, id DESC`,
}
const BY_ID = { name: 'key-by-id', text: `SELECT ${COLUMNS} FROM api_keys WHERE id = $1` }
const OWNERS = { name: 'key-owners', text: 'SELECT id, owner_id AS "ownerId" FROM api_keys WHERE id = ANY($1)' }
const TOUCH = {
  name: 'key-used',
  text: 'UPDATE api_keys SET last_used_at = greatest(last_used_at, $2) WHERE id = $1',
}

export class ApiKeyRepository {
  constructor(private readonly postgres: Postgres) {}

  async holderOf(hash: Buffer): Promise<KeyHolder | null> {
    return (await this.postgres.read<KeyHolder>(BY_HASH, [hash]))[0] ?? null
  }

  /** Of one owner, or all. */
  list(ownerId: string | null): Promise<Omit<ApiKeyRow, 'hash'>[]> {
    return ownerId === null ? this.postgres.read(LIST) : this.postgres.read(LIST_OF, [ownerId])
  }

  async byId(id: string): Promise<Omit<ApiKeyRow, 'hash'> | null> {
    return (await this.postgres.read<Omit<ApiKeyRow, 'hash'>>(BY_ID, [id]))[0] ?? null
  }

  /** Whose the keys are, by their ids. */
  async ownersOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.postgres.read<{ id: string; ownerId: string }>(OWNERS, [ids])
    return new Map(rows.map(({ id, ownerId }) => [id, ownerId]))
  }

  async recordUse(id: string, at: Date): Promise<void> {
    await this.postgres.read(TOUCH, [id, at])
  }

  find(tx: Transaction, id: string): Promise<ApiKeyRow | null> {
    return tx.findOne(ApiKeyRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  findByHash(tx: Transaction, hash: Buffer): Promise<ApiKeyRow | null> {
    return tx.findOneBy(ApiKeyRow, { hash })
  }

  listValidByName(tx: Transaction, ownerId: string, name: string): Promise<ApiKeyRow[]> {
    return tx.findBy(ApiKeyRow, { ownerId, name, revokedAt: IsNull() })
  }

  async insert(tx: Transaction, key: ApiKeyRow): Promise<void> {
    await tx.insert(ApiKeyRow, key)
  }

  async revoke(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.update(ApiKeyRow, { id }, { revokedAt: at })
  }
}
