import 'reflect-metadata'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { alternate, type Figure } from '../figure.ts'
import { graphqlClient } from '../history/client.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { SPACING } from '../history/signals.ts'

const KEY = 'a-key-for-the-bench-only'
const [SIGNALS, IN_CASE] = [1_000_000, 100_000]

const SEARCH = `total
  signals(first: 20) { edges { node { id timestamp title severity source host tags triage { state assignee { id name } } rule { id name } } } }
  facets(facets: [{ field: "status" }, { field: "technique" }]) { field values { value label count selected } otherCount missingCount distinctCount }`
const CASE_PAGE = `query CasePage($id: String!) { case(key: $id) {
  id key title signalCount project { key } assignee { name } createdBy { name } watchers { name } notebook { id body }
  signalSearch { ${SEARCH} }
  timeline(first: 50) { edges { node { id at kind actor { name } body } } }
} }`
const EXPLORER_PAGE = `query Explorer($range: TimeRangeInput!) { signalSearch(query: "", range: $range) { ${SEARCH} } }`

interface Found {
  readonly total: number
  readonly signals: { readonly edges: readonly unknown[] }
}

const folder = temporaryFolder()
const app = await startApp({
  config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' }),
})
const { clickhouse, postgres } = app.stores
const end = new Date()
await fillSignals(postgres, { from: 0, to: IN_CASE, end })
await fillIndex(clickhouse, { from: 0, to: SIGNALS, end })

// As much explorer as there is case: everything of the days that so many signals took.
const range = {
  from: new Date(end.getTime() - (IN_CASE - 1) * SPACING).toISOString(),
  to: new Date(end.getTime() + 1).toISOString(),
}
const explorer = graphqlClient<{ signalSearch: Found }>(app.url, KEY)
const pages = graphqlClient<{ case: { signalSearch: Found } }>(app.url, KEY)
const explorerPage = async () => check((await explorer(EXPLORER_PAGE, { range })).signalSearch)

await report('every second signal of a storm', 2)
await report('every tenth signal of a month', 10)

await app.stop()
folder.remove()

async function report(name: string, every: number): Promise<void> {
  const id = await caseOf(every)
  const casePage = async () => check((await pages(CASE_PAGE, { id })).case.signalSearch)
  const [measured = 0, yardstick = 0] = await alternate(15, casePage, explorerPage)
  process.send?.({
    name: `page of a case with 100,000 signals, ${name}, to the explorer's`,
    measured,
    yardstick,
    unit: 'ms',
    target: { atMost: 1 },
  } satisfies Figure)
}

/** A case with every n-th of the newest signals, 100,000 in all. */
async function caseOf(every: number): Promise<string> {
  const ask = graphqlClient<Record<string, { id: string }>>(app.url, KEY)
  const { project } = await ask(
    'mutation ($input: CaseProjectInput!) { project: createCaseProject(input: $input) { id } }',
    { input: { key: `EVERY${every}`, name: 'Bench' } },
  )
  const { made } = await ask('mutation ($input: CreateCaseInput!) { made: createCase(input: $input) { id } }', {
    input: { projectId: project?.id, title: 'Storm' },
  })
  const id = made?.id ?? ''
  const from = new Date(end.getTime() - (every * IN_CASE - 1) * SPACING)
  await clickhouse.command(
    `INSERT INTO case_signal_index SELECT {id:String} AS case_id, 0 AS gone, * FROM signal_index
     WHERE timestamp >= fromUnixTimestamp64Milli(${from.getTime()}) AND (9999999999 - toUInt64(substring(id, 5))) % ${every} = 0`,
    { id },
  )
  await postgres.read(
    {
      name: 'bench-case',
      text: 'UPDATE cases SET signal_count = $2, signals_from = $3, signals_to = $4 WHERE id = $1',
    },
    [id, IN_CASE, from, end],
  )
  return id
}

/** A fast answer that is wrong is no figure. */
function check({ total, signals }: Found): void {
  if (total !== IN_CASE || signals.edges.length !== 20) throw new Error(`Found ${total} signals.`)
}
