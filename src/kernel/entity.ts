import { createHash } from 'node:crypto'

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
