import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Registry } from 'prom-client'
import { buildSchema } from 'type-graphql'
import type { Feed, FeedEntry, FeedPosition } from '../../src/feed/index.ts'
import { Gatekeeper } from '../../src/graphql/authentication.ts'
import { Engine } from '../../src/graphql/engine.ts'
import { createSubscriptions } from '../../src/graphql/websocket.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { DispatchedSignals } from '../../src/modules/signals/dispatched-signals.ts'
import { FeedHolds } from '../../src/modules/signals/feed-holds.ts'
import { SIGNAL_FIELDS } from '../../src/modules/signals/signal.fields.ts'
import { SignalFeed } from '../../src/modules/signals/signal-feed.ts'
import { BenchResolver, type BenchSignal, signalOf } from './graph.ts'

export const DOCUMENT = `subscription Feed($query: String!) {
  signalFeed(query: $query) { cursor kind lagged signal { id title severity state source service tags firstSeen lastSeen } }
}`

/** The subscription server over a feed, with a graph of the size of a signal's row. */
export async function openStage(feed: Pick<Feed, 'listen' | 'catchUp' | 'head' | 'generation'>) {
  const signals = new SignalFeed({
    feed,
    catalog: SIGNAL_FIELDS,
    signals: new DispatchedSignals({ batch: async (ids) => ids.map((id) => signalOf(id) as never) }),
    holds: new FeedHolds({ listen: () => () => undefined, last: async () => [] }),
  })
  const schema = await buildSchema({
    resolvers: [BenchResolver],
    validate: false,
    pubSub: { publish() {}, subscribe: () => ({}) as never },
  })
  const registry = new Registry()
  const subscriptions = createSubscriptions({
    engine: new Engine(schema, { introspection: true }),
    sources: { signalFeed: (args, viewer) => signals.open(args, viewer) },
    gatekeeper: new Gatekeeper({ authenticate: async () => systemViewer('bench'), registry }),
    logger: silentLogger,
    registry,
    // The swarm's clients do not answer pings.
    limits: { pingEvery: 3_600_000 },
  })
  const http = createServer()
  http.on('upgrade', subscriptions.onUpgrade)
  return { port: await listen(http), close: () => subscriptions.close() }
}

export async function listen(http: Server): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return (http.address() as AddressInfo).port
}

/** A feed that is told what happens. */
export class HandFeed implements Pick<Feed, 'listen' | 'catchUp' | 'head' | 'generation'> {
  readonly #listeners = new Set<(entries: readonly FeedEntry[]) => void>()
  #position = 0

  listen(listener: (entries: readonly FeedEntry[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  head(): FeedPosition {
    return { transaction: '0', position: this.#position }
  }

  /** Nothing is overtaken here. */
  generation(): number {
    return this.#position
  }

  catchUp(): Promise<void> {
    return Promise.reject(new Error('Nobody comes back here.'))
  }

  push(signal: BenchSignal): void {
    this.#position += 1
    const entry: FeedEntry = {
      transaction: '1000',
      position: this.#position,
      at: new Date(),
      topic: 'signal',
      subjectId: signal.id,
      before: null,
      after: documentOf(signal),
    }
    for (const listener of this.#listeners) listener([entry])
  }
}

export const documentOf = ({ service, source, tags, title }: BenchSignal): Record<string, unknown> => ({
  service,
  source,
  status: 'high',
  tags,
  title,
  message: title,
  attributes: {},
})
