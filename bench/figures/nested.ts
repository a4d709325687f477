import 'reflect-metadata'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { startLoad, startServer } from '../dashboard/processes.ts'
import { type Figure, median } from '../figure.ts'
import { fillCases } from '../history/cases.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { OURS, POSTGRAPHILE, SIGNAL_CASES } from '../nested/documents.ts'

/** Fewer are for trying things out. */
const SIGNALS = Number(process.env.BENCH_NESTED_SIGNALS ?? 200_000)
const ROUNDS = 5
const KEY = 'a-key-for-the-bench-only'
const DAY = 86_400_000

const yardstickFolder = process.env.POSTGRAPHILE
if (!yardstickFolder) {
  process.stdout.write(
    'nested       left out: POSTGRAPHILE names no folder in which `npm install postgraphile@5 pg node@22` was run\n',
  )
  process.exit(0)
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const folder = temporaryFolder()
const database = await startEmbeddedPostgres(join(folder.path, 'postgres'))
const end = new Date()
const range = { from: new Date(end.getTime() - 30 * DAY).toISOString(), to: new Date(end.getTime() + 1).toISOString() }
const environment = {
  ...{ DATA_DIR: folder.path, DATABASE_URL: database.url, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' },
}
const filling = await startApp({ config: readConfig(environment) })
await fillSignals(filling.stores.postgres, { from: 0, to: SIGNALS, end })
await fillCases(filling.stores.postgres)
await filling.stores.postgres.read({ name: 'bench-signal-cases', text: SIGNAL_CASES })
await fillIndex(filling.stores.clickhouse, { from: 0, to: SIGNALS, end })
await filling.stop()

const ours = await startServer([file('../../dist/src/main.js')], environment)
// Without tsx, which changes the functions that it makes SQL and plans of; so its Node has to read TypeScript by itself.
const theirs = await startServer(
  [file('../nested/postgraphile.ts'), database.url, yardstickFolder],
  { GRAPHILE_ENV: 'production' },
  join(yardstickFolder, 'node_modules/node/bin/node'),
)
const candidates = [
  { port: ours.port, body: JSON.stringify({ query: OURS, variables: { range } }), results: [] as number[] },
  { port: theirs.port, body: JSON.stringify({ query: POSTGRAPHILE }), results: [] as number[] },
] as const
await checkAnswers()

const load = startLoad()
for (let round = -1; round < ROUNDS; round += 1) {
  for (const { port, body, results } of candidates) {
    const perSecond = await load.run({
      ...{ port, body, path: '/graphql', connections: 16, milliseconds: 3_000 },
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    })
    // The first round warms caches and compilers.
    if (round >= 0) results.push(perSecond)
  }
}
process.send?.({
  name: '50 signals with rule, assignee, entities, cases, to PostGraphile 5',
  measured: median(candidates[0].results),
  yardstick: median(candidates[1].results),
  unit: 'requests/s',
  target: { atLeast: 2 },
} satisfies Figure)

await Promise.all([ours.stop(), theirs.stop(), load.stop()])
await database.stop()
folder.remove()

/** Both must answer the same fifty signals, with as many cases. */
async function checkAnswers(): Promise<void> {
  const answers = await Promise.all(
    candidates.map(async ({ port, body }) => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      })
      const text = await response.text()
      const signals = [...text.matchAll(/"(?:id|rowId)":"(sig_\w+)"/g)].map(([, id]) => id)
      const cases = [...text.matchAll(/"key":"WORK-/g)]
      if (signals.length !== 50 || cases.length < 10) throw new Error(`A server answered ${text.slice(0, 500)}`)
      return `${signals.join()} ${cases.length}`
    }),
  )
  if (answers[0] !== answers[1]) throw new Error('The servers answered different signals.')
}
