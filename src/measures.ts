import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Feed } from './feed/index.ts'
import type { Clock } from './kernel/clock.ts'
import type { Logger } from './kernel/logger.ts'
import type { QueueLevel, Queues } from './kernel/queue.ts'
import type { LogIntake } from './modules/logs/index.ts'
import type { StatementTimes } from './operations/watched-stores.ts'
import type { Postgres } from './stores/postgres.ts'

interface Measured {
  readonly intake: Pick<LogIntake, 'counts' | 'backlog'>
  readonly feed: Pick<Feed, 'lag' | 'lags'>
  readonly clock: Clock
  readonly logger: Logger
  readonly postgres: Pick<Postgres, 'connections'>
  readonly queues: readonly Queues[]
}

/** What the features count, read when somebody asks for it. */
export function measure(registry: Registry, measured: Measured): void {
  measureIntake(registry, measured)
  measureFeed(registry, measured)
  measureQueues(registry, measured)
  measureConnections(registry, measured)
}

function measureIntake(registry: Registry, { intake }: Measured): void {
  const registers = [registry]
  new Counter({
    name: 'signalbox_intake_logs_total',
    help: 'Logs that were sent: accepted and stored, rejected since they are none, or postponed, to be sent again.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset()
      for (const [outcome, logs] of Object.entries(intake.counts)) this.inc({ outcome }, logs)
    },
  })
  new Gauge({
    name: 'signalbox_intake_backlog_logs',
    help: 'Logs that wait to be stored; their senders wait as well.',
    registers,
    collect() {
      this.set(intake.backlog.logs)
    },
  })
  new Gauge({
    name: 'signalbox_detection_backlog_batches',
    help: 'Batches of stored logs that wait for the rules.',
    registers,
    collect() {
      this.set(intake.backlog.batches)
    },
  })
}

function measureFeed(registry: Registry, { feed }: Measured): void {
  const registers = [registry]
  new Gauge({
    name: 'signalbox_feed_lag_seconds',
    help: 'Age of the oldest committed change that searches do not show yet; 0 when there is none, NaN when PostgreSQL cannot be asked.',
    registers,
    async collect() {
      this.set(await feed.lag().then(toSeconds, () => Number.NaN))
    },
  })
  new Gauge({
    name: 'signalbox_feed_consumer_lag_seconds',
    help: 'Age of the oldest committed change that a consumer of the feed has not taken; 0 when there is none.',
    labelNames: ['consumer'],
    registers,
    async collect() {
      this.reset()
      const lags = await feed.lags().catch(() => new Map<string, number>())
      for (const [consumer, lag] of lags) this.set({ consumer }, toSeconds(lag))
    },
  })
}

function measureQueues(registry: Registry, { queues, clock, logger }: Measured): void {
  const registers = [registry]
  const look = async (): Promise<readonly QueueLevel[]> => {
    const levels = await Promise.all(
      queues.map((each) =>
        each().catch((err: unknown) => {
          logger.warn({ err }, 'a queue could not be counted')
          return []
        }),
      ),
    )
    return levels.flat()
  }
  // Both gauges are collected in the same turn, and tell of the same moment.
  let looking: Promise<readonly QueueLevel[]> | null = null
  const levels = () => {
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }
  new Gauge({
    name: 'signalbox_queue_waiting',
    help: 'Pieces of work that are not finished, or due and not begun, over all processes.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset()
      for (const { queue, waiting } of await levels()) this.set({ queue }, waiting)
    },
  })
  new Gauge({
    name: 'signalbox_queue_oldest_seconds',
    help: 'For how long the oldest of them has been waiting; 0 when nothing waits.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset()
      const now = clock.now().getTime()
      for (const { queue, oldest } of await levels())
        this.set({ queue }, oldest ? toSeconds(Math.max(0, now - oldest.getTime())) : 0)
    },
  })
}

function measureConnections(registry: Registry, { postgres }: Measured): void {
  new Gauge({
    name: 'signalbox_postgres_connections',
    help: 'Connections of this process to PostgreSQL by purpose: open, idle among them, and who waits for one.',
    labelNames: ['purpose', 'state'],
    registers: [registry],
    collect() {
      for (const [purpose, counts] of Object.entries(postgres.connections()))
        for (const [state, count] of Object.entries(counts)) this.set({ purpose, state }, count)
    },
  })
}

/** Where statements of ClickHouse are timed. */
export function statementTimes(registry: Registry): StatementTimes {
  const durations = new Histogram({
    name: 'signalbox_clickhouse_statement_duration_seconds',
    help: 'Duration of statements of ClickHouse: queries, inserts and other commands.',
    labelNames: ['kind'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  })
  return (kind, milliseconds) => durations.observe({ kind }, milliseconds / 1_000)
}

const toSeconds = (milliseconds: number): number => milliseconds / 1_000
