import type { TestApp } from '../support/app.ts'

/** What a reader may ask about: things that they see. */
export interface Subject {
  readonly signalId: string
  readonly logId: string
  readonly caseKey: string
  readonly incident: number
  readonly ruleId: string
  readonly user: string
  readonly address: string
  readonly feedId: string
}

const RANGE = '{ from: "now-1d", to: "now+1d" }'
const FACETS =
  'facets(facets: [{ field: "team" }, { field: "host" }, { field: "@usr.id" }, { field: "@network.client.ip" }]) { field values { value count } otherCount missingCount distinctCount }'
const SERIES = (field: string) =>
  `timeseries(groupBy: [{ field: "${field}", limit: 5 }]) { interval series { group points { at value } } }
   topList(groupBy: { field: "${field}", limit: 20 }) { rows { key value } otherCount }
   table(groupBy: [{ field: "${field}", limit: 20 }]) { groups { key values } }
   pie(groupBy: { field: "${field}", limit: 20 }) { slices { key value share } }`
const ROW =
  'id version title severity host service tags eventsMatched entities { id kind value riskScore riskLevel signalCount firstSeen lastSeen }'
const SIGNALS = `edges { cursor node { ${ROW} } } pageInfo { hasNextPage endCursor }`
const LOG = 'id message host tags attributes'

/** Every operation that tells of signals or logs, by name. */
const OPERATIONS: Readonly<Record<string, string>> = {
  explorer: `query { signalSearch(query: "", range: ${RANGE}) { total signals { ${SIGNALS} } ${FACETS} ${SERIES('team')}
    triageMetrics(groupBy: { field: "team" }) { key signals }
    rules { edges { node { ruleId count share lastSeen bySeverity { severity count } trend { at value } } } } } }`,
  'newest signals': `query { signalSearch(query: "", range: ${RANGE}) { signals(first: 3) { ${SIGNALS} } } }`,
  'sorted signals': `query { signalSearch(query: "-host:nowhere", range: ${RANGE}) { total signals(sort: { field: "title", direction: ASC }) { ${SIGNALS} } } }`,
  'a signal': `query ($signalId: ID!) { signal(id: $signalId) { ${ROW} message attributes samples { ${LOG} signals { id } } queries { eventsMatched groupBy { field value } }
    history { edges { node { action newValue } } } cases { key signalCount } incidents { publicId signalCount } suppressions { name }
    relatedSignals { total edges { node { id title } sharedFields { field value } } } relatedLogs { total query logs { edges { node { ${LOG} } } } }
    rule { ledger(range: ${RANGE}) { logsMatched signalsCreated matchesMerged matchesSuppressed matchesExcluded lateLogs errors } } } }`,
  'logs of the explorer': `query { logSearch(query: "", range: ${RANGE}) { total logs(first: 500) { edges { node { ${LOG} signals { id title } } } } ${FACETS} ${SERIES('host')} } }`,
  nodes:
    'query ($signalId: ID!, $logId: ID!) { signal: node(id: $signalId) { id } log: node(id: $logId) { id ... on Log { message signals { id } } } }',
  rules: `query { rules(first: 200, query: "type:signal_correlation OR watched") { edges { node { id name signals(range: ${RANGE}) { total signals { edges { node { id } } } }
    ledger(range: ${RANGE}) { logsMatched signalsCreated matchesMerged matchesSuppressed matchesExcluded lateLogs errors } } } } }`,
  coverage: `query { attackMatrix(range: ${RANGE}) { tactic { id } techniques { technique { id } ruleCount signalCount } } }`,
  entities: `query { entities(range: ${RANGE}, first: 200) { total edges { node { id kind value riskScore riskLevel signalCount firstSeen lastSeen } } } }`,
  'an entity': `query ($user: String!) { entity(kind: USER, value: $user) { id firstSeen lastSeen riskScore signalCount riskHistory(range: ${RANGE}) { at value }
    signalSearch(range: ${RANGE}) { total ${FACETS} } logSearch(range: ${RANGE}) { total ${FACETS} } } }`,
  'a shared address': `query ($address: String!) { entity(kind: IP, value: $address) { id firstSeen lastSeen riskScore signalCount riskHistory(range: ${RANGE}) { at value }
    signalSearch(range: ${RANGE}) { total } logSearch(range: ${RANGE}) { total } }
    ipInvestigation(ip: $address, range: ${RANGE}) { firstSeen lastSeen logCount signalCount byUser { key value } byOutcome { key value } timeline { at value }
      signals { edges { node { id } } } } }`,
  'activity graph': `query ($address: String!) { activityGraph(kind: IP, value: $address, range: ${RANGE}, depth: 3, limit: 100) { truncated
    nodes { id kind value riskScore signalCount } edges { from to action count outcome firstSeen lastSeen } } }`,
  indicator: 'query ($address: String!) { indicator(value: $address) { logMatches signalMatches firstSeen lastSeen } }',
  'retro match': `mutation ($feedId: ID!) { retroMatchFeed(feedId: $feedId, range: ${RANGE}) { matchedIndicators matchedLogs
    sightings { edges { node { indicator logId log { id message } } } } } }`,
  suppressions: 'query { suppressions { edges { node { name suppressedCount excludedCount } } } }',
  'suppression simulation': `query ($ruleId: ID!) { simulateSuppression(input: { name: "what if", ruleQuery: "", suppressionQuery: "-host:nowhere" }, range: ${RANGE}) {
    wouldHide truePositivesHidden byRule { rule { id } count } bySeverity { severity count } samples { id } } rule(id: $ruleId) { id } }`,
  cases:
    'query { cases(query: "", sort: { field: "title" }) { total edges { node { key signalCount } } facets(facets: [{ field: "project" }]) { values { value count } } } }',
  'a case': `query ($caseKey: String!) { case(key: $caseKey) { signalCount signalSearch { total signals { edges { node { id } } } ${FACETS} ${SERIES('team')} }
    timeline { edges { node { id kind signalCount previousValue newValue signals(first: 100) { id title } } } } } }`,
  incidents: 'query { incidents(query: "") { total edges { node { publicId signalCount } } } }',
  'an incident': `query ($incident: Int!) { incident(publicId: $incident) { signalCount signals { edges { node { id } } } signalSearch { total ${FACETS} ${SERIES('team')} }
    timeline { edges { node { id kind previousValue newValue } } } } }`,
  'dry run': `mutation { bulkTriageSignals(selection: { query: "-host:nowhere", range: ${RANGE} }, change: { state: UNDER_REVIEW }, options: { dryRun: true }) {
    total changed unchanged failed outcomes { edges { node { signalId outcome } } } } }`,
  'audit trail': `query { auditEvents(query: "-@asset.type:(historical_job OR bulk_action)", range: ${RANGE}, first: 500) { edges { node { id assetType assetId assetName changes { field previousValue newValue } } } } }`,
}

/** The answers of all read paths to one reader, by name. */
export async function readEverything(server: TestApp, subject: Subject, key: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const [name, document] of Object.entries(OPERATIONS)) {
    const declared = document.slice(0, document.indexOf('{'))
    const variables = Object.fromEntries(
      Object.entries(subject).filter(([variable]) => declared.includes(`$${variable}:`)),
    )
    const { data, errors } = await server.answer(document, variables, key)
    if (errors.length) throw new Error(`${name}: ${JSON.stringify(errors)}`)
    answers[name] = data
  }
  for (const target of ['SIGNALS', 'LOGS']) answers[`export of ${target}`] = await exported(server, target, key)
  return answers
}

const EXPORT = `mutation ($target: ExportTarget!) {
  createExport(input: { target: $target, range: ${RANGE}, format: NDJSON, columns: ["message", "host", "tags", "@usr.id"] }) { id total url }
}`

async function exported(server: TestApp, target: string, key: string): Promise<unknown> {
  const { data } = await server.answer<{ createExport: { id: string; total: number; url: string } }>(
    EXPORT,
    { target },
    key,
  )
  const { id, total, url } = data.createExport
  const response = await fetch(`${server.url}${url}`, { headers: { authorization: `Bearer ${key}` } })
  const rows = (await response.text()).split('\n').sort()
  await server.answer('mutation ($id: ID!) { deleteExport(id: $id) }', { id }, key)
  return { total, count: response.headers.get('x-total-count'), rows }
}
