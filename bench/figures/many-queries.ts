import { alternate, type Figure } from '../figure.ts'
import { signalOf } from '../live/graph.ts'
import { DOCUMENT, HandFeed, openStage } from '../live/stage.ts'
import { openStock } from '../live/stock.ts'
import { Swarm, subscribing } from '../live/swarm.ts'

const SUBSCRIBERS = 2_000
const QUERIES = 200
/** One signal for each query, so every subscriber gets one of a round. */
const EVENTS = QUERIES

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const service = (n: number) => `svc${n % QUERIES}`
const clients = () =>
  Array.from({ length: SUBSCRIBERS }, (_, n) => subscribing(DOCUMENT, { query: `service:${service(n)} status:high` }))

async function audience(port: number, push: (signal: ReturnType<typeof signalOf>) => void) {
  const swarm = new Swarm()
  await swarm.open(port, clients())
  return {
    close: () => swarm.close(),
    round: async () => {
      const received = await swarm.expect(SUBSCRIBERS)
      for (let n = 0; n < EVENTS; n += 1) {
        push(signalOf(`sig_${n}`, service(n)))
        await turn()
      }
      await received()
    },
  }
}

const feed = new HandFeed()
const stage = await openStage(feed)
const shared = await audience(stage.port, (signal) => feed.push(signal))
const stock = await openStock()
const filtered = await audience(stock.port, (signal) => stock.push(signal))

const [ours = 0, theirs = 0] = await alternate(4, shared.round, filtered.round)
const perSecond = (milliseconds: number) => (SUBSCRIBERS * 1_000) / milliseconds
process.send?.({
  name: '2,000 subscribers with 200 queries, to the stock filter',
  measured: perSecond(ours),
  yardstick: perSecond(theirs),
  unit: 'deliveries/s',
  target: { atLeast: 10 },
} satisfies Figure)
shared.close()
filtered.close()
process.exit()
