import { createHash, randomBytes } from 'node:crypto'

const PREFIX_LENGTH = 12

/** 192 random bits: nothing slower than one SHA-256 is needed to keep a stolen hash useless. */
export const newToken = (): string => `sbx_${randomBytes(24).toString('base64url')}`

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What may be shown of a token again; never more than a quarter of it. */
export const tokenPrefix = (token: string): string =>
  token.slice(0, Math.min(PREFIX_LENGTH, Math.floor(token.length / 4)))
