import 'reflect-metadata'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'pg'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { startServer } from '../dashboard/processes.ts'
import { type Figure, quantile } from '../figure.ts'
import { fillCases } from '../history/cases.ts'
import { fillEntities } from '../history/entities.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { fillSignalLogs } from '../history/signal-logs.ts'
import { fillTraits } from '../history/traits.ts'
import { asking } from '../panel/asking.ts'
import { PANEL } from '../panel/document.ts'

const KEY = 'a-key-for-the-bench-only'
/** Ten logs each. Smaller ones are for trying things out. */
const [SMALL, LARGE] = (process.env.BENCH_PANEL_SIGNALS ?? '100000,1000000').split(',').map(Number) as [number, number]
const [WARM_UP, ROUNDS] = [100, 400]

/** Reads the row of a signal by its primary key, whole, behind the same door. */
const READ = 'query Read($id: ID!) { signal(id: $id) { id } }'

interface Panel {
  readonly signal: {
    readonly id: string
    readonly relatedLogs: { readonly total: number }
    readonly relatedSignals: { readonly total: number }
  }
}

const report = (figure: Figure) => process.send?.(figure)
const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url))

const folder = temporaryFolder()
const database = await startEmbeddedPostgres(join(folder.path, 'postgres'))
const environment = {
  ...{ DATA_DIR: folder.path, DATABASE_URL: database.url, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' },
}
const end = new Date()

await fill(0, SMALL)
const small = await measure(SMALL)
await fill(SMALL, LARGE)
const large = await measure(LARGE)

const size = LARGE.toLocaleString('en')
report({
  name: `panel with all tabs at ${size} signals, p95, to signal(id) { id }`,
  measured: large.panel,
  yardstick: large.read,
  unit: 'ms',
  target: { atMost: 10 },
  note: `median ${large.median.toFixed(1)} ms`,
})
report({
  name: 'the same to the bare statement that reads the row',
  measured: large.panel,
  yardstick: large.statement,
  unit: 'ms',
  target: null,
})
report({
  name: `panel with all tabs at ${size} signals, p95, to ${SMALL.toLocaleString('en')}`,
  measured: large.panel,
  yardstick: small.panel,
  unit: 'ms',
  target: { atMost: 1.5 },
})
await database.stop()
folder.remove()

async function fill(from: number, to: number): Promise<void> {
  const app = await startApp({ config: readConfig(environment) })
  const { postgres, clickhouse } = app.stores
  const stretch = { from, to, end }
  await Promise.all([
    fillSignals(postgres, stretch).then(() => fillCases(postgres)),
    fillTraits(postgres, stretch),
    fillSignalLogs(clickhouse, stretch).then(() => fillEntities(clickhouse, stretch)),
  ])
  await fillIndex(clickhouse, stretch)
  await app.stop()
}

/** Each panel is that of another signal, and so is each read between two of them. */
async function measure(signals: number) {
  const server = await startServer([main], environment)
  const pool = new Pool({ connectionString: database.url, max: 1 })
  const panel = asking<Panel>(server.port, KEY, PANEL)
  const read = asking<{ readonly signal: { readonly id: string } }>(server.port, KEY, READ)
  const statement = { name: 'read', text: 'SELECT * FROM signals WHERE id = $1' }
  const times = { panel: [] as number[], read: [] as number[], statement: [] as number[] }
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const ids = [1, 2, 3].map((factor) => idOf(((round + WARM_UP + 1) * factor * 7_919) % signals))
    const [shown, row, third] = ids as [string, string, string]
    const start = performance.now()
    const { signal } = await panel({ id: shown })
    const shownAt = performance.now()
    const found = await read({ id: row })
    const readAt = performance.now()
    const { rows } = await pool.query({ ...statement, values: [third] })
    const stop = performance.now()
    if (signal.id !== shown || signal.relatedLogs.total < 10 || found.signal.id !== row || rows.length !== 1) {
      throw new Error(`The panel of ${shown} has ${signal.relatedLogs.total} logs.`)
    }
    if (round < 0) continue
    times.panel.push(shownAt - start)
    times.read.push(readAt - shownAt)
    times.statement.push(stop - readAt)
  }
  await pool.end()
  await server.stop()
  return {
    panel: quantile(times.panel, 0.95),
    median: quantile(times.panel, 0.5),
    read: quantile(times.read, 0.95),
    statement: quantile(times.statement, 0.95),
  }
}

/** The place of a signal in the history, as its id says it. */
function idOf(place: number): string {
  return `sig_${String(9_999_999_999 - place).padStart(26, '0')}`
}
