import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Names come from clients: only so many become time series, the rest are counted together. */
const MAX_OPERATION_NAMES = 200

/** What the server measures about itself. Modules register their own on `registry`, by `signalbox_<what>`. */
export class Metrics {
  readonly registry = new Registry()
  readonly #operationNames = new Set<string>()
  readonly #requests = new Histogram({
    name: 'signalbox_http_request_duration_seconds',
    help: 'Duration of HTTP requests.',
    labelNames: ['route', 'method', 'status'],
    buckets: DURATIONS,
    registers: [this.registry],
  })
  readonly #operations = new Histogram({
    name: 'signalbox_graphql_operation_duration_seconds',
    help: 'Duration of GraphQL operations; names beyond the first two hundred are counted as other.',
    labelNames: ['kind', 'operation'],
    buckets: DURATIONS,
    registers: [this.registry],
  })
  readonly #errors = new Counter({
    name: 'signalbox_graphql_errors_total',
    help: 'Errors answered to GraphQL clients.',
    labelNames: ['operation', 'code'],
    registers: [this.registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  request(route: string, method: string, status: number, milliseconds: number): void {
    this.#requests.observe({ route, method, status }, milliseconds / 1_000)
  }

  operation(kind: string, name: string | null, milliseconds: number): void {
    this.#operations.observe({ kind, operation: this.#bounded(name) }, milliseconds / 1_000)
  }

  error(name: string | null, code: string): void {
    this.#errors.inc({ operation: this.#bounded(name), code })
  }

  #bounded(name: string | null): string {
    if (name === null) return 'anonymous'
    if (this.#operationNames.has(name)) return name
    if (this.#operationNames.size >= MAX_OPERATION_NAMES) return 'other'
    this.#operationNames.add(name)
    return name
  }
}
