import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Transaction } from '../../stores/postgres.ts'

/** Only this role permits also what a later version adds. Whoever signs in by tokens does not count: the issuer can take the role at any time. */
const ADMINS = `
  FROM users owner
  JOIN user_roles held ON held.user_id = owner.id
  JOIN roles role ON role.id = held.role_id AND role.managed AND role.name = 'Admin'
  WHERE NOT owner.disabled AND NOT EXISTS (SELECT FROM identities WHERE user_id = owner.id)`

const FOUND = `
  SELECT EXISTS (SELECT ${ADMINS}) AS admin,
    EXISTS (SELECT ${ADMINS} AND EXISTS (
      SELECT FROM api_keys key
      WHERE key.owner_id = owner.id AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > $1)
        AND (key.role_ids IS NULL OR role.id = ANY(key.role_ids)))) AS key`

/** Those who may do everything: without one of them nobody could give some rights any more, since nobody gives what they do not have. */
export class Admins {
  constructor(private readonly clock: Clock) {}

  /** The oldest one. */
  async first(tx: Transaction): Promise<{ id: string } | null> {
    const [found] = await tx.query(`SELECT owner.id ${ADMINS} ORDER BY owner.created_at, owner.id LIMIT 1`)
    return found ?? null
  }

  /** One transaction at a time decides who the admins are: two who take it from each other at once would both succeed. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signalbox-admins'))`)
  }

  /** Does the work, and throws where it takes the last admin away, or the last key of one. */
  async keeping<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
    await this.lock(tx)
    const before = await this.#found(tx)
    const result = await work()
    const after = await this.#found(tx)
    if ((before.admin && !after.admin) || (before.key && !after.key))
      throw new DomainError('CONFLICT', 'At least one enabled user must keep the role Admin, and an API key with it.')
    return result
  }

  async #found(tx: Transaction): Promise<{ admin: boolean; key: boolean }> {
    const [found] = await tx.query(FOUND, [this.clock.now()])
    return found
  }
}
