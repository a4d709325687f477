import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphql } from '../gql/gql.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const FOLDER = join(process.env.REAL_DATA_DIR ?? '../shared/data', 'logs')
const present = existsSync(FOLDER)
if (!present)
  console.warn(`SKIPPED: real logs through the intake, since there is no ${FOLDER}; REAL_DATA_DIR names another place.`)

/** Folders whose name is not the source of their logs. */
const SOURCES: Readonly<Record<string, string>> = {
  aws_cloudtrail: 'cloudtrail',
  azure_activity: 'azure.activitylogs',
  azure_signin: 'azure.signinlogs',
  gcp_audit: 'gcp.audit',
  gcp_audit_gke: 'gcp.audit',
  github_audit: 'github',
  kubernetes_audit: 'kubernetes.audit',
  okta_system: 'okta',
  web_access: 'apache',
  waf_http: 'http',
}

interface File {
  readonly name: string
  readonly logs: readonly Record<string, unknown>[]
}

const Search = graphql(`
  query RealLogs($query: String!) {
    logSearch(query: $query, range: { from: "2000-01-01", to: "now+1d" }) {
      total
      logs(first: 1) {
        edges {
          node {
            timestamp
            ipAddresses
            attributes
          }
        }
      }
    }
  }
`)

let server: TestApp
beforeAll(async () => {
  if (present) server = await startTestApp('2026-11-01T09:00:00.000Z')
})
afterAll(() => server?.close())

const files = (): File[] =>
  readdirSync(FOLDER).flatMap((folder) =>
    readdirSync(join(FOLDER, folder))
      .filter((file) => /\.ndjson(\.gz)?$/.test(file))
      .map((file) => ({ name: `${folder}/${file}`, logs: read(join(FOLDER, folder, file), folder) })),
  )

function read(path: string, folder: string): Record<string, unknown>[] {
  const bytes = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n')
  const source = SOURCES[folder] ?? (folder === 'linux' ? undefined : folder)
  return lines
    .filter((line) => line.trim())
    .map((line) => ({ ...(source && { ddsource: source }), ...JSON.parse(line) }))
}

/** What a shipper would send: as many as fit into one request. */
function* requests(logs: readonly Record<string, unknown>[]): Generator<Record<string, unknown>[]> {
  let batch: Record<string, unknown>[] = []
  let bytes = 0
  for (const log of logs) {
    const size = JSON.stringify(log).length
    if (batch.length === 1_000 || (batch.length && bytes + size > 2_000_000)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(log)
    bytes += size
  }
  if (batch.length) yield batch
}

const total = async (query: string) => (await server.ask(Search, { query })).logSearch.total

test.skipIf(!present)(
  'every real log is stored; only exact repeats of an event with an id become one',
  { timeout: 300_000 },
  async () => {
    const lost: Record<string, object> = {}
    for (const [index, { name, logs }] of files().entries()) {
      const marked = logs.map((log) => ({
        ...log,
        ddtags: `${typeof log.ddtags === 'string' ? `${log.ddtags},` : ''}file:f${index}`,
      }))
      for (const batch of requests(marked)) expect([name, (await server.post(batch)).status]).toEqual([name, 202])
      const stored = await total(`file:f${index}`)
      const repeats = logs.length - new Set(logs.map((log) => JSON.stringify(log))).size
      if (stored > logs.length || stored < logs.length - repeats) lost[name] = { sent: logs.length, stored, repeats }
    }
    expect(lost).toEqual({})
  },
)

test.skipIf(!present)('real logs are found by address, user, event name and time', async () => {
  const found = async (query: string) => [query, (await total(query)) > 0]
  const queries = [
    'source:cloudtrail @evt.name:ConsoleLogin',
    'source:cloudtrail @evt.outcome:failure',
    'source:cloudtrail @usr.id:arn\\:aws\\:iam*',
    'source:okta @usr.id:*',
    'source:github @evt.name:*',
    'source:gcp.audit @network.client.ip:*',
    'source:windows @evt.id:1',
    'source:apache @http.status_code:[400 TO 499]',
    'CIDR(@network.ip.list, 0.0.0.0/0) source:cloudtrail',
    '"Failed password"',
  ]
  expect(await Promise.all(queries.map(found))).toEqual(queries.map((query) => [query, true]))

  const { logSearch } = await server.ask(Search, { query: 'source:cloudtrail @network.client.ip:*' })
  const log = logSearch.logs.edges[0]?.node
  expect(await total(`@network.ip.list:${log?.ipAddresses[0]}`)).toBeGreaterThan(0)
  expect(log?.attributes.eventTime).toBe(log?.timestamp.replace('.000Z', 'Z'))
})
