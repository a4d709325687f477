/** Fifty signals with their rule, their assignee and their entities, as a list shows them. */
export const OURS = `query Nested($range: TimeRangeInput!) {
  signalSearch(query: "", range: $range) {
    signals(first: 50) {
      edges {
        node {
          id timestamp firstSeen lastSeen title severity source service host tags eventsMatched
          rule { id name }
          triage { state archiveReason changedAt assignee { id name handle } }
          entities { id kind value }
        }
      }
    }
  }
}`

/** The same rows and columns by the names that PostGraphile gives them; entities are a column of JSON there. */
export const POSTGRAPHILE = `query Nested {
  allSignals(first: 50, orderBy: [TIMESTAMP_DESC]) {
    edges {
      node {
        rowId timestamp firstSeen lastSeen title severity source service host tags eventsMatched
        rule { rowId name }
        state archiveReason triageChangedAt userByAssigneeId { rowId name handle }
        entities
      }
    }
  }
}`
