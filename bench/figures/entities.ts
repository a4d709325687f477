import 'reflect-metadata'
import { chmodSync } from 'node:fs'
import { noise } from '../../src/demo/noise/noise.ts'
import { Random } from '../../src/demo/random.ts'
import { createFeed } from '../../src/feed/index.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { createDetection } from '../../src/modules/detection/module.ts'
import { createIntake, createLogs } from '../../src/modules/logs/module.ts'
import { BUILT_IN_RULES } from '../../src/modules/rules/builtin/built-in-rules.ts'
import { createModules } from '../../src/modules.ts'
import { ROWS } from '../../src/rows.ts'
import { openStores } from '../../src/stores/stores.ts'
import { alternate, type Figure } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'

const ROUNDS = 8
const LOGS = 10_000
const LOGS_A_REQUEST = 1_000
const STRETCH = 3_600_000

const folder = temporaryFolder()
chmodSync(folder.path, 0o755)
const stores = await openStores({ dataDir: folder.path, databaseUrl: null, clickhouseUrl: null }, ROWS)
const { postgres, clickhouse } = stores
const deps = { postgres, clickhouse, clock: systemClock, logger: silentLogger }
const feed = createFeed({ database: postgres, clock: systemClock, logger: silentLogger })
const modules = createModules({ ...deps, feed, allowPrivateFeeds: false })
await modules.rules.service.install(BUILT_IN_RULES)
await feed.start()
const viewer = systemViewer('bench')
const logs = createLogs({ ...deps, explorer: modules.explorer })
const { detector } = createDetection({
  ...{ ...deps, journal: logs.journal, logStore: logs.store, audit: new AuditTrail(systemClock), feed },
  ...{ rules: modules.rules.service, authoring: modules.rules.authoring, suppressions: modules.suppressions },
  ...{ signals: modules.signals.detected, signalById: modules.signals.loaders.signalById },
  ...{ signalService: modules.signals.service, geography: undefined },
})
await logs.journal.join()

/** Intakes that differ in whether they keep account of what the logs name. */
const takers = [modules.entities.witness, { witness: async () => {} }].map(
  (witness) => createIntake({ ...deps, logs, watcher: detector, threats: { of: () => null }, witness }).intake,
)
let round = 0
const [accounted = 0, bare = 0] = await alternate(
  ROUNDS,
  ...takers.map((taker) => async () => {
    round += 1
    const from = Date.now() - STRETCH
    const sent = noise(new Random(round), from, from + STRETCH, LOGS / (STRETCH / 60_000)).map(({ log }) => log)
    const requests = Array.from({ length: Math.ceil(sent.length / LOGS_A_REQUEST) }, (_, index) =>
      taker.ingest(viewer, sent.slice(index * LOGS_A_REQUEST, (index + 1) * LOGS_A_REQUEST)),
    )
    await Promise.all(requests)
    await taker.settled()
  }),
)
const perSecond = (milliseconds: number) => (LOGS * 1_000) / milliseconds
process.send?.({
  name: 'intake with 20 rules that keeps account of entities, to without',
  measured: perSecond(accounted),
  yardstick: perSecond(bare),
  unit: 'logs/s',
  target: { atLeast: 0.95 },
} satisfies Figure)
await feed.stop()
await stores.close()
folder.remove()
process.exit()
