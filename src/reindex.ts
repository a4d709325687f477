import './production.ts'
import 'reflect-metadata'
import { ConfigError, readConfig } from './config.ts'
import { createFeed } from './feed/index.ts'
import { systemClock } from './kernel/clock.ts'
import { createLogger } from './log.ts'
import { createModules } from './modules.ts'
import { ROWS } from './rows.ts'
import { StartError } from './stores/start-error.ts'
import { openStores } from './stores/stores.ts'

/** Writes the search indexes anew from Postgres: for a ClickHouse that was lost or replaced. The server is stopped meanwhile. */
async function reindex(): Promise<void> {
  const config = readConfig(process.env)
  const { postgres, clickhouse, close } = await openStores(config, ROWS)
  try {
    const logger = createLogger('warn')
    const feed = createFeed({ database: postgres, clock: systemClock, logger })
    const { signals, entities, cases, incidents, auditIndex } = createModules({
      ...{ postgres, clickhouse, clock: systemClock, logger, feed },
      allowPrivateFeeds: config.allowPrivateFeeds,
    })
    const signalCount = await signals.index.rebuild()
    await entities.earlierSignals.rebuild()
    await signals.caseIndex.rebuild()
    const written = {
      signals: signalCount,
      cases: await cases.index.rebuild(),
      incidents: await incidents.index.rebuild(),
      'audit events': await auditIndex.rebuild(),
    }
    for (const [what, count] of Object.entries(written)) process.stdout.write(`${count} ${what} are in the index.\n`)
  } finally {
    await close()
  }
}

try {
  await reindex()
} catch (error) {
  if (!(error instanceof StartError || error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
