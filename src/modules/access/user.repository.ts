import { GatheredReads } from '../../stores/gathered-reads.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { UserRow } from './user.table.ts'

const COLUMNS = 'id, name, handle, email, disabled, created_at AS "createdAt"'

const BY_IDS = { name: 'users-by-ids', text: `SELECT ${COLUMNS} FROM users WHERE id = ANY($1)` }
const PAGE = { name: 'users-page', text: `SELECT ${COLUMNS} FROM users WHERE id > $1 ORDER BY id LIMIT $2` }

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

  /** Locks the user, so that two changes of one user happen one after the other. */
  find(tx: Transaction, id: string): Promise<UserRow | null> {
    return tx.findOne(UserRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  async insert(tx: Transaction, user: UserRow): Promise<void> {
    await tx.insert(UserRow, user)
  }

  async update(tx: Transaction, id: string, change: Partial<Omit<UserRow, 'id'>>): Promise<void> {
    await tx.update(UserRow, { id }, change)
  }

  async isEmpty(tx: Transaction): Promise<boolean> {
    return !(await tx.exists(UserRow))
  }
}
