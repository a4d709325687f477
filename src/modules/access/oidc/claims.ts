import type { JWTPayload } from 'jose'
import { NO_CHARACTER } from '../../../kernel/text.ts'
import type { OidcSettings } from './oidc-settings.ts'

/** What a token says about the person. */
export interface Claims {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  /** Empty where the token does not tell. */
  readonly email: string
  /** What others might mention this person by; somebody else may have it. */
  readonly handle: string
  /** Names of roles, not all of which there need to be. */
  readonly roleNames: readonly string[]
  readonly issuedAt: Date
}

const MOST_ROLES = 1_000

export function readClaims(payload: JWTPayload, { rolesClaim, roleMap }: OidcSettings): Claims {
  const { iss = '', sub = '', iat = 0 } = payload
  const email = textOf(payload.email)
  const named = textOf(payload.preferred_username) || email.split('@')[0] || sub
  const values = valuesAt(payload, rolesClaim)
  return {
    issuer: iss,
    subject: sub,
    name: textOf(payload.name) || named,
    email: /^[^\s@]+@[^\s@]+$/.test(email) ? email : '',
    handle: named.replaceAll(/\s+/g, '.'),
    roleNames: roleMap ? values.flatMap((value) => roleMap.get(value) ?? []) : values,
    issuedAt: new Date(iat * 1_000),
  }
}

/** Claims are named by addresses as well, with dots in them: a claim of the whole name comes before a path. */
function valuesAt(payload: JWTPayload, claim: string): string[] {
  const value = Object.hasOwn(payload, claim)
    ? payload[claim]
    : claim
        .split('.')
        .reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : null), payload)
  const texts = [value].flat().filter((text): text is string => typeof text === 'string' && !NO_CHARACTER.test(text))
  return [...new Set(texts)].slice(0, MOST_ROLES)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** At most 200 characters that can be stored; empty for what is no text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll(new RegExp(NO_CHARACTER, 'gu'), '').trim().slice(0, 200) : ''
