import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntityText } from '../../src/kernel/entity.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { edgesOf, graphOf, rolesIn } from './by-definition.ts'
import { askGraph, storedLogs } from './graph-desk.ts'

const FOLDER = join(process.env.REAL_DATA_DIR ?? '../shared/data', 'logs')
const present = existsSync(FOLDER)
if (!present)
  console.warn(`SKIPPED: the activity in real logs, since there is no ${FOLDER}; REAL_DATA_DIR names another place.`)

const SOURCES: Readonly<Record<string, string | undefined>> = {
  aws_cloudtrail: 'cloudtrail',
  azure_activity: 'azure.activitylogs',
  azure_signin: 'azure.signinlogs',
  gcp_audit: 'gcp.audit',
  github_audit: 'github',
  kubernetes_audit: 'kubernetes.audit',
  linux: undefined,
  okta_system: 'okta',
  waf_http: 'http',
  windows: 'windows',
  zeek: 'zeek',
}
const OF_EACH = 700

function read(folder: string): object[] {
  const files = readdirSync(join(FOLDER, folder)).filter((file) => /\.ndjson(\.gz)?$/.test(file))
  const lines = files.flatMap((file) => {
    const bytes = readFileSync(join(FOLDER, folder, file))
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n')
  })
  const source = SOURCES[folder]
  return lines
    .filter((line) => line.trim())
    .slice(0, OF_EACH)
    .map((line) => ({ ...(source && { ddsource: source }), ...JSON.parse(line) }))
}

describe.skipIf(!present)('the activity in real logs', () => {
  let server: TestApp
  beforeAll(async () => {
    server = await startTestApp('2026-11-01T09:00:00.000Z')
    for (const folder of Object.keys(SOURCES)) {
      const logs = read(folder)
      for (let from = 0; from < logs.length; from += 200) await server.post(logs.slice(from, from + 200))
    }
  }, 180_000)
  afterAll(() => server?.close())

  test('is between the entities that the logs name', async () => {
    const logs = await storedLogs(server)
    expect(logs.length).toBeGreaterThan(2_000)
    for (const log of logs) {
      const { actors, addresses, objects } = rolesIn(log)
      const stored = [log.actors, log.addresses, log.objects].map((texts) => texts.sort())
      expect({ log, stored }).toEqual({ log, stored: [actors, addresses, objects].map((texts) => [...texts].sort()) })
    }
  })

  test('is what its definition makes of them, around the busiest of each kind', async () => {
    const edges = edgesOf(await storedLogs(server))
    const counts = new Map<string, number>()
    for (const { from, to, count } of edges)
      for (const end of [from, to]) counts.set(end, (counts.get(end) ?? 0) + count)
    const busiest = [...counts].sort(([, left], [, right]) => right - left).map(([text]) => text)
    const starts = byKind(busiest)
    expect(starts.size).toBeGreaterThanOrEqual(5)
    for (const start of [...starts.values()].flatMap((texts) => texts.slice(0, 3))) {
      const whole = graphOf(edges, start, 2)
      const range = { from: '2000-01-01', to: 'now+1d' }
      const graph = await askGraph(server, { ...readEntityText(start), range, depth: 2, limit: 1_000 })
      const left = graph.nodes.size < whole.nodes.size || graph.edges.length < whole.edges.length
      expect({ start, truncated: graph.truncated }).toEqual({ start, truncated: left })
      const known = new Set(whole.edges.map((edge) => JSON.stringify(Object.entries(edge).sort())))
      expect(graph.edges.filter((edge) => !known.has(JSON.stringify(Object.entries(edge).sort())))).toEqual([])
    }
  })
})

function byKind(texts: readonly string[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>()
  for (const text of texts) {
    const { kind } = readEntityText(text)
    kinds.set(kind, [...(kinds.get(kind) ?? []), text])
  }
  return kinds
}
