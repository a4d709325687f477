import type { Feed } from '../../feed/index.ts'
import type { LoaderDefinition } from '../../graphql/context.ts'
import type { LiveSources } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { RoleService, User, UserDirectory } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { Explorer, NewestDocuments } from '../explorer/index.ts'
import type { LogService } from '../logs/index.ts'
import type { Rule } from '../rules/index.ts'
import { AccessExplanationResolver } from './access-explanation.resolver.ts'
import { AccessExplainer } from './access-explanation.ts'
import { CaseSignalIndex } from './case-signal-index.ts'
import { DetectedSignals } from './detected-signals.ts'
import { DispatchedSignals } from './dispatched-signals.ts'
import { FeedHolds } from './feed-holds.ts'
import { LinkedSignalsCounter } from './linked-signals.ts'
import { RuleSignalsResolver } from './rule-signals.resolver.ts'
import { CountedSignals } from './search-changes/counted-signals.repository.ts'
import { SearchChangesResolver } from './search-changes/search-changes.resolver.ts'
import { SearchChanges } from './search-changes/search-changes.ts'
import { SeenSignals } from './seen-signals.ts'
import { SIGNAL_FIELDS } from './signal.fields.ts'
import { signalLoaders } from './signal.loaders.ts'
import { SignalRepository } from './signal.repository.ts'
import { SignalResolver } from './signal.resolver.ts'
import { SignalService } from './signal.service.ts'
import type { SignalSummary } from './signal.ts'
import { SignalBatch } from './signal-batch.ts'
import { SignalChanges } from './signal-changes.ts'
import { SignalDetailsResolver } from './signal-details.resolver.ts'
import { SignalFeedResolver } from './signal-feed.resolver.ts'
import { SignalFeed } from './signal-feed.ts'
import { SignalHistoryRepository } from './signal-history.repository.ts'
import { SignalIndex } from './signal-index.ts'
import { SignalRelationsResolver, TriageResolver } from './signal-relations.resolver.ts'
import { SignalRemovalRepository } from './signal-removal.repository.ts'
import { SignalRemoval } from './signal-removal.ts'
import { RuleActivityResolver, SignalSearchResolver } from './signal-search.resolver.ts'
import { SignalSearchService } from './signal-search.service.ts'
import { SIGNAL_SEARCH_INDEX } from './signal-search-index.ts'
import { SignalTargets } from './signal-targets.repository.ts'
import { SignalTraitRepository } from './signal-trait.repository.ts'

interface SignalsDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly feed: Pick<
    Feed,
    'append' | 'settled' | 'listen' | 'catchUp' | 'head' | 'generation' | 'last' | 'indexed' | 'asOf'
  >
  readonly explorer: Explorer
  readonly logs: Pick<LogService, 'seen'>
  readonly roles: Pick<RoleService, 'byUsers'>
  readonly audit: AuditTrail
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly userById: LoaderDefinition<string, User | null>
  readonly ruleById: LoaderDefinition<string, Rule | null>
}

export function createSignals(deps: SignalsDeps) {
  const { postgres, clickhouse, clock, feed, audit, users } = deps
  const signals = new SignalRepository(postgres)
  const history = new SignalHistoryRepository(postgres)
  const traits = new SignalTraitRepository(postgres)
  const changes = new SignalChanges({ clock, audit, feed, users, history })
  const seen = new SeenSignals({ clock, signals, users, logs: deps.logs })
  const service = new SignalService({ postgres, clock, signals, traits, history, changes, feed, users, seen })
  const batch = new SignalBatch({ clock, signals, changes, users, seen, service })
  const loaders = signalLoaders(service)
  const linked = new LinkedSignalsCounter(deps.explorer)
  const dispatched = new DispatchedSignals(loaders.signalById)
  const holds = new FeedHolds(feed)
  const followed = new SignalFeed({ feed, catalog: SIGNAL_FIELDS, signals: dispatched, holds })
  const counted = new CountedSignals(clickhouse, deps.explorer, feed)
  const searchChanges = new SearchChanges({
    ...{ feed, clock, counted, logger: deps.logger },
    signals: dispatched,
    index: SIGNAL_SEARCH_INDEX,
  })
  const liveSources: LiveSources = {
    signalFeed: (args, viewer) => followed.open(args, viewer),
    signalSearchChanges: (args, viewer) => searchChanges.open(args, viewer),
  }
  const newest: NewestDocuments<SignalSummary> = {
    newest: (range, limit, before) => signals.newest(range, limit, before, clock.now()),
  }
  const searches = new SignalSearchService(deps.explorer, newest)
  return {
    service,
    searches,
    batch,
    detected: new DetectedSignals({ clock, signals, traits, changes }),
    caseIndex: new CaseSignalIndex(clickhouse),
    index: new SignalIndex({ clickhouse, clock, signals, users }),
    targets: new SignalTargets(),
    removal: new SignalRemoval({ clock, feed, signals, removals: new SignalRemovalRepository(postgres), users }),
    loaders,
    seen,
    linked,
    holds,
    liveSources,
    resolvers: [
      new SignalResolver(service, loaders),
      new SignalRelationsResolver(loaders, deps.ruleById),
      new SignalDetailsResolver(loaders),
      new TriageResolver(deps.userById),
      new SignalSearchResolver(searches, loaders),
      new RuleSignalsResolver(searches),
      new RuleActivityResolver(deps.ruleById),
      new SignalFeedResolver(),
      new AccessExplanationResolver(new AccessExplainer({ clock, signals, seen, users, roles: deps.roles })),
      new SearchChangesResolver(),
    ] as object[],
  }
}

export type Signals = ReturnType<typeof createSignals>
