// A dashboard as text: a page of signals, its facets and its curve, by one query.
//
//   SIGNALBOX_KEY=… npx tsx examples/dashboard.ts 'status:(high OR critical)' now-7d
import { ExploreSignalsDocument, type FacetCountsFragment } from '../clients/gql/graphql.ts'
import { ask } from './client.ts'

const [query = '', from = 'now-1d'] = process.argv.slice(2)
const BARS = ' ▁▂▃▄▅▆▇█'

const { signalSearch: search } = await ask(ExploreSignalsDocument, {
  query,
  range: { from },
  facets: [{ field: 'status' }, { field: 'source' }, { field: 'technique', limit: 5 }],
  first: 20,
})

console.log(`${search.total} signals since ${from}${query && `, ${query}`}\n`)

for (const { node } of search.signals.edges) {
  const who = node.entities.map(({ kind, value }) => `${kind.toLowerCase()} ${value}`).join(', ')
  const { state, assignee } = node.triage
  console.log(`${node.timestamp}  ${node.severity.padEnd(8)}  ${node.title}`)
  console.log(`${' '.repeat(36)}${state.toLowerCase()}${assignee ? ` by ${assignee.handle}` : ''}; ${who}`)
}
if (search.signals.pageInfo.hasNextPage) console.log('… and more')

for (const facet of search.facets) console.log(`\n${facet.label}\n${valuesOf(facet)}`)

console.log(`\nSignals in steps of ${search.timeseries.interval}`)
for (const { group, points } of search.timeseries.series) {
  const most = Math.max(...points.map(({ value }) => value ?? 0), 1)
  const bars = points.map(({ value }) => BARS[Math.ceil(((value ?? 0) / most) * (BARS.length - 1))])
  console.log(`  ${group.join(' ').padEnd(10)} ${bars.join('')}`)
}

function valuesOf({ values, missingCount }: FacetCountsFragment): string {
  const lines = values.map(({ label, count }) => `  ${String(count).padStart(6)}  ${label}`)
  if (missingCount) lines.push(`  ${String(missingCount).padStart(6)}  (none)`)
  return lines.join('\n')
}
