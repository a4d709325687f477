import type { Actor } from '../../kernel/viewer.ts'

/** What is said of a secret: everything but its value. */
export interface Secret {
  readonly id: string
  readonly name: string
  readonly createdBy: Actor
  readonly updatedBy: Actor
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface SealedSecret {
  readonly name: string
  readonly sealed: Buffer
  readonly keyFingerprint: string
}
