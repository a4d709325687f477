import type { Clock } from '../../../kernel/clock.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { systemViewer, type Viewer } from '../../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../../audit/index.ts'
import type { KeyHolder } from '../api-key.repository.ts'
import type { RequestOrigin, SignIn } from '../authentication.ts'
import { freeHandleLike } from '../handles.ts'
import type { RoleRepository } from '../role.repository.ts'
import type { RoleRow } from '../role.table.ts'
import type { UserRepository } from '../user.repository.ts'
import type { UserRow } from '../user.table.ts'
import type { Claims } from './claims.ts'
import type { IdentityRepository, TokenHolder } from './identity.repository.ts'
import type { TokenVerifier, VerifiedToken } from './token-verifier.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly users: UserRepository
  readonly roles: RoleRepository
  readonly identities: IdentityRepository
  readonly verifier: TokenVerifier
}

/** Three parts in base64url, of which the first is a JSON object: a JSON Web Token. */
const TOKEN = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/

/**
 * Lets people in by the tokens of an issuer. Who somebody is, issuer and subject say, never the e-mail address, which others could claim. The first
 * token makes a user; each newer one brings name, address and roles up to date.
 */
export class TokenSignIn implements SignIn {
  constructor(private readonly deps: Deps) {}

  recognises(token: string): boolean {
    return TOKEN.test(token)
  }

  async holderOf(token: string, hash: Buffer, origin: RequestOrigin): Promise<KeyHolder> {
    const { identities, verifier } = this.deps
    const verified = await verifier.verify(token)
    let holder = await identities.holderOf(verified.claims, hash)
    if (!holder?.signedIn && !holder?.ownerDisabled) {
      await this.#signIn(verified, hash, origin)
      holder = await identities.holderOf(verified.claims, hash)
    }
    if (!holder || (!holder.roles.length && !holder.ownerDisabled)) throw withoutRoles()
    return asKeyHolder(holder, verified.expiresAt)
  }

  /** Once for each token: other requests with the same one wait, and find that it is done. */
  async #signIn({ claims, expiresAt }: VerifiedToken, hash: Buffer, origin: RequestOrigin): Promise<void> {
    const { postgres, clock, audit, users, roles, identities } = this.deps
    const issuer = { ...systemViewer('OpenID Connect'), ...origin }
    await postgres.transaction(async (tx) => {
      await identities.lock(tx, claims)
      const known = await identities.find(tx, claims)
      const given = await roles.byNames(tx, claims.roleNames)
      if (!known && !given.length) throw withoutRoles()
      const user = (known && (await users.find(tx, known.userId))) ?? (await this.#create(tx, issuer, claims))
      if (!known || known.tokenIssuedAt <= claims.issuedAt) {
        await identities.save(tx, claims, { userId: user.id, tokenIssuedAt: claims.issuedAt })
        await this.#update(tx, issuer, user, claims, given)
      }
      const isFirstUse = await identities.recordSignIn(tx, hash, user.id, expiresAt, clock.now())
      if (!isFirstUse) return
      const person: Viewer = { ...issuer, actor: { kind: 'USER', id: user.id, name: user.name }, userId: user.id }
      await audit.record(tx, person, { ...asset(user), action: 'login', changes: [] })
    })
  }

  async #create(tx: Transaction, issuer: Viewer, { name, email, handle: wish }: Claims): Promise<UserRow> {
    const { clock, audit, users } = this.deps
    const handle = await freeHandleLike(tx, wish)
    const user = { id: newId('usr', clock), name, handle, email, disabled: false, createdAt: clock.now() }
    await users.insert(tx, user)
    const changes = changesBetween(null, { name, handle, email, roles: [] })
    await audit.record(tx, issuer, { ...asset(user), action: 'created', changes })
    return user
  }

  async #update(tx: Transaction, issuer: Viewer, user: UserRow, claims: Claims, given: RoleRow[]): Promise<void> {
    const { audit, users, roles } = this.deps
    const { name, email } = claims
    const before = { name: user.name, email: user.email, roles: names(await roles.of(tx, user.id)) }
    const after = { name, email: email || user.email, roles: names(given) }
    const changes = changesBetween(before, after)
    if (!changes.length) return
    await users.update(tx, user.id, { name, email: after.email })
    await roles.replaceOf(tx, user.id, given)
    await audit.record(tx, issuer, { ...asset(user), action: 'modified', changes })
  }
}

const asset = ({ id, handle }: UserRow) => ({ assetType: 'user', assetId: id, assetName: handle })
const names = (roles: readonly RoleRow[]) => roles.map(({ name }) => name).sort()

const withoutRoles = () =>
  new DomainError(
    'FORBIDDEN',
    'This token names no role that there is here; ask whoever manages the roles of the issuer.',
  )

const asKeyHolder = ({ signedIn: _, ...holder }: TokenHolder, expiresAt: Date): KeyHolder => ({
  ...{ id: null, name: holder.ownerName, limited: false, revokedAt: null, lastUsedAt: null },
  ...holder,
  expiresAt,
})
