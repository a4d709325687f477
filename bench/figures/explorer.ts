import 'reflect-metadata'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { alternate, type Figure } from '../figure.ts'
import { facetsInPostgres, facetTable, pageInClickHouse } from '../history/by-hand.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { explorerOf, FACETS } from '../history/page.ts'

const DAY = 86_400_000
const KEY = 'a-key-for-the-bench-only'
const [SMALL, MIDDLE, LARGE] = [100_000, 1_000_000, 3_000_000]

const report = (figure: Figure) => process.send?.(figure)

const folder = temporaryFolder()
const app = await startApp({
  config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' }),
})
const { clickhouse, postgres } = app.stores
const end = new Date()
// Ranges that end in the past, so that every request asks for the same.
const range = { from: new Date(end.getTime() - 100 * DAY).toISOString(), to: new Date(end.getTime() + 1).toISOString() }
const explorer = explorerOf(app.url, KEY, range)
const pageByHand = pageInClickHouse(range)
const facetsByHand = { name: 'bench-facets', text: facetsInPostgres(range) }

await fillSignals(postgres, { from: 0, to: SMALL, end })
await fillIndex(clickhouse, { from: 0, to: SMALL, end })
// Not all of them, so that the list goes through the index.
const list = () => explorer.list('-status:critical')
const [smallList = 0, smallFacets = 0] = await alternate(15, list, explorer.facets)

await fillIndex(clickhouse, { from: SMALL, to: MIDDLE, end })
const [middleList = 0, middleFacets = 0] = await alternate(9, list, explorer.facets)
const [page = 0, byHand = 0] = await alternate(9, explorer.page, () => clickhouse.query(pageByHand))
report({
  name: 'page of 1,000,000 signals, to its statement in ClickHouse',
  measured: page,
  yardstick: byHand,
  unit: 'ms',
  target: { atMost: 1.5 },
})

await postgres.read({ name: 'bench-table', text: facetTable({ from: 0, to: MIDDLE, end }) })
await postgres.read({ name: 'bench-table-analyze', text: 'VACUUM (ANALYZE) bench_facets' })
await checkCounts()
const [inPostgres = 0, facets = 0] = await alternate(5, () => postgres.read(facetsByHand), explorer.facets)
report({
  name: 'GROUPING SETS of Postgres, to the facets of 1,000,000 signals',
  measured: inPostgres,
  yardstick: facets,
  unit: 'ms',
  target: { atLeast: 10 },
})

await fillIndex(clickhouse, { from: MIDDLE, to: LARGE, end })
const [largeList = 0, largeFacets = 0] = await alternate(9, list, explorer.facets)
const sizes: readonly [string, number, number, number][] = [
  ['list of 50 at 1,000,000 signals, to 100,000', middleList, smallList, 1.3],
  ['list of 50 at 3,000,000 signals, to 100,000', largeList, smallList, 1.3],
  ['facets of 1,000,000 signals, to 100,000', middleFacets, smallFacets, 10],
  ['facets of 3,000,000 signals, to 1,000,000', largeFacets, middleFacets, 3],
]
for (const [name, measured, yardstick, atMost] of sizes)
  report({ name, measured, yardstick, unit: 'ms', target: { atMost } })

await app.stop()
folder.remove()

/** A fast answer that is wrong is no figure. */
async function checkCounts(): Promise<void> {
  const { signalSearch } = await explorer.page()
  if (signalSearch.total !== MIDDLE || signalSearch.signals.edges.length !== 50)
    throw new Error(`Found ${signalSearch.total} signals.`)
  const counts = new Map<string, number>()
  for (const { field, values } of signalSearch.facets)
    for (const { value, count } of values) counts.set(`${field}=${value}`, count)
  const rows = await postgres.read<{ facet: number; value: string; count: number }>(facetsByHand)
  const wrong = rows.filter(({ facet, value, count }) => counts.get(`${FACETS[facet]?.field}=${value}`) !== count)
  if (wrong.length || rows.length !== counts.size)
    throw new Error(`Postgres counts otherwise: ${JSON.stringify(wrong.slice(0, 3))}`)
}
