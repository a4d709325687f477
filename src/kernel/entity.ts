import { createHash } from 'node:crypto'
import { canonicalIp } from './address.ts'

export const ENTITY_KINDS = ['USER', 'IP', 'HOST', 'DOMAIN', 'CLOUD_IDENTITY', 'CLOUD_RESOURCE', 'FILE_HASH'] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** Somebody or something that logs and signals speak of. */
export interface EntityName {
  readonly kind: EntityKind
  readonly value: string
}

/** The same entity has the same id everywhere. */
export const entityId = ({ kind, value }: EntityName): string =>
  `ent_${createHash('sha256').update(`${kind}\n${value}`).digest('hex').slice(0, 26)}`

/** As a search document names it, such as `ip:10.0.0.1`. */
export const entityText = ({ kind, value }: EntityName): string => `${kind.toLowerCase()}:${value}`

/** The entity that `entityText` wrote. */
export function readEntityText(text: string): EntityName {
  const colon = text.indexOf(':')
  return { kind: text.slice(0, colon).toUpperCase() as EntityKind, value: text.slice(colon + 1) }
}

/** Longer texts are no names but something that stands where a name should. */
const LONGEST = 1_000
const IDENTITY_ARN = /^arn:[\w-]+:(?:iam|sts)::\d*:(?:user\/|role\/|root$|assumed-role\/|federated-user\/)/
const HASH = /^[0-9a-f]{32,128}$/

/** Whether a value names a cloud identity wherever it stands: as a user, or as the resource that somebody changes. */
export const isIdentityArn = (value: string): boolean => IDENTITY_ARN.test(value)

/**
 * The entity that a text names where one of a kind is expected, in its one spelling; null when the text is none. Where a user's name should be
 * there is sometimes an ARN, and where an address should be `AWS Internal`.
 */
export function namedEntity(kind: EntityKind, text: string): EntityName | null {
  if (text === '' || text === '-' || text.length > LONGEST) return null
  switch (kind) {
    case 'IP': {
      const value = canonicalIp(text)
      return value === null ? null : { kind, value }
    }
    case 'DOMAIN': {
      const value = text.toLowerCase().replace(/\.$/, '')
      return value === '' || canonicalIp(value) ? null : { kind, value }
    }
    case 'FILE_HASH': {
      const value = text.toLowerCase()
      return HASH.test(value) ? { kind, value } : null
    }
    case 'USER':
    case 'CLOUD_RESOURCE':
      return { kind: isIdentityArn(text) ? 'CLOUD_IDENTITY' : kind, value: text }
    default:
      return { kind, value: text }
  }
}
