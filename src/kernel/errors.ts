/** The closed list of codes that a client can meet in `extensions.code`. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'LOCKED'
  | 'TOO_EXPENSIVE'
  | 'RATE_LIMITED'

export interface ErrorDetails {
  /** Path of the argument at fault, such as `input.archiveReason`. */
  readonly path?: string
  /** For search queries: where the fault is, in UTF-16 code units. */
  readonly offset?: number
  readonly length?: number
  readonly [key: string]: unknown
}

/** An error that is meant for the caller. Everything else that is thrown is a bug and is masked at the edge. */
export class DomainError extends Error {
  override readonly name = 'DomainError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message)
  }
}

/** A key or token that nobody here has given: perhaps a guess, which one that has expired is not. */
export class WrongCredentials extends DomainError {
  constructor(message: string) {
    super('UNAUTHENTICATED', message)
  }
}

export const badInput = (path: string, message: string, details: ErrorDetails = {}) =>
  new DomainError('BAD_USER_INPUT', message, { path, ...details })

export const notFound = (what: string, id: string) => new DomainError('NOT_FOUND', `There is no ${what} ${id}.`, { id })
