import { createFeed } from '../../src/feed/index.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import type { Geography } from '../../src/modules/detection/geography.ts'
import { createDetection } from '../../src/modules/detection/module.ts'
import type { LogIntake, LogWatcher, LogWitness } from '../../src/modules/logs/index.ts'
import { createIntake, createLogs } from '../../src/modules/logs/module.ts'
import type { BuiltInRule } from '../../src/modules/rules/index.ts'
import type { StoredSignal } from '../../src/modules/signals/index.ts'
import { SignalRepository } from '../../src/modules/signals/signal.repository.ts'
import { createModules, type Modules } from '../../src/modules.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'

export const sender = systemViewer('shipper')

/** One process that takes logs in, as far as these tests need it. */
export interface IntakeProcess {
  readonly intake: LogIntake
  /** Ends it as kill -9 does: its hold on the stores goes, and nothing of its memory is left. */
  die(): Promise<void>
}

export interface IntakeDesk extends TestStores {
  readonly modules: Modules
  readonly intake: LogIntake
  /** Takes the logs in, and waits until detection is through with them; answers their ids. */
  send(...logs: readonly object[]): Promise<readonly string[]>
  /** What the server complained about. */
  readonly errors: readonly object[]
  /** By first log, then by title. */
  signals(): Promise<StoredSignal[]>
  count(table: 'logs' | 'rule_matches'): Promise<number>
  journal(): Promise<{ number: number; state: string }[]>
  /** Another process over the same stores; `change` says where it gets stuck. */
  start(change?: (watcher: LogWatcher) => LogWatcher, witness?: LogWitness): IntakeProcess
}

/** Everything from a log to a signal, over real stores. */
export async function openIntakeDesk(
  rules: readonly BuiltInRule[],
  { geography }: { geography?: Geography } = {},
): Promise<IntakeDesk> {
  const stores = await openTestStores()
  const { postgres, clickhouse, clock } = stores
  const errors: object[] = []
  const logger = { ...silentLogger, error: (fields: object) => errors.push(fields) }
  const feed = createFeed({ database: postgres, clock, logger })
  const modules = createModules({ postgres, clickhouse, clock, logger, feed, allowPrivateFeeds: false, geography })
  await modules.rules.service.install(rules)
  await feed.start()
  const { intake } = modules
  await intake.recover()
  return {
    ...stores,
    modules,
    intake,
    errors,
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
      Number((await clickhouse.query<{ count: number }>(`SELECT count() AS count FROM ${table}`))[0]?.count),
    journal: () =>
      postgres.read({ name: 'test-journal', text: 'SELECT number, state FROM intake_batches ORDER BY number' }),
    start: (change = (watcher) => watcher, witness = modules.entities.witness) => {
      const logs = createLogs({ postgres, clickhouse, clock, explorer: modules.explorer })
      const { detector } = createDetection({
        ...{ postgres, clickhouse, clock, logger, journal: logs.journal, logStore: logs.store },
        ...{ rules: modules.rules.service, authoring: modules.rules.authoring, suppressions: modules.suppressions },
        ...{ signals: modules.signals.detected, signalById: modules.signals.loaders.signalById },
        ...{ audit: new AuditTrail(clock), feed, geography },
        ...{ signalService: modules.signals.service },
      })
      const started = createIntake({
        logs,
        clock,
        logger,
        watcher: change(detector as LogWatcher),
        witness,
        threats: { of: () => null },
      })
      return { intake: started.intake, die: async () => (await logs.journal.join())() }
    },
    close: async () => {
      await intake.drain()
      await modules.history.runner.stop()
      await feed.stop()
      await stores.close()
    },
  }
}
