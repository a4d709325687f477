import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import type { KeyHolder } from '../api-key.repository.ts'
import { HELD_ROLES } from '../held-roles.ts'

/** Who a subject of an issuer is here. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

export interface KnownIdentity {
  readonly userId: string
  /** Of the newest token that was used: older ones say nothing new about the roles. */
  readonly tokenIssuedAt: Date
}

/** Everything that decides what a token may do, but its end. */
export type TokenHolder = Pick<KeyHolder, 'ownerId' | 'ownerName' | 'ownerDisabled' | 'roles'> & {
  /** Whether this token was used before. */
  readonly signedIn: boolean
}

const HOLDER = {
  name: 'token-holder',
  text: `
    SELECT owner.id AS "ownerId", owner.name AS "ownerName", owner.disabled AS "ownerDisabled",
      EXISTS (SELECT FROM sign_ins WHERE token_hash = $3) AS "signedIn",
      ${HELD_ROLES}
    FROM identities
    JOIN users owner ON owner.id = user_id
    LEFT JOIN user_roles held ON held.user_id = owner.id
    LEFT JOIN roles role ON role.id = held.role_id
    WHERE issuer = $1 AND subject = $2
    GROUP BY owner.id`,
}

const FORGET_EXPIRED = `
  DELETE FROM sign_ins WHERE token_hash IN (
    SELECT token_hash FROM sign_ins WHERE expires_at <= $1 ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED)`

export class IdentityRepository {
  constructor(private readonly postgres: Postgres) {}

  async holderOf({ issuer, subject }: Identity, tokenHash: Buffer): Promise<TokenHolder | null> {
    return (await this.postgres.read<TokenHolder>(HOLDER, [issuer, subject, tokenHash]))[0] ?? null
  }

  /** One transaction at a time signs a person in. */
  async lock(tx: Transaction, { issuer, subject }: Identity): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`signalbox-identity ${issuer} ${subject}`])
  }

  async find(tx: Transaction, { issuer, subject }: Identity): Promise<KnownIdentity | null> {
    const [found] = await tx.query(
      `SELECT user_id AS "userId", token_issued_at AS "tokenIssuedAt" FROM identities WHERE issuer = $1 AND subject = $2`,
      [issuer, subject],
    )
    return found ?? null
  }

  async save(tx: Transaction, { issuer, subject }: Identity, { userId, tokenIssuedAt }: KnownIdentity): Promise<void> {
    await tx.query(
      `INSERT INTO identities (issuer, subject, user_id, token_issued_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (issuer, subject) DO UPDATE SET token_issued_at = excluded.token_issued_at`,
      [issuer, subject, userId, tokenIssuedAt],
    )
  }

  /** Answers whether the token is used for the first time. */
  async recordSignIn(tx: Transaction, tokenHash: Buffer, userId: string, expiresAt: Date, now: Date): Promise<boolean> {
    await tx.query(FORGET_EXPIRED, [now])
    const inserted = await tx.query(
      `INSERT INTO sign_ins (token_hash, user_id, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING user_id`,
      [tokenHash, userId, expiresAt],
    )
    return inserted.length > 0
  }
}
