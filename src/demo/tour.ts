const QUERY = `query ($query: String!, $range: TimeRangeInput!) {
  signalSearch(query: $query, range: $range) {
    total
    facets(facets: [{ field: "@workflow.rule.name", limit: 5 }]) { values { value count } }
    signals(first: 5) { edges { node { id timestamp severity title triage { state assignee { name } } } } }
  }
}`

const MUTATION = `mutation ($input: TriageSignalInput!) {
  triageSignal(input: $input) { id title triage { state changedBy { name } } }
}`

const SUBSCRIPTION = `subscription {
  signalFeed(query: "") { cursor kind signal { id severity title triage { state } } }
}`

/** Three operations to copy: two for a shell, one for GraphiQL. */
export function tour(url: string, key: string, signalId: string | null): string {
  const curl = (query: string, variables: object) =>
    [
      `curl -s ${url}/graphql -H 'authorization: Bearer ${key}' -H 'content-type: application/json' -d @- <<'JSON'`,
      JSON.stringify({ query: query.replaceAll(/\s+/g, ' '), variables }),
      'JSON',
    ].join('\n')
  return [
    '1. What is urgent and open?',
    curl(QUERY, {
      query: 'status:(high OR critical) @workflow.triage.state:open',
      range: { from: 'now-3d' },
    }),
    '',
    '2. Take one up.',
    curl(MUTATION, { input: { signalId: signalId ?? 'an id of the first answer', state: 'UNDER_REVIEW' } }),
    '',
    `3. Watch what comes: paste this into GraphiQL at ${url}/graphql. An attack begins every minute.`,
    SUBSCRIPTION,
  ].join('\n')
}
