import { In } from 'typeorm'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { RoleRow, UserRoleRow } from './role.table.ts'

const COLUMNS = 'roles.id, name, managed, permissions, restriction_query AS "restrictionQuery"'
const ROLES = { name: 'roles', text: `SELECT ${COLUMNS} FROM roles ORDER BY name, id` }
const ROLES_BY_USERS = {
  name: 'roles-by-users',
  text: `SELECT user_id AS "userId", ${COLUMNS}
         FROM user_roles JOIN roles ON roles.id = role_id WHERE user_id = ANY($1) ORDER BY name, roles.id`,
}
const ROLES_OF_HOLDERS = `
  SELECT user_id AS "userId", ${COLUMNS} FROM user_roles JOIN roles ON roles.id = role_id
  WHERE user_id IN (SELECT user_id FROM user_roles WHERE role_id = $1) ORDER BY user_id, roles.id`

export class RoleRepository {
  constructor(private readonly postgres: Postgres) {}

  list(): Promise<RoleRow[]> {
    return this.postgres.read<RoleRow>(ROLES)
  }

  listByUsers(userIds: readonly string[]): Promise<(RoleRow & { userId: string })[]> {
    return this.postgres.read<RoleRow & { userId: string }>(ROLES_BY_USERS, [userIds])
  }

  /** Locks the role, so that two changes of one role happen one after the other. */
  find(tx: Transaction, id: string): Promise<RoleRow | null> {
    return tx.findOne(RoleRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  /** Locks them, so that they stay what they are until the transaction ends. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<RoleRow[]> {
    const where = { id: In([...ids]) }
    return tx.find(RoleRow, { where, order: { name: 'ASC', id: 'ASC' }, lock: { mode: 'pessimistic_read' } })
  }

  /** The one that a name stands for: names are not unique, but the managed roles and the oldest ones come first. */
  async byNames(tx: Transaction, names: readonly string[]): Promise<RoleRow[]> {
    const rows = await tx.find(RoleRow, {
      where: { name: In([...names]) },
      order: { managed: 'DESC', id: 'ASC' },
      lock: { mode: 'pessimistic_read' },
    })
    return rows.filter(({ name }, index) => rows.findIndex((row) => row.name === name) === index)
  }

  of(tx: Transaction, userId: string): Promise<RoleRow[]> {
    return tx
      .createQueryBuilder(RoleRow, 'role')
      .innerJoin(UserRoleRow, 'held', 'held.roleId = role.id')
      .where('held.userId = :userId', { userId })
      .orderBy('role.name')
      .addOrderBy('role.id')
      .getMany()
  }

  /** All the roles of each who holds this one. */
  async ofHolders(tx: Transaction, id: string): Promise<RoleRow[][]> {
    const rows: (RoleRow & { userId: string })[] = await tx.query(ROLES_OF_HOLDERS, [id])
    const byUser = new Map<string, RoleRow[]>()
    for (const { userId, ...role } of rows) byUser.set(userId, [...(byUser.get(userId) ?? []), role])
    return [...byUser.values()]
  }

  async replaceOf(tx: Transaction, userId: string, roles: readonly RoleRow[]): Promise<void> {
    await tx.delete(UserRoleRow, { userId })
    if (roles.length)
      await tx.insert(
        UserRoleRow,
        roles.map(({ id }) => ({ userId, roleId: id })),
      )
  }

  managed(tx: Transaction, name: string): Promise<RoleRow | null> {
    return tx.findOneBy(RoleRow, { name, managed: true })
  }

  async save(tx: Transaction, role: RoleRow): Promise<void> {
    await tx.save(RoleRow, role)
  }

  /** Takes the role from its users and answers who they were, with the names of the roles that they had. */
  async delete(tx: Transaction, id: string): Promise<{ id: string; handle: string; roles: string[] }[]> {
    const users = await tx.query(
      `SELECT users.id, handle, (
         SELECT array_agg(name ORDER BY name, roles.id) FROM user_roles held JOIN roles ON roles.id = held.role_id
         WHERE held.user_id = users.id) AS roles
       FROM users JOIN user_roles ON user_id = users.id WHERE role_id = $1 ORDER BY users.id`,
      [id],
    )
    await tx.delete(UserRoleRow, { roleId: id })
    await tx.delete(RoleRow, { id })
    return users
  }
}
