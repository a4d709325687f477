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
    query: `# An investigation, by its key: its signals are an explorer of their own, and its timeline holds every change and comment.
# createCaseProject and createCase make one; \`cases(query: "assignee:me status:open")\` finds those that are yours.
query CasePage($key: String!) {
  case(key: $key) {
    key
    title
    status
    priority
    assignee { name }
    signalCount
    signalSearch {
      signals(first: 10) { edges { node { id timestamp severity title } } }
      facets(facets: [{ field: "status" }, { field: "technique" }]) { field values { value count } }
    }
    timeline(first: 20, order: DESC) {
      edges { node { at kind actor { name } body field previousValue newValue } }
    }
    watchers { name }
  }
}
`,
    variables: { key: 'SEC-1' },
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
    query: `# The Explorer kept current: all counts first, then what enters, changes and leaves, and how each facet count moves.
subscription SearchChanges($query: String!, $range: TimeRangeInput!, $facets: [String!]!, $after: String) {
  signalSearchChanges(query: $query, range: $range, facets: $facets, after: $after) {
    cursor
    kind
    total
    entered { id severity title triage { state } }
    changed { id severity title triage { state } }
    leftIds
    facetDeltas { field value label delta }
  }
}
`,
    variables: { query: 'status:(high OR critical)', range: { from: 'now-1h' }, facets: ['status', 'source'] },
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
    query: `# Rules from the community's Sigma files. Level, ATT&CK tags and references come along;
# what cannot be said exactly is rejected with the reason. The same rule imported again is updated.
mutation ImportSigma($yaml: String!) {
  importSigmaRules(yaml: $yaml) {
    imported { id name enabled tags queries { query groupBy } cases { severity } }
    rejected { index title message }
  }
}
`,
    variables: {
      yaml: `title: Password file read by a shell
logsource: { product: linux, category: process_creation }
detection:
  selection: { CommandLine|contains: /etc/shadow }
  condition: selection
level: high
tags: [attack.credential-access, attack.t1003]
`,
    },
  },
  {
    query: `# Tries a rule over logs that need not be stored: what should match, and what should not.
query TestRule($input: DetectionRuleInput!, $samples: [RuleSampleInput!]!) {
  testRule(input: $input, samples: $samples) {
    passed
    results { index expected matched query }
    signals { severity groupBy { field value } samples }
  }
}
`,
    variables: {
      input: {
        name: 'Failed logins of {{@usr.id}}',
        message: '{{@usr.id}} failed to log in.',
        queries: [{ query: 'source:auth @evt.outcome:failure', groupBy: ['@usr.id'] }],
        cases: [{ condition: 'a > 0', severity: 'LOW' }],
      },
      samples: [
        {
          log: {
            ddsource: 'auth',
            hostname: 'web-1',
            message: 'Mar  2 08:59:00 web-1 sshd[4001]: Failed password for root from 203.0.113.50 port 5022 ssh2',
          },
          expected: true,
        },
      ],
    },
  },
  {
    query: `# What our feeds say of an address, network, domain or hash, and how often it was seen. createThreatFeed makes a feed,
# importIndicators fills it by hand; from then on every log that names one of its indicators is marked.
query LookUp($value: String!) {
  indicator(value: $value) {
    type
    matches { indicator category intention source { name } }
    firstSeen
    lastSeen
    logMatches
    signalMatches
  }
}
`,
    variables: { value: '203.0.113.50' },
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
    query: `# Whom and what logs and signals name, the highest risk first; then ask for one of them by kind and value.
query Entities($query: String, $kinds: [EntityKind!], $range: TimeRangeInput!) {
  entities(query: $query, kinds: $kinds, range: $range, first: 10) {
    total
    edges {
      node {
        kind
        value
        riskScore
        riskLevel
        signalCount
        firstSeen
        lastSeen
        riskHistory(range: $range) { at value }
        signalSearch(range: $range) { total }
        logSearch(range: $range) {
          total
          topList(groupBy: { field: "@evt.name", limit: 3 }) { rows { key value } }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: { query: 'riskLevel:(high OR critical)', kinds: ['USER', 'IP'], range: { from: 'now-7d' } },
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
    query: `# What workflows can do, which come along, and the secrets that there are, without their values.
query Workbench {
  workflowActions {
    id
    description
    parameters { name type required description allowedValues }
    outputs { name type }
  }
  workflowBlueprints { id name description source tags workflow }
  secrets { name updatedAt updatedBy { name } }
}
`,
    variables: {},
  },
  {
    query: `# Which signals a notification rule would have told of, and what has not arrived of those that were told of.
query Notifications($input: NotificationRuleInput!, $range: TimeRangeInput!) {
  previewNotificationRule(input: $input, range: $range) {
    total
    samples { id title severity }
  }
  deliveries(state: PENDING, first: 20) {
    edges {
      node {
        id
        attempts
        nextAttemptAt
        lastError
        target { kind address }
        signal { id title }
        notificationRule { name }
      }
    }
  }
}
`,
    variables: {
      input: {
        name: 'Night shift',
        query: 'env:prod',
        severities: ['HIGH', 'CRITICAL'],
        targets: [{ kind: 'EMAIL', address: 'soc@example.com' }],
      },
      range: { from: 'now-7d' },
    },
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
  {
    query: `# A workflow that looks an address up and, where it is malicious, says so at the signal. It begins unpublished: runWorkflow tries it.
mutation CreateWorkflow($input: WorkflowInput!) {
  createWorkflow(input: $input) {
    id
    version
    published
    steps { name action next onError when }
  }
}
`,
    variables: {
      input: {
        name: 'Look the address up',
        handle: 'look-the-address-up',
        tags: ['source:okta'],
        inputs: [{ name: 'ip', label: 'Which address?', type: 'STRING' }],
        triggers: [{ kind: 'MANUAL' }],
        steps: [
          { name: 'look_up', action: 'threat_intel.lookup_ip', parameters: { ip: '{{inputs.ip}}' }, next: ['say'] },
          {
            name: 'say',
            action: 'signal.comment',
            when: 'steps.look_up.output.malicious',
            parameters: { signalId: '{{signal.id}}', comment: '{{inputs.ip}} is known to be malicious.' },
          },
        ],
      },
    },
  },
  {
    query: `# Workflows that fit the newest signals, and what was run for them. bulkRunWorkflow starts one for many signals at once.
query Workflows($query: String!, $range: TimeRangeInput!) {
  signalSearch(query: $query, range: $range) {
    signals(first: 5) {
      edges {
        node {
          id
          title
          suggestedWorkflows {
            score
            matchedTags
            workflow { id name inputs { name type required } }
          }
          workflowRuns(first: 3) {
            edges { node { id state workflow { name } steps { name state error } } }
          }
        }
      }
    }
  }
}
`,
    variables: { query: '', range: { from: 'now-7d' } },
  },
]
