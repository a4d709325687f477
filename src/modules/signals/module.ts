import type { Feed } from '../../feed/index.ts'
import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { User, UserDirectory } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { Rule } from '../rules/index.ts'
import { DetectedSignals } from './detected-signals.ts'
import { signalLoaders } from './signal.loaders.ts'
import { SignalRepository } from './signal.repository.ts'
import { SignalResolver } from './signal.resolver.ts'
import { SignalService } from './signal.service.ts'
import { SignalChanges } from './signal-changes.ts'
import { SignalDetailsResolver } from './signal-details.resolver.ts'
import { SignalHistoryRepository } from './signal-history.repository.ts'
import { SignalIndex } from './signal-index.ts'
import { SignalRelationsResolver, TriageResolver } from './signal-relations.resolver.ts'

interface SignalsDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly feed: Pick<Feed, 'append' | 'settled'>
  readonly audit: AuditTrail
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly userById: LoaderDefinition<string, User | null>
  readonly ruleById: LoaderDefinition<string, Rule | null>
}

export function createSignals(deps: SignalsDeps) {
  const { postgres, clickhouse, clock, feed, audit, users } = deps
  const signals = new SignalRepository(postgres)
  const history = new SignalHistoryRepository(postgres)
  const changes = new SignalChanges({ clock, audit, feed, users, history })
  const service = new SignalService({ postgres, clock, signals, history, changes, feed, users })
  const loaders = signalLoaders(service)
  return {
    service,
    detected: new DetectedSignals({ clock, signals, changes }),
    index: new SignalIndex({ clickhouse, clock, signals, users }),
    loaders,
    resolvers: [
      new SignalResolver(service),
      new SignalRelationsResolver(loaders, deps.ruleById),
      new SignalDetailsResolver(loaders),
      new TriageResolver(deps.userById),
    ] as object[],
  }
}

export type Signals = ReturnType<typeof createSignals>
