import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { LogService } from '../logs/index.ts'
import type { SignalSearchService, SignalSummary } from '../signals/index.ts'
import type { LogThreats } from '../threat-intel/index.ts'
import { ActivityRepository } from './activity.repository.ts'
import type { NodeRisk } from './activity.ts'
import { ActivityGraphResolver } from './activity-graph.resolver.ts'
import { ActivityGraphService } from './activity-graph.service.ts'
import { IpInvestigationResolver } from './ip-investigation.resolver.ts'
import { IpInvestigationService } from './ip-investigation.service.ts'
import type { NetworkOwners } from './network-owners.ts'
import type { Places } from './place.ts'

interface ActivityDeps {
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logs: LogService
  readonly signalSearches: SignalSearchService
  readonly signalById: LoaderDefinition<string, SignalSummary | null>
  /** By `entityText`. */
  readonly riskByEntity: LoaderDefinition<string, NodeRisk>
  readonly threats: LogThreats
  readonly places: Places
  readonly owners: NetworkOwners
}

export function createActivity(deps: ActivityDeps) {
  const { clickhouse, clock, logs, signalSearches: signals, signalById, threats, places, owners } = deps
  const graphs = new ActivityGraphService({ clock, activities: new ActivityRepository(clickhouse) })
  const investigations = new IpInvestigationService({ logs, signals, threats, places, owners })
  return {
    resolvers: [
      new ActivityGraphResolver(graphs, deps.riskByEntity),
      new IpInvestigationResolver(investigations, signalById),
    ] as object[],
  }
}
