import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

interface Recorded {
  readonly action: string
  readonly assetType: string
  readonly changes: readonly {
    readonly field: string
    readonly previousValue: string | null
    readonly newValue: string | null
  }[]
}

let server: TestApp
const made: Record<string, string> = {}

const newest = async (first: number): Promise<Recorded[]> => {
  const events = `{ auditEvents(query: "", range: { from: "now-1d", to: "now+1d" }, first: ${first}) {
    edges { node { action assetType changes { field previousValue newValue } } } } }`
  const { data } = await server.answer<{ auditEvents: { edges: { node: Recorded }[] } }>(events)
  return data.auditEvents.edges.map(({ node }) => node)
}

/** Runs a mutation, keeps the id of what it answers under a name, and answers the event that it has left. */
async function change(mutation: string, name?: string): Promise<Recorded | undefined> {
  server.clock.advance(1_000)
  const { data, errors } = await server.answer<Record<string, unknown>>(
    `mutation { ${mutation.replace(/\$(\w+)/g, (_, known: string) => JSON.stringify(made[known]))} }`,
  )
  expect(errors).toEqual([])
  const id = /"id":"(\w+)"/.exec(JSON.stringify(data))?.[1]
  if (name && id) made[name] = id
  return (await newest(1))[0]
}

const RULE = (severity: string) => `name: "Mine", message: "m", queries: [{ query: "source:app", groupBy: ["@usr.id"] }]
  cases: [{ condition: "a > 0", severity: ${severity} }]`
const VIEW = (name: string) => `name: "${name}", query: "", range: { from: "now-1d" }`
const FEED = (category: string) => `name: "Ours", format: LINES, category: "${category}", intention: MALICIOUS`
const SIGMA =
  'title: T\\nid: 6f1f5a3e-1d1b-4b1e-9a56-0d8f4f1c2b3a\\nlogsource:\\n  product: aws\\n  service: cloudtrail\\ndetection:\\n  s:\\n    eventName: X\\n  condition: s\\nlevel: low\\n'

beforeAll(async () => {
  server = await startTestApp()
  const { signals } = server.app.modules
  const [signal] = await server.app.stores.postgres.transaction((tx) =>
    signals.detected.openFromDetection(tx, [draftOf()]),
  )
  made.signal = signal?.id as string
  const { data } = await server.answer<{ roles: { id: string; name: string }[] }>('{ roles { id name } }')
  made.standard = data.roles.find(({ name }) => name === 'Standard')?.id as string
})
afterAll(() => server.close())

describe('who changes something leaves an event with the old and the new value', () => {
  it.each<[string, string, string, string, string | null, string | null, string?]>([
    // mutation, action, asset type, one changed field with its values, a name for what was made
    [
      'createUser(input: { name: "Dara", handle: "dara", email: "d@example.com" }) { id }',
      'CREATED',
      'user',
      'handle',
      null,
      'dara',
      'user',
    ],
    ['setUserRoles(userId: $user, roleIds: [$standard]) { id }', 'MODIFIED', 'user', 'roles', '[]', '["Standard"]'],
    ['disableUser(userId: $user, disabled: true) { id }', 'MODIFIED', 'user', 'disabled', 'false', 'true'],
    [
      'createApiKey(input: { name: "shipper" }) { apiKey { id } }',
      'CREATED',
      'api_key',
      'name',
      null,
      'shipper',
      'key',
    ],
    ['revokeApiKey(id: $key) { id }', 'MODIFIED', 'api_key', 'revokedAt', null, '2026-03-02T09:00:05.000Z'],
    [`createRule(input: { ${RULE('LOW')} }) { id }`, 'CREATED', 'security_rule', 'name', null, 'Mine', 'rule'],
    [
      `updateRule(id: $rule, input: { ${RULE('HIGH')} }) { id }`,
      'MODIFIED',
      'security_rule',
      'cases.0.severity',
      'LOW',
      'HIGH',
    ],
    [
      'restoreRuleVersion(id: $rule, version: 1) { id }',
      'MODIFIED',
      'security_rule',
      'cases.0.severity',
      'HIGH',
      'LOW',
    ],
    ['enableRule(id: $rule, enabled: false) { id }', 'MODIFIED', 'security_rule', 'enabled', 'true', 'false'],
    [`importSigmaRules(yaml: "${SIGMA}") { imported { id } }`, 'CREATED', 'security_rule', 'name', null, 'T'],
    [
      'startHistoricalJob(input: { ruleId: $rule, range: { from: "now-1d" } }) { id }',
      'CREATED',
      'historical_job',
      'rule',
      null,
      'Mine',
      'job',
    ],
    ['deleteRule(id: $rule)', 'DELETED', 'security_rule', 'name', 'Mine', null],
    [
      'triageSignal(input: { signalId: $signal, state: UNDER_REVIEW }) { id }',
      'MODIFIED',
      'security_signal',
      'state',
      'OPEN',
      'UNDER_REVIEW',
    ],
    [
      'createUser(input: { name: "Eli", handle: "eli", email: "e@example.com" }) { id }',
      'CREATED',
      'user',
      'name',
      null,
      'Eli',
      'eli',
    ],
    [
      'assignSignal(signalId: $signal, assigneeId: $eli) { id }',
      'MODIFIED',
      'security_signal',
      'assignee',
      null,
      'eli',
    ],
    ['commentOnSignal(signalId: $signal, body: "odd") { id }', 'MODIFIED', 'security_signal', 'comment', null, 'odd'],
    [
      'createSuppression(input: { name: "quiet", ruleQuery: "", suppressionQuery: "host:a" }) { id }',
      'CREATED',
      'security_suppression',
      'suppressionQuery',
      null,
      'host:a',
      'quiet',
    ],
    [
      'updateSuppression(id: $quiet, input: { name: "quiet", ruleQuery: "", suppressionQuery: "host:b" }) { id }',
      'MODIFIED',
      'security_suppression',
      'suppressionQuery',
      'host:a',
      'host:b',
    ],
    [
      'suppressSignalValue(input: { signalId: $signal, field: "@usr.id", value: "alice" }) { id }',
      'CREATED',
      'security_suppression',
      'suppressionQuery',
      null,
      '@usr.id:alice',
    ],
    ['deleteSuppression(id: $quiet)', 'DELETED', 'security_suppression', 'suppressionQuery', 'host:b', null],
    [
      'createCriticalAsset(input: { name: "vault", query: "host:v", ruleQuery: "", effect: INCREASE }) { id }',
      'CREATED',
      'security_critical_asset',
      'query',
      null,
      'host:v',
      'asset',
    ],
    ['deleteCriticalAsset(id: $asset)', 'DELETED', 'security_critical_asset', 'effect', 'INCREASE', null],
    [
      `createThreatFeed(input: { ${FEED('tor')} }) { id }`,
      'CREATED',
      'reference_table',
      'category',
      null,
      'tor',
      'feed',
    ],
    [
      `updateThreatFeed(id: $feed, input: { ${FEED('malware')} }) { id }`,
      'MODIFIED',
      'reference_table',
      'category',
      'tor',
      'malware',
    ],
    [
      'importIndicators(feedId: $feed, format: LINES, content: "203.0.113.1") { added }',
      'MODIFIED',
      'reference_table',
      'indicatorCount',
      '0',
      '1',
    ],
    ['deleteThreatFeed(id: $feed)', 'DELETED', 'reference_table', 'category', 'malware', null],
    [`saveView(input: { ${VIEW('Night')} }) { id }`, 'CREATED', 'saved_view', 'name', null, 'Night', 'view'],
    [`updateView(id: $view, input: { ${VIEW('Day')} }) { id }`, 'MODIFIED', 'saved_view', 'name', 'Night', 'Day'],
    ['starView(id: $view, starred: true) { id }', 'MODIFIED', 'saved_view', 'starred', 'false', 'true'],
    ['deleteView(id: $view)', 'DELETED', 'saved_view', 'name', 'Day', null],
  ])('%s', async (mutation, action, assetType, field, previousValue, newValue, name) => {
    const event = await change(mutation, name)
    expect(event).toMatchObject({ action, assetType })
    expect(event?.changes).toContainEqual({ field, previousValue, newValue })
  })

  it('convertHistoricalResults', async () => {
    await change(`createRule(input: { enabled: false, ${RULE('LOW')} }) { id }`, 'rule')
    await server.post([{ ddsource: 'app', message: 'm', usr: { id: 'eve' } }])
    await change('startHistoricalJob(input: { ruleId: $rule, range: { from: "now-1d", to: "now+1d" } }) { id }', 'job')
    await server.app.settled()
    const job = 'query ($id: ID!) { historicalJob(id: $id) { results { edges { node { id } } } } }'
    const { data } = await server.answer<{ historicalJob: { results: { edges: { node: { id: string } }[] } } }>(job, {
      id: made.job,
    })
    made.result = data.historicalJob.results.edges[0]?.node.id as string
    const event = await change('convertHistoricalResults(jobId: $job, resultIds: [$result]) { id }', 'converted')
    expect(event).toEqual({
      action: 'MODIFIED',
      assetType: 'historical_job',
      changes: [{ field: 'signals', previousValue: null, newValue: JSON.stringify([made.converted]) }],
    })
  })

  it('setDefaultView', async () => {
    await change(`saveView(input: { ${VIEW('Mine')} }) { id }`, 'mine')
    const chosen = await change('setDefaultView(id: $mine) { id }')
    expect(chosen?.changes).toEqual([{ field: 'defaultView', previousValue: null, newValue: made.mine }])
    const none = await change('setDefaultView { id }')
    expect(none?.changes).toEqual([{ field: 'defaultView', previousValue: made.mine, newValue: null }])
  })
})

it('leaves no event of what changes nothing', async () => {
  const before = await newest(1_000)
  await change('triageSignal(input: { signalId: $signal, state: UNDER_REVIEW }) { id }')
  await change('enableRule(id: $builtIn, enabled: true) { id }'.replace('$builtIn', JSON.stringify(await builtIn())))
  expect(await newest(1_000)).toEqual(before)
})

async function builtIn(): Promise<string> {
  const { data } = await server.answer<{ rules: { edges: { node: { id: string } }[] } }>(
    '{ rules(first: 1, query: "") { edges { node { id } } } }',
  )
  return data.rules.edges[0]?.node.id as string
}
