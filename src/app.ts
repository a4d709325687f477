import type { Config } from './config.ts'
import { createFeed } from './feed/index.ts'
import { findGeography } from './geography.ts'
import { Engine } from './graphql/engine.ts'
import { createHttpServer } from './graphql/http.ts'
import { Metrics } from './graphql/metrics.ts'
import { createSubscriptions } from './graphql/websocket.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import type { Logger } from './kernel/logger.ts'
import { createLogger } from './log.ts'
import { measure } from './measures.ts'
import type { Geography } from './modules/detection/index.ts'
import { keptKey } from './modules/secrets/index.ts'
import { createModules, type Modules } from './modules.ts'
import { findNetworkOwners } from './network-owners.ts'
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
  const stores = await openStores(config, ROWS)
  try {
    return await startOver(stores, config, clock, logger, geography)
  } catch (error) {
    await stores.close()
    throw error
  }
}

async function startOver(
  stores: Stores,
  config: Config,
  clock: Clock,
  logger: Logger,
  geography: Geography,
): Promise<App> {
  const { postgres, clickhouse } = stores
  const metrics = new Metrics()
  const outbound = createOutbound(outboundSettings(config))
  const feed = createFeed({ database: postgres, clock, logger })
  const modules = createModules({
    ...{ postgres, clickhouse, clock, logger, feed, outbound },
    allowPrivateFeeds: config.allowPrivateFeeds,
    secretsKey: config.secretsKey ?? (await keptKey(config.dataDir)),
    geography,
    networkOwners: findNetworkOwners(config),
  })
  const { access, rules, intake, threatIntel, bulk, auditIndex } = modules
  const historicalJobs = modules.history.runner

  await modules.secrets.service.checkKey()
  const { newToken, warning } = await access.firstAdmin.ensure(config.adminKey)
  if (warning) logger.warn({}, warning)
  await rules.service.install(modules.builtInRules)
  measure(metrics.registry, { intake, feed })
  feed.index(async (entries) => {
    await Promise.all(modules.searchIndexes.map((index) => index.consume(entries)))
  })
  feed.consume('workflow-triggers', modules.workflows.trigger)
  await feed.start()
  await modules.signals.holds.start()
  await feed.settled()
  await modules.entities.earlierSignals.include()
  await threatIntel.start()
  auditIndex.start()
  await intake.recover()
  historicalJobs.start()
  await bulk.runner.start()
  await modules.workflows.engine.start()

  const engine = new Engine(createSchema(modules.resolvers), { introspection: config.introspection })
  const authenticate = access.authentication.authenticate.bind(access.authentication)
  const subscriptions = createSubscriptions({
    engine,
    sources: modules.liveSources,
    authenticate,
    logger,
    registry: metrics.registry,
  })
  access.authentication.onChange(() => void subscriptions.recheck())
  const server = createHttpServer({
    engine,
    config,
    authenticate,
    logs: (viewer, body) => intake.receive(viewer, body),
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
    settled: async () => {
      await intake.settled()
      await historicalJobs.idle()
      await bulk.runner.idle()
      await feed.consumed()
      await modules.workflows.engine.idle()
      // What runs have done may start others.
      await feed.consumed()
      await modules.workflows.engine.idle()
      await feed.settled()
    },
    stop: async () => {
      logger.info({}, 'stopping')
      await intake.drain()
      await threatIntel.stop()
      await auditIndex.stop()
      await historicalJobs.stop()
      await bulk.runner.stop()
      await modules.workflows.engine.stop()
      await server.close()
      await feed.stop()
      await access.authentication.settled()
      outbound.close()
      await stores.close()
    },
  }
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
