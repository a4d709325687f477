import { describe, expect, it } from 'vitest'
import { Engine } from '../../src/graphql/engine.ts'
import { toClientError } from '../../src/graphql/errors.ts'
import { silentLogger } from '../../src/kernel/logger.ts'
import { sampleSchema } from './sample-api.ts'

const engine = new Engine(sampleSchema(), { introspection: true })

function ask(query: string, variables: Record<string, unknown> = {}) {
  const plan = engine.plan({ query, variables })
  if ('planned' in plan) return { cost: plan.planned.cost, message: '' }
  const { message, extensions } = toClientError(plan.errors[0], { requestId: 'r1', logger: silentLogger })
  return { message, ...extensions, cost: extensions?.cost as number | undefined }
}

const aliases = (count: number, field: string) => Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ')

/** Milliseconds of processor that a refusal takes; a document is checked once, so each must differ. */
function timeOf(query: string): number {
  const before = process.cpuUsage()
  ask(query)
  return process.cpuUsage(before).user / 1_000
}

describe('limits of one request', () => {
  it('multiply what is asked of rows by the size of the page', () => {
    const query = 'query ($first: Int!) { trains(first: $first) { edges { node { name owner { name } } } } }'
    // The connection, and for each row its edge, the train and the owner.
    expect(ask(query, { first: 50 }).cost).toBe(1 + 50 * 3)
    expect(ask(query, { first: 1000 }).cost).toBe(1 + 1000 * 3)
  })

  it('count a fragment wherever it is spread', () => {
    const query =
      '{ a: trains(first: 10) { ...T } b: trains(first: 20) { ...T } } fragment T on TrainConnection { edges { node { id } } }'
    expect(ask(query).cost).toBe(2 + 30 * 2)
  })

  it('let an honest dashboard of thirty searches pass', () => {
    const panel =
      'trains(first: 50) { edges { cursor node { id name tags takes owner { id name } followers(first: 5) { edges { node { name } } } } } pageInfo { endCursor } }'
    expect(ask(`{ ${aliases(30, panel)} }`)).not.toHaveProperty('code')
  })

  it('refuse pages of pages, and say what they cost', () => {
    const query = '{ trains(first: 1000) { edges { node { followers(first: 1000) { edges { node { id } } } } } } }'
    expect(ask(query)).toMatchObject({
      code: 'TOO_EXPENSIVE',
      measure: 'cost',
      cost: 2_003_001,
      allowed: 150_000,
      message: 'The request is too expensive: a cost of 2003001, where 150000 is allowed.',
    })
  })

  it('refuse ten thousand aliases', () => {
    expect(ask(`{ ${aliases(10_000, 'me')} }`)).toMatchObject({ code: 'TOO_EXPENSIVE', measure: 'tokens' })
    expect(ask(`{ ${aliases(6_000, 'me')} }`)).toMatchObject({ code: 'TOO_EXPENSIVE', measure: 'fields', cost: 6_000 })
  })

  it('refuse fragments that double each other', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, at) => `fragment F${at} on Query { a: me ...F${at + 1} ...F${at + 1} }`,
    )
    const query = `{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { me }`
    expect(ask(query)).toMatchObject({ code: 'TOO_EXPENSIVE', measure: 'fields' })
  })

  it('refuse fragments that spread each other in a circle', () => {
    const query = '{ ...A } fragment A on Query { me ...B } fragment B on Query { me ...A }'
    expect(ask(query)).toMatchObject({ code: 'BAD_USER_INPUT', message: 'Cannot spread fragment "A" within itself.' })
  })

  it('refuse what is too deep, by fields, by braces and by values', () => {
    const nested = (depth: number) =>
      `{ trains { edges { node ${'{ followers { edges { node '.repeat(depth)}{ id }${' } } }'.repeat(depth)} } } }`
    expect(ask(nested(4))).not.toMatchObject({ measure: 'depth' })
    expect(ask(nested(6))).toMatchObject({ code: 'TOO_EXPENSIVE', measure: 'depth', allowed: 16 })
    expect(ask(`${'{ a '.repeat(9_000)}${'}'.repeat(9_000)}`)).toMatchObject({
      code: 'TOO_EXPENSIVE',
      measure: 'depth',
    })
    expect(ask(`{ echo(json: { a: ${'['.repeat(9_000)}${']'.repeat(9_000)} }) }`)).toHaveProperty('code')
  })

  it('let the introspection of the whole schema pass', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    expect(ask(getIntrospectionQuery({ descriptions: true }))).not.toHaveProperty('code')
  })

  it('cost time in proportion to the document', () => {
    timeOf(`{ ${aliases(500, 'me')} }`)
    // The same field again and again is what validation compares pair by pair; it must not get that far.
    expect(timeOf(`{ ${'me '.repeat(19_000)} }`)).toBeLessThan(1_000)
    expect(ask(`{ ${'me '.repeat(4_000)} }`)).toMatchObject({ code: 'TOO_EXPENSIVE', measure: 'comparisons' })
    const long = `{ ${aliases(4_900, 'me')} }`
    expect(timeOf(long)).toBeLessThan(2_000)
  })
})

describe('what is wrong with a request', () => {
  it.each([
    ['query ($first: Int!) { trains(first: $first) { edges { cursor } } }', { first: 'x' }, 'first'],
    ['query ($first: Int!) { trains(first: $first) { edges { cursor } } }', {}, 'first'],
    [
      'query ($range: RangeInput) { echo(range: $range) }',
      { range: { from: 'now', since: 'yesterday' } },
      'range.since',
    ],
    ['query ($range: RangeInput) { echo(range: $range) }', { range: { from: {} } }, 'range.from'],
    ['query ($takes: Duration) { echo(takes: $takes) }', { takes: '5 minutes' }, 'takes'],
    [
      'query ($panels: [PanelInput!]!) { panels(panels: $panels) }',
      { panels: [{ field: 'a' }, { limit: 1 }] },
      'panels.1',
    ],
  ])('names the place: %s %j', (query, variables, path) => {
    expect(ask(query, variables)).toMatchObject({ code: 'BAD_USER_INPUT', path })
  })

  it('keeps what graphql says of syntax and fields', () => {
    expect(ask('{ me ')).toMatchObject({ code: 'BAD_USER_INPUT', message: 'Syntax Error: Expected Name, found <EOF>.' })
    expect(ask('{ mee }').message).toContain('Did you mean "me"')
    expect(ask('{ echo(takes: "soon") }').message).toBe(
      'Expected an ISO 8601 duration such as PT5M or P1D, got "soon".',
    )
  })

  it('asks for a name where there are several operations', () => {
    expect(ask('query A { me } query B { me }')).toMatchObject({ code: 'BAD_USER_INPUT', path: 'operationName' })
  })
})
