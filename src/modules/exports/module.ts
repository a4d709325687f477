import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { LogService } from '../logs/index.ts'
import type { SignalSearchService } from '../signals/index.ts'
import { Downloads } from './downloads.ts'
import { ExportRepository } from './export.repository.ts'
import { ExportResolver } from './export.resolver.ts'
import { ExportService } from './export.service.ts'
import { ExportPageRepository } from './export-page.repository.ts'
import { ExportSearch } from './export-search.ts'

interface ExportsDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly audit: AuditTrail
  readonly signals: SignalSearchService
  readonly logs: LogService
}

const SWEPT_EVERY_MS = 600_000

export function createExports({ postgres, clock, logger, audit, signals, logs }: ExportsDeps) {
  const exports = new ExportRepository(postgres)
  const searches = new ExportSearch({ signals, logs })
  const service = new ExportService({ postgres, clock, audit, exports, searches })
  const downloads = new Downloads({ service, searches, pages: new ExportPageRepository(postgres) })
  let sweeping: NodeJS.Timeout | undefined
  let swept = Promise.resolve()
  const sweep = () => {
    swept = exports
      .deleteExpired(clock.now())
      .catch((error: unknown) => logger.warn({ err: error }, 'expired exports were not deleted'))
  }
  return {
    service,
    downloads,
    resolvers: [new ExportResolver(service)] as object[],
    /** Deletes what has expired, now and from time to time. */
    start(): void {
      sweep()
      sweeping = setInterval(sweep, SWEPT_EVERY_MS).unref()
    },
    async stop(): Promise<void> {
      clearInterval(sweeping)
      downloads.close()
      await Promise.all([swept, downloads.idle()])
    },
  }
}
