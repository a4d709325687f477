import 'reflect-metadata'
import { readConfig } from '../../src/config.ts'
import { noise } from '../../src/demo/noise/noise.ts'
import { Random } from '../../src/demo/random.ts'
import { storiesOf } from '../../src/demo/stories/stories.ts'
import { byTime } from '../../src/demo/timed-log.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { built } from '../built.ts'
import { type Figure, median } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'

const ROUNDS = 5
/** Logs of four hours: what a company of some hundred people writes, and every story of an attack at least once. */
const STRETCH = 4 * 3_600_000
const LOGS = 40_000
const LOGS_A_REQUEST = 1_000
/** Twice what makes up a batch: the next one is read while ClickHouse stores the one before. */
const REQUESTS_AT_ONCE = 10
const BATCH = 5_000

const COLUMNS =
  'id, timestamp, received_at, batch, source, service, host, status, trace_id, message, words, tags, attributes, document'

const { startApp } = await built<typeof import('../../src/app.ts')>('app')
const folder = temporaryFolder()
const app = await startApp({ config: readConfig({ DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'error' }) })
const { clickhouse } = app.stores
const viewer = systemViewer('bench')
const started = Date.now()
await clickhouse.command('CREATE TABLE bare_logs AS logs')

let arrived: Promise<void> = Promise.resolve()

const [ours, bare]: [number[], number[]] = [[], []]
for (let round = 0; round <= ROUNDS; round += 1) {
  const from = started - (ROUNDS + 1 - round) * STRETCH
  const logs = logsOf(round, from)
  const accepted = await perSecond(logs.length, () => takeIn(logs))
  const batches = await rowsOf(from)
  const inserted = await perSecond(logs.length, async () => {
    for (const rows of batches)
      await clickhouse.command(`INSERT INTO bare_logs (${COLUMNS}) FORMAT JSONEachRow\n${rows}`)
  })
  // The first round warms caches and compilers.
  if (round > 0) {
    ours.push(accepted)
    bare.push(inserted)
  }
}
const [signals] = await app.stores.postgres.read<{ count: number }>({
  name: 'bench-signals',
  text: 'SELECT count(*)::integer AS count FROM signals',
})
process.send?.({
  name: 'logs taken in with 20 rules, to rows inserted into ClickHouse',
  measured: median(ours),
  yardstick: median(bare),
  unit: 'logs/s',
  target: { atLeast: 0.5 },
  note: `${signals?.count} signals`,
} satisfies Figure)
await app.stop()
folder.remove()

function logsOf(seed: number, from: number): Readonly<Record<string, unknown>>[] {
  const to = from + STRETCH
  const logs = noise(new Random(seed), from, to, LOGS / (STRETCH / 60_000))
  return [...logs, ...storiesOf(seed, from, to)].sort(byTime).map(({ log }) => log)
}

/** Requests come one after the other from their sockets, and the server answers others in between. */
function arrival(): Promise<void> {
  arrived = arrived.then(() => new Promise((resolve) => setImmediate(resolve)))
  return arrived
}

/** As shippers send them, until everything is evaluated. */
async function takeIn(logs: readonly object[]): Promise<void> {
  const requests: (readonly object[])[] = []
  for (let at = 0; at < logs.length; at += LOGS_A_REQUEST) requests.push(logs.slice(at, at + LOGS_A_REQUEST))
  const sender = async () => {
    for (let request = requests.shift(); request; request = requests.shift()) {
      await arrival()
      const { rejected } = await app.modules.intake.ingest(viewer, request)
      if (rejected.length) throw new Error(`A log was rejected: ${rejected[0]?.message}`)
    }
  }
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, sender))
  await app.settled()
}

/** The rows that were stored, ready to be inserted, in batches as large. */
async function rowsOf(from: number): Promise<string[]> {
  const rows = await clickhouse.query<object>(
    `SELECT ${COLUMNS} FROM logs WHERE timestamp >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND timestamp < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`,
    { from, to: from + STRETCH },
  )
  const batches: string[] = []
  for (let at = 0; at < rows.length; at += BATCH)
    batches.push(
      rows
        .slice(at, at + BATCH)
        .map((row) => JSON.stringify(row))
        .join('\n'),
    )
  return batches
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return (count * 1_000) / (performance.now() - start)
}
