import { createFeed, type Feed } from '../../src/feed/index.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer, type Viewer } from '../../src/kernel/viewer.ts'
import { createAccess } from '../../src/modules/access/module.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { createExplorer } from '../../src/modules/explorer/module.ts'
import { createLogs } from '../../src/modules/logs/module.ts'
import { createRules } from '../../src/modules/rules/module.ts'
import type { SignalDraft, StoredSignal } from '../../src/modules/signals/index.ts'
import { createSignals, type Signals } from '../../src/modules/signals/module.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { draftOf } from './draft.ts'

export interface SignalDesk extends TestStores {
  readonly signals: Signals
  readonly feed: Feed
  readonly ada: Viewer
  readonly grace: Viewer
  open(different?: Partial<SignalDraft>): Promise<StoredSignal>
  disable(viewer: Viewer): Promise<void>
  /** Rows of the signal index, as searching sees them. */
  indexed(id: string): Promise<Record<string, unknown> | undefined>
}

/** Everything that signals need, over real stores, and two people who work on them. */
export async function openSignalDesk(): Promise<SignalDesk> {
  const stores = await openTestStores()
  const { postgres, clickhouse, clock } = stores
  const audit = new AuditTrail(clock)
  const feed = createFeed({ database: postgres, clock, logger: silentLogger })
  const access = createAccess({ postgres, clock, audit, logger: silentLogger })
  const { directory: users, userById } = access
  const { rulesById: ruleById } = createRules({ postgres, clock, audit })
  const { explorer } = createExplorer({ clickhouse, clock })
  const logger = silentLogger
  const { service: logs } = createLogs({ postgres, clickhouse, clock, explorer })
  const signals = createSignals({
    ...{
      postgres,
      clickhouse,
      clock,
      logger,
      explorer,
      logs,
      roles: access.roles,
      feed,
      audit,
      users,
      userById,
      ruleById,
    },
  })
  feed.index((entries) => signals.index.consume(entries))
  await feed.start()
  await access.firstAdmin.ensure(null)
  const person = async (name: string): Promise<Viewer> => {
    const handle = name.toLowerCase()
    const user = await access.users.create(systemViewer('test'), { name, handle, email: `${handle}@example.com` })
    return { ...systemViewer(name), userId: user.id, actor: { kind: 'USER', id: user.id, name } }
  }
  let group = 0
  return {
    ...stores,
    signals,
    feed,
    ada: await person('Ada'),
    grace: await person('Grace'),
    open: async (different) => {
      group += 1
      const draft = draftOf({ groupHash: `group ${group}`, ...different })
      const opened = await postgres.transaction((tx) => signals.detected.openFromDetection(tx, [draft]))
      await feed.settled()
      return opened[0] as StoredSignal
    },
    disable: async ({ userId }) => {
      await access.users.setDisabled(systemViewer('test'), userId ?? '', true)
    },
    indexed: async (id) =>
      (
        await clickhouse.query<Record<string, unknown>>('SELECT * FROM signal_index FINAL WHERE id = {id:String}', {
          id,
        })
      )[0],
    close: async () => {
      await feed.stop()
      await stores.close()
    },
  }
}
