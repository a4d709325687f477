import type { Config } from './config.ts'
import { createFeed } from './feed/index.ts'
import { findGeography } from './geography.ts'
import { Gatekeeper } from './graphql/authentication.ts'
import { Engine } from './graphql/engine.ts'
import { createHttpServer } from './graphql/http.ts'
import { Metrics } from './graphql/metrics.ts'
import { createSubscriptions } from './graphql/websocket.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import type { Logger } from './kernel/logger.ts'
import { createLogger } from './log.ts'
import { measure, statementTimes } from './measures.ts'
import type { Geography } from './modules/detection/index.ts'
import { keptKey } from './modules/secrets/index.ts'
import { createModules, type Modules } from './modules.ts'
import { findNetworkOwners } from './network-owners.ts'
import { createRetention } from './operations/retention/create-retention.ts'
import type { Retention } from './operations/retention/retention.ts'
import { startTracing } from './operations/tracing/open-telemetry.ts'
import { watchStores } from './operations/watched-stores.ts'
import { createOutbound, type OutboundSettings } from './outbound/index.ts'
import { ROWS } from './rows.ts'
import { createSchema } from './schema.ts'
import { StartError } from './stores/start-error.ts'
import { openStores, type Stores } from './stores/stores.ts'

export interface AppOptions {
  readonly config: Config
  readonly clock?: Clock
  readonly logger?: Logger
  readonly geography?: Geography
}

export interface App {
  readonly url: string
  /** The key of an admin who was created at this start; nobody can read it again. */
  readonly firstAdminKey: string | null
  readonly modules: Modules
  readonly stores: Stores
  readonly retention: Pick<Retention, 'plan' | 'run'>
  /** Resolves when everything accepted so far has been through detection and can be searched. */
  settled(): Promise<void>
  /** Takes nothing new, finishes what was accepted, closes every socket with a code, then closes the stores. */
  stop(): Promise<void>
}

/** The composition root: builds everything once, in the order in which it depends on each other. */
export async function startApp({
  config,
  clock = systemClock,
  logger = createLogger(config.logLevel),
  geography = findGeography(config),
}: AppOptions): Promise<App> {
  const stopTracing = await startTracing(config)
  const stores = await openStores(config, ROWS)
  const close = async () => {
    await stores.close()
    await stopTracing()
  }
  try {
    return await startOver({ ...stores, close }, config, clock, logger, geography)
  } catch (error) {
    await close()
    throw error
  }
}

async function startOver(
  opened: Stores,
  config: Config,
  clock: Clock,
  logger: Logger,
  geography: Geography,
): Promise<App> {
  const metrics = new Metrics()
  const stores = watchStores(opened, statementTimes(metrics.registry))
  const { postgres, clickhouse } = stores
  const outbound = createOutbound(outboundSettings(config))
  const feed = createFeed({ database: postgres, clock, logger })
  const modules = createModules({
    ...{ postgres, clickhouse, clock, logger, feed, outbound },
    allowPrivateFeeds: config.allowPrivateFeeds,
    secretsKey: config.secretsKey ?? (await keptKey(config.dataDir)),
    publicUrl: config.publicUrl,
    geography,
    networkOwners: findNetworkOwners(config),
    oidc: config.oidc,
  })
  const { access, rules, intake, threatIntel, bulk, auditIndex, notifications } = modules
  const retention = createRetention({
    ...{ stores, modules, clock, logger, feed },
    settings: { logs: config.logRetention, archivedSignals: config.archivedSignalRetention },
  })
  const historicalJobs = modules.history.runner

  await modules.secrets.service.checkKey()
  const { newToken, warning } = await access.firstAdmin.ensure(config.adminKey)
  if (warning) logger.warn({}, warning)
  await access.start()
  await rules.service.install(modules.builtInRules)
  measure(metrics.registry, { intake, feed, clock, logger, postgres, queues: modules.queues })
  feed.index(async (entries) => {
    await Promise.all(modules.searchIndexes.map((index) => index.consume(entries)))
  })
  feed.consume('workflow-triggers', modules.workflows.trigger)
  feed.consume('notifications', (entries, tx) => notifications.intake.consume(entries, tx))
  await rules.follow()
  await modules.suppressions.follow()
  await feed.start()
  await modules.signals.holds.start()
  await feed.settled()
  await modules.entities.earlierSignals.include()
  await threatIntel.start()
  auditIndex.start()
  await intake.recover()
  await modules.logStream.start()
  historicalJobs.start()
  await bulk.runner.start()
  await modules.workflows.engine.start()
  await notifications.runner.start()
  retention.start()
  modules.exports.start()

  const engine = new Engine(createSchema(modules.resolvers), { introspection: config.introspection })
  const gatekeeper = new Gatekeeper({
    authenticate: (key, origin) => access.authentication.authenticate(key, origin),
    registry: metrics.registry,
  })
  const subscriptions = createSubscriptions({
    engine,
    sources: modules.liveSources,
    gatekeeper,
    logger,
    registry: metrics.registry,
    proxies: config.trustProxy,
  })
  access.authentication.onChange(() => void subscriptions.recheck())
  const server = createHttpServer({
    engine,
    config,
    gatekeeper,
    logs: (viewer, body) => intake.receive(viewer, body),
    exports: modules.exports.downloads,
    health: {
      postgres: () => postgres.read({ name: 'health', text: 'SELECT 1' }),
      clickhouse: () => clickhouse.query('SELECT 1'),
    },
    metrics,
    logger,
    subscriptions,
  })
  const port = await listen(server, config)

  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    firstAdminKey: newToken,
    modules,
    stores,
    retention,
    settled: async () => {
      await intake.settled()
      await historicalJobs.idle()
      await bulk.runner.idle()
      await feed.consumed()
      await modules.workflows.engine.idle()
      // What runs have done may start others.
      await feed.consumed()
      await modules.workflows.engine.idle()
      await retention.idle()
      await feed.settled()
      await feed.consumed()
      await notifications.runner.settled()
      // Notifications start runs as well.
      await modules.workflows.engine.idle()
      await feed.settled()
    },
    stop: async () => {
      logger.info({}, 'stopping')
      server.retire()
      await allOf([
        () => intake.drain(),
        () => modules.logStream.stop(),
        () => threatIntel.stop(),
        () => auditIndex.stop(),
        () => historicalJobs.stop(),
        () => bulk.runner.stop(),
        () => modules.workflows.engine.stop(),
        () => notifications.runner.stop(),
        () => retention.stop(),
        () => modules.exports.downloads.close(),
        () => server.close(),
        () => modules.exports.stop(),
        () => feed.stop(),
        () => access.stop(),
        () => outbound.close(),
        () => stores.close(),
      ])
    },
  }
}

/** One after the other, the later ones also when an earlier one fails; the first failure is thrown at the end. */
async function allOf(steps: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length) throw failures[0]
}

const outboundSettings = (config: Config): OutboundSettings => ({
  allowPrivate: config.outboundAllowPrivate,
  hosts: config.outboundHosts,
  smtpUrl: config.smtpUrl,
  mailFrom: config.mailFrom,
  pagerDutyUrl: config.pagerDutyUrl,
})

async function listen(server: { listen(): Promise<{ port: number }> }, { host, port }: Config): Promise<number> {
  try {
    return (await server.listen()).port
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE')
      throw new StartError(`PORT ${port} on ${host} is taken by another program; set PORT to a free one.`)
    if (code === 'EACCES')
      throw new StartError(`PORT ${port} may not be opened by this user; set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(`HOST ${host} is no address of this machine.`)
    throw error
  }
}
