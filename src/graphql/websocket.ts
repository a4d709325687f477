import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { handleProtocols } from 'graphql-ws'
import type { Registry } from 'prom-client'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Logger } from '../kernel/logger.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Gatekeeper, isRefusal, type Origin } from './authentication.ts'
import { clientAddress } from './client-address.ts'
import type { Engine } from './engine.ts'
import { toClientError } from './errors.ts'
import { scopeOf } from './subscriptions/execution.ts'
import type { LiveSources } from './subscriptions/live-source.ts'
import { Subscriptions } from './subscriptions/subscriptions.ts'
import { liveMetrics } from './websocket-metrics.ts'
import { CLOSE, Peer } from './websocket-peer.ts'
import { createProtocol, type Link } from './websocket-protocol.ts'

const DEFAULTS = {
  maxMessage: 262_144,
  /** Operations at once on one socket. */
  maxOperations: 100,
  maxBuffered: 1_048_576,
  maxStall: 30_000,
  connectionInitTimeout: 10_000,
  /** Between pings; a peer that does not answer one before the next is hung up on. */
  pingEvery: 15_000,
  /** Between looks at whether the keys behind the sockets are still good. */
  recheckEvery: 30_000,
}

export interface SubscriptionsParts {
  readonly engine: Engine
  readonly sources: LiveSources
  readonly gatekeeper: Gatekeeper
  readonly logger: Logger
  readonly registry: Registry
  /** How many proxies are in front of this server. */
  readonly proxies?: number
  readonly limits?: Partial<typeof DEFAULTS>
}

export interface SubscriptionsServer {
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Closes the sockets of keys that are no longer good, or no longer mean the same. Happens by itself twice a minute. */
  recheck(): Promise<void>
  /** Resolves when everything that was dispatched before has been written. */
  flushed(): Promise<void>
  /** Writes what has happened, then closes every socket. */
  close(): Promise<void>
}

/** GraphQL over WebSocket: subscriptions, and queries and mutations as well. */
export function createSubscriptions(parts: SubscriptionsParts): SubscriptionsServer {
  const { engine, sources, gatekeeper, logger, registry, proxies = 0 } = parts
  const limits = { ...DEFAULTS, ...parts.limits }
  const links = new Set<Link>()
  const subscriptions = new Subscriptions({
    engine,
    sources,
    deliveries: liveMetrics(registry, logger, () => links.size),
    formatError: (error) => toClientError(error, { requestId: randomUUID(), logger }),
  })
  const protocol = createProtocol({ ...limits, engine, subscriptions, gatekeeper, logger })
  // Compression would cost each socket its own copy of every event, and memory for its window.
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.maxMessage,
    handleProtocols,
  })
  let closing = false

  function connect(socket: WebSocket, raw: Socket, request: IncomingMessage): void {
    raw.setNoDelay(true)
    const peer = new Peer(socket, raw, limits)
    const origin = { requestId: randomUUID(), clientIp: clientAddress(request, proxies) }
    const link: Link = { peer, origin, headers: request.headers }
    links.add(link)
    socket.on('error', (error) => logger.debug({ error, requestId: origin.requestId }, 'a socket failed'))
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => {
          if (peer.open) socket.send(text)
        },
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            take(String(data)).catch((error) => {
              logger.error({ error, requestId: origin.requestId }, 'a WebSocket message failed')
              void peer.close(CLOSE.failed, 'Internal server error')
            })
          }),
      },
      link,
    )
    socket.once('close', (code, reason) => {
      links.delete(link)
      void closed(code, String(reason))
    })
  }

  let looking: Promise<void> | null = null
  let next: Promise<void> | null = null
  /** Whoever asks during a look waits for another, which begins after it: changes come in bursts. */
  function recheck(): Promise<void> {
    if (looking) {
      next ??= looking.then(() => {
        next = null
        return recheck()
      })
      return next
    }
    looking = look().finally(() => {
      looking = null
    })
    return looking
  }

  async function look(): Promise<void> {
    // Many sockets share a key, and one look-up.
    const standing = new Map<string | null, Promise<Viewer | 'refused' | 'unknown'>>()
    await Promise.all(
      [...links].map(async ({ peer, origin }) => {
        if (!peer.viewer) return
        const asked = standing.get(peer.key) ?? standingOf(peer.key, origin)
        standing.set(peer.key, asked)
        const now = await asked
        if (now === 'unknown') return
        if (now === 'refused') void peer.close(CLOSE.forbidden, 'The API key or token is no longer valid')
        else if (scopeOf(peer.viewer) !== scopeOf(now)) void peer.close(CLOSE.restart, 'The permissions have changed')
      }),
    )
  }

  async function standingOf(key: string | null, origin: Origin): Promise<Viewer | 'refused' | 'unknown'> {
    try {
      return await gatekeeper.recheck(key, origin)
    } catch (error) {
      return isRefusal(error) ? 'refused' : 'unknown'
    }
  }

  const timers = [
    setInterval(() => {
      for (const { peer } of links) peer.ping()
    }, limits.pingEvery),
    setInterval(() => void recheck(), limits.recheckEvery),
  ]

  return {
    onUpgrade: (request, socket, head) => {
      if (closing)
        return void socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      server.handleUpgrade(request, socket, head, (ws) => connect(ws, socket as Socket, request))
    },
    recheck,
    flushed: () => subscriptions.flushed(),
    close: async () => {
      closing = true
      for (const timer of timers) clearInterval(timer)
      await subscriptions.flushed()
      await Promise.all([...links].map(({ peer }) => peer.close(CLOSE.goingAway, 'Going away')))
    },
  }
}
