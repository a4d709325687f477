import './production.ts'
import 'reflect-metadata'
import { ConfigError, readConfig } from './config.ts'
import { createFeed } from './feed/index.ts'
import { findGeography } from './geography.ts'
import { systemClock } from './kernel/clock.ts'
import { createLogger } from './log.ts'
import { createModules } from './modules.ts'
import { ROWS } from './rows.ts'
import { StartError } from './stores/start-error.ts'
import { openStores } from './stores/stores.ts'

/** Learns anew, from the stored logs, what rules compare new logs with: for what was lost, or for rules that are new. The server is stopped meanwhile. */
async function relearn(): Promise<void> {
  const config = readConfig(process.env)
  const { postgres, clickhouse, close } = await openStores(config, ROWS)
  try {
    const logger = createLogger('warn')
    const feed = createFeed({ database: postgres, clock: systemClock, logger })
    const { relearning } = createModules({
      ...{ postgres, clickhouse, clock: systemClock, logger, feed },
      allowPrivateFeeds: config.allowPrivateFeeds,
      geography: findGeography(config),
    })
    const { rules, logs } = await relearning.run()
    process.stdout.write(`${rules} rules have learned from ${logs} logs.\n`)
  } finally {
    await close()
  }
}

try {
  await relearn()
} catch (error) {
  if (!(error instanceof StartError || error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
