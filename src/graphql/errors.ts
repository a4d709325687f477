import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { DomainError, type ErrorCode } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'

export interface ErrorScope {
  readonly requestId: string
  readonly logger: Logger
}

/**
 * The one place where an error turns into what a client reads, over HTTP and WebSocket alike: errors meant for the caller keep their code and
 * details, graphql's own complaints about the request are bad input, and everything else is a bug that is logged and masked.
 */
export function toClientError(error: unknown, { requestId, logger }: ErrorScope): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) })
  const place = {
    ...(located.locations && { locations: located.locations }),
    ...(located.path && { path: located.path }),
  }
  const domain = domainErrorIn(located)
  if (domain) {
    const path = domain.details.path || argumentPath(located)
    const extensions = { code: domain.code, ...domain.details, ...(path && { path }) }
    return { message: domain.message, ...place, extensions }
  }
  if (isComplaint(located)) {
    const path = argumentPath(located)
    return { message: located.message, ...place, extensions: { code: 'BAD_USER_INPUT', ...(path && { path }) } }
  }
  logger.error({ requestId, path: located.path?.join('.'), err: rootCause(located) }, 'an operation failed')
  return {
    message: 'Something went wrong inside. Quote the request id when you ask for help.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
}

/** HTTP status of a request that fails as a whole. */
export const httpStatus = (code: ErrorCode): number => STATUS[code] ?? 400

function domainErrorIn(error: GraphQLError): DomainError | null {
  let cause: Error | undefined = error
  while (cause instanceof GraphQLError) cause = cause.originalError
  return cause instanceof DomainError ? cause : null
}

function rootCause(error: GraphQLError): Error {
  let cause: Error = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const ARGUMENT_COMPLAINT = /^Argument "(\w+)" (?:\(type "[^"]*"\) )?(?:of (?:non-null|required) type|has invalid value)/

/** Syntax, validation and variables: graphql says so without a path into the answer. What fails on the way is ours, but for an argument's null. */
function isComplaint(error: GraphQLError): boolean {
  if (error.path) return ARGUMENT_COMPLAINT.test(error.message)
  const cause = error.originalError
  return !cause || cause instanceof GraphQLError
}

/** Path of the variable or argument that a complaint of graphql is about, such as `range.from`. */
function argumentPath({ message, extensions }: GraphQLError): string | null {
  // Compiled operations make errors without extensions.
  const given = (extensions as GraphQLError['extensions'] | undefined)?.path
  if (typeof given === 'string') return given
  const variable = /^Variable "\$(\w+)"(?: got invalid value [\s\S]*? at "([^"]+)";)?/.exec(message)
  if (variable) return (variable[2] ?? variable[1] ?? '').replaceAll(/\[(\d+)\]/g, '.$1')
  return ARGUMENT_COMPLAINT.exec(message)?.[1] ?? null
}
