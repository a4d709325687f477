import 'reflect-metadata'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { alternate, type Figure } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillLogins } from '../history/logs.ts'

const LOGS = 1_000_000
const ATTACKED = 40
const ATTEMPTS = 30

const report = (figure: Figure) => process.send?.(figure)

const folder = temporaryFolder()
const app = await startApp({
  config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: 'a-key-for-the-bench-only', LOG_LEVEL: 'error' }),
})
const { clickhouse } = app.stores
const { service, runner } = app.modules.history
const viewer = systemViewer('bench')

const end = new Date('2026-03-02T00:00:00.000Z')
await fillLogins(clickhouse, { logs: LOGS, users: 20_000, attacked: ATTACKED, attempts: ATTEMPTS, end })
const range = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' }

const rule = {
  name: 'Brute force on {{@usr.id}}',
  message: '{{@usr.id}} failed to log in {{events_matched}} times.',
  queries: [{ query: 'source:auth @evt.name:login @evt.outcome:failure', groupBy: ['@usr.id'] }],
  cases: [{ condition: 'a > 20', severity: 'HIGH' as const }],
  options: { evaluationWindow: 5 * 60_000, keepAlive: 10 * 60_000, maxSignalDuration: 3_600_000 },
}

/** What somebody would write who only wants the numbers, in windows that do not even slide. */
const BARE = `
  SELECT usr_id[1] AS user, toStartOfInterval(timestamp, INTERVAL 5 MINUTE) AS time, count() AS failed
  FROM logs
  WHERE timestamp >= '2026-03-01 00:00:00' AND timestamp < '2026-03-02 00:00:00'
    AND source = 'auth' AND has(evt_name, 'login') AND has(evt_outcome, 'failure')
  GROUP BY user, time HAVING failed > 20`

async function job(): Promise<void> {
  const { id } = await service.start(viewer, { rule, range })
  await runner.idle()
  const { state, resultCount, error } = await service.get(viewer, id)
  if (state !== 'COMPLETED') throw new Error(`The job is ${state}: ${error}`)
  // A fast answer that is wrong is no figure.
  if (resultCount !== ATTACKED) throw new Error(`Found ${resultCount} of ${ATTACKED} attacks.`)
}

const [measured = 0, yardstick = 0] = await alternate(9, job, () => clickhouse.query(BARE))
report({
  name: `historical job over ${LOGS.toLocaleString('en')} logs, to the bare aggregation`,
  ...{ measured, yardstick, unit: 'ms', target: { atMost: 3 } },
})

await app.stop()
folder.remove()
