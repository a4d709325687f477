import 'reflect-metadata'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'pg'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { startServer } from '../dashboard/processes.ts'
import { type Figure, quantile } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { fillSignalLogs } from '../history/signal-logs.ts'
import { fillTraits } from '../history/traits.ts'
import { asking } from '../panel/asking.ts'
import { PANEL } from '../panel/document.ts'

const KEY = 'a-key-for-the-bench-only'
const [SMALL, LARGE] = [100_000, 1_000_000]
const [WARM_UP, ROUNDS] = [100, 400]

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

report({
  name: 'panel with all tabs at 1,000,000 signals, p95, to a read by primary key',
  measured: large.panel,
  yardstick: large.read,
  unit: 'ms',
  target: { atMost: 10 },
  note: `median ${large.median.toFixed(1)} ms`,
})
report({
  name: 'panel with all tabs at 1,000,000 signals, p95, to 100,000',
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
  await fillSignals(postgres, { from, to, end })
  await fillTraits(postgres, { from, to, end })
  await fillSignalLogs(clickhouse, { from, to, end })
  await fillIndex(clickhouse, { from, to, end })
  await app.stop()
}

/** Each panel is that of another signal, and so is each read between two of them. */
async function measure(signals: number): Promise<{ panel: number; median: number; read: number }> {
  const server = await startServer([main], environment)
  const pool = new Pool({ connectionString: database.url, max: 1 })
  const panel = asking<Panel>(server.port, KEY, PANEL)
  const read = (id: string) => pool.query({ name: 'read', text: 'SELECT * FROM signals WHERE id = $1', values: [id] })
  const times = { panel: [] as number[], read: [] as number[] }
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const ids = [1, 2].map((factor) => idOf(((round + WARM_UP + 1) * factor * 7_919) % signals))
    const [shown, row] = ids as [string, string]
    const start = performance.now()
    const { signal } = await panel({ id: shown })
    const middle = performance.now()
    const { rows } = await read(row)
    const stop = performance.now()
    if (signal.id !== shown || signal.relatedLogs.total < 10 || rows.length !== 1) {
      throw new Error(`The panel of ${shown} has ${signal.relatedLogs.total} logs.`)
    }
    if (round < 0) continue
    times.panel.push(middle - start)
    times.read.push(stop - middle)
  }
  await pool.end()
  await server.stop()
  return {
    panel: quantile(times.panel, 0.95),
    median: quantile(times.panel, 0.5),
    read: quantile(times.read, 0.95),
  }
}

/** The place of a signal in the history, as its id says it. */
function idOf(place: number): string {
  return `sig_${String(9_999_999_999 - place).padStart(26, '0')}`
}
