import { Counter, Gauge, type Registry } from 'prom-client'
import type { Feed } from './feed/index.ts'
import type { LogIntake } from './modules/logs/index.ts'

interface Measured {
  readonly intake: Pick<LogIntake, 'counts' | 'backlog'>
  readonly feed: Pick<Feed, 'lag'>
}

/** What the features count, read when somebody asks for it. */
export function measure(registry: Registry, { intake, feed }: Measured): void {
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
  new Gauge({
    name: 'signalbox_feed_lag_seconds',
    help: 'Age of the oldest committed change that searches do not show yet; 0 when there is none, NaN when PostgreSQL cannot be asked.',
    registers,
    async collect() {
      this.set(await feed.lag().then(toSeconds, () => Number.NaN))
    },
  })
}

const toSeconds = (milliseconds: number): number => milliseconds / 1_000
