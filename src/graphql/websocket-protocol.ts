import { randomUUID } from 'node:crypto'
import { type ExecutionArgs, GraphQLError } from 'graphql'
import { type Context as Connection, makeServer, type Server, type SubscribePayload } from 'graphql-ws'
import { DomainError } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Gatekeeper, keyOf, type Origin } from './authentication.ts'
import { LoaderScope } from './context.ts'
import type { Engine, PlannedOperation } from './engine.ts'
import { toClientError } from './errors.ts'
import type { Sharing } from './subscriptions/audiences.ts'
import type { Subscriptions } from './subscriptions/subscriptions.ts'
import { CLOSE, type Peer } from './websocket-peer.ts'

/** What belongs to one socket. */
export interface Link {
  readonly peer: Peer
  readonly origin: Origin
  readonly headers: Parameters<typeof keyOf>[0]
}

/** One operation between being accepted and being run. */
interface Run {
  readonly id: string
  readonly peer: Peer
  readonly viewer: Viewer
  readonly planned: PlannedOperation
  /** Null for queries and mutations. */
  readonly sharing: Sharing | null
}

interface ProtocolParts {
  readonly engine: Engine
  readonly subscriptions: Subscriptions
  readonly gatekeeper: Pick<Gatekeeper, 'admit'>
  readonly logger: Logger
  readonly connectionInitTimeout: number
  readonly maxOperations: number
}

/** graphql-transport-ws: the library keeps the protocol, the engine runs queries and mutations, subscriptions are shared. */
export function createProtocol(parts: ProtocolParts): Server<Link> {
  const { engine, subscriptions, gatekeeper, logger, maxOperations } = parts

  async function admit({ extra, connectionParams }: Connection<Record<string, unknown>, Link>): Promise<boolean> {
    const { peer, origin, headers } = extra
    try {
      peer.key = keyOf(asHeaders(connectionParams)) ?? keyOf(headers)
      peer.viewer = await gatekeeper.admit(peer.key, origin)
      return true
    } catch (error) {
      const { message, extensions } = toClientError(error, { requestId: origin.requestId, logger })
      void peer.close(CLOSE_CODES[String(extensions?.code)] ?? CLOSE.failed, message)
      return false
    }
  }

  function accept({ extra, subscriptions: open }: Connection<never, Link>, id: string, payload: SubscribePayload) {
    const { peer } = extra
    if (!peer.viewer) throw new Error('Operations come after the authentication.')
    if (Object.keys(open).length > maxOperations) return [tooMany(maxOperations)]
    const viewer: Viewer = { ...peer.viewer, requestId: randomUUID() }
    const plan = engine.plan(payload)
    if ('errors' in plan) return plan.errors.map(asGraphQLError)
    const { planned } = plan
    try {
      const sharing = planned.operation.node.operation === 'subscription' ? subscriptions.open(planned, viewer) : null
      const run: Run = { id, peer, viewer, planned, sharing }
      return argumentsOf(engine, run)
    } catch (error) {
      return [asGraphQLError(error)]
    }
  }

  const format = (error: unknown) => toClientError(error, { requestId: randomUUID(), logger })

  return makeServer<Record<string, unknown>, Link>({
    connectionInitWaitTimeout: parts.connectionInitTimeout,
    onConnect: admit,
    onSubscribe: (connection, id, payload) => accept(connection as never, id, payload),
    execute: ({ contextValue }) => {
      const { planned, viewer } = contextValue as Run
      return engine.execute(planned, { viewer, loaders: new LoaderScope(viewer) })
    },
    subscribe: ({ contextValue }) => {
      const { peer, id, sharing } = contextValue as Run
      if (!sharing) throw new Error('Only subscriptions are followed.')
      return subscriptions.follow(peer, id, sharing)
    },
    onNext: (_connection, _id, _payload, args, result) => {
      if (!result.errors) return undefined
      const { requestId } = (args.contextValue as Run).viewer
      const errors = result.errors.map((error) => toClientError(error, { requestId: requestId ?? '', logger }))
      return { ...(result.data !== undefined && { data: result.data }), errors }
    },
    onError: (_connection, _id, _payload, errors) => errors.map(format),
  })
}

const CLOSE_CODES: Record<string, number> = {
  UNAUTHENTICATED: CLOSE.unauthorized,
  RATE_LIMITED: CLOSE.unauthorized,
  FORBIDDEN: CLOSE.forbidden,
}

const argumentsOf = (engine: Engine, run: Run): ExecutionArgs => ({
  schema: engine.schema,
  document: run.planned.operation.document,
  operationName: run.planned.operation.name,
  variableValues: run.planned.rawVariables,
  contextValue: run,
})

const tooMany = (allowed: number) =>
  asGraphQLError(new DomainError('RATE_LIMITED', `Expected at most ${allowed} operations at once on one socket.`))

/** The parameters of the connection are read like headers: names in any case, texts only. */
const asHeaders = (params: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value]] : [])),
  )

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) })
}
