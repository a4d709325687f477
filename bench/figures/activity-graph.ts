import 'reflect-metadata'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { graphByHand } from '../activity/by-hand.ts'
import { fillActivity, GATEWAY, identityOf } from '../activity/logs.ts'
import { alternate, type Figure } from '../figure.ts'
import { graphqlClient } from '../history/client.ts'
import { temporaryFolder } from '../history/folder.ts'

const KEY = 'a-key-for-the-bench-only'
const LOGS = 10_000_000
const LIMIT = 100

const report = (figure: Figure) => process.send?.(figure)

const folder = temporaryFolder()
const app = await startApp({
  config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' }),
})
const { clickhouse } = app.stores
await fillActivity(clickhouse, { logs: LOGS, users: 20_000, days: 30, end: new Date('2026-03-01T00:00:00.000Z') })

interface Answer {
  readonly activityGraph: { readonly nodes: readonly object[]; readonly edges: readonly { readonly count: number }[] }
}

const client = graphqlClient<Answer>(app.url, KEY)
const GRAPH = `query ($kind: EntityKind!, $value: String!, $range: TimeRangeInput!, $limit: Int) {
  activityGraph(kind: $kind, value: $value, range: $range, depth: 2, limit: $limit) {
    nodes { id kind value riskScore signalCount }
    edges { from to action count outcome firstSeen lastSeen }
    truncated
  }
}`
const range = { from: '2026-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }

async function graph(kind: string, value: string): Promise<number> {
  const { activityGraph } = await client(GRAPH, { kind, value, range, limit: LIMIT })
  // A fast answer that is wrong is no figure.
  if (activityGraph.nodes.length !== LIMIT || activityGraph.edges.length < LIMIT - 1)
    throw new Error(`Found ${activityGraph.nodes.length} nodes and ${activityGraph.edges.length} edges.`)
  return activityGraph.edges.length
}

const around: readonly [name: string, kind: string, value: string][] = [
  ['an identity', 'CLOUD_IDENTITY', identityOf(77)],
  ['an address of a tenth of them', 'IP', GATEWAY],
]
for (const [name, kind, value] of around) {
  const text = `${kind.toLowerCase()}:${value}`
  const [measured = 0, yardstick = 0] = await alternate(
    5,
    () => graph(kind, value),
    () => graphByHand(clickhouse, text, LIMIT),
  )
  report({
    name: `graph of depth 2 in ${LOGS.toLocaleString('en')} logs around ${name}, to its statements`,
    ...{ measured, yardstick, unit: 'ms', target: { atMost: 2 } },
  })
}

await app.stop()
folder.remove()
