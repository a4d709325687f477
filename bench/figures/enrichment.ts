import 'reflect-metadata'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { createExplorer } from '../../src/modules/explorer/module.ts'
import type { LogWatcher } from '../../src/modules/logs/index.ts'
import { createIntake, createLogs } from '../../src/modules/logs/module.ts'
import { FeedIndicators } from '../../src/modules/threat-intel/matching/feed-indicators.ts'
import { IndicatorMatcher } from '../../src/modules/threat-intel/matching/indicator-matcher.ts'
import { createThreatIntel } from '../../src/modules/threat-intel/module.ts'
import { ROWS } from '../../src/rows.ts'
import { openStores } from '../../src/stores/stores.ts'
import { alternate, type Figure, median } from '../figure.ts'
import { addresses, listOf, logsOf } from '../threats/lists.ts'

const INDICATORS = 500_000
const LOOKED_UP = 500_000
const LOGS = 5_000
const FACTS = { id: 'fed', name: 'bench', url: null, category: 'scanner', intention: 'SUSPICIOUS' } as const

const heap = () => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const list = listOf(INDICATORS)
lookUps()
await intake()
process.exit()

function lookUps(): void {
  const before = heap()
  const indicators = new FeedIndicators()
  for (const value of list) indicators.add({ type: 'IP_ADDRESS', value, details: null, validUntil: 0 })
  const start = performance.now()
  const matcher = new IndicatorMatcher([{ facts: FACTS, indicators: indicators.seal() }])
  const built = performance.now() - start
  const megabytes = (heap() - before) / 1e6
  for (const [kind, publicShare] of [
    ['all public', 1],
    ['85% private, as in real logs', 0.15],
  ] as const) {
    const asked = addresses(LOOKED_UP, publicShare)
    let hits = 0
    const rates = Array.from({ length: 6 }, () => {
      const begun = performance.now()
      for (const address of asked) hits += matcher.matchAddress(address, 0).length
      return (LOOKED_UP * 1_000) / (performance.now() - begun)
    })
    process.send?.({
      name: `addresses looked up in 500,000 networks and addresses, ${kind}`,
      measured: median(rates.slice(1)),
      yardstick: 500_000,
      unit: 'addresses/s',
      target: { atLeast: 1 },
      note: `${((hits * 100) / LOOKED_UP / 6).toFixed(1)}% hits, ${megabytes.toFixed(0)} MB, built in ${built.toFixed(0)} ms`,
    } satisfies Figure)
  }
}

/** The whole way from a request to the acknowledgement, without rules: they would only make the difference smaller. */
async function intake(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-bench-'))
  chmodSync(dataDir, 0o755)
  const { postgres, clickhouse, close } = await openStores({ dataDir, databaseUrl: null, clickhouseUrl: null }, ROWS)
  const deps = { postgres, clickhouse, clock: systemClock, logger: silentLogger }
  const intel = createThreatIntel({
    ...deps,
    audit: new AuditTrail(systemClock),
    allowPrivateFeeds: false,
    seen: { of: () => null },
  })
  await intel.start()
  const viewer = systemViewer('bench')
  const feed = await intel.service.create(viewer, { ...FACTS, format: 'LINES' })
  const start = performance.now()
  await intel.service.import(viewer, feed.id, 'LINES', list.join('\n'))
  const imported = performance.now() - start

  const logs = createLogs({ ...deps, explorer: createExplorer(deps).explorer })
  const watcher: LogWatcher = {
    watch: async () => undefined,
    forget: async () => undefined,
    conclude: (batches) =>
      postgres.transaction((tx) =>
        logs.journal.finish(
          tx,
          batches.map(({ number }) => number),
        ),
      ),
  }
  await logs.journal.join()
  const takers = [intel.threats, { of: () => null }].map(
    (threats) => createIntake({ ...deps, logs, watcher, threats, witness: { witness: async () => {} } }).intake,
  )
  const [enriched = 0, bare = 0] = await alternate(
    8,
    ...takers.map((taker) => async () => {
      await taker.ingest(viewer, logsOf(LOGS))
      await taker.settled()
    }),
  )
  const perSecond = (milliseconds: number) => (LOGS * 1_000) / milliseconds
  process.send?.({
    name: 'intake with 500,000 networks and addresses, to without',
    measured: perSecond(enriched),
    yardstick: perSecond(bare),
    unit: 'logs/s',
    target: { atLeast: 0.9 },
    note: `the list was imported in ${(imported / 1_000).toFixed(1)} s`,
  } satisfies Figure)
  await intel.stop()
  await close()
  rmSync(dataDir, { recursive: true, force: true })
}
