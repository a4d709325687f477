/** What the page opens with: one tab for each kind of work. */
export const EXAMPLES: readonly { readonly query: string; readonly variables: object }[] = [
  {
    query: `# The Signals Explorer: one search, every visualization a field of it.
query Explorer($query: String!, $range: TimeRangeInput!) {
  signalSearch(query: $query, range: $range) {
    total
    signals(first: 10) {
      edges {
        node {
          id
          timestamp
          severity
          title
          source
          tactics { name }
          triage { state assignee { name } }
          entities { kind value }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
    facets(facets: [{ field: "status" }, { field: "source" }, { field: "@usr.id", limit: 5 }]) {
      field
      values { value count selected }
      missingCount
    }
    timeseries(groupBy: [{ field: "status", limit: 5 }]) {
      interval
      series { group points { at value } }
    }
  }
}
`,
    variables: { query: 'status:(high OR critical)', range: { from: 'now-7d' } },
  },
  {
    query: `# Take an id from the Explorer. A signal that somebody has changed meanwhile answers CONFLICT
# when the version you have seen is sent along as expectedVersion.
mutation Triage($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    id
    version
    triage { state assignee { name } changedAt changedBy { kind name } }
    history(first: 5) {
      edges { node { at action field previousValue newValue actor { name } } }
    }
  }
}
`,
    variables: { input: { signalId: 'sig_', state: 'UNDER_REVIEW' } },
  },
  {
    query: `# Every change of a matching signal as it happens. Pass the last cursor as \`after\` to go on exactly there.
subscription LiveFeed($query: String!, $after: String) {
  signalFeed(query: $query, after: $after) {
    cursor
    kind
    lagged
    signal {
      id
      severity
      title
      eventsMatched
      triage { state }
    }
  }
}
`,
    variables: { query: '' },
  },
  {
    query: `# The same search language over logs.
query Logs($query: String!, $range: TimeRangeInput!) {
  logSearch(query: $query, range: $range) {
    total
    logs(first: 20) {
      edges {
        node { id timestamp source service host message ipAddresses attributes }
      }
      pageInfo { hasNextPage endCursor }
    }
    topList(groupBy: { field: "@evt.name", limit: 10 }) {
      rows { key value }
    }
  }
}
`,
    variables: { query: '@evt.outcome:failure', range: { from: 'now-24h' } },
  },
  {
    query: `# What belongs to a signal: the logs in which it was found, with the query that finds them, and other signals with the same values.
query Related($id: ID!) {
  signal(id: $id) {
    title
    relatedLogs(first: 20) {
      query
      exact
      range { from to }
      total
      logs { edges { node { id timestamp message } } }
    }
    relatedSignals(first: 10) {
      total
      query
      edges {
        sharedFields { field value }
        node { id title severity timestamp }
      }
    }
  }
}
`,
    variables: { id: 'sig_' },
  },
  {
    query: `# How fast a team works, in seconds: over any search, rule by rule.
query Times($query: String!, $range: TimeRangeInput!) {
  signalSearch(query: $query, range: $range) {
    triageMetrics(groupBy: { field: "@workflow.rule.name", limit: 20 }) {
      key
      signals
      timeToDetect { p50 p90 mean }
      timeToAcknowledge { p50 p90 mean }
      timeToResolve { p50 p90 mean }
    }
  }
}
`,
    variables: { query: '', range: { from: 'now-30d' } },
  },
]
