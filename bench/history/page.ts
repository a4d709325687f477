import { graphqlClient } from './client.ts'

/** What the explorer shows beside its list, each with the column of the index that holds it. */
export const FACETS = [
  { field: 'status', column: 'status', many: false },
  { field: '@workflow.triage.state', column: 'state', many: false },
  { field: 'source', column: 'source', many: false },
  { field: 'service', column: 'service', many: true },
  { field: 'host', column: 'host', many: false },
  { field: 'tactic', column: 'tactics', many: true },
  { field: 'technique', column: 'techniques', many: true },
  { field: '@workflow.rule.name', column: 'rule_name', many: false },
  { field: '@workflow.triage.assignee.name', column: 'assignee_name', many: false },
  { field: '@usr.id', column: 'usr_id', many: true },
  { field: '@network.client.ip', column: 'client_ip', many: true },
  { field: '@evt.name', column: 'evt_name', many: true },
] as const

const ROW = `id timestamp firstSeen lastSeen title severity source service host tags tactics { id name } techniques { id name } eventsMatched
  rule { id name }
  triage { state assignee { id name handle } archiveReason archiveComment changedAt changedBy { kind name } locked locksAt }
  entities { id kind value }`

const LIST = `signals(first: $first) { edges { cursor node { ${ROW} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`

const FACET = 'field label kind values { value label count selected } otherCount missingCount distinctCount min max'

export const EXPLORER_PAGE = `query Explorer($query: String!, $range: TimeRangeInput!, $first: Int = 50, $facets: [FacetInput!]!) {
  signalSearch(query: $query, range: $range) {
    total
    ${LIST}
    facets(facets: $facets) { ${FACET} }
    timeseries(groupBy: [{ field: "status", limit: 5 }]) { interval series { group points { at value } } }
  }
}`

export const LIST_PAGE = `query List($query: String!, $range: TimeRangeInput!, $first: Int = 50) {
  signalSearch(query: $query, range: $range) { ${LIST} }
}`

export const FACETS_ONLY = `query Facets($query: String!, $range: TimeRangeInput!, $facets: [FacetInput!]!) {
  signalSearch(query: $query, range: $range) { facets(facets: $facets) { ${FACET} } }
}`

export interface Range {
  readonly from: string
  readonly to: string
}

export interface Page {
  readonly signalSearch: {
    readonly total: number
    readonly signals: { readonly edges: readonly unknown[] }
    readonly facets: readonly {
      readonly field: string
      readonly values: readonly { readonly value: string; readonly count: number }[]
    }[]
  }
}

/** What an explorer asks, as a browser would. */
export function explorerOf(url: string, key: string, range: Range) {
  const ask = graphqlClient<Page>(url, key)
  const facets = FACETS.map(({ field }) => ({ field }))
  return {
    page: () => ask(EXPLORER_PAGE, { query: '', range, facets }),
    facets: () => ask(FACETS_ONLY, { query: '', range, facets }),
    list: (query: string) => ask(LIST_PAGE, { query, range }),
  }
}
