import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { LogService, LogWitness } from '../logs/index.ts'
import type { SignalIndex, SignalSearchService } from '../signals/index.ts'
import { EarlierSignals } from './earlier-signals.ts'
import { entityLoaders } from './entity.loaders.ts'
import { EntityResolver } from './entity.resolver.ts'
import { EntityService } from './entity.service.ts'
import { EntityCardResolver } from './entity-card.resolver.ts'
import { EntityIndex } from './entity-index.ts'
import { EntityListRepository } from './entity-list.repository.ts'
import { EntityList } from './entity-list.ts'
import { EntitySignalRepository } from './entity-signal.repository.ts'
import { FinishedWorkRepository } from './finished-work.repository.ts'
import { SightingRepository } from './sighting.repository.ts'
import { sightingsIn } from './sightings.ts'

interface EntitiesDeps {
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly logs: LogService
  readonly signalSearches: SignalSearchService
  readonly signalIndex: SignalIndex
}

export function createEntities({ clickhouse, clock, logger, logs, signalSearches, signalIndex }: EntitiesDeps) {
  const sightings = new SightingRepository(clickhouse)
  const signals = new EntitySignalRepository(clickhouse)
  const list = new EntityList(new EntityListRepository(clickhouse), clock)
  const service = new EntityService({ clock, list, sightings, signals, signalSearches, logs })
  const loaders = entityLoaders(service)
  const index = new EntityIndex(signals)
  const finished = new FinishedWorkRepository(clickhouse)
  const witness: LogWitness = { witness: (seen) => sightings.note(sightingsIn(seen)) }
  return {
    service,
    loaders,
    index,
    witness,
    earlierSignals: new EarlierSignals({ logger, index, signals: signalIndex, finished }),
    resolvers: [new EntityResolver(service), new EntityCardResolver(service, loaders)] as object[],
  }
}
