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
    query: `# An incident with the signals that led to it; they come under review. incidentTemplates says which fields there are.
mutation Declare($input: DeclareIncidentInput!) {
  declareIncident(input: $input) {
    id
    publicId
    title
    severity
    state
    fields
    signalCount
    timeline(first: 10) {
      edges { node { at kind field newValue actor { name } } }
    }
  }
}
`,
    variables: { input: { title: 'Stolen credentials', severity: 'SEV_2', signalIds: [], fields: { summary: '' } } },
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
    query: `# Who changed what, with the old and the new values, and whether somebody has tampered with the record of it.
query AuditTrail($query: String!, $range: TimeRangeInput!) {
  auditEvents(query: $query, range: $range, first: 20) {
    edges {
      node {
        id
        at
        actor { kind name }
        action
        assetType
        assetName
        changes { field previousValue newValue }
        clientIp
      }
    }
    pageInfo { hasNextPage endCursor }
  }
  verifyAuditTrail(range: $range) { valid checked firstBrokenId }
}
`,
    variables: { query: '@action:(created OR modified)', range: { from: 'now-7d' } },
  },
  {
    query: `# What would become of all open signals of a search if they were archived. Without dryRun it is done, and undoBulkAction takes it back.
mutation ArchiveMany($selection: SignalSelectionInput!, $change: TriageChangeInput!, $options: BulkOptionsInput) {
  bulkTriageSignals(selection: $selection, change: $change, options: $options) {
    id
    state
    dryRun
    total
    changed
    unchanged
    failed
    undoable
    outcomes(only: FAILED, first: 10) {
      edges { node { signalId code message } }
    }
  }
}
`,
    variables: {
      selection: { query: 'status:low @workflow.triage.state:open', range: { from: 'now-7d' } },
      change: { state: 'ARCHIVED', archiveReason: 'TESTING_OR_MAINTENANCE' },
      options: { dryRun: true },
    },
  },
]
