import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Clock } from '../../../kernel/clock.ts'
import { DomainError, WrongCredentials } from '../../../kernel/errors.ts'
import { storableText } from '../../../kernel/text.ts'
import { type Claims, readClaims } from './claims.ts'
import { IssuerAway } from './issuer-keys.ts'
import type { OidcSettings } from './oidc-settings.ts'

/** Signed by a key that nobody but the issuer has: never with a shared secret, never without any. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']
/** By how much clocks of servers differ. */
const TOLERANCE_S = 30

export interface VerifiedToken {
  readonly claims: Claims
  /** When it is refused. */
  readonly expiresAt: Date
}

/** Whether a token is the issuer's, for this server, and good now. */
export class TokenVerifier {
  constructor(
    private readonly settings: OidcSettings,
    private readonly keys: JWTVerifyGetKey,
    private readonly clock: Clock,
  ) {}

  async verify(token: string): Promise<VerifiedToken> {
    const payload = await this.#verified(token)
    const { sub = '', exp = 0 } = payload
    if (!sub || sub.length > 255 || !storableText(sub))
      throw new DomainError('UNAUTHENTICATED', 'Expected a token with a subject of 1 to 255 characters.')
    return { claims: readClaims(payload, this.settings), expiresAt: new Date((exp + TOLERANCE_S) * 1_000) }
  }

  async #verified(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.settings
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        ...{ issuer, audience, algorithms: ALGORITHMS, clockTolerance: TOLERANCE_S, currentDate: this.clock.now() },
        requiredClaims: ['sub', 'iat', 'exp'],
      })
      return payload
    } catch (error) {
      throw refusalOf(error)
    }
  }
}

/** The signature is checked first: what has another fault was given by the issuer, and is no guess. */
function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new DomainError('UNAUTHENTICATED', 'This token has expired.')
  if (error instanceof errors.JWTClaimValidationFailed)
    return new DomainError('UNAUTHENTICATED', `This token is not for this server now: ${error.message}.`)
  if (error instanceof IssuerAway)
    return new DomainError('UNAUTHENTICATED', 'The issuer of the tokens does not tell its keys; try again later.')
  return error instanceof errors.JOSEError
    ? new WrongCredentials('This token is not signed by the issuer that this server trusts.')
    : error
}
