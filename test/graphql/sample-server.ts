import { Gatekeeper } from '../../src/graphql/authentication.ts'
import { Engine, type EngineOptions } from '../../src/graphql/engine.ts'
import { createHttpServer, type HttpServerParts } from '../../src/graphql/http.ts'
import { Metrics } from '../../src/graphql/metrics.ts'
import { notFound, WrongCredentials } from '../../src/kernel/errors.ts'
import type { Logger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { sampleSchema } from './sample-api.ts'

export const KEY = 'a-key-that-opens-the-door'

export interface LogLine {
  readonly level: string
  readonly fields: Record<string, unknown>
  readonly message: string
}

interface Reply {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes.
  readonly body: any
}

export interface SampleServer {
  readonly address: string
  readonly lines: LogLine[]
  readonly engine: Engine
  graphql(query: string, variables?: object, headers?: Record<string, string>): Promise<Reply>
  fetch(path: string, init?: RequestInit): Promise<Reply>
  close(): Promise<void>
}

/** A real listening server over the sample schema. */
export async function startSampleServer(
  options: Partial<EngineOptions> = {},
  parts: Partial<HttpServerParts> = {},
): Promise<SampleServer> {
  const lines: LogLine[] = []
  const engine = new Engine(sampleSchema(), { introspection: true, ...options })
  const metrics = new Metrics()
  const server = createHttpServer({
    engine,
    config: { host: '127.0.0.1', port: 0 },
    gatekeeper: new Gatekeeper({
      authenticate: async (key, origin) => {
        if (key !== KEY) throw new WrongCredentials('There is no such API key.')
        return { ...systemViewer('Ada'), ...origin }
      },
      registry: metrics.registry,
    }),
    logs: async (_viewer, body) => ({ status: 202, body: { bytes: body.length } }),
    exports: {
      open: async (_admit, id) => {
        throw notFound('export', id)
      },
    },
    health: { postgres: async () => undefined },
    metrics,
    logger: recordingLogger(lines),
    subscriptions: { onUpgrade: (_request, socket) => void socket.destroy(), close: async () => undefined },
    ...parts,
  })
  const address = `http://127.0.0.1:${(await server.listen()).port}`
  const reply = async (path: string, init?: RequestInit): Promise<Reply> => {
    const response = await fetch(address + path, init)
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: json && text ? JSON.parse(text) : text }
  }
  return {
    address,
    lines,
    engine,
    fetch: reply,
    graphql: (query, variables = {}, headers = { authorization: `Bearer ${KEY}` }) =>
      reply('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      }),
    close: () => server.close(),
  }
}

function recordingLogger(lines: LogLine[]): Logger {
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message })
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
