import 'reflect-metadata'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { draftOf } from '../../test/signals/draft.ts'
import { surviveRuns } from '../../test/workflows/run-survival.ts'
import { type Figure, median } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'

const RUNS = Number(process.env.BENCH_RUNS ?? 2_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const PER_SECOND = 200
const KILLS = Number(process.env.BENCH_KILLS ?? 10)

const report = (figure: Figure) => process.send?.(figure)
const viewer = systemViewer('bench')
const folder = temporaryFolder()

await measureRuns()
if (KILLS > 0) await measureKills()
folder.remove()

/** Runs of three local steps: one that reads, two that change the signal of the run and tell of it. */
async function measureRuns(): Promise<void> {
  const app = await startApp({
    config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: 'a-key-for-the-bench-only', LOG_LEVEL: 'error' }),
  })
  const { postgres } = app.stores
  const { workflows, signals } = app.modules
  const signalId = '{{signal.id}}'
  const { id } = await workflows.service.create(viewer, {
    name: 'three steps',
    triggers: [{ kind: 'MANUAL' }],
    steps: [
      { name: 'look', action: 'threat_intel.lookup_ip', parameters: { ip: '203.0.113.7' }, next: ['say'] },
      {
        ...{ name: 'say', action: 'signal.comment', next: ['triage'] },
        parameters: { signalId, comment: '{{signal.title}} in {{run.id}}' },
      },
      { name: 'triage', action: 'signal.triage', parameters: { signalId, state: 'UNDER_REVIEW' } },
    ],
  })
  const workflow = await workflows.service.get(viewer, id)
  const count = {
    name: 'bench-runs',
    text: `SELECT count(*)::integer AS count FROM workflow_runs WHERE state = 'SUCCEEDED'`,
  }
  const rates: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const size = round === 0 ? RUNS / 10 : RUNS
    const drafts = Array.from({ length: size }, (_, index) => draftOf({ groupHash: `bench ${round} ${index}` }))
    const opened = await postgres.transaction((tx) => signals.detected.openFromDetection(tx, drafts))
    await app.settled()
    const [{ count: before = 0 } = {}] = await postgres.read<{ count: number }>(count)
    const start = performance.now()
    const cpu = process.cpuUsage()
    await postgres.transaction((tx) =>
      workflows.starts.startIn(
        tx,
        viewer,
        opened.map((signal) => ({ workflow, kind: 'API' as const, signalId: signal.id })),
      ),
    )
    await workflows.engine.idle()
    const { user, system } = process.cpuUsage(cpu)
    const seconds = (performance.now() - start) / 1_000
    const [{ count: done = 0 } = {}] = await postgres.read<{ count: number }>(count)
    if (done - before !== size) throw new Error(`${done - before} of ${size} runs have succeeded.`)
    // The first round warms caches and compilers.
    if (round > 0) rates.push(size / seconds)
    if (process.env.BENCH_VERBOSE)
      process.stdout.write(
        `${size} runs: ${(size / seconds).toFixed(0)}/s, ${((user + system) / 1_000 / size).toFixed(2)} ms of CPU each\n`,
      )
  }
  report({
    name: `workflow runs of three local steps a second, started ${RUNS.toLocaleString('en')} at a time`,
    ...{ measured: median(rates), yardstick: PER_SECOND, unit: 'runs/s', target: { atLeast: 1 } },
  })
  await app.stop()
}

async function measureKills(): Promise<void> {
  const dataDir = join(folder.path, 'killed')
  mkdirSync(dataDir)
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(dataDir, 0o755)
  const runs = 2_000
  const { states, comments, kills } = await surviveRuns({ dataDir, runs, kills: KILLS })
  const once = Math.min(states.SUCCEEDED ?? 0, comments[1] ?? 0)
  report({
    name: 'workflow runs done once though the server was killed, to those started',
    ...{ measured: once, yardstick: runs, unit: 'runs', target: { atLeast: 1 }, note: `${kills} kills` },
  })
}
