import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GraphQLBoolean, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { Registry } from 'prom-client'
import type { Feed } from '../../src/feed/index.ts'
import { Gatekeeper } from '../../src/graphql/authentication.ts'
import type { Context, LoaderDefinition } from '../../src/graphql/context.ts'
import { Engine } from '../../src/graphql/engine.ts'
import type { LiveSources } from '../../src/graphql/subscriptions/live-source.ts'
import { createSubscriptions, type SubscriptionsParts } from '../../src/graphql/websocket.ts'
import { badInput, DomainError } from '../../src/kernel/errors.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer, type Viewer } from '../../src/kernel/viewer.ts'
import { DispatchedSignals } from '../../src/modules/signals/dispatched-signals.ts'
import { FeedHolds } from '../../src/modules/signals/feed-holds.ts'
import type { SignalSummary } from '../../src/modules/signals/index.ts'
import { type SignalEvent, SignalFeed } from '../../src/modules/signals/signal-feed.ts'
import { createCatalog } from '../../src/search/index.ts'

export const FEED = `subscription Feed($query: String!, $after: String) {
  signalFeed(query: $query, after: $after) { cursor kind lagged id }
}`

const catalog = createCatalog({ fields: [{ name: 'state', label: 'State', kind: 'STRING' }], text: [] })
const ids: LoaderDefinition<string, SignalSummary | null> = {
  batch: async (keys) => keys.map((id) => ({ id }) as SignalSummary),
}

export interface Counts {
  executions: number
  padding: number
}

/** A small graph over a real feed, on a real port. */
export async function serve(feed: Feed, limits: SubscriptionsParts['limits'] = {}) {
  const counts: Counts = { executions: 0, padding: 0 }
  const keys = new Map<string, Viewer>([
    ['good', viewer('good')],
    ['also-good', viewer('also-good')],
    ['reader', viewer('reader', [])],
  ])
  const holds = new FeedHolds(feed)
  await holds.start()
  const signals = new SignalFeed({ feed, catalog, signals: new DispatchedSignals(ids), holds })
  const sources: LiveSources = { signalFeed: (args, who) => signals.open(args, who) }
  const registry = new Registry()
  const subscriptions = createSubscriptions({
    engine: new Engine(schema(counts), { introspection: true }),
    sources,
    gatekeeper: new Gatekeeper({
      authenticate: async (key) => {
        const found = keys.get(key)
        if (found) return found
        throw new DomainError('UNAUTHENTICATED', 'There is no such API key.')
      },
      registry,
    }),
    logger: silentLogger,
    registry,
    limits,
  })
  const http = createServer()
  /** Resolve when the server's end of a socket is gone, in the order in which they came. */
  const gone: Promise<void>[] = []
  http.on('upgrade', (request, socket, head) => {
    gone.push(new Promise((resolve) => socket.once('close', () => resolve())))
    subscriptions.onUpgrade(request, socket, head)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/graphql`,
    counts,
    keys,
    gone,
    subscriptions,
    metric: async (name: string) => (await registry.getSingleMetric(`signalbox_live_${name}`)?.get())?.values[0]?.value,
    close: async () => {
      await subscriptions.close()
      http.close()
      http.closeAllConnections()
    },
  }
}

const viewer = (name: string, permissions: string[] = ['security_monitoring_signals_read']): Viewer => ({
  ...systemViewer(name),
  actor: { kind: 'USER', id: `usr_${name}`, name },
  userId: `usr_${name}`,
  permissions: new Set(permissions) as Viewer['permissions'],
})

function schema(counts: Counts): GraphQLSchema {
  const event = new GraphQLObjectType<SignalEvent, Context>({
    name: 'SignalFeedEvent',
    fields: {
      cursor: { type: new GraphQLNonNull(GraphQLString) },
      kind: { type: new GraphQLNonNull(GraphQLString) },
      lagged: { type: GraphQLInt },
      id: { type: GraphQLString, resolve: async ({ load }) => (await load())?.id ?? null },
      padding: { type: GraphQLString, resolve: ({ kind }) => (kind === 'LAGGED' ? '' : 'x'.repeat(counts.padding)) },
      reader: { type: GraphQLString, resolve: (_event, _args, { viewer: { actor } }) => actor.name },
      broken: {
        type: GraphQLString,
        resolve: () => {
          throw new Error('the secret inside')
        },
      },
    },
  })
  return new GraphQLSchema({
    query: new GraphQLObjectType<unknown, Context>({
      name: 'Query',
      fields: {
        me: { type: GraphQLString, resolve: (_root, _args, { viewer: { actor } }) => actor.name },
        refused: {
          type: GraphQLBoolean,
          resolve: () => {
            throw badInput('refused', 'Expected something else.')
          },
        },
      },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        signalFeed: {
          type: new GraphQLNonNull(event),
          args: { query: { type: new GraphQLNonNull(GraphQLString) }, after: { type: GraphQLString } },
          resolve: (root) => {
            counts.executions += 1
            return root
          },
        },
      },
    }),
  })
}
