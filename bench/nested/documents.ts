/** Fifty signals with their rule, assignee, entities and cases, and with whoever opened those and works on them, as a list shows them. */
export const OURS = `query Nested($range: TimeRangeInput!) {
  signalSearch(query: "", range: $range) {
    signals(first: 50) {
      edges {
        node {
          id timestamp firstSeen lastSeen title severity source service host tags eventsMatched
          rule { id name }
          triage { state archiveReason changedAt assignee { id name handle } }
          entities { id kind value }
          cases { id key title status priority createdBy { kind name } assignee { id name handle } }
        }
      }
    }
  }
}`

/** The same rows and columns by the names that PostGraphile gives them; entities are a column of JSON there, and so is who opened a case. */
export const POSTGRAPHILE = `query Nested {
  allSignals(first: 50, orderBy: [TIMESTAMP_DESC]) {
    edges {
      node {
        rowId timestamp firstSeen lastSeen title severity source service host tags eventsMatched
        rule { rowId name }
        state archiveReason triageChangedAt userByAssigneeId { rowId name handle }
        entities
        signalCasesBySignalId {
          nodes { case { rowId key title status priority createdBy userByAssigneeId { rowId name handle } } }
        }
      }
    }
  }
}`

/** The relation between signals and cases, for PostGraphile alone. */
export const SIGNAL_CASES = `
  CREATE VIEW signal_cases AS SELECT signals.id AS signal_id, case_id FROM signals CROSS JOIN LATERAL unnest(case_ids) AS case_id`
