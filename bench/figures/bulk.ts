import 'reflect-metadata'
import { setTimeout as pause } from 'node:timers/promises'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { alternate, type Figure, median } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { explorerOf } from '../history/page.ts'
import { SPACING } from '../history/signals.ts'

const KEY = 'a-key-for-the-bench-only'
const SELECTED = Number(process.env.BENCH_SELECTED ?? 100_000)
const SIGNALS = SELECTED * 3
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

const report = (figure: Figure) => process.send?.(figure)

const folder = temporaryFolder()
const app = await startApp({
  config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' }),
})
const { clickhouse, postgres } = app.stores
const { starts, service, runner } = app.modules.bulk
const viewer = systemViewer('bench')

const end = new Date()
const before = (signals: number) => new Date(end.getTime() + 1 - signals * SPACING).toISOString()
const stretch = { from: 0, to: SIGNALS, end }
await fillSignals(postgres, stretch)
await fillIndex(clickhouse, stretch)
const range = { from: before(SELECTED), to: new Date(end.getTime() + 1).toISOString() }
const explorer = explorerOf(app.url, KEY, { from: before(SIGNALS), to: range.to })

// All of them at first, so that each round changes each of them.
let state: 'UNDER_REVIEW' | 'OPEN' = 'OPEN'
const next = () => {
  state = state === 'OPEN' ? 'UNDER_REVIEW' : 'OPEN'
  return state
}

async function bulk(): Promise<void> {
  const { id } = await starts.triage(
    viewer,
    { state: next() },
    { selection: { query: '', range }, options: { expectedCount: SELECTED } },
  )
  for (;;) {
    const action = await service.get(viewer, id)
    if (action.state === 'COMPLETED') {
      if (!first && action.changed !== SELECTED) throw new Error(`Changed ${action.changed} of ${SELECTED} signals.`)
      first = false
      return
    }
    await pause(5)
  }
}
let first = true

/** What somebody would write who only wants the rows changed and the history told. */
async function bare(): Promise<void> {
  const wanted = next()
  await postgres.transaction(async (tx) => {
    await tx.query(
      `UPDATE signals SET state = $1, version = version + 1, triage_changed_at = now(), triage_actor_kind = 'SYSTEM', triage_actor_id = 'system',
         triage_actor_name = 'bench', archive_reason = 'NONE', acknowledged_at = coalesce(acknowledged_at, now()), resolved_at = NULL
       WHERE timestamp >= $2 AND timestamp < $3`,
      [wanted, range.from, range.to],
    )
    await tx.query(
      `INSERT INTO signal_history (id, signal_id, at, action, actor_kind, actor_id, actor_name, field, previous_value, new_value)
       SELECT 'evt_' || substr(md5(random()::text), 1, 26), id, now(), 'TRIAGED', 'SYSTEM', 'system', 'bench', 'state', $1, state FROM signals
       WHERE timestamp >= $2 AND timestamp < $3`,
      [wanted === 'OPEN' ? 'UNDER_REVIEW' : 'OPEN', range.from, range.to],
    )
  })
}

const [measured = 0, yardstick = 0] = await alternate(ROUNDS, bulk, bare)
report({
  name: `bulk triage of ${SELECTED.toLocaleString('en')} signals, to one bare UPDATE and the INSERTs of its history`,
  ...{ measured, yardstick, unit: 'ms', target: { atMost: 4 } },
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const idle: number[] = []
for (let round = -3; round < 30; round += 1) {
  const time = await timed(explorer.page)
  if (round >= 0) idle.push(time)
}
const meanwhile: number[] = []
let running = true
const work = bulk().finally(() => {
  running = false
})
while (running) {
  meanwhile.push(await timed(explorer.page))
  // As people look: not all the time.
  await pause(100)
}
await work
report({
  name: `explorer answers during a bulk triage of 100,000 signals, to idle (${meanwhile.length} answers)`,
  ...{ measured: median(meanwhile), yardstick: median(idle), unit: 'ms', target: { atMost: 2 } },
})

await runner.idle()
await app.stop()
folder.remove()
