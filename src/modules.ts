import type { Feed, FeedEntry } from './feed/index.ts'
import { NodeResolver } from './graphql/node.ts'
import type { LiveSources } from './graphql/subscriptions/live-source.ts'
import type { Clock } from './kernel/clock.ts'
import type { Logger } from './kernel/logger.ts'
import { createAccess } from './modules/access/module.ts'
import { createAttack } from './modules/attack/module.ts'
import { AuditTrail } from './modules/audit/index.ts'
import type { Geography } from './modules/detection/geography.ts'
import { createDetection } from './modules/detection/module.ts'
import { createExplorer } from './modules/explorer/module.ts'
import { createIntake, createLogs } from './modules/logs/module.ts'
import { createRelated } from './modules/related/module.ts'
import { BUILT_IN_RULES } from './modules/rules/builtin/built-in-rules.ts'
import { createRules } from './modules/rules/module.ts'
import { createSignals } from './modules/signals/module.ts'
import { createSimulation, createSuppressions } from './modules/suppressions/module.ts'
import { createThreatIntel } from './modules/threat-intel/module.ts'
import { createViews } from './modules/views/module.ts'
import type { ClickHouse } from './stores/clickhouse.ts'
import type { Postgres } from './stores/postgres.ts'

interface FeedIndex {
  consume(entries: readonly FeedEntry[]): Promise<void>
}

interface Deps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly feed: Feed
  readonly allowPrivateFeeds: boolean
  /** Where addresses are, for rules that ask; without it those rules find nothing. */
  readonly geography?: Geography | undefined
}

export type Modules = ReturnType<typeof createModules>

/** Builds the features, each from those before it. */
export function createModules({ postgres, clickhouse, clock, logger, feed, allowPrivateFeeds, geography }: Deps) {
  const audit = new AuditTrail(clock)
  const access = createAccess({ postgres, clock, audit, logger })
  const searching = createExplorer({ clickhouse, clock })
  const threatIntel = createThreatIntel({ postgres, clickhouse, clock, logger, audit, allowPrivateFeeds })
  const logs = createLogs({ postgres, clickhouse, clock, explorer: searching.explorer })
  const rules = createRules({ postgres, clock, audit })
  const { directory: users, userById } = access
  const signals = createSignals({
    postgres,
    clickhouse,
    clock,
    feed,
    audit,
    explorer: searching.explorer,
    users,
    userById,
    ruleById: rules.rulesById,
  })
  const suppressions = createSuppressions({
    postgres,
    clickhouse,
    clock,
    audit,
    rules: rules.service,
    signals: signals.service,
    userById,
  })
  const { detector, ...detection } = createDetection({
    postgres,
    clickhouse,
    clock,
    logger,
    journal: logs.journal,
    logStore: logs.store,
    audit,
    feed,
    rules: rules.service,
    authoring: rules.authoring,
    signals: signals.detected,
    signalService: signals.service,
    signalById: signals.loaders.signalById,
    suppressions,
    geography,
  })
  const simulation = createSimulation({
    clock,
    rules: rules.service,
    signals: signals.service,
    signalById: signals.loaders.signalById,
    detection: detection.replay,
  })
  const receiving = createIntake({ logs, clock, logger, watcher: detector, threats: threatIntel.threats })
  const attack = createAttack({ rules: rules.service, signals: signals.searches })
  const related = createRelated({
    signals: signals.service,
    loaders: signals.loaders,
    logs: logs.service,
    pastRules: rules.pastRules,
    correlated: detection.correlated,
  })
  const views = createViews({ postgres, clock, audit, userById })
  const nodes = new NodeResolver({
    fed: { type: 'ThreatFeed', load: (id, { viewer }) => threatIntel.service.get(viewer, id) },
    job: { type: 'HistoricalJob', load: (id, { viewer }) => detection.history.service.get(viewer, id) },
    log: { type: 'Log', load: (id, { loaders }) => loaders.get(logs.logById).load(id) },
    rul: { type: 'DetectionRule', load: (id, { viewer }) => rules.service.get(viewer, id) },
    sig: { type: 'Signal', load: (id, { loaders }) => loaders.get(signals.loaders.signalById).load(id) },
    usr: { type: 'User', load: (id, { loaders }) => loaders.get(userById).load(id) },
    rol: { type: 'Role', load: (id, { viewer }) => access.users.role(viewer, id) },
    key: { type: 'ApiKey', load: (id, { viewer }) => access.apiKeys.byId(viewer, id) },
    sup: { type: 'Suppression', load: (id, { viewer }) => suppressions.service.get(viewer, id) },
    viw: { type: 'SavedView', load: (id, { viewer }) => views.views.get(viewer, id) },
  })
  const liveSources: LiveSources = { ...signals.liveSources, ...receiving.liveSources }
  return {
    explorer: searching.explorer,
    access,
    threatIntel,
    rules,
    signals,
    suppressions,
    intake: receiving.intake,
    history: detection.history,
    relearning: detection.relearning,
    builtInRules: BUILT_IN_RULES,
    /** What keeps search documents in ClickHouse, from the feed. */
    searchIndexes: [signals.index] as FeedIndex[],
    liveSources,
    resolvers: [
      nodes,
      ...access.resolvers,
      ...searching.resolvers,
      ...threatIntel.resolvers,
      ...logs.resolvers,
      ...rules.resolvers,
      ...signals.resolvers,
      ...suppressions.resolvers,
      ...detection.resolvers,
      ...simulation.resolvers,
      ...receiving.resolvers,
      ...attack.resolvers,
      ...views.resolvers,
      ...related.resolvers,
    ] as object[],
  }
}
