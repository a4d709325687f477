import type { LoaderDefinition } from '../../graphql/context.ts'
import type { LiveSources } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { Explorer } from '../explorer/index.ts'
import type { LogThreats } from '../threat-intel/index.ts'
import { JournalRepository } from './journal.repository.ts'
import { LogRepository } from './log.repository.ts'
import { LogService } from './log.service.ts'
import type { Log } from './log.type.ts'
import { LogIntakeResolver } from './log-intake.resolver.ts'
import { LogIntake } from './log-intake.ts'
import { LogSearchResolver } from './log-search.resolver.ts'
import { LogStoreRepository } from './log-store.repository.ts'
import { LogTailResolver } from './log-tail.resolver.ts'
import { LogTail } from './log-tail.ts'
import type { LogWatcher } from './log-watcher.ts'
import { SightingLogResolver } from './sighting-log.resolver.ts'

interface LogsDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly explorer: Explorer
}

export function createLogs({ postgres, clickhouse, clock, explorer }: LogsDeps) {
  const service = new LogService({ explorer, logs: new LogRepository(clickhouse) })
  const logById: LoaderDefinition<string, Log | null> = { batch: (ids, viewer) => service.byIds(viewer, ids) }
  return {
    service,
    logById,
    journal: new JournalRepository(postgres, clock),
    store: new LogStoreRepository(clickhouse),
    resolvers: [new LogSearchResolver(service), new SightingLogResolver(logById)] as object[],
  }
}

interface IntakeDeps {
  readonly logs: Pick<ReturnType<typeof createLogs>, 'journal' | 'store'>
  readonly clock: Clock
  readonly logger: Logger
  readonly watcher: LogWatcher
  readonly threats: LogThreats
}

/** Made after detection, which watches what comes in. */
export function createIntake({ logs: { journal, store }, clock, logger, watcher, threats }: IntakeDeps) {
  const intake = new LogIntake({ clock, logger, journal, store, watcher, threats })
  const tail = new LogTail({ stream: intake, clock })
  const liveSources: LiveSources = { logTail: (args, viewer) => tail.open(args, viewer) }
  return { intake, liveSources, resolvers: [new LogIntakeResolver(intake), new LogTailResolver()] as object[] }
}
