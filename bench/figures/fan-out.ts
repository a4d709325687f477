import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { handleProtocols } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import { nextFrames, nextPrefix } from '../../src/graphql/websocket-frame.ts'
import { alternate, type Figure } from '../figure.ts'
import { signalOf } from '../live/graph.ts'
import { DOCUMENT, HandFeed, listen, openStage } from '../live/stage.ts'
import { Swarm, subscribing } from '../live/swarm.ts'

const SUBSCRIBERS = 2_000
const EVENTS = 25

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The yardstick: one frame of the same size, prepared once, written to as many sockets. */
async function openPrepared() {
  const sockets: Duplex[] = []
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, handleProtocols })
  const http = createServer()
  http.on('upgrade', (request, socket, head) => {
    sockets.push(socket)
    server.handleUpgrade(request, socket, head, () => undefined)
  })
  return { port: await listen(http), sockets }
}

const feed = new HandFeed()
const stage = await openStage(feed)
const subscribers = new Swarm()
await subscribers.open(
  stage.port,
  Array.from({ length: SUBSCRIBERS }, () => subscribing(DOCUMENT, { query: 'source:okta' })),
)
const prepared = await openPrepared()
const receivers = new Swarm()
await receivers.open(
  prepared.port,
  Array.from({ length: SUBSCRIBERS }, () => []),
)

const event = { cursor: 'MTAwMC4xMjM0', kind: 'CREATED', lagged: null, signal: signalOf('sig_1') }
const frame = nextFrames(nextPrefix(crypto.randomUUID()), [
  Buffer.from(JSON.stringify({ data: { signalFeed: event } })),
])

const [shared = 0, raw = 0] = await alternate(
  8,
  async () => {
    const received = await subscribers.expect(EVENTS * SUBSCRIBERS)
    for (let n = 0; n < EVENTS; n += 1) {
      feed.push(signalOf('sig_1'))
      await turn()
    }
    await received()
  },
  async () => {
    const received = await receivers.expect(EVENTS * SUBSCRIBERS)
    for (let n = 0; n < EVENTS; n += 1) {
      for (const socket of prepared.sockets) socket.write(frame)
      await turn()
    }
    await received()
  },
)
const deliveries = (milliseconds: number) => (EVENTS * SUBSCRIBERS * 1_000) / milliseconds
process.send?.({
  name: '2,000 subscribers to one feed, to one prepared frame',
  measured: deliveries(shared),
  yardstick: deliveries(raw),
  unit: 'deliveries/s',
  target: { atLeast: 0.7 },
} satisfies Figure)
subscribers.close()
receivers.close()
process.exit()
