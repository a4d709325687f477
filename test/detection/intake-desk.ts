import { createFeed, type Feed } from '../../src/feed/index.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { createAccess } from '../../src/modules/access/module.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { createDetection } from '../../src/modules/detection/module.ts'
import { createExplorer } from '../../src/modules/explorer/module.ts'
import type { LogIntake } from '../../src/modules/logs/index.ts'
import { createIntake, createLogs } from '../../src/modules/logs/module.ts'
import type { BuiltInRule } from '../../src/modules/rules/index.ts'
import { createRules } from '../../src/modules/rules/module.ts'
import type { StoredSignal } from '../../src/modules/signals/index.ts'
import { createSignals } from '../../src/modules/signals/module.ts'
import { SignalRepository } from '../../src/modules/signals/signal.repository.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'

const sender = systemViewer('shipper')

export interface IntakeDesk extends TestStores {
  readonly feed: Feed
  readonly intake: LogIntake
  /** Stores the logs, and waits until detection is through with them. */
  send(...logs: readonly object[]): Promise<readonly string[]>
  signals(): Promise<StoredSignal[]>
  /** A new server over the same stores, as after a crash: nothing of the old one's memory is left. */
  restart(): LogIntake
  count(table: 'logs' | 'rule_matches'): Promise<number>
}

/** Everything from a log to a signal, over real stores. */
export async function openIntakeDesk(rules: readonly BuiltInRule[]): Promise<IntakeDesk> {
  const stores = await openTestStores()
  const { postgres, clickhouse, clock } = stores
  const audit = new AuditTrail(clock)
  const feed = createFeed({ database: postgres, clock, logger: silentLogger })
  const access = createAccess({ postgres, clock, audit, logger: silentLogger })
  const { service, rulesById } = createRules({ postgres, clock, audit })
  await service.install(rules)
  const { directory: users, userById } = access
  const { explorer } = createExplorer({ clickhouse, clock })
  const signals = createSignals({
    postgres,
    clickhouse,
    clock,
    explorer,
    feed,
    audit,
    users,
    userById,
    ruleById: rulesById,
  })
  await feed.start()
  const start = (): LogIntake => {
    const logger = { ...silentLogger, error: (fields: object) => console.error(fields) }
    const logs = createLogs({ postgres, clickhouse, clock, explorer })
    const { detector } = createDetection({
      ...{ postgres, clickhouse, logger },
      ...{ journal: logs.journal, logStore: logs.store, rules: service, signals: signals.detected },
    })
    return createIntake({ logs, clock, logger, watcher: detector, threats: { of: () => null } }).intake
  }
  const intake = start()
  await intake.recover()
  return {
    ...stores,
    feed,
    intake,
    restart: start,
    send: async (...logs) => {
      const { ids } = await intake.ingest(sender, logs)
      await intake.settled()
      return ids
    },
    signals: async () =>
      (await new SignalRepository(postgres).listAfter('', 10_000, clock.now())).sort(
        (left, right) => Number(left.firstSeen) - Number(right.firstSeen) || (left.title < right.title ? -1 : 1),
      ),
    count: async (table) =>
      Number((await clickhouse.query<{ count: number }>(`SELECT count() AS count FROM ${table} FINAL`))[0]?.count),
    close: async () => {
      await intake.drain()
      await feed.stop()
      await stores.close()
    },
  }
}
