import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../src/app.ts'
import type { Config } from '../../src/config.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { type Logger, silentLogger } from '../../src/kernel/logger.ts'
import type { TypedDocumentString } from '../gql/graphql.ts'
import { cloneDatabase } from './stores.ts'

export const ADMIN_KEY = 'key-of-the-first-admin'

export interface Answer<Data> {
  readonly status: number
  readonly data: Data
  readonly errors: readonly {
    message: string
    path?: readonly (string | number)[]
    extensions: Record<string, unknown>
  }[]
}

export interface TestApp {
  readonly app: App
  readonly clock: ManualClock
  readonly url: string
  /** Sends an operation as a client would; fails the test when the answer has errors. */
  ask<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    key?: string,
  ): Promise<Data>
  /** The whole answer, for operations that are to fail. */
  answer<Data = Record<string, unknown>>(
    document: { toString(): string },
    variables?: object,
    key?: string | null,
  ): Promise<Answer<Data>>
  /** Posts logs and waits until what they led to can be searched. */
  post(logs: readonly object[], key?: string): Promise<Response>
  /** Ends the server and starts another over the same stores, as an operator would. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The whole server on a free port, over a fresh database and an embedded ClickHouse of its own. */
export async function startTestApp(
  now = '2026-03-02T09:00:00.000Z',
  settings: Partial<Config> = {},
  logger: Logger = silentLogger,
): Promise<TestApp> {
  const database = await cloneDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-app-'))
  const clock = new ManualClock(now)
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: database.url,
    clickhouseUrl: null,
    clickhouseCluster: null,
    adminKey: ADMIN_KEY,
    logLevel: 'silent',
    introspection: true,
    allowPrivateFeeds: true,
    geoipDatabase: null,
    asnDatabase: null,
    outboundAllowPrivate: true,
    outboundHosts: null,
    smtpUrl: null,
    mailFrom: 'Signalbox <signalbox@signalbox.example>',
    pagerDutyUrl: 'http://127.0.0.1:9/',
    secretsKey: null,
    publicUrl: null,
    trustProxy: 0,
    oidc: null,
    logRetention: null,
    archivedSignalRetention: null,
    traceEndpoint: null,
    serviceName: 'signalbox',
    ...settings,
  } as const
  let app = await startApp({ config, clock, logger })

  const answer: TestApp['answer'] = async (document, variables = {}, key = ADMIN_KEY) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ query: String(document), variables }),
    })
    const { data = null, errors = [] } = (await response.json()) as { data?: never; errors?: Answer<never>['errors'] }
    return { status: response.status, data: data as never, errors }
  }
  return {
    get app() {
      return app
    },
    clock,
    get url() {
      return app.url
    },
    answer,
    ask: async (document, variables, key) => {
      const { data, errors } = await answer(document, variables as object, key)
      if (errors.length) throw new Error(`The answer has errors: ${JSON.stringify(errors)}`)
      return data as never
    },
    post: async (logs, key = ADMIN_KEY) => {
      const response = await fetch(`${app.url}/api/v2/logs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'dd-api-key': key },
        body: JSON.stringify(logs),
      })
      await app.settled()
      return response
    },
    restart: async () => {
      await app.stop()
      app = await startApp({ config, clock, logger })
    },
    close: async () => {
      await app.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
