import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { type MailStandIn, openMailStandIn } from '../outbound/mail-stand-in.ts'
import { json, openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { AWS, standForWaf } from './waf-stand-in.ts'

const CREATE = `mutation ($id: ID!) { createWorkflowFromBlueprint(blueprintId: $id, name: "Ours") {
  id handle tags published blueprintId triggers { kind query } steps { name } } }`
const RUN = 'mutation ($input: RunWorkflowInput!) { runWorkflow(input: $input) { id } }'
const STATE = '{ state error steps { name state output error } }'

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test asked for.
type Answered = any

let server: TestApp
let outside: StandIn
let mailbox: MailStandIn
beforeAll(async () => {
  ;[outside, mailbox] = await Promise.all([openStandIn(), openMailStandIn()])
  server = await startTestApp(undefined, { smtpUrl: mailbox.url, pagerDutyUrl: `${outside.url}/pagerduty` })
  await ask('mutation { createCaseProject(input: { key: "SEC", name: "Security" }) { id } }')
  const secrets = {
    ...{ SLACK_URL: `${outside.url}/slack/hook-abc`, TEAMS_URL: `${outside.url}/teams`, PAGERDUTY_KEY: 'routing-abc' },
    ...{ KEY_DISABLER_URL: `${outside.url}/disable-key`, KEY_DISABLER_SECRET: 'signing-abc' },
    ...{ BUCKET_CLOSER_URL: `${outside.url}/close-bucket`, BUCKET_CLOSER_SECRET: 'signing-abc' },
    ...{ AWS_ACCESS_KEY_ID: AWS.accessKeyId, AWS_SECRET_ACCESS_KEY: AWS.secretAccessKey },
    ...{ OKTA_TOKEN: 'okta-abc', CLOUDFLARE_TOKEN: 'cloudflare-abc' },
  }
  for (const [name, value] of Object.entries(secrets))
    await ask('mutation ($name: String!, $value: String!) { setSecret(name: $name, value: $value) { id } }', {
      name,
      value,
    })
}, 60_000)
beforeEach(() => {
  outside.requests.length = 0
  outside.answer(text(200, 'ok'))
  mailbox.reset()
})
afterAll(async () => {
  await server?.close()
  await Promise.all([outside?.close(), mailbox?.close()])
})

async function ask(document: string, variables: object = {}, key?: string): Promise<Answered> {
  const { data, errors } = await server.answer<Record<string, unknown>>(document, variables, key)
  expect(errors).toEqual([])
  return Object.values(data)[0]
}

let group = 0
async function signal(different: Parameters<typeof draftOf>[0] = {}): Promise<string> {
  const { stores, modules } = server.app
  const draft = draftOf({ groupHash: `blueprint ${group++}`, severity: 'HIGH', ...different })
  const opened = await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, [draft]))
  await server.app.settled()
  return opened[0]?.id as string
}

/** States and outputs of the steps of a run of the blueprint, when it is over. */
async function run(blueprintId: string, inputs: object, different?: Parameters<typeof draftOf>[0]): Promise<Answered> {
  const { id: workflowId } = await ask(CREATE, { id: blueprintId })
  const signalId = await signal(different)
  const { id } = await ask(RUN, { input: { workflowId, signalId, inputs } })
  await server.app.settled()
  const done = await ask(`query ($id: ID!) { workflowRun(id: $id) ${STATE} }`, { id })
  const steps = Object.fromEntries(done.steps.map((step: Answered) => [step.name, step]))
  const states = Object.fromEntries(done.steps.map(({ name, state }: Answered) => [name, state]))
  expect({
    state: done.state,
    error: done.error,
    errors: done.steps.flatMap(({ error }: Answered) => error ?? []),
  }).toEqual({
    ...{ state: 'SUCCEEDED', error: null, errors: [] },
  })
  return { signalId, steps, states }
}
const sentTo = (path: string) => outside.requests.filter((request) => request.path.startsWith(path))
const bodyOf = (path: string) => JSON.parse(sentTo(path)[0]?.body ?? 'null')

describe('the catalog', () => {
  it('says what there is, to those who may read workflows', async () => {
    const { data } = await server.answer<Answered>(
      '{ workflowActions { id name description parameters { name type required description allowedValues } outputs { name type } } }',
    )
    const ids = data.workflowActions.map(({ id }: Answered) => id)
    expect(ids).toEqual([...ids].sort())
    expect(ids).toEqual(
      expect.arrayContaining(['aws_waf.block_ip', 'http.request', 'signal.triage', 'wait', 'workflow.run']),
    )
    expect(data.workflowActions.find(({ id }: Answered) => id === 'signal.triage')).toMatchObject({
      parameters: [
        { name: 'signalId', type: 'STRING', required: true, allowedValues: null },
        { name: 'state', allowedValues: ['OPEN', 'UNDER_REVIEW', 'ARCHIVED'] },
        { name: 'archiveReason', required: false },
        { name: 'archiveComment' },
      ],
      outputs: [{ name: 'changed', type: 'BOOLEAN' }, { name: 'state' }, { name: 'assigneeId' }, { name: 'version' }],
    })
    const { key } = await addUser(server, 'nobody', 'no role')
    for (const query of ['{ workflowActions { id } }', '{ workflowBlueprints { id } }'])
      expect((await server.answer(query, {}, key)).errors[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('has blueprints that are workflows as they are, tagged by source', async () => {
    const list = await ask('{ workflowBlueprints { id name description source tags workflow } }')
    expect(list.map(({ id }: Answered) => id).sort()).toEqual([
      ...['brute-force', 'compromised-access-key', 'impossible-travel', 'malware-hash', 'new-admin', 'noisy-rule'],
      ...['public-bucket', 'suspicious-ip'],
    ])
    for (const { id, source, tags, workflow } of list) {
      expect(tags.some((tag: string) => tag.startsWith('source:'))).toBe(true)
      if (source) expect(tags).toContain(`source:${source}`)
      const input = { ...workflow, name: 'As it is', handle: `${id}-as-it-is`, tags }
      await ask('mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }', { input })
      const made = await ask(CREATE, { id })
      expect(made).toMatchObject({ blueprintId: id, published: false, tags })
      expect(made.steps.map(({ name }: Answered) => name)).toEqual(workflow.steps.map(({ name }: Answered) => name))
      expect(made.triggers.some(({ query }: Answered) => query)).toBe(id !== 'noisy-rule')
    }
  })
})

describe('a published blueprint', () => {
  const PUBLISH = 'mutation ($id: ID!) { publishWorkflow(id: $id, published: true) { id } }'
  const RUNS = `query ($id: ID!) { workflow(id: $id) { runs(first: 10) { edges { node { trigger { kind } signal { id } } } } } }`
  const runsOf = async (id: string) => (await ask(RUNS, { id })).runs.edges.map(({ node }: Answered) => node)

  it('starts for signals of its situation, and for no others', async () => {
    const list = await ask('{ workflowBlueprints { id source tags workflow } }')
    const automatic = list.filter(({ id }: Answered) => id !== 'noisy-rule')
    const made: [string, string, Answered][] = []
    for (const one of automatic) {
      const { id } = await ask(CREATE, { id: one.id })
      await ask(PUBLISH, { id })
      made.push([one.id, id, one])
    }
    const threat_intel = { indicators_matched: ['sha256'], results: [] }
    for (const [name, id, { source, tags }] of made) {
      const signalId = await signal({ source, tags, attributes: name === 'malware-hash' ? { threat_intel } : {} })
      const mine = (await runsOf(id)).filter((started: Answered) => started.signal.id === signalId)
      expect([name, mine]).toEqual([name, [{ trigger: { kind: 'SECURITY_SIGNAL' }, signal: { id: signalId } }]])
    }
    const before = await Promise.all(made.map(async ([, id]) => (await runsOf(id)).length))
    await signal({ source: 'dns', tags: ['source:dns', 'tactic:ta0011-command-and-control'] })
    expect(await Promise.all(made.map(async ([, id]) => (await runsOf(id)).length))).toEqual(before)
    for (const [, id] of made)
      await ask('mutation ($id: ID!) { publishWorkflow(id: $id, published: false) { id } }', { id })
  })
})

describe('a run of the blueprint', () => {
  it('compromised access key opens a case, has the key disabled, pages and tells', async () => {
    const { states, steps } = await run('compromised-access-key', { contain: true })
    expect(new Set(Object.values(states))).toEqual(new Set(['SUCCEEDED']))
    expect(bodyOf('/disable-key')).toMatchObject({
      users: ['alice'],
      case: steps.open_case.output.key,
      malicious: false,
    })
    expect(sentTo('/disable-key')[0]?.headers['x-signalbox-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
    expect(bodyOf('/pagerduty')).toMatchObject({ routing_key: 'routing-abc', payload: { severity: 'error' } })
    expect(JSON.stringify(bodyOf('/slack/hook-abc'))).toContain('203.0.113.7')
    expect(outside.requests).toHaveLength(3)
    expect(JSON.stringify(steps)).not.toMatch(/hook-abc|routing-abc|signing-abc/)
  })

  it('brute force blocks every address in AWS WAF and lists it', async () => {
    await ask('mutation ($input: ThreatFeedInput!) { createThreatFeed(input: $input) { id } }', {
      input: { name: 'Guessers', format: 'LINES', category: 'scanner', intention: 'MALICIOUS' },
    })
    const set = { addresses: ['198.51.100.1/32'], description: '', lock: 1 }
    const slack = text(200, 'ok')
    const waf = await openStandIn()
    standForWaf(waf, set)
    outside.answer(slack)
    const inputs = {
      ...{ contain: true, ipSetName: 'blocked', ipSetId: 'set-1', region: 'eu-central-1' },
      wafUrl: waf.url,
      feed: 'Guessers',
    }
    const entities = ['203.0.114.7', '203.0.114.8'].map((value) => ({ kind: 'IP' as const, value }))
    const { states } = await run('brute-force', inputs, { entities })
    expect(states).toMatchObject({ block: 'SUCCEEDED', list: 'SUCCEEDED', open_case: 'SUCCEEDED', tell: 'SUCCEEDED' })
    expect(set.addresses).toEqual(['198.51.100.1/32', '203.0.114.7/32', '203.0.114.8/32'])
    expect(await ask('{ threatFeeds { name indicatorCount } }')).toEqual([{ name: 'Guessers', indicatorCount: 2 }])
    await waf.close()
  })

  it('impossible travel suspends the user in Okta, and says in the case where that failed', async () => {
    const okta = await openStandIn()
    okta.answer((request, response) =>
      json(200, request.method === 'GET' ? { id: '00u1', status: 'ACTIVE' } : {})(request, response),
    )
    const done = await run('impossible-travel', { contain: true, oktaUrl: okta.url })
    expect(okta.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/users/alice',
      'POST /api/v1/users/00u1/lifecycle/suspend',
      'DELETE /api/v1/users/00u1/sessions',
    ])
    expect(okta.requests[0]?.headers.authorization).toBe('SSWS okta-abc')
    expect(done.states).toMatchObject({ disable_user: 'SUCCEEDED', failed: 'SKIPPED', tell: 'SUCCEEDED' })
    await okta.close()
  })

  it('malware hash declares an incident where it is critical, and writes a mail', async () => {
    const { states, steps } = await run('malware-hash', { mailTo: 'hosts@example.com' }, { severity: 'CRITICAL' })
    expect(states).toMatchObject({ incident: 'SUCCEEDED', mail: 'SUCCEEDED', page: 'SUCCEEDED', tell: 'SUCCEEDED' })
    expect(mailbox.mails[0]).toMatchObject({ to: ['hosts@example.com'] })
    expect(mailbox.mails[0]?.headers.subject).toBe('[CRITICAL] Brute force against a user - failed only')
    expect(steps.incident.output.publicId).toBeGreaterThan(0)
    const quiet = await run('malware-hash', {}, { severity: 'MEDIUM' })
    expect(quiet.states).toMatchObject({ incident: 'SKIPPED', mail: 'SKIPPED', page: 'SKIPPED', tell: 'SUCCEEDED' })
  })

  it('new administrator asks whoever answers for them', async () => {
    const reviewer = await addUser(server, 'reviewer', 'Standard')
    const { signalId, states } = await run('new-admin', { reviewerId: reviewer.id })
    expect(states.assign).toBe('SUCCEEDED')
    const found = await ask(`query ($id: ID!) { signal(id: $id) { triage { assignee { handle } } } }`, { id: signalId })
    expect(found.triage.assignee).toEqual({ handle: 'reviewer' })
    expect(sentTo('/teams')).toHaveLength(1)
  })

  it('public bucket has it closed', async () => {
    const attributes = { requestParameters: { bucketName: 'exports' } }
    await run('public-bucket', { contain: true, mailTo: 'data@example.com' }, { attributes })
    expect(bodyOf('/close-bucket')).toMatchObject({ bucket: 'exports' })
    expect(mailbox.mails).toHaveLength(1)
    expect(sentTo('/')).toHaveLength(2)
  })

  it('suspicious address blocks in Cloudflare what a feed knows, and nothing else', async () => {
    const cloudflare = await openStandIn()
    cloudflare.answer((request, response) =>
      json(200, { success: true, result: request.method === 'GET' ? [] : { id: 'rule-1' } })(request, response),
    )
    const inputs = { contain: true, accountId: 'acc-1', cloudflareUrl: cloudflare.url }
    const entities = ['203.0.114.7', '203.0.113.9'].map((value) => ({ kind: 'IP' as const, value }))
    const { states, steps } = await run('suspicious-ip', inputs, { entities })
    expect(states).toMatchObject({ block: 'SUCCEEDED', open_case: 'SUCCEEDED' })
    expect(steps.block.output.blocked).toEqual(['203.0.114.7'])
    const unknown = await run('suspicious-ip', inputs, { entities: [{ kind: 'IP', value: '203.0.113.9' }] })
    expect(unknown.states).toMatchObject({ note: 'SUCCEEDED', block: 'SKIPPED', open_case: 'SKIPPED', tell: 'SKIPPED' })
    await cloudflare.close()
  })

  it('noisy rule silences what is meant, and archives the signal', async () => {
    const { id: workflowId } = await ask(CREATE, { id: 'noisy-rule' })
    const { errors } = await server.answer(RUN, { input: { workflowId, signalId: await signal() } })
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', missing: [{ name: 'query' }] } })
    const { signalId, steps } = await run('noisy-rule', { query: '@usr.id:alice' })
    const found = await ask(`query ($id: ID!) { signal(id: $id) { triage { state archiveReason } } }`, { id: signalId })
    expect(found.triage).toEqual({ state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE' })
    const { edges } = await ask(
      '{ suppressions(query: "") { edges { node { id ruleQuery suppressionQuery expiresAt } } } }',
    )
    expect(edges[0].node).toEqual({
      id: steps.silence.output.suppressionId,
      ruleQuery: 'ruleId:rul_00000000000000000000000001',
      suppressionQuery: '@usr.id:alice',
      expiresAt: '2026-03-09T09:00:00.000Z',
    })
    expect(outside.requests).toEqual([])
  })
})
