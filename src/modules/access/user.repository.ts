import { In } from 'typeorm'
import { GatheredReads } from '../../stores/gathered-reads.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { RoleRow, UserRoleRow } from './role.table.ts'
import { UserRow } from './user.table.ts'

const COLUMNS = 'id, name, handle, email, disabled, created_at AS "createdAt"'

const BY_IDS = { name: 'users-by-ids', text: `SELECT ${COLUMNS} FROM users WHERE id = ANY($1)` }
const PAGE = { name: 'users-page', text: `SELECT ${COLUMNS} FROM users WHERE id > $1 ORDER BY id LIMIT $2` }
const ROLES_BY_USERS = {
  name: 'roles-by-users',
  text: `SELECT user_id AS "userId", roles.id, name, managed, permissions, restriction_query AS "restrictionQuery"
         FROM user_roles JOIN roles ON roles.id = role_id WHERE user_id = ANY($1) ORDER BY name, roles.id`,
}
const ROLES = {
  name: 'roles',
  text: `SELECT id, name, managed, permissions, restriction_query AS "restrictionQuery" FROM roles ORDER BY name, id`,
}

export class UserRepository {
  /** Every list names people, mostly the same ones. */
  readonly #read = new GatheredReads<UserRow>((ids) => this.postgres.read<UserRow>(BY_IDS, [ids]))

  constructor(private readonly postgres: Postgres) {}

  listByIds(ids: readonly string[]): Promise<UserRow[]> {
    return this.#read.byIds(ids)
  }

  page(afterId: string, limit: number): Promise<UserRow[]> {
    return this.postgres.read<UserRow>(PAGE, [afterId, limit])
  }

  rolesByUsers(userIds: readonly string[]): Promise<(RoleRow & { userId: string })[]> {
    return this.postgres.read<RoleRow & { userId: string }>(ROLES_BY_USERS, [userIds])
  }

  roles(): Promise<RoleRow[]> {
    return this.postgres.read<RoleRow>(ROLES)
  }

  /** Locks the user, so that two changes of one user happen one after the other. */
  find(tx: Transaction, id: string): Promise<UserRow | null> {
    return tx.findOne(UserRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  /** Two that differ in capitals only could not be told apart when they are mentioned. One transaction at a time asks, and then inserts. */
  async handleIsTaken(tx: Transaction, handle: string): Promise<boolean> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signalbox-handles'))`)
    return (await tx.query('SELECT FROM users WHERE lower(handle) = lower($1)', [handle])).length > 0
  }

  async insert(tx: Transaction, user: UserRow): Promise<void> {
    await tx.insert(UserRow, user)
  }

  async setDisabled(tx: Transaction, id: string, disabled: boolean): Promise<void> {
    await tx.update(UserRow, { id }, { disabled })
  }

  rolesByIds(tx: Transaction, ids: readonly string[]): Promise<RoleRow[]> {
    return tx.find(RoleRow, { where: { id: In([...ids]) }, order: { name: 'ASC' } })
  }

  rolesOf(tx: Transaction, userId: string): Promise<RoleRow[]> {
    return tx
      .createQueryBuilder(RoleRow, 'role')
      .innerJoin(UserRoleRow, 'held', 'held.roleId = role.id')
      .where('held.userId = :userId', { userId })
      .orderBy('role.name')
      .getMany()
  }

  async replaceRoles(tx: Transaction, userId: string, roleIds: readonly string[]): Promise<void> {
    await tx.delete(UserRoleRow, { userId })
    if (roleIds.length)
      await tx.insert(
        UserRoleRow,
        roleIds.map((roleId) => ({ userId, roleId })),
      )
  }

  managedRole(tx: Transaction, name: string): Promise<RoleRow | null> {
    return tx.findOneBy(RoleRow, { name, managed: true })
  }

  async saveRole(tx: Transaction, role: RoleRow): Promise<void> {
    await tx.save(RoleRow, role)
  }

  /** One transaction at a time decides who the admins are. */
  async lockAdmins(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signalbox-admins'))`)
  }

  /** Users who can manage access, the oldest first. */
  async admins(tx: Transaction): Promise<{ id: string; name: string }[]> {
    return tx.query(
      `SELECT users.id, users.name FROM users
       WHERE NOT disabled AND EXISTS (
         SELECT FROM user_roles JOIN roles ON roles.id = role_id
         WHERE user_id = users.id AND 'user_access_manage' = ANY(permissions))
       ORDER BY created_at, id`,
    )
  }

  async isEmpty(tx: Transaction): Promise<boolean> {
    return !(await tx.exists(UserRow))
  }
}
