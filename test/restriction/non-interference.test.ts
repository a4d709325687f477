import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Client } from '../live/client.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'
import { addPerson } from './people.ts'
import { readEverything, type Subject } from './read-paths.ts'

/** Stands in everything that is hidden, and nowhere else. */
const MARK = 'zqxhidden'
const ADDRESSES = ['203.0.113.7', '198.51.100.9']

interface Habit {
  /** Logins, of which three make a signal. */
  readonly logins: number
  readonly address: number
  readonly kind: 'plain' | 'robot' | 'quiet'
}

const habit: fc.Arbitrary<Habit> = fc.record({
  logins: fc.integer({ min: 1, max: 6 }),
  address: fc.nat({ max: ADDRESSES.length - 1 }),
  kind: fc.constantFrom('plain' as const, 'plain' as const, 'robot' as const, 'quiet' as const),
})

const scene = fc.record({
  restriction: fc.constantFrom(
    'team:blue',
    '-team:red',
    'host:blue-*',
    'service:(blue OR green)',
    'team:(blue OR green) -host:red-*',
  ),
  visible: fc.array(habit, { minLength: 1, maxLength: 3 }),
  hidden: fc.array(habit, { minLength: 1, maxLength: 4 }),
  touch: fc.constantFrom('UNDER_REVIEW', 'ARCHIVED'),
})

const loginsOf = (team: 'blue' | 'red', habits: readonly Habit[]) =>
  habits.flatMap(({ logins, address, kind }, person) => {
    const mark = team === 'red' ? `-${MARK}` : ''
    return Array.from({ length: logins }, (_, n) => ({
      ddsource: 'shop',
      service: team,
      hostname: `${team}-${person}${mark}`,
      ddtags: `team:${team}`,
      message: `login ${n} of ${team}${mark}`,
      usr: { id: `${kind}-${team}-${person}${mark}` },
      network: { client: { ip: ADDRESSES[address] } },
      evt: { name: 'login', outcome: n % 2 ? 'success' : 'failure' },
      ...(team === 'red' ? { [`only.${MARK}`]: n } : {}),
    }))
  })

/** Always makes a signal. */
const REGULAR: Habit = { logins: 4, address: 0, kind: 'plain' }
/** Always touches every path. */
const HIDDEN: readonly Habit[] = [REGULAR, { ...REGULAR, kind: 'robot' }, { ...REGULAR, kind: 'quiet' }]
/** About one thing that is seen, and nothing that is not. */
const NARROW = ['a signal', 'nodes', 'an entity']

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test asked for.
async function run(server: TestApp, document: string, variables: object = {}): Promise<any> {
  const { data, errors } = await server.answer(document, variables)
  expect(errors).toEqual([])
  return data
}

const RULE = `mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }`
const SIGNALS =
  '{ signalSearch(query: "", range: { from: "now-1d", to: "now+1d" }) { signals(first: 500) { edges { node { id tags } } } } }'

async function prepare(server: TestApp): Promise<Pick<Subject, 'ruleId' | 'feedId'> & { projectId: string }> {
  const tags = ['tactic:TA0006-credential-access', 'technique:T1110-brute-force']
  const counting = async (name: string, condition: string): Promise<string> => {
    const queries = [{ query: '@evt.name:login', groupBy: ['@usr.id'] }]
    const input = { name, message: 'Logins', tags, queries, cases: [{ condition, severity: 'HIGH' }] }
    return (await run(server, RULE, { input })).createRule.id
  }
  const ruleId = await counting('Watched logins', 'a >= 3')
  const other = await counting('Watched closely', 'a >= 2')
  await run(server, RULE, {
    input: {
      ...{ name: 'Many people', message: 'People', tags: [], type: 'SIGNAL_CORRELATION' },
      queries: [ruleId, other].map((counted) => ({ query: '', ruleId: counted, groupBy: ['@usr.id'] })),
      cases: [{ condition: 'a >= 1 && b >= 1', severity: 'CRITICAL' }],
    },
  })
  const suppress = 'mutation ($input: SuppressionInput!) { createSuppression(input: $input) { id } }'
  await run(server, suppress, { input: { name: 'robots', ruleQuery: '', dataExclusionQuery: '@usr.id:robot-*' } })
  await run(server, suppress, { input: { name: 'quiet', ruleQuery: '', suppressionQuery: '@usr.id:quiet-*' } })
  const feed = await run(
    server,
    `mutation { createThreatFeed(input: { name: "known", category: "scanner", intention: SUSPICIOUS, format: LINES }) { id } }`,
  )
  const feedId = feed.createThreatFeed.id
  await run(
    server,
    'mutation ($feedId: ID!, $content: String!) { importIndicators(feedId: $feedId, format: LINES, content: $content) { __typename } }',
    { feedId, content: ADDRESSES.join('\n') },
  )
  const project = await run(server, 'mutation { createCaseProject(input: { key: "SEC", name: "Security" }) { id } }')
  return { ruleId, feedId, projectId: project.createCaseProject.id }
}

const JOB = `mutation ($ruleId: ID!) { startHistoricalJob(input: { ruleId: $ruleId, range: { from: "now-1d", to: "now+1d" } }) { id } }`
const FOUND = `query ($id: ID!) { historicalJob(id: $id) { state resultCount logsScanned
  results { edges { node { title severity firstSeen lastSeen eventsMatched groupBy { field value } } } } } }`

async function jobAsSeen(server: TestApp, ruleId: string, key: string): Promise<unknown> {
  const { startHistoricalJob } = await run(server, JOB, { ruleId })
  await server.app.settled()
  const { data, errors } = await server.answer(FOUND, { id: startHistoricalJob.id }, key)
  expect(errors).toEqual([])
  return data
}

const LIVE = (caseId: string, incidentId: string) => ({
  feed: 'subscription { signalFeed(query: "") { kind signalId signal { id title } } }',
  changes:
    'subscription { signalSearchChanges(query: "", range: { from: "now-1d", to: "now+1d" }, facets: ["host", "team"]) { kind total entered { id } changed { id } leftIds facetDeltas { value delta } } }',
  tail: 'subscription { logTail(query: "") { id message host } }',
  case: `subscription { caseActivity(id: "${caseId}") { kind signalCount newValue body signals(first: 100) { id } } }`,
  incident: `subscription { incidentActivity(id: "${incidentId}") { kind newValue body } }`,
})

/** What the reader hears of a bulk action of their own. */
const HOLDS = new Set(['HELD', 'RESUMED'])

async function check(server: TestApp, given: typeof scene extends fc.Arbitrary<infer Scene> ? Scene : never) {
  const { key } = await addPerson(server, 'reader', [{ name: 'reader', restrictionQuery: given.restriction }])
  const { projectId, ...known } = await prepare(server)
  await server.post(loginsOf('blue', [REGULAR, ...given.visible]))
  const visible: string[] = (await run(server, SIGNALS)).signalSearch.signals.edges.map(
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    ({ node }: any) => node.id,
  )
  const created = await run(server, 'mutation ($input: CreateCaseInput!) { createCase(input: $input) { id key } }', {
    input: { projectId, title: 'What happened', signalIds: visible },
  })
  const { id: caseId, key: caseKey } = created.createCase
  const declared = await run(
    server,
    'mutation ($input: DeclareIncidentInput!) { declareIncident(input: $input) { id publicId } }',
    { input: { title: 'It happened', severity: 'SEV_2', signalIds: visible } },
  )
  const { id: incidentId, publicId: incident } = declared.declareIncident
  const logs = await run(
    server,
    '{ logSearch(query: "", range: { from: "now-1d", to: "now+1d" }) { logs(first: 1) { edges { node { id } } } } }',
  )
  const subject: Subject = {
    ...known,
    ...{ signalId: visible[0] as string, logId: logs.logSearch.logs.edges[0].node.id, caseKey, incident },
    ...{ user: 'plain-blue-0', address: ADDRESSES[0] as string },
  }

  const before = await readEverything(server, subject, key)
  const all = await readEverything(server, subject, ADMIN_KEY)
  // Of the audit trail whoever sees everything is told more: how many signals are linked to what.
  const { 'audit trail': _, ...comparable } = all
  expect(before).toMatchObject(comparable)
  const job = await jobAsSeen(server, subject.ruleId, key)

  const client = await Client.connect(`${server.url.replace('http', 'ws')}/graphql`, key)
  const live = Object.entries(LIVE(caseId, incidentId)).map(([name, document]) => [name, client.run(document)] as const)
  await client.roundTrip()
  await live[1]?.[1].results.count(1)

  // Now everything else happens.
  await server.post(loginsOf('red', [...HIDDEN, ...given.hidden]))
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const edges: any[] = (await run(server, SIGNALS)).signalSearch.signals.edges
  const hidden: string[] = edges.map(({ node }) => node.id).filter((id: string) => !visible.includes(id))
  expect(hidden.length).toBeGreaterThan(0)
  const reason = given.touch === 'ARCHIVED' ? { archiveReason: 'FALSE_POSITIVE' } : {}
  for (const signalId of hidden.slice(0, 2))
    await run(server, 'mutation ($input: TriageSignalInput!) { triageSignal(input: $input) { id } }', {
      input: { signalId, state: given.touch, ...reason },
    })
  await run(
    server,
    'mutation ($caseId: ID!, $signalIds: [ID!]!) { addSignalsToCase(caseId: $caseId, signalIds: $signalIds) { id } }',
    {
      ...{ caseId, signalIds: hidden },
    },
  )
  await run(
    server,
    'mutation ($incidentId: ID!, $signalIds: [ID!]!) { addSignalsToIncident(incidentId: $incidentId, signalIds: $signalIds) { id } }',
    { incidentId, signalIds: hidden },
  )
  const bulk = await run(
    server,
    `mutation ($ids: [ID!]!) { bulkAssignSignals(selection: { ids: $ids }, assigneeId: null) { id total } }`,
    { ids: hidden },
  )
  await server.app.settled()

  const after = await readEverything(server, subject, key)
  expect(JSON.stringify(after)).not.toContain(MARK)
  for (const id of hidden) expect(JSON.stringify(after)).not.toContain(id)
  expect(after).toEqual(before)
  // Whoever sees everything is told of it on every path.
  const wider = await readEverything(server, subject, ADMIN_KEY)
  const unmoved = Object.keys(all).filter((name) => isDeepStrictEqual(wider[name], all[name]))
  expect(unmoved).toEqual(NARROW.filter((name) => unmoved.includes(name)))
  expect(await jobAsSeen(server, subject.ruleId, key)).toEqual(job)
  await checkHidden(server, key, hidden, bulk.bulkAssignSignals.id)

  // What is told last shows that nothing else was told before.
  await run(server, `mutation { commentOnCase(caseId: "${caseId}", body: "the end") { id } }`)
  await run(server, `mutation { addIncidentNote(incidentId: "${incidentId}", body: "the end") { id } }`)
  await run(server, `mutation { commentOnSignal(signalId: "${subject.signalId}", body: "the end") { id } }`)
  await server.post([{ ...loginsOf('blue', [{ ...REGULAR, logins: 1 }])[0], evt: { name: 'logout' } }])
  const told = Object.fromEntries(
    await Promise.all(
      live.map(async ([name, { results }]) => {
        const news = () => results.items.filter(({ data }) => !HOLDS.has(Object.values(data as object)[0].kind))
        if (name !== 'changes') await results.until(() => news().length > 0)
        return [name, news()] as const
      }),
    ),
  )
  expect(JSON.stringify(told)).not.toContain(MARK)
  for (const id of hidden) expect(JSON.stringify(told)).not.toContain(id)
  expect(Object.fromEntries(Object.entries(told).map(([name, items]) => [name, items.length]))).toEqual({
    ...{ feed: 1, changes: 1, tail: 1, case: 1, incident: 1 },
  })
  client.kill()
  await checkFields(server, key)
}

/** What is offered to search bars is looked up now and then. */
async function checkFields(server: TestApp, key: string): Promise<void> {
  server.clock.advance(60_000)
  for (const field of ['logFields', 'signalFields']) {
    const document = `{ ${field}(prefix: "@only") { field } }`
    expect((await run(server, document))[field]).toEqual([{ field: `@only.${MARK}` }])
    expect((await server.answer(document, {}, key)).data).toEqual({ [field]: [] })
  }
}

/** Whoever has heard of the id of something hidden learns nothing by asking for it. */
async function checkHidden(server: TestApp, key: string, hidden: readonly string[], bulkId: string): Promise<void> {
  const [signalId] = hidden
  const logs = await run(
    server,
    `{ logSearch(query: "team:red", range: { from: "now-1d", to: "now+1d" }) { logs { edges { node { id } } } }
       entities(range: { from: "now-1d", to: "now+1d" }, query: "value:*${MARK}", first: 50) { edges { node { id value } } }
       auditEvents(query: "@asset.type:security_signal @asset.id:${signalId}", range: { from: "now-1d", to: "now+1d" }) { edges { node { id } } } }`,
  )
  const ids: string[] = [
    signalId,
    bulkId,
    ...logs.logSearch.logs.edges,
    ...logs.entities.edges,
    ...logs.auditEvents.edges,
  ].map((each) => (typeof each === 'string' ? each : each.node.id))
  expect(ids.length).toBeGreaterThan(4)
  const own = await server.answer('{ bulkActions { edges { node { id } } } }', {}, key)
  expect(JSON.stringify(own)).not.toContain(bulkId)
  for (const id of ids) {
    const { data } = await server.answer('query ($id: ID!) { node(id: $id) { id } }', { id }, key)
    expect(data).toEqual({ node: null })
  }
  const wish = await server.answer(
    'mutation ($ids: [ID!]!) { bulkTriageSignals(selection: { ids: $ids }, change: { state: ARCHIVED }) { total changed unchanged failed outcomes { edges { node { code } } } } }',
    { ids: hidden },
    key,
  )
  expect(wish.data).toMatchObject({
    bulkTriageSignals: { total: hidden.length, changed: 0, unchanged: 0, failed: hidden.length },
  })
  for (const document of [
    'mutation ($signalId: ID!) { commentOnSignal(signalId: $signalId, body: "x") { id } }',
    'mutation ($signalId: ID!) { assignSignal(signalId: $signalId) { id } }',
    'mutation ($signalId: ID!) { suppressSignalValue(input: { signalId: $signalId, field: "host", value: "x" }) { id } }',
  ]) {
    const { errors } = await server.answer(document, { signalId }, key)
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  }
}

test('what a reader does not see changes no answer and no event of theirs', { timeout: 480_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (given) => {
      const server = await startTestApp()
      try {
        await check(server, given)
      } finally {
        await server.close()
      }
    }),
    { numRuns: 2, endOnFailure: true },
  )
})
