import type { Feed, FeedEntry } from './feed/index.ts'
import { NodeResolver } from './graphql/node.ts'
import type { LiveSources } from './graphql/subscriptions/live-source.ts'
import type { Clock } from './kernel/clock.ts'
import type { Logger } from './kernel/logger.ts'
import type { Queues } from './kernel/queue.ts'
import type { Viewer } from './kernel/viewer.ts'
import type { OidcSettings } from './modules/access/index.ts'
import { createAccess } from './modules/access/module.ts'
import { createActions } from './modules/actions/module.ts'
import { createActivity } from './modules/activity/module.ts'
import { type NetworkOwners, NO_NETWORK_OWNERS } from './modules/activity/network-owners.ts'
import { createAttack } from './modules/attack/module.ts'
import { AuditTrail } from './modules/audit/index.ts'
import { createAuditSearch } from './modules/audit-search/module.ts'
import { createBulk } from './modules/bulk/module.ts'
import { createCases } from './modules/cases/module.ts'
import { type Geography, NO_GEOGRAPHY } from './modules/detection/index.ts'
import { createDetection } from './modules/detection/module.ts'
import { createEntities } from './modules/entities/module.ts'
import type { Confinement } from './modules/explorer/index.ts'
import { createExplorer } from './modules/explorer/module.ts'
import { createExports } from './modules/exports/module.ts'
import { createIncidents } from './modules/incidents/module.ts'
import { LOG_FIELDS, logSight } from './modules/logs/index.ts'
import { createIntake, createLogs } from './modules/logs/module.ts'
import { createNotifications } from './modules/notifications/module.ts'
import { createRelated } from './modules/related/module.ts'
import { BUILT_IN_RULES } from './modules/rules/builtin/built-in-rules.ts'
import { createRules } from './modules/rules/module.ts'
import { createSecrets } from './modules/secrets/module.ts'
import { SIGNAL_FIELDS, signalSight } from './modules/signals/index.ts'
import { createSignals } from './modules/signals/module.ts'
import { createSimulation, createSuppressions } from './modules/suppressions/module.ts'
import { createThreatIntel } from './modules/threat-intel/module.ts'
import { createViews } from './modules/views/module.ts'
import { ENGINE_ACTIONS } from './modules/workflows/index.ts'
import { createWorkflows } from './modules/workflows/module.ts'
import { createOutbound, NOWHERE, type Outbound } from './outbound/index.ts'
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
  /** Whose tokens let people in; without it only keys do. */
  readonly oidc?: OidcSettings | null | undefined
  /** Reaches other servers; without it nothing is sent. */
  readonly outbound?: Outbound | undefined
  /** Encrypts stored secrets; without it there are none. */
  readonly secretsKey?: Buffer | undefined
  /** Where people reach this server, for links in what it sends. */
  readonly publicUrl?: string | null | undefined
  /** Where addresses are, for rules that ask; without it those rules find nothing. */
  readonly geography?: Geography | undefined
  /** Who runs networks; without it nobody is known to. */
  readonly networkOwners?: NetworkOwners | undefined
}

export type Modules = ReturnType<typeof createModules>

/** What somebody sees of tables, for features that come before those that know what is in them. */
const SEEN = {
  of(viewer: Viewer, table: 'logs' | 'signal_index'): Confinement | null {
    const [sight, catalog] = table === 'logs' ? [logSight(viewer), LOG_FIELDS] : [signalSight(viewer), SIGNAL_FIELDS]
    return sight && ((params) => sight.sql(catalog, params))
  },
}

/** Builds the features, each from those before it. */
export function createModules({
  postgres,
  clickhouse,
  clock,
  logger,
  feed,
  outbound = createOutbound(NOWHERE),
  publicUrl = null,
  allowPrivateFeeds,
  secretsKey,
  geography,
  networkOwners,
  oidc,
}: Deps) {
  const audit = new AuditTrail(clock)
  const access = createAccess({ postgres, clock, audit, logger, oidc })
  const secrets = createSecrets({ postgres, clock, audit, key: secretsKey })
  const searching = createExplorer({ clickhouse, clock })
  const auditSearch = createAuditSearch({
    ...{ postgres, clickhouse, clock, logger, explorer: searching.explorer },
    users: access.directory,
    keyOwners: access.keyOwners,
    signals: SEEN,
  })
  const threatIntel = createThreatIntel({ postgres, clickhouse, clock, logger, audit, allowPrivateFeeds, seen: SEEN })
  const logs = createLogs({ postgres, clickhouse, clock, explorer: searching.explorer })
  const rules = createRules({ postgres, clock, audit })
  const { directory: users, userById } = access
  const signals = createSignals({
    postgres,
    clickhouse,
    clock,
    logger,
    feed,
    audit,
    explorer: searching.explorer,
    logs: logs.service,
    roles: access.roles,
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
  const entities = createEntities({
    clickhouse,
    clock,
    logger,
    logs: logs.service,
    signalSearches: signals.searches,
    signalIndex: signals.index,
  })
  const receiving = createIntake({
    logs,
    clock,
    logger,
    watcher: detector,
    witness: entities.witness,
    threats: threatIntel.threats,
  })
  const attack = createAttack({ rules: rules.service, signals: signals.searches })
  const related = createRelated({
    ...{ signals: signals.service, searches: signals.searches, loaders: signals.loaders, logs: logs.service },
    pastRules: rules.pastRules,
    correlated: detection.correlated,
  })
  const views = createViews({ postgres, clock, audit, userById })
  const activity = createActivity({
    clickhouse,
    clock,
    logs: logs.service,
    signalSearches: signals.searches,
    signalById: signals.loaders.signalById,
    riskByEntity: entities.loaders.riskByEntity,
    threats: threatIntel.threats,
    places: geography ?? NO_GEOGRAPHY,
    owners: networkOwners ?? NO_NETWORK_OWNERS,
  })
  const cases = createCases({
    ...{ postgres, clickhouse, clock, feed, audit, users, userById, signals, logs },
    explorer: searching.explorer,
  })
  const incidents = createIncidents({
    ...{ postgres, clickhouse, clock, feed, audit, users, userById, signals, cases },
    explorer: searching.explorer,
  })
  const actions = createActions({
    ...{ clock, outbound, signals, cases, incidents, suppressions, threatIntel },
    engineActions: ENGINE_ACTIONS,
  })
  const workflows = createWorkflows({
    ...{ postgres, clock, logger, feed, audit, userById, standings: access.standings },
    ...{ actions: actions.catalog, blueprints: actions.blueprints, secrets: secrets.service },
    subjects: { signals: signals.service, cases: cases.service, incidents: incidents.service },
    loaders: {
      signalById: signals.loaders.signalById,
      caseById: cases.loaders.caseById,
      incidentById: incidents.loaders.incidentById,
      familyOfCase: cases.loaders.familyOfCase,
    },
  })
  const bulk = createBulk({
    ...{ postgres, clock, logger, feed, audit, cases, incidents },
    batch: signals.batch,
    searches: signals.searches,
    runs: workflows.bulkRuns,
  })
  const exports = createExports({ postgres, clock, logger, audit, signals: signals.searches, logs: logs.service })
  const notifications = createNotifications({
    ...{ postgres, clock, logger, audit, outbound, publicUrl, userById, signals },
    standings: access.standings,
    workflows: workflows.notified,
  })
  const nodes = new NodeResolver({
    aud: { type: 'AuditEvent', load: (id, { viewer }) => auditSearch.service.find(viewer, id) },
    ent: { type: 'Entity', load: (id, { viewer }) => entities.service.byId(viewer, id) },
    cas: { type: 'Case', load: (id, { loaders }) => loaders.get(cases.loaders.caseById).load(id) },
    prj: { type: 'CaseProject', load: (id, { loaders }) => loaders.get(cases.loaders.projectById).load(id) },
    fed: { type: 'ThreatFeed', load: (id, { viewer }) => threatIntel.service.get(viewer, id) },
    job: { type: 'HistoricalJob', load: (id, { viewer }) => detection.history.service.get(viewer, id) },
    log: { type: 'Log', load: (id, { loaders }) => loaders.get(logs.logById).load(id) },
    rul: { type: 'DetectionRule', load: (id, { viewer }) => rules.service.get(viewer, id) },
    sig: { type: 'Signal', load: (id, { loaders }) => loaders.get(signals.loaders.signalById).load(id) },
    usr: { type: 'User', load: (id, { loaders }) => loaders.get(userById).load(id) },
    rol: { type: 'Role', load: (id, { viewer }) => access.roles.byId(viewer, id) },
    tea: { type: 'Team', load: (id, { viewer }) => access.teams.byId(viewer, id) },
    key: { type: 'ApiKey', load: (id, { viewer }) => access.apiKeys.byId(viewer, id) },
    sec: { type: 'Secret', load: (id, { viewer }) => secrets.service.get(viewer, id) },
    sup: { type: 'Suppression', load: (id, { viewer }) => suppressions.service.get(viewer, id) },
    blk: { type: 'BulkAction', load: (id, { viewer }) => bulk.service.get(viewer, id) },
    inc: { type: 'Incident', load: (id, { loaders }) => loaders.get(incidents.loaders.incidentById).load(id) },
    tpl: { type: 'IncidentTemplate', load: (id, { viewer }) => incidents.templates.get(viewer, id) },
    wfl: { type: 'Workflow', load: (id, { viewer }) => workflows.service.get(viewer, id) },
    wfr: { type: 'WorkflowRun', load: (id, { viewer }) => workflows.runs.get(viewer, id) },
    ntf: { type: 'NotificationRule', load: (id, { viewer }) => notifications.service.get(viewer, id) },
    dlv: { type: 'Delivery', load: (id, { viewer }) => notifications.deliveries.get(viewer, id) },
    exp: { type: 'Export', load: (id, { viewer }) => exports.service.get(viewer, id) },
    viw: { type: 'SavedView', load: (id, { viewer }) => views.views.get(viewer, id) },
  })
  const liveSources: LiveSources = {
    ...signals.liveSources,
    ...receiving.liveSources,
    ...cases.liveSources,
    ...incidents.liveSources,
    ...bulk.liveSources,
    ...workflows.liveSources,
  }
  return {
    audit,
    explorer: searching.explorer,
    access,
    secrets,
    /** What searching sees of the audit trail. */
    auditIndex: auditSearch.index,
    threatIntel,
    rules,
    signals,
    suppressions,
    entities,
    cases,
    incidents,
    intake: receiving.intake,
    logStream: receiving.stream,
    bulk,
    exports,
    workflows,
    actions,
    notifications,
    history: detection.history,
    relearning: detection.relearning,
    builtInRules: BUILT_IN_RULES,
    /** What keeps search documents in ClickHouse, from the feed. */
    searchIndexes: [signals.index, signals.caseIndex, entities.index, cases.index, incidents.index] as FeedIndex[],
    liveSources,
    /** What waits in features, for the metrics. */
    queues: [
      ...[threatIntel.queues, detection.history.queues, bulk.queues, workflows.queues, notifications.queues],
    ] as Queues[],
    resolvers: [
      nodes,
      ...access.resolvers,
      ...secrets.resolvers,
      ...searching.resolvers,
      ...auditSearch.resolvers,
      ...threatIntel.resolvers,
      ...logs.resolvers,
      ...rules.resolvers,
      ...signals.resolvers,
      ...suppressions.resolvers,
      ...detection.resolvers,
      ...simulation.resolvers,
      ...entities.resolvers,
      ...receiving.resolvers,
      ...attack.resolvers,
      ...views.resolvers,
      ...activity.resolvers,
      ...bulk.resolvers,
      ...exports.resolvers,
      ...cases.resolvers,
      ...incidents.resolvers,
      ...related.resolvers,
      ...workflows.resolvers,
      ...actions.resolvers,
      ...notifications.resolvers,
    ] as object[],
  }
}
