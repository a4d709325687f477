import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createFeed } from '../../src/feed/index.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { type Figure, quantile } from '../figure.ts'
import { signalOf } from '../live/graph.ts'
import { DOCUMENT, documentOf, openStage } from '../live/stage.ts'
import { Swarm, subscribing } from '../live/swarm.ts'

const SUBSCRIBERS = 1_000
const PER_SECOND = 200
const SECONDS = 10

const directory = mkdtempSync(join(tmpdir(), 'signalbox-bench-'))
// Started by root, Postgres runs as somebody else, who must get to its folder.
chmodSync(directory, 0o755)
const server = await startEmbeddedPostgres(join(directory, 'postgres'))
const postgres = await openPostgres(server.url, [], MIGRATIONS)
const feed = createFeed({ database: postgres, clock: systemClock, logger: silentLogger })
await feed.start()
const stage = await openStage(feed)
const swarm = new Swarm()
await swarm.open(
  stage.port,
  Array.from({ length: SUBSCRIBERS }, () => subscribing(DOCUMENT, { query: 'source:okta' })),
)

/** Each signal is a transaction of its own; its id tells when the commit was asked for. */
async function commit(): Promise<void> {
  await postgres.transaction(async (tx) => {
    const signal = signalOf(`at-${performance.timeOrigin + performance.now()}`)
    await feed.append(tx, { topic: 'signal', subjectId: signal.id, before: null, after: documentOf(signal) })
  })
}

async function run(seconds: number): Promise<readonly number[]> {
  const received = await swarm.expect(seconds * PER_SECOND * SUBSCRIBERS)
  const start = performance.now()
  const commits: Promise<void>[] = []
  for (let n = 0; n < seconds * PER_SECOND; n += 1) {
    await pause(Math.max(0, start + (n * 1_000) / PER_SECOND - performance.now()))
    commits.push(commit())
  }
  await Promise.all(commits)
  return (await received()).delays
}

await run(1)
swarm.measureDelays()
const delays = await run(SECONDS)
process.send?.({
  name: `commit to subscriber, p99 at ${PER_SECOND} signals/s and ${SUBSCRIBERS} subscribers`,
  measured: quantile(delays, 0.99),
  yardstick: 250,
  unit: 'ms',
  target: { atMost: 1 },
  note: `median ${quantile(delays, 0.5).toFixed(1)} ms`,
} satisfies Figure)
swarm.close()
await stage.close()
await feed.stop()
await postgres.close()
await server.stop()
rmSync(directory, { recursive: true, force: true })
process.exit()
