import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SampleServer, startSampleServer } from './sample-server.ts'

let server: SampleServer

beforeAll(async () => {
  server = await startSampleServer()
})
afterAll(() => server.close())

async function pathOf(query: string, variables: object = {}): Promise<unknown> {
  const { body } = await server.graphql(query, variables)
  expect(body.errors?.[0].extensions.code).toBe('BAD_USER_INPUT')
  return body.errors[0].extensions.path
}

describe('bad input', () => {
  it.each([
    ['{ echo(takes: "soon") }', 'takes'],
    ['{ echo(range: { from: "now", since: "2026-02-30T00:00:00Z" }) }', 'range.since'],
    ['{ echo(range: { to: "now" }) }', 'range.from'],
    ['{ echo(range: { from: "now", till: "now" }) }', 'range.till'],
    ['{ echo(range: 5) }', 'range'],
    ['{ panels(panels: [{ field: "a" }, { field: "b", limit: "many" }]) }', 'panels.1.limit'],
    ['{ panels(panels: { field: 1 }) }', 'panels.field'],
    ['{ panels }', 'panels'],
    ['{ train(index: 4294967296) { name } }', 'index'],
    ['{ echo(word: "x") }', 'word'],
    ['query ($takes: Duration = "soon") { echo(takes: $takes) }', 'takes'],
  ])('in a literal names the argument: %s', async (query, path) => {
    expect(await pathOf(query)).toBe(path)
  })

  it('in a variable names its place', async () => {
    const query = 'query ($panels: [PanelInput!]!) { panels(panels: $panels) }'
    expect(await pathOf(query, { panels: [{ field: 'a' }, { field: 'b', limit: 'many' }] })).toBe('panels.1.limit')
    expect(await pathOf(query)).toBe('panels')
  })

  it('says what came, whatever kind of literal it is', async () => {
    const message = async (from: string) =>
      (await server.graphql(`{ echo(range: { from: ${from} }) }`)).body.errors[0].message
    expect(await message('true')).toMatch(/got true\.$/)
    expect(await message('1e300')).toMatch(/got 1e\+300\.$/)
    expect(await message('[1]')).toMatch(/got \[1\]\.$/)
  })
})

describe('a text that no store can hold', () => {
  it.each([['a\u0000b'], ['half \ud83d'], ['\udca5 half']])('is refused by name: %j', async (text) => {
    expect(await pathOf('mutation ($name: String!) { rename(name: $name) }', { name: text })).toBe('name')
    const query = 'query ($panels: [PanelInput!]!) { panels(panels: $panels) }'
    expect(await pathOf(query, { panels: [{ field: 'a' }, { field: text }] })).toBe('panels.1.field')
  })

  it('is refused in a literal too', async () => {
    expect(await pathOf('mutation { rename(name: "a\\u0000b") }')).toBe('name')
    expect(await pathOf('{ node(id: "\\u{0}") { id } }')).toBe('id')
  })

  it('is no matter of what lies outside of texts, and whole characters are welcome', async () => {
    const query = 'query ($json: JSONObject, $text: String) { echo(json: $json, text: $text) }'
    const { body } = await server.graphql(query, { json: { a: '\u0000' }, text: 'Ünï 💥' })
    expect(JSON.parse(body.data.echo)).toMatchObject({ json: { a: '\u0000' }, text: 'Ünï 💥' })
    const literal = await server.graphql('{ echo(json: { a: "\\u0000" }, text: "💥 \\u{1F4A5}") }')
    expect(JSON.parse(literal.body.data.echo)).toMatchObject({ json: { a: '\u0000' }, text: '💥 💥' })
  })
})
