import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { INPUT, ruleDesk } from './rule-desk.ts'

const TEST = `query ($input: DetectionRuleInput!, $samples: [RuleSampleInput!]!) {
  result: testRule(input: $input, samples: $samples) { passed results { index expected matched query } } }`
const MATCHING = `query ($logs: [JSONObject!]!, $ruleIds: [ID!]) {
  result: matchingRules(logs: $logs, ruleIds: $ruleIds) { index matches { query rule { id name sigmaId } } } }`

let server: TestApp
let desk: ReturnType<typeof ruleDesk>
beforeAll(async () => {
  server = await startTestApp()
  desk = ruleDesk(server)
})
afterAll(() => server.close())

const log = (outcome: string) => ({ ddsource: 'auth', message: 'login', evt: { outcome }, usr: { id: 'ada' } })
const matching = (logs: object[], ruleIds?: string[]) =>
  desk.run<{ index: number; matches: { query: string; rule: { id: string } }[] }[]>(MATCHING, { logs, ruleIds })
const storedLogs = async () => {
  const range = { from: 'now-1d', to: 'now+1d' }
  const document = `query ($range: TimeRangeInput!) { result: logSearch(query: "", range: $range) { total } }`
  return (await desk.run<{ total: number }>(document, { range })).total
}

it('tells which sample logs a rule selects, and by which query', async () => {
  const queries = [...INPUT.queries, { name: 'success', query: '@evt.outcome:success', groupBy: ['@usr.id'] }]
  const samples = [
    { log: log('failure'), expected: true },
    { log: log('success'), expected: true },
    { log: log('unknown'), expected: true },
    { log: { ddsource: 'other', message: 'hello' }, expected: false },
  ]
  expect(await desk.run(TEST, { input: { ...INPUT, queries }, samples })).toEqual({
    passed: false,
    results: [
      { index: 0, expected: true, matched: true, query: 'a' },
      { index: 1, expected: true, matched: true, query: 'success' },
      { index: 2, expected: true, matched: false, query: null },
      { index: 3, expected: false, matched: false, query: null },
    ],
  })
  expect(await desk.run(TEST, { input: INPUT, samples: samples.slice(0, 1) })).toMatchObject({ passed: true })
  expect(await storedLogs()).toBe(0)
})

it('tells what signals the samples would raise', async () => {
  const document = `query ($input: DetectionRuleInput!, $samples: [RuleSampleInput!]!) {
    result: testRule(input: $input, samples: $samples) {
      signals { severity caseName groupBy { field value } firstSeen lastSeen samples } } }`
  const at = (minute: number, id: string) => ({
    log: { ...log('failure'), usr: { id }, timestamp: Date.parse('2026-03-02T08:00:00Z') + minute * 60_000 },
    expected: true,
  })
  const samples = [at(0, 'ada'), at(1, 'bob'), at(2, 'ada'), at(3, 'ada'), at(20, 'ada'), at(21, 'bob')]
  expect(await desk.run(document, { input: INPUT, samples })).toEqual({
    signals: [
      {
        severity: 'LOW',
        caseName: null,
        groupBy: [{ field: '@usr.id', value: 'ada' }],
        firstSeen: '2026-03-02T08:00:00.000Z',
        lastSeen: '2026-03-02T08:20:00.000Z',
        samples: [0, 2, 3, 4],
      },
    ],
  })
  const learning = {
    ...INPUT,
    method: 'NEW_VALUE',
    queries: [{ query: '*', metric: '@usr.id' }],
    cases: [{ severity: 'LOW' }],
  }
  expect(await desk.run(document, { input: learning, samples })).toEqual({ signals: null })
})

it.each([
  [{ input: { ...INPUT, queries: [{ query: '' }] }, samples: [] }, 'BAD_USER_INPUT input.queries.0.query'],
  [{ input: INPUT, samples: [{ log: {}, expected: true }] }, 'BAD_USER_INPUT samples.0.log'],
  [{ input: INPUT, samples: Array(1_001).fill({ log: log('failure'), expected: true }) }, 'BAD_USER_INPUT samples'],
])('refuses a test that cannot be run', async (variables, expected) => {
  expect(await desk.refusal(TEST, variables)).toBe(expected)
})

it('tells which enabled rules would match logs', async () => {
  const failures = await desk.create()
  const [everything, disabled] = [
    await desk.create({ name: 'Everything', queries: [{ query: '*' }] }),
    await desk.create({ name: 'Disabled', queries: [{ query: '*' }], enabled: false }),
  ]
  const ids = [failures.id, everything.id, disabled.id]
  expect(await matching([log('failure'), log('success')], ids)).toMatchObject([
    { index: 0, matches: [{ query: 'a', rule: { id: failures.id } }, { rule: { id: everything.id } }] },
    { index: 1, matches: [{ query: 'a', rule: { id: everything.id, sigmaId: null } }] },
  ])
  const [all] = await matching([log('failure')])
  expect(all?.matches.map(({ rule }) => rule.id)).toEqual(expect.arrayContaining([failures.id, everything.id]))
  await desk.delete(everything.id)
  expect((await matching([log('success')]))[0]?.matches).toEqual([])
})

it('holds a thousand logs against thousands of rules', async () => {
  const drafts = Array.from({ length: 2_000 }, (_, index) => ({
    ...INPUT,
    name: `Rule ${index}`,
    queries: [{ query: index % 2 ? `source:lab @usr.id:user-${index}` : `source:lab @process.name:*tool${index}*` }],
  }))
  const { authoring } = server.app.modules.rules
  await authoring.createAll(systemViewer('Test'), drafts as never)
  const logs = Array.from({ length: 1_000 }, (_, index) => ({
    ddsource: 'lab',
    message: 'run',
    usr: { id: `user-${index}` },
    process: { name: `/bin/tool${index}` },
  }))
  const found = await matching(logs)
  expect(found).toHaveLength(1_000)
  expect(found.filter(({ matches }) => matches.length > 0)).toHaveLength(1_000)
})

it.each([
  [{ logs: Array(1_001).fill({ message: 'x' }) }, 'BAD_USER_INPUT logs'],
  [{ logs: [{ message: 'x' }, {}] }, 'BAD_USER_INPUT logs.1'],
  [{ logs: [], ruleIds: ['rul_00000000000000000000000000'] }, 'NOT_FOUND'],
])('refuses logs and rules that it cannot hold against each other', async (variables, expected) => {
  expect(await desk.refusal(MATCHING, variables)).toBe(expected)
})
