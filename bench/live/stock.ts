import 'reflect-metadata'
import { EventEmitter, on } from 'node:events'
import { createServer } from 'node:http'
import { handleProtocols } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { Arg, buildSchema, FieldResolver, type PubSub, Query, Resolver, Root, Subscription } from 'type-graphql'
import { WebSocketServer } from 'ws'
import { SIGNAL_FIELDS } from '../../src/modules/signals/signal.fields.ts'
import { compilePredicate, type Predicate, parseQuery, type SearchDocument } from '../../src/search/index.ts'
import { BenchEvent, BenchSignal } from './graph.ts'
import { documentOf, listen } from './stage.ts'

const predicates = new Map<string, Predicate>()

/** Each query is compiled once; what is compared is the delivery. */
function predicateOf(query: string): Predicate {
  let predicate = predicates.get(query)
  if (!predicate) {
    predicate = compilePredicate(parseQuery(query), SIGNAL_FIELDS)
    predicates.set(query, predicate)
  }
  return predicate
}

interface Published {
  readonly signal: BenchSignal
  readonly document: SearchDocument
}

@Resolver(() => BenchEvent)
class StockResolver {
  @Query(() => String)
  nothing(): string {
    return ''
  }

  @Subscription(() => BenchEvent, {
    topics: 'signals',
    filter: ({ payload, args }) => predicateOf(args.query)(payload.document),
  })
  signalFeed(@Root() { signal }: Published, @Arg('query', () => String) _query: string): BenchEvent {
    return { cursor: 'MTAwMC4xMjM0', kind: 'CREATED', lagged: null, signal } as BenchEvent
  }

  @FieldResolver(() => BenchSignal)
  signal(@Root() event: { signal: BenchSignal }): BenchSignal {
    return event.signal
  }
}

function createPubSub(): PubSub {
  const emitter = new EventEmitter().setMaxListeners(0)
  async function* subscribe(topic: string) {
    for await (const [payload] of on(emitter, topic)) yield payload
  }
  return { publish: (topic, payload) => void emitter.emit(topic, payload), subscribe: (topic) => subscribe(topic) }
}

/** The same subscription as the two libraries offer it: a topic, a filter for each subscriber, and every result executed and serialised for itself. */
export async function openStock() {
  const pubSub = createPubSub()
  const schema = await buildSchema({ resolvers: [StockResolver], validate: false, pubSub })
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, handleProtocols })
  useServer({ schema }, server, 3_600_000)
  const http = createServer()
  http.on('upgrade', (request, socket, head) =>
    server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request)),
  )
  return {
    port: await listen(http),
    push: (signal: BenchSignal) =>
      pubSub.publish('signals', { signal, document: documentOf(signal) as unknown as SearchDocument }),
  }
}
