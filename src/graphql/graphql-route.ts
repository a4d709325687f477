import { type ApolloServer, HeaderMap } from '@apollo/server'
import { badInput, type ErrorCode } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { GraphQLRun } from './apollo.ts'
import { type Gatekeeper, keyOf } from './authentication.ts'
import { readBody, TooLarge } from './body.ts'
import { httpStatus, toClientError } from './errors.ts'
import { type Answer, type Exchange, jsonAnswer } from './exchange.ts'
import type { Route } from './route.ts'

/** Lists of indicators are sent whole. */
const MAX_BODY = 5 * 1_048_576

/** The schema can be asked for without a key. */
const MAX_BODY_OF_ANYBODY = 16_384

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
  /** Asks once, since each time counts as an attempt. */
  function identifying({ request, origin }: Exchange): () => Promise<Viewer> {
    let asked: Promise<Viewer> | undefined
    return () => {
      asked ??= gatekeeper.admit(keyOf(request.headers), origin)
      return asked
    }
  }

  async function run(exchange: Exchange, body: unknown, identify = identifying(exchange)): Promise<Answer> {
    const { request, requestId } = exchange
    const headers = new HeaderMap()
    for (const name of HEADERS) copy(exchange, name, headers)
    // Whoever takes anything gets JSON; negotiating that costs more than knowing it.
    if (request.headers.accept !== '*/*') copy(exchange, 'accept', headers)
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: exchange.method, headers, search: exchange.search, body },
      context: async () => ({ requestId, logger, identify }),
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
          const identify = identifying(exchange)
          return await run(exchange, await readJson(exchange, identify), identify)
        } catch (error) {
          const formatted = toClientError(error, { requestId: exchange.requestId, logger })
          const status = error instanceof TooLarge ? 413 : httpStatus(formatted.extensions?.code as ErrorCode)
          const masked = formatted.extensions?.code === 'INTERNAL_SERVER_ERROR'
          return jsonAnswer(masked ? 500 : status, { errors: [formatted] })
        }
      },
    },
  }
}

/** Only whoever is known may make us read, unzip and parse much. */
async function readAllowed({ request }: Exchange, identify: () => Promise<Viewer>): Promise<Buffer> {
  const known = keyOf(request.headers) !== null && (await identify().then(isDone, isNot))
  if (known) return readBody(request, MAX_BODY)
  try {
    return await readBody(request, MAX_BODY_OF_ANYBODY)
  } catch (error) {
    if (error instanceof TooLarge) await identify()
    throw error
  }
}

const isDone = () => true
const isNot = () => false

const wantsPage = (exchange: Exchange): boolean => exchange.header('accept')?.includes('text/html') ?? false

async function readJson(exchange: Exchange, identify: () => Promise<Viewer>): Promise<unknown> {
  const bytes = await readAllowed(exchange, identify)
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
