import type { Viewer } from '../kernel/viewer.ts'
import { type Gatekeeper, keyOf } from './authentication.ts'
import { readBody } from './body.ts'
import { jsonAnswer } from './exchange.ts'
import type { Metrics } from './metrics.ts'
import type { Route } from './route.ts'

/** Takes the body of a shipper's request; answers once its logs are stored. Throws DomainError for what it refuses. */
export type LogIntake = (viewer: Viewer, body: Buffer) => Promise<{ readonly status: number; readonly body: object }>

/** Resolves when the thing works, throws when not. */
export type HealthChecks = Readonly<Record<string, () => Promise<unknown>>>

const MAX_LOGS = 5 * 1_048_576
const CHECK_TIMEOUT_MS = 2_000

export function logsRoute(gatekeeper: Gatekeeper, logs: LogIntake): Route {
  return {
    name: '/api/v2/logs',
    methods: {
      POST: async (exchange) => {
        const viewer = await gatekeeper.admit(keyOf(exchange.request.headers), exchange.origin)
        const { status, body } = await logs(viewer, await readBody(exchange.request, MAX_LOGS))
        return jsonAnswer(status, body)
      },
    },
  }
}

export const livenessRoute: Route = { name: '/healthz', methods: { GET: () => jsonAnswer(200, { status: 'alive' }) } }

export function readinessRoute(checks: HealthChecks, isClosing: () => boolean): Route {
  return {
    name: '/readyz',
    methods: {
      GET: async () => {
        const names = Object.keys(checks)
        const works = await Promise.all(Object.values(checks).map(passes))
        const ready = !isClosing() && works.every(Boolean)
        const parts = Object.fromEntries(names.map((name, index) => [name, works[index] ? 'ok' : 'unavailable']))
        return jsonAnswer(ready ? 200 : 503, {
          status: ready ? 'ready' : isClosing() ? 'stopping' : 'unavailable',
          checks: parts,
        })
      },
    },
  }
}

export function metricsRoute({ registry }: Metrics): Route {
  return {
    name: '/metrics',
    methods: {
      GET: async () => ({
        status: 200,
        headers: { 'content-type': registry.contentType },
        body: await registry.metrics(),
      }),
    },
  }
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, false)
  })
  try {
    return await Promise.race([check().then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
