import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Logger } from '../kernel/logger.ts'
import { createApolloServer } from './apollo.ts'
import type { Gatekeeper } from './authentication.ts'
import type { Engine } from './engine.ts'
import { type Answer, Exchange } from './exchange.ts'
import { type ExportFiles, exportRoute, isExport } from './export-route.ts'
import { Graphiql } from './graphiql.ts'
import { graphqlRoute } from './graphql-route.ts'
import type { Metrics } from './metrics.ts'
import {
  type HealthChecks,
  type LogIntake,
  livenessRoute,
  logsRoute,
  metricsRoute,
  readinessRoute,
} from './other-routes.ts'
import { failureOf, type Route } from './route.ts'
import { tracedAnswer } from './traced-answer.ts'

/** What takes over a socket that asks for /graphql. */
export interface SubscriptionServer {
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends every subscription with a close code. */
  close(): Promise<void>
}

export interface HttpServerParts {
  readonly engine: Engine
  readonly config: { readonly host: string; readonly port: number; readonly trustProxy?: number }
  readonly gatekeeper: Gatekeeper
  readonly logs: LogIntake
  readonly exports: ExportFiles
  readonly health: HealthChecks
  readonly metrics: Metrics
  readonly logger: Logger
  readonly subscriptions: SubscriptionServer
}

export interface HttpServer {
  /** Rejects with node's error, such as EADDRINUSE. */
  listen(): Promise<{ readonly port: number }>
  /** From now on it says that it is not ready, so that nobody new is sent here; it still answers. */
  retire(): void
  /** Takes nothing new, finishes what runs, then resolves. */
  close(): Promise<void>
}

const SLOW_MS = 1_000
const DRAIN_MS = 10_000

export function createHttpServer(parts: HttpServerParts): HttpServer {
  const { engine, config, gatekeeper, metrics, logger, subscriptions } = parts
  const apollo = createApolloServer(engine, metrics, logger)
  const graphiql = new Graphiql()
  let retired = false
  let closing = false

  const routes = new Map<string, Route>([
    ['/graphql', graphqlRoute({ apollo, gatekeeper, logger, page: graphiql.page })],
    ['/api/v2/logs', logsRoute(gatekeeper, parts.logs)],
    ['/healthz', livenessRoute],
    ['/readyz', readinessRoute(parts.health, () => retired)],
    ['/metrics', metricsRoute(metrics)],
    ['/', { name: '/', methods: { GET: () => ({ status: 302, headers: { location: '/graphql' } }) } }],
  ])
  const exports = exportRoute(gatekeeper, parts.exports)
  const assets: Route = { name: '/graphiql', methods: { GET: graphiql.asset } }

  const server = createServer((request, response) => void serve(request, response))
  // Longer than the idle time of usual load balancers, so that they are the ones to close.
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 15_000
  server.requestTimeout = 60_000
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!closing && request.url?.split('?')[0] === '/graphql') subscriptions.onUpgrade(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
  })

  function routeTo(path: string): Route | undefined {
    if (isExport(path)) return exports
    return routes.get(path) ?? (graphiql.has(path) ? assets : undefined)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = new Exchange(request, response, config.trustProxy ?? 0)
    const route = routeTo(exchange.path)
    let result: Answer
    try {
      result = await tracedAnswer(route, exchange)
    } catch (error) {
      result = failureOf(error, exchange, logger)
    }
    try {
      await exchange.send(result, closing)
    } catch (error) {
      logger.error({ requestId: exchange.requestId, err: error }, 'an answer could not be sent')
      response.destroy()
    }
    record(exchange, route, result.status)
  }

  function record({ requestId, method, path, milliseconds }: Exchange, route: Route | undefined, status: number): void {
    metrics.request(route?.name ?? 'none', method, status, milliseconds)
    const fields = { requestId, method, path, status, milliseconds: Math.round(milliseconds * 10) / 10 }
    if (milliseconds > SLOW_MS && !route?.lasting) logger.warn(fields, 'slow request')
    else logger.debug(fields, 'request')
  }

  return {
    async listen() {
      await apollo.start()
      await listening(server, config)
      return { port: (server.address() as AddressInfo).port }
    },
    retire() {
      retired = true
    },
    async close() {
      retired = closing = true
      await Promise.all([subscriptions.close(), drained(server)])
      await apollo.stop()
    },
  }
}

function listening(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function drained(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(deadline)
}
