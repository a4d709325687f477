import { createHash } from 'node:crypto'
import type { EntityKind } from './signal.ts'

/** The same entity has the same id in every signal. */
export const entityId = (kind: EntityKind, value: string): string =>
  `ent_${createHash('sha256').update(`${kind}\n${value}`).digest('hex').slice(0, 26)}`
