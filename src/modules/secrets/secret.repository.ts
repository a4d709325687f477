import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { SecretRow } from './secret.table.ts'
import type { SealedSecret, Secret } from './secret.ts'

const SAID = `id, name, created_by AS "createdBy", updated_by AS "updatedBy", created_at AS "createdAt", updated_at AS "updatedAt"`

const ALL = { name: 'secrets', text: `SELECT ${SAID} FROM secrets ORDER BY name COLLATE "C"` }
const ONE = { name: 'secret', text: `SELECT ${SAID} FROM secrets WHERE id = $1` }
const SEALED = {
  name: 'secrets-sealed',
  text: 'SELECT name, sealed, key_fingerprint AS "keyFingerprint" FROM secrets WHERE name = ANY($1)',
}
const OTHER_KEY = 'SELECT count(*)::integer AS count FROM secrets WHERE key_fingerprint <> $1'

export class SecretRepository {
  constructor(private readonly postgres: Postgres) {}

  /** By name. */
  list(): Promise<Secret[]> {
    return this.postgres.read<Secret>(ALL)
  }

  async find(id: string): Promise<Secret | null> {
    return (await this.postgres.read<Secret>(ONE, [id]))[0] ?? null
  }

  sealed(names: readonly string[]): Promise<SealedSecret[]> {
    return this.postgres.read<SealedSecret>(SEALED, [names])
  }

  /** How many were sealed with another key than this one. */
  async countOfOtherKeys(fingerprint: string): Promise<number> {
    const [row] = await this.postgres.read<{ count: number }>({ name: 'secrets-of-other-keys', text: OTHER_KEY }, [
      fingerprint,
    ])
    return row?.count ?? 0
  }

  /** Locks them all, so that changes happen one after the other; answers the one of that name. */
  async lock(tx: Transaction, name: string): Promise<SecretRow | null> {
    await tx.query('LOCK TABLE secrets IN SHARE ROW EXCLUSIVE MODE')
    return tx.findOneBy(SecretRow, { name })
  }

  async othersIn(
    tx: Transaction,
    fingerprint: string,
  ): Promise<{ readonly all: number; readonly ofOtherKeys: number }> {
    const [row] = (await tx.query(OTHER_KEY, [fingerprint])) as { count: number }[]
    return { all: await tx.count(SecretRow), ofOtherKeys: row?.count ?? 0 }
  }

  async save(tx: Transaction, secret: SecretRow): Promise<void> {
    await tx.upsert(SecretRow, secret as never, ['id'])
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(SecretRow, { id })
  }
}
