import { resolve } from 'node:path'
import { type Config, ConfigError, readConfig } from './config.ts'
import { createFeed, type Feed } from './feed/index.ts'
import { findGeography } from './geography.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import type { Logger } from './kernel/logger.ts'
import { createLogger } from './log.ts'
import { createModules, type Modules } from './modules.ts'
import { ROWS } from './rows.ts'
import { StartError } from './stores/start-error.ts'
import { openStores, type Stores } from './stores/stores.ts'

/** What a command works with: the stores and features of the server, of which nothing is started. */
export interface Workshop {
  readonly config: Config
  readonly stores: Stores
  readonly feed: Feed
  readonly clock: Clock
  readonly logger: Logger
  readonly modules: Modules
  readonly say: (line: string) => void
}

/** What its operator can mend is one line and exit 1. */
export async function runCommand(work: (workshop: Workshop) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env)
    const stores = await openStores(config, ROWS)
    try {
      const [clock, logger] = [systemClock, createLogger('warn')]
      const feed = createFeed({ database: stores.postgres, clock, logger })
      const modules = createModules({
        ...{ ...stores, clock, logger, feed },
        allowPrivateFeeds: config.allowPrivateFeeds,
        geography: findGeography(config),
      })
      await work({
        config,
        stores,
        feed,
        clock,
        logger,
        modules,
        say: (line) => void process.stdout.write(`${line}\n`),
      })
    } finally {
      await stores.close()
    }
  } catch (error) {
    if (!(error instanceof StartError || error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

/** The folder that the command is about. */
export function folderArgument(command: string): string {
  const [folder, ...more] = process.argv.slice(2)
  if (!folder || more.length) throw new StartError(`Which folder? npm run ${command} -- FOLDER`)
  return resolve(folder)
}
