import 'reflect-metadata'
import { execSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { SPACING } from '../history/signals.ts'
const SELECTED = Number(process.env.N ?? 10_000)
const folder = temporaryFolder()
const app = await startApp({ config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: 'x'.repeat(30), LOG_LEVEL: 'error' }) })
const { clickhouse, postgres } = app.stores
const { starts, service } = app.modules.bulk
const viewer = systemViewer('bench')
const end = new Date()
const before = (n: number) => new Date(end.getTime() + 1 - n * SPACING).toISOString()
await fillSignals(postgres, { from: 0, to: SELECTED * 2, end })
await fillIndex(clickhouse, { from: 0, to: SELECTED * 2, end })
const range = { from: before(SELECTED), to: new Date(end.getTime() + 1).toISOString() }
let state: 'UNDER_REVIEW' | 'OPEN' = 'OPEN'
const next = () => (state = state === 'OPEN' ? 'UNDER_REVIEW' : 'OPEN')
function pgCpu(): number {
  let ticks = 0
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    try {
      const env = readFileSync(`/proc/${pid}/stat`, 'utf8')
      if (!env.includes('(postgres)')) continue
      const parts = env.slice(env.lastIndexOf(')') + 2).split(' ')
      const ppid = Number(parts[1])
      if (Number(pid) === root || ppid === root) ticks += Number(parts[11]) + Number(parts[12])
    } catch {}
  }
  return ticks * 10
}
const root = Number(readFileSync(`${folder.path}/postgres/postmaster.pid`, 'utf8').split('\n')[0])
async function measure(name: string, work: () => Promise<void>) {
  const [c, p, t] = [process.cpuUsage(), pgCpu(), performance.now()]
  await work()
  const u = process.cpuUsage(c)
  console.log(name, 'wall', Math.round(performance.now() - t), 'node', Math.round((u.user + u.system) / 1000), 'pg', pgCpu() - p)
}
async function bulk() {
  const { id } = await starts.triage(viewer, { state: next() }, { selection: { query: '', range } })
  while ((await service.get(viewer, id)).state !== 'COMPLETED') await pause(20)
}
async function bare() {
  const wanted = next()
  await postgres.transaction(async (tx) => {
    await tx.query(`UPDATE signals SET state = $1, version = version + 1, triage_changed_at = now(), triage_actor_kind = 'SYSTEM', triage_actor_id = 'system',
         triage_actor_name = 'bench', archive_reason = 'NONE', acknowledged_at = coalesce(acknowledged_at, now()), resolved_at = NULL WHERE timestamp >= $2 AND timestamp < $3`, [wanted, range.from, range.to])
    await tx.query(`INSERT INTO signal_history (id, signal_id, at, action, actor_kind, actor_id, actor_name, field, previous_value, new_value)
       SELECT 'evt_' || substr(md5(random()::text), 1, 26), id, now(), 'TRIAGED', 'SYSTEM', 'system', 'bench', 'state', $1, state FROM signals WHERE timestamp >= $2 AND timestamp < $3`, [wanted === 'OPEN' ? 'UNDER_REVIEW' : 'OPEN', range.from, range.to])
  })
}
await measure('bulk', bulk)
await measure('bare', bare)
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.start')
await measure('bulk', bulk)
const { profile } = await session.post('Profiler.stop')
writeFileSync('/tmp/bulk.cpuprofile', JSON.stringify(profile))
await measure('bare', bare)
await measure('bulk', bulk)
await measure('bare', bare)
await app.stop()
folder.remove()
process.exit(0)
