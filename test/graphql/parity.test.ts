import { execute, parse } from 'graphql'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LoaderScope } from '../../src/graphql/context.ts'
import { Engine, type OperationRequest } from '../../src/graphql/engine.ts'
import { toClientError } from '../../src/graphql/errors.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { batches, sampleSchema } from './sample-api.ts'

const schema = sampleSchema()
const viewer = systemViewer('Ada')
const scope = { requestId: 'r1', logger: silentLogger }
let engine: Engine

beforeAll(() => {
  engine = new Engine(schema, { introspection: true })
})
beforeEach(() => {
  batches.length = 0
})

const context = () => ({ viewer, loaders: new LoaderScope(viewer) })

async function byEngine(request: OperationRequest) {
  const plan = engine.plan(request)
  if ('errors' in plan) return { errors: plan.errors.map((error) => toClientError(error, scope)) }
  const { data, errors } = await engine.execute(plan.planned, context())
  return JSON.parse(JSON.stringify({ data, errors: errors?.map((error) => toClientError(error, scope)) }))
}

async function byGraphql({ query, variables, operationName }: OperationRequest) {
  const { data, errors } = await execute({
    schema,
    document: parse(query),
    variableValues: variables ?? {},
    operationName: operationName ?? null,
    contextValue: context(),
  })
  return JSON.parse(JSON.stringify({ data, errors: errors?.map((error) => toClientError(error, scope)) }))
}

const FRAGMENTS = `
  query Q($wide: Boolean!, $narrow: Boolean = false, $first: Int = 2) {
    a: trains(first: $first) { edges { node { ...Row tags @include(if: $wide) } } }
    b: trains(first: 1) @skip(if: $wide) { edges { node { ...Row } } }
    train(index: 3) { ...Row @include(if: $narrow) owner { name } }
  }
  fragment Row on Train { __typename id name owner @include(if: $wide) { id ...Name } }
  fragment Name on Owner { name @skip(if: $narrow) }
`

const CASES: Record<string, OperationRequest> = {
  'scalars, lists and objects': {
    query: '{ trains(first: 3) { edges { cursor node { id leavesAt takes tags attributes } } } }',
  },
  'aliases of one field': { query: '{ a: train(index: 1) { name } b: train(index: 2) { name } }' },
  'fragments, skip and include': { query: FRAGMENTS, variables: { wide: true } },
  'fragments, skip and include the other way': { query: FRAGMENTS, variables: { wide: false, narrow: true, first: 1 } },
  'an interface': {
    query: '{ node(id: "sig_00000000000000000000000007") { __typename id ... on Train { name } } }',
  },
  'an id of nothing': { query: '{ node(id: "nothing") { id } }' },
  'a domain error in a nullable field': { query: '{ me train(index: -1) { name } }' },
  'a bug in a nullable field': { query: '{ me secret }' },
  'bugs in the items of a list': { query: '{ me trains(first: 2) { edges { node { broken } } } }' },
  'a null that must not be': { query: '{ me train(index: 1) { name missing } }' },
  'a null that must not be, in a list': { query: '{ trains(first: 2) { edges { node { id missing } } } }' },
  'literals of custom scalars': {
    query:
      '{ echo(range: { from: "now-1h", since: "2026-01-02T03:04:05+01:00" }, json: { a: [1, "x", null, { b: true }] }, takes: "PT5M") }',
  },
  'variables inside literals': {
    query: 'query ($from: TimePoint!, $x: JSONObject) { echo(range: { from: $from }, json: $x) }',
    variables: { from: 1_700_000_000_000, x: { deep: { er: [1] } } },
  },
  'defaults of variables and inputs': {
    query:
      'query ($panels: [PanelInput!]! = [{ field: "a" }], $more: [PanelInput!]!) { a: panels(panels: $panels) b: panels(panels: $more) }',
    variables: { more: [{ field: 'b' }, { field: 'c', limit: 3 }] },
  },
  'one item where a list is expected': {
    query: 'query ($more: [PanelInput!]!) { panels(panels: $more) }',
    variables: { more: { field: 'b' } },
  },
  'null for an argument with a default': {
    query: 'query ($first: Int = 1) { trains(first: $first) { edges { cursor } } }',
    variables: { first: null },
  },
  'variables that are left out': {
    query: 'query ($takes: Duration, $text: String) { echo(takes: $takes, text: $text) }',
  },
  'odd texts': {
    query: 'query ($text: String) { echo(text: $text) b: echo(text: "\\u2028 \\" $1 `x` </script>") }',
    variables: { text: '\u2029"' },
  },
  'a mutation': { query: 'mutation { a: rename(name: "x") b: rename(name: "y") }' },
  'a mutation that fails': { query: 'mutation { a: rename(name: "taken") }' },
}

describe('compiled operations', () => {
  it.each(Object.entries(CASES))('answer what graphql answers: %s', async (_name, request) => {
    const expected = await byGraphql(request)
    for (let times = 0; times < 4; times += 1) expect(await byEngine(request)).toEqual(expected)
  })

  it('load what the items of a list need in one batch', async () => {
    const request = {
      query: '{ trains(first: 5) { edges { node { owner { name } } } } train(index: 9) { owner { id } } }',
    }
    for (let times = 0; times < 4; times += 1) await byEngine(request)
    expect(batches.map((keys) => keys.length)).toEqual([6, 6, 6, 6])
  })

  it('never run what a client has written', async () => {
    const attack = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0),globalThis.pwned=(1'
    const escaped = attack.replace('__MAGIC', '\\u005f_MAGIC')
    for (const text of [attack, escaped]) {
      const request = { query: `query { echo(json: { a: ["${text}"] }, text: "${text}") }` }
      for (let times = 0; times < 4; times += 1) {
        expect((await byEngine(request)).data.echo).toContain(attack)
      }
    }
    expect(globalThis).not.toHaveProperty('pwned')
  })

  it('keep a key called __proto__ apart from prototypes', async () => {
    const request = { query: '{ echo(json: { __proto__: { admin: true } }) __proto__: me }' }
    const expected = await byGraphql(request)
    for (let times = 0; times < 4; times += 1) expect(await byEngine(request)).toEqual(expected)
  })
})
