// An explorer that keeps itself current: counts and rows are local state, which events move on. When the connection is
// lost it goes on behind the last event that it got, so nothing is missed and nothing counted twice.
//
//   SIGNALBOX_KEY=… npx tsx examples/live-explorer.ts 'status:(high OR critical)' now-1h
import {
  ExploreSignalsDocument,
  SearchChangesDocument,
  type SearchChangesSubscription,
} from '../clients/gql/graphql.ts'
import { ask, connect, follow } from './client.ts'

type Change = SearchChangesSubscription['signalSearchChanges']
type Row = Change['entered'][number]

const [query = '', from = 'now-1h'] = process.argv.slice(2)
const search = { query, range: { from }, facets: ['status', 'source'] }

const explorer = {
  cursor: null as string | null,
  total: 0,
  rows: new Map<string, Row>(),
  counts: new Map<string, number>(),
}

async function apply(change: Change): Promise<void> {
  if (change.kind === 'SNAPSHOT') {
    // The state begins anew: all counts are in the event, the rows are asked for.
    explorer.counts.clear()
    explorer.rows = await newestRows()
  }
  for (const row of [...change.entered, ...change.changed]) explorer.rows.set(row.id, row)
  for (const id of change.leftIds) explorer.rows.delete(id)
  for (const { field, value, delta } of change.facetDeltas) {
    const name = `${field}:${value ?? '(none)'}`
    const count = (explorer.counts.get(name) ?? 0) + delta
    if (count) explorer.counts.set(name, count)
    else explorer.counts.delete(name)
  }
  explorer.total = change.total
  explorer.cursor = change.cursor
}

async function newestRows(): Promise<Map<string, Row>> {
  const { signalSearch } = await ask(ExploreSignalsDocument, { query, range: { from }, facets: [], first: 100 })
  return new Map(signalSearch.signals.edges.map(({ node }) => [node.id, node]))
}

function print(change: Change): void {
  const counts = [...explorer.counts].sort().map(([name, count]) => `${name} ${count}`)
  console.log(`${change.kind}  ${explorer.total} signals  ${counts.join('  ')}`)
  for (const { severity, title } of change.entered) console.log(`  + ${severity} ${title}`)
  for (const { title, triage } of change.changed) console.log(`  ~ ${title}: ${triage.state}`)
  for (const id of change.leftIds) console.log(`  - ${id}`)
}

const socket = connect()
socket.on('closed', () => console.log('(the connection is lost)'))
const changes = follow(socket, SearchChangesDocument, {
  ...search,
  get after() {
    return explorer.cursor
  },
})
for await (const { signalSearchChanges: change } of changes) {
  await apply(change)
  print(change)
}
