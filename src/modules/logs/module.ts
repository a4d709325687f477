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
import { LogStream } from './log-stream.ts'
import { LogTailResolver } from './log-tail.resolver.ts'
import { LogTail } from './log-tail.ts'
import type { LogWatcher } from './log-watcher.ts'
import type { LogWitness } from './log-witness.ts'
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
  readonly witness: LogWitness
  readonly threats: LogThreats
}

/** Made after detection, which watches what comes in, and entities, which keep account of it. */
export function createIntake({ logs: { journal, store }, ...deps }: IntakeDeps) {
  const intake = new LogIntake({ ...deps, journal, store })
  const stream = new LogStream({ own: intake, journal, store, logger: deps.logger })
  const tail = new LogTail({ stream, clock: deps.clock, logger: deps.logger })
  const liveSources: LiveSources = { logTail: (args, viewer) => tail.open(args, viewer) }
  return { intake, stream, liveSources, resolvers: [new LogIntakeResolver(intake), new LogTailResolver()] as object[] }
}
