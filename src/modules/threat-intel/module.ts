import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { FeedSync } from './feed-sync.ts'
import { IndicatorRepository } from './indicator.repository.ts'
import { IndicatorImport } from './indicator-import.ts'
import { IndicatorReportService } from './indicator-report.service.ts'
import { LiveMatcher } from './live-matcher.ts'
import type { LogThreats } from './log-threats.ts'
import { RetroMatchService } from './retro-match.service.ts'
import type { SeenDocuments } from './seen-documents.ts'
import { SightingsResolver } from './sightings.resolver.ts'
import { StoredLook } from './stored-look.ts'
import { StoredValuesRepository } from './stored-values.repository.ts'
import { ThreatFeedRepository } from './threat-feed.repository.ts'
import { ThreatFeedResolver } from './threat-feed.resolver.ts'
import { ThreatFeedService } from './threat-feed.service.ts'

interface ThreatIntelDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly audit: AuditTrail
  /** Whether feeds may be fetched from this server's own network. */
  readonly allowPrivateFeeds: boolean
  readonly seen: SeenDocuments
}

export function createThreatIntel(deps: ThreatIntelDeps) {
  const { postgres, clickhouse, clock, logger, audit, seen, allowPrivateFeeds: allowPrivate } = deps
  const feeds = new ThreatFeedRepository(postgres)
  const indicators = new IndicatorRepository(postgres)
  const imports = new IndicatorImport({ clock, audit, feeds, indicators })
  const matcher = new LiveMatcher({ logger, feeds, indicators, listen: postgres.listen })
  const sync = new FeedSync({ postgres, clock, logger, feeds, imports, matcher, allowPrivate })
  const service = new ThreatFeedService({ postgres, clock, audit, feeds, imports, sync, matcher, allowPrivate })
  const values = new StoredValuesRepository(clickhouse)
  const look = new StoredLook(values)
  const threats: LogThreats = { of: (log) => matcher.scanner.scan(log, clock.now().getTime()) }
  return {
    service,
    sync,
    queues: async () => [await feeds.queue(clock.now())],
    threats,
    /** Before logs are taken in. */
    start: async () => {
      await matcher.start()
      sync.start()
    },
    stop: async () => {
      await sync.stop()
      await matcher.stop()
    },
    resolvers: [
      new ThreatFeedResolver(service),
      new SightingsResolver(
        new IndicatorReportService({ clock, matcher, look, values, seen }),
        new RetroMatchService({ clock, feeds, matcher, look, values, seen }),
      ),
    ] as object[],
  }
}
