import { type ApolloServer, HeaderMap } from '@apollo/server'
import { badInput } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import type { GraphQLRun } from './apollo.ts'
import { type Gatekeeper, keyOf } from './authentication.ts'
import { readBody, TooLarge } from './body.ts'
import { toClientError } from './errors.ts'
import { type Answer, type Exchange, jsonAnswer } from './exchange.ts'
import type { Route } from './route.ts'

/** Lists of indicators are sent whole. */
const MAX_BODY = 5 * 1_048_576

/** The headers that Apollo looks at. */
const HEADERS = ['content-type', 'x-apollo-operation-name', 'apollo-require-preflight']

export interface GraphQLRouteParts {
  readonly apollo: ApolloServer<GraphQLRun>
  readonly gatekeeper: Gatekeeper
  readonly logger: Logger
  /** The page for people. */
  readonly page: () => Answer | Promise<Answer>
}

export function graphqlRoute({ apollo, gatekeeper, logger, page }: GraphQLRouteParts): Route {
  async function run(exchange: Exchange, body: unknown): Promise<Answer> {
    const { request, requestId } = exchange
    const headers = new HeaderMap()
    for (const name of HEADERS) copy(exchange, name, headers)
    // Whoever takes anything gets JSON; negotiating that costs more than knowing it.
    if (request.headers.accept !== '*/*') copy(exchange, 'accept', headers)
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: exchange.method, headers, search: exchange.search, body },
      context: async () => ({
        requestId,
        logger,
        identify: () => gatekeeper.admit(keyOf(request.headers), exchange.origin),
      }),
    })
    const status = answer.status ?? 200
    const text = answer.body.kind === 'complete' ? answer.body.string : ''
    return { status, headers: { 'cache-control': 'no-store', ...Object.fromEntries(answer.headers) }, body: text }
  }

  return {
    name: '/graphql',
    methods: {
      GET: (exchange) => (exchange.search === '' && wantsPage(exchange) ? page() : run(exchange, undefined)),
      POST: async (exchange) => {
        try {
          return await run(exchange, await readJson(exchange))
        } catch (error) {
          const status = error instanceof TooLarge ? 413 : 400
          const formatted = toClientError(error, { requestId: exchange.requestId, logger })
          const masked = formatted.extensions?.code === 'INTERNAL_SERVER_ERROR'
          return jsonAnswer(masked ? 500 : status, { errors: [formatted] })
        }
      },
    },
  }
}

const wantsPage = (exchange: Exchange): boolean => exchange.header('accept')?.includes('text/html') ?? false

async function readJson(exchange: Exchange): Promise<unknown> {
  const bytes = await readBody(exchange.request, MAX_BODY)
  // Anything else is left unread: forms and plain text reach us from foreign pages without asking, and Apollo says so.
  if (!/^application\/json\s*(;|$)/i.test(exchange.header('content-type') ?? '')) return undefined
  try {
    return JSON.parse(bytes.toString())
  } catch (error) {
    throw badInput('body', `Expected a JSON body: ${(error as Error).message}.`)
  }
}

function copy(exchange: Exchange, name: string, headers: HeaderMap): void {
  const value = exchange.header(name)
  if (value !== undefined) headers.set(name, value)
}
