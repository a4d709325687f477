import { afterAll, beforeAll, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type AnsweredRule, INPUT, ruleDesk } from './rule-desk.ts'

const RULES = `query ($query: String, $first: Int, $after: String, $sort: RuleSortInput) {
  result: rules(query: $query, first: $first, after: $after, sort: $sort) {
    total edges { cursor node { id name } } pageInfo { hasNextPage endCursor } } }`

interface Found {
  readonly total: number
  readonly edges: readonly { readonly cursor: string; readonly node: AnsweredRule }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

let server: TestApp
let desk: ReturnType<typeof ruleDesk>
const ids = new Map<string, string>()
beforeAll(async () => {
  server = await startTestApp()
  desk = ruleDesk(server)
  const only = (severity: string) => ({ cases: [{ condition: 'a > 0', severity }] })
  const made = [
    { name: 'Alpha probes', tags: ['team:own', 'source:cloudtrail'], ...only('LOW') },
    { name: 'Beta probes', tags: ['team:own', 'source:okta', 'env:prod'], ...only('CRITICAL'), enabled: false },
    {
      name: 'Gamma travel',
      tags: ['team:own', 'source:okta'],
      method: 'IMPOSSIBLE_TRAVEL',
      ...{ cases: [{ severity: 'MEDIUM' }] },
    },
  ]
  for (const each of made) {
    server.clock.advance(1_000)
    ids.set(each.name, (await desk.create(each)).id)
  }
})
afterAll(() => server.close())

const find = (variables: object) => desk.run<Found>(RULES, variables)
const names = async (query: string, sort?: object) =>
  (await find({ query: `team:own (${query})`, sort })).edges.map(({ node }) => node.name.split(' ')[0])

it.each([
  ['*', ['Alpha', 'Beta', 'Gamma']],
  ['type:log_detection source:cloudtrail', ['Alpha']],
  ['@workflow.rule.type:"Log Detection"', ['Alpha', 'Beta', 'Gamma']],
  ['severity:low', ['Alpha']],
  ['severity:(low OR critical)', ['Alpha', 'Beta']],
  ['env:*', ['Beta']],
  ['tags:"source:okta"', ['Beta', 'Gamma']],
  ['-source:okta', ['Alpha']],
  ['enabled:true', ['Alpha', 'Gamma']],
  ['method:impossible_travel', ['Gamma']],
  ['probes', ['Alpha', 'Beta']],
  ['"beta probes"', ['Beta']],
  ['name:gam*', ['Gamma']],
  ['isDefault:true', []],
  ['creator:Administrator version:1', ['Alpha', 'Beta', 'Gamma']],
])('finds rules by %s', async (query, expected) => {
  expect(await names(query)).toEqual(expected)
})

it('finds a rule by its id', async () => {
  const id = ids.get('Beta probes')
  expect((await find({ query: `ruleId:${id}` })).edges.map(({ node }) => node.id)).toEqual([id])
})

it.each([
  ['name', ['Alpha', 'Beta', 'Gamma']],
  ['creation_date', ['Alpha', 'Beta', 'Gamma']],
  ['update_date', ['Alpha', 'Beta', 'Gamma']],
  ['enabled', ['Beta', 'Gamma', 'Alpha']],
  ['highest_severity', ['Alpha', 'Gamma', 'Beta']],
  ['source', ['Alpha', 'Beta', 'Gamma']],
])('sorts rules by %s, both ways', async (field, expected) => {
  const ascending = await names('*', { field })
  if (field !== 'enabled') expect(ascending).toEqual(expected)
  expect(await names('*', { field, direction: 'DESC' })).toEqual(ascending.toReversed())
})

it('pages without repeating or skipping a rule while others come and go', async () => {
  const all = await find({ first: 1_000 })
  const seen: string[] = []
  let after: string | null = null
  let added = ''
  do {
    const page: Found = await find({ first: 4, after })
    seen.push(...page.edges.map(({ node }) => node.id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    if (!added) added = (await desk.create({ name: '!first of all' })).id
  } while (after)
  expect(seen).toEqual(all.edges.map(({ node }) => node.id))
  expect(all.total).toBe(seen.length)
  await desk.delete(added)
})

it.each([
  [{ query: 'name:(a' }, 'BAD_USER_INPUT query'],
  [{ sort: { field: 'message' } }, 'BAD_USER_INPUT sort.field'],
  [{ sort: { field: 'constructor' } }, 'BAD_USER_INPUT sort.field'],
  [{ first: 1_001 }, 'BAD_USER_INPUT first'],
  [{ after: 'nothing' }, 'BAD_USER_INPUT after'],
])('refuses %j', async (variables, expected) => {
  expect(await desk.refusal(RULES, variables)).toBe(expected)
})

it('does not take a cursor into another order', async () => {
  const page = await find({ first: 1 })
  const after = page.pageInfo.endCursor
  expect(await desk.refusal(RULES, { after, sort: { field: 'type' } })).toBe('BAD_USER_INPUT after')
})

it('lets everybody read who may read rules', async () => {
  const reader = ruleDesk(server, (await addUser(server, 'reader', 'Read Only')).key)
  expect((await reader.run<Found>(RULES, { query: 'team:own' })).total).toBe(3)
})

it('counts and lists the signals of a rule, which stay when it is deleted', async () => {
  const failure = { ddsource: 'lab', message: 'no', service: 'door', timestamp: server.clock.now().getTime() }
  const { id } = await desk.create({
    ...INPUT,
    name: 'Doors',
    queries: [{ query: 'source:lab', groupBy: ['service'] }],
    cases: [{ condition: 'a > 0', severity: 'HIGH' }],
  })
  await server.post([failure, { ...failure, service: 'window' }])
  const range = { from: 'now-1d', to: 'now+1d' }
  const document = `query ($id: ID!, $range: TimeRangeInput!) { result: rule(id: $id) {
    signals(range: $range) { total signals(first: 5) { edges { node { rule { id } } } } } } }`
  expect(await desk.run(document, { id, range })).toEqual({
    signals: { total: 2, signals: { edges: [{ node: { rule: { id } } }, { node: { rule: { id } } }] } },
  })
  await desk.delete(id)
  const search = `query ($query: String!, $range: TimeRangeInput!) { result: signalSearch(query: $query, range: $range) {
    total signals { edges { node { rule { id } } } } } }`
  expect(await desk.run(search, { query: `ruleId:${id}`, range })).toEqual({
    total: 2,
    signals: { edges: [{ node: { rule: null } }, { node: { rule: null } }] },
  })
})
