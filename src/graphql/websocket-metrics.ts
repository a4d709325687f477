import { Counter, Gauge, type Registry } from 'prom-client'
import type { Logger } from '../kernel/logger.ts'
import type { Deliveries } from './subscriptions/audience.ts'

/** Counts what subscriptions do. */
export function liveMetrics(registry: Registry, logger: Logger, sockets: () => number): Deliveries {
  const registers = [registry]
  new Gauge({
    name: 'signalbox_live_sockets',
    help: 'Open WebSockets.',
    registers,
    collect() {
      this.set(sockets())
    },
  })
  const counter = (name: string, help: string) => new Counter({ name: `signalbox_live_${name}_total`, help, registers })
  const executed = counter('executions', 'Events executed for subscriptions; once for all who share one.')
  const delivered = counter('deliveries', 'Events written to subscribers.')
  const missed = counter('missed', 'Events left out for subscribers that were too slow.')
  return {
    executed: (events) => executed.inc(events),
    delivered: (events) => delivered.inc(events),
    missed: (events) => missed.inc(events),
    failed: (error) => logger.error({ error }, 'Events could not be delivered.'),
  }
}
