import 'reflect-metadata'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { startLoad, startServer } from '../dashboard/processes.ts'
import { type Figure, median } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'

const SIGNALS = 200_000
const ROUNDS = 5
const KEY = 'a-key-for-the-bench-only'
const DAY = 86_400_000

const DASHBOARD = `query Dashboard($range: TimeRangeInput!) {
  signalSearch(query: "", range: $range) {
    signals(first: 50) {
      edges {
        node {
          id timestamp firstSeen lastSeen title severity source service host tags eventsMatched
          entities { id kind value }
          rule { id name }
          triage { state archiveReason archiveComment changedAt assignee { id name handle } }
        }
      }
    }
  }
}`

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const folder = temporaryFolder()
const database = await startEmbeddedPostgres(join(folder.path, 'postgres'))
const end = new Date()
const range = { from: new Date(end.getTime() - 30 * DAY).toISOString(), to: new Date(end.getTime() + 1).toISOString() }
const environment = {
  DATA_DIR: folder.path,
  DATABASE_URL: database.url,
  PORT: '0',
  ADMIN_KEY: KEY,
  LOG_LEVEL: 'error',
}
const filling = await startApp({ config: readConfig(environment) })
await fillSignals(filling.stores.postgres, { from: 0, to: SIGNALS, end })
await fillIndex(filling.stores.clickhouse, { from: 0, to: SIGNALS, end })
await filling.stop()

// As it runs for others: compiled, in a process of its own.
const ours = await startServer([file('../../dist/src/main.js')], environment)
const byHand = await startServer([
  '--import',
  'tsx',
  file('../dashboard/by-hand.ts'),
  database.url,
  range.from,
  range.to,
])
const load = startLoad()
const body = JSON.stringify({ query: DASHBOARD, variables: { range } })
const ask = (port: number, milliseconds: number) =>
  load.run({
    port,
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body,
    connections: 16,
    milliseconds,
  })

const [measured, yardstick]: [number[], number[]] = [[], []]
for (let round = -1; round < ROUNDS; round += 1) {
  for (const [port, results] of [
    [ours.port, measured],
    [byHand.port, yardstick],
  ] as const) {
    const perSecond = await ask(port, 3_000)
    // The first round warms caches and compilers.
    if (round >= 0) results.push(perSecond)
  }
}
process.send?.({
  name: `50 signals of ${SIGNALS.toLocaleString('en')} with their relations, to one statement of SQL`,
  measured: median(measured),
  yardstick: median(yardstick),
  unit: 'requests/s',
  target: { atLeast: 0.5 },
} satisfies Figure)

await Promise.all([ours.stop(), byHand.stop(), load.stop()])
await database.stop()
folder.remove()
