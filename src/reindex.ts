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
    const { auditIndex, cases, incidents, signals } = createModules({
      ...{ postgres, clickhouse, clock: systemClock, logger, feed },
      allowPrivateFeeds: config.allowPrivateFeeds,
    })
    const written = await signals.index.rebuild()
    process.stdout.write(`${written} signals are in the index.\n`)
    await signals.caseIndex.rebuild()
    process.stdout.write(`${await cases.index.rebuild()} cases are in the index.\n`)
    process.stdout.write(`${await incidents.index.rebuild()} incidents are in the index.\n`)
    process.stdout.write(`${await auditIndex.rebuild()} audit events are in the index.\n`)
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
