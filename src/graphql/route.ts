import { STATUS_CODES } from 'node:http'
import { DomainError } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import { TooLarge } from './body.ts'
import { httpStatus } from './errors.ts'
import { type Answer, type Exchange, jsonAnswer } from './exchange.ts'

/** What an address answers, by method. HEAD is GET without the body. */
export interface Route {
  /** The route's name in metrics. */
  readonly name: string
  /** Takes as long as its client does. */
  readonly lasting?: boolean
  readonly methods: Readonly<Partial<Record<'GET' | 'POST', (exchange: Exchange) => Answer | Promise<Answer>>>>
}

/** The shape of errors beside GraphQL, the one that log shippers know. */
export const failure = (status: number, detail: string, headers: Answer['headers'] = {}): Answer =>
  jsonAnswer(status, { errors: [{ status: String(status), title: STATUS_CODES[status], detail }] }, headers)

/** Turns what a handler throws into an answer; what is not meant for the caller is logged and masked. */
export function failureOf(error: unknown, { requestId, path }: Exchange, logger: Logger): Answer {
  if (error instanceof DomainError) {
    return failure(error instanceof TooLarge ? 413 : httpStatus(error.code), error.message, retryHeaders(error))
  }
  logger.error({ requestId, path, err: error }, 'a request failed')
  return failure(500, `Something went wrong inside. Quote the request id ${requestId} when you ask for help.`)
}

export function retryHeaders(error: DomainError): Record<string, string> {
  const { retryAfter } = error.details
  return typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {}
}

export async function answer(route: Route | undefined, exchange: Exchange): Promise<Answer> {
  if (!route) return failure(404, `There is nothing at ${exchange.path.slice(0, 200)}.`)
  const handler = route.methods[(exchange.method === 'HEAD' ? 'GET' : exchange.method) as 'GET' | 'POST']
  if (handler) return handler(exchange)
  const allow = Object.keys(route.methods).join(', ')
  return failure(405, `Expected ${allow}, got ${exchange.method}.`, { allow })
}
