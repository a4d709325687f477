import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { addUser } from '../access/people.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type AnsweredRule, INPUT, RULE, ruleDesk } from './rule-desk.ts'

const NOBODY = 'rul_00000000000000000000000000'

let server: TestApp
let desk: ReturnType<typeof ruleDesk>
let reader: ReturnType<typeof ruleDesk>
let own: AnsweredRule
beforeAll(async () => {
  server = await startTestApp()
  desk = ruleDesk(server)
  reader = ruleDesk(server, (await addUser(server, 'reader', 'Read Only')).key)
  const { rules } = await ask<{ rules: { edges: { node: AnsweredRule }[] } }>(
    `{ rules(query: "isDefault:true", first: 1) { edges { node { ${RULE} } } } }`,
  )
  own = rules.edges[0]?.node as AnsweredRule
})
afterAll(() => server.close())

async function ask<Data>(document: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await server.answer<Data>(document, variables)
  expect(errors).toEqual([])
  return data
}
const versionsOf = async (id: string) => {
  const document = `query ($id: ID!) { rule(id: $id) {
    versions { version changedAt changedBy { id name } changes { field previousValue newValue } } } }`
  return (await ask<{ rule: { versions: { version: number; changes: object[] }[] } }>(document, { id })).rule.versions
}
const auditOf = (id: string) =>
  server.app.stores.postgres.dataSource.query(
    'SELECT action, asset_type, actor_name, changes FROM audit_events WHERE asset_id = $1 ORDER BY id',
    [id],
  )

describe('a rule of one’s own', () => {
  it('is made with the defaults of its method', async () => {
    const rule = await desk.create()
    expect(rule).toMatchObject({
      version: 1,
      enabled: true,
      type: 'LOG_DETECTION',
      method: 'THRESHOLD',
      isDefault: false,
      sigmaId: null,
      createdAt: '2026-03-02T09:00:00.000Z',
      createdBy: { name: 'Administrator' },
      tactics: [{ id: 'TA0006', name: 'Credential Access' }],
      techniques: [{ id: 'T1110', name: 'Brute Force' }],
    })
    const details = `query ($id: ID!) { rule(id: $id) {
      queries { name query aggregation groupBy distinctFields metric } cases { name condition severity }
      options { evaluationWindow keepAlive maxSignalDuration learningMethod learningDuration forgetAfter detectionTolerance decreaseCriticalityBasedOnEnv } } }`
    expect((await ask<{ rule: object }>(details, { id: rule.id })).rule).toEqual({
      queries: [{ ...INPUT.queries[0], name: 'a', aggregation: 'COUNT', distinctFields: [], metric: null }],
      cases: [
        { name: 'many', condition: 'a > 5', severity: 'HIGH' },
        { name: null, condition: 'a > 2', severity: 'LOW' },
      ],
      options: {
        evaluationWindow: 'PT5M',
        keepAlive: 'PT1H',
        maxSignalDuration: 'P1D',
        learningMethod: null,
        learningDuration: null,
        forgetAfter: null,
        detectionTolerance: null,
        decreaseCriticalityBasedOnEnv: false,
      },
    })
  })

  it('is replaced as a whole, and tells field by field what changed', async () => {
    const { id } = await desk.create({ options: { keepAlive: 'PT30M' } })
    server.clock.advance(60_000)
    const changed = await desk.update(id, { name: 'Logins that fail', tags: [], cases: [INPUT.cases[0]] }, 1)
    expect(changed).toMatchObject({ version: 2, name: 'Logins that fail', tags: [] })
    const [second, first, ...older] = await versionsOf(id)
    expect(older).toEqual([])
    expect(first).toMatchObject({ version: 1, changes: [], changedBy: { name: 'Administrator' } })
    expect(second).toMatchObject({
      version: 2,
      changes: [
        { field: 'name', previousValue: 'Failed logins', newValue: 'Logins that fail' },
        { field: 'tags', previousValue: JSON.stringify(INPUT.tags), newValue: null },
        { field: 'cases.1.condition', previousValue: 'a > 2', newValue: null },
        { field: 'cases.1.severity', previousValue: 'LOW', newValue: null },
        { field: 'options.keepAlive', previousValue: 'PT30M', newValue: 'PT1H' },
      ],
    })
  })

  it('keeps its version when nothing changes', async () => {
    const { id } = await desk.create()
    expect(await desk.update(id)).toMatchObject({ version: 1 })
    expect(await desk.enable(id, true)).toMatchObject({ version: 1 })
    expect(await desk.enable(id, false)).toMatchObject({ version: 2, enabled: false })
  })

  it('is changed by the faster of two', async () => {
    const { id } = await desk.create()
    await desk.update(id, { name: 'Faster' }, 1)
    expect(await desk.refused.update(id, { name: 'Slower' }, 1)).toBe('CONFLICT expectedVersion')
    const both = await Promise.all([desk.update(id, { name: 'One' }), desk.update(id, { name: 'Other' })])
    expect(both.map(({ version }) => version).sort()).toEqual([3, 4])
  })

  it('gets an older version back as a new one on top', async () => {
    const { id } = await desk.create()
    await desk.update(id, { name: 'Second', enabled: false })
    expect(await desk.restore(id, 1)).toMatchObject({ version: 3, name: INPUT.name, enabled: true })
    expect(await desk.refused.restore(id, 3)).toBe('CONFLICT version')
    expect(await desk.refused.restore(id, 4)).toBe('NOT_FOUND')
    expect((await versionsOf(id)).map(({ version }) => version)).toEqual([3, 2, 1])
  })

  it('keeps what an imported query asks beside its text', async () => {
    const matcher = { fields: ['@process.name'], operator: 'regex', values: ['^sh$'] } as const
    const [made] = await server.app.modules.rules.authoring.createAll(systemViewer('Test'), [
      {
        ...INPUT,
        sigmaId: 'b5d9a3a0',
        queries: [{ query: '', matcher }],
        cases: [{ condition: 'a > 0', severity: 'LOW' }],
      },
    ])
    const id = made?.id ?? ''
    await desk.update(id, { name: 'Imported', queries: [{ query: '-env:dev' }] })
    const document = 'query ($id: ID!) { rule(id: $id) { sigmaId version queries { query matcher } } }'
    expect(await ask(document, { id })).toEqual({
      rule: { sigmaId: 'b5d9a3a0', version: 2, queries: [{ query: '-env:dev', matcher }] },
    })
  })

  it('is deleted', async () => {
    const { id } = await desk.create()
    expect(await desk.delete(id)).toBe(true)
    expect(await desk.refusal('query ($id: ID!) { rule(id: $id) { id } }', { id })).toBe('NOT_FOUND')
    expect(await desk.refused.delete(id)).toBe('NOT_FOUND')
    expect(await desk.refused.update(id)).toBe('NOT_FOUND')
    expect(await desk.refused.enable(id, false)).toBe('NOT_FOUND')
    expect(await desk.refused.restore(id, 1)).toBe('NOT_FOUND')
  })

  it('is found as a node', async () => {
    const { id } = await desk.create()
    const node = 'query ($id: ID!) { node(id: $id) { __typename ... on DetectionRule { name } } }'
    expect(await ask(node, { id })).toEqual({ node: { __typename: 'DetectionRule', name: INPUT.name } })
    expect(await desk.refusal(node, { id: NOBODY })).toBe('NOT_FOUND')
  })

  it('leaves its changes in the audit trail, with old and new values', async () => {
    const { id } = await desk.create()
    await desk.update(id, { name: 'Audited' })
    await desk.delete(id)
    expect(await auditOf(id)).toMatchObject([
      { action: 'created', asset_type: 'security_rule', actor_name: 'Administrator' },
      { action: 'modified', changes: [{ field: 'name', previousValue: 'Failed logins', newValue: 'Audited' }] },
      { action: 'deleted' },
    ])
  })

  it('leaves nothing behind when it is refused', async () => {
    const { id } = await desk.create()
    expect(await desk.refused.update(id, { queries: [{ query: '(a' }] })).toBe('BAD_USER_INPUT input.queries.0.query')
    expect(await auditOf(id)).toHaveLength(1)
    expect(await versionsOf(id)).toHaveLength(1)
  })
})

describe('a rule that comes with Signalbox', () => {
  const inputOf = async () => {
    const document = `query ($id: ID!) { rule(id: $id) { name message enabled type method tags
      queries { name query aggregation groupBy distinctFields metric } cases { name condition severity }
      options { evaluationWindow keepAlive maxSignalDuration decreaseCriticalityBasedOnEnv } } }`
    return (await ask<{ rule: { tags: string[] } }>(document, { id: own.id })).rule
  }

  it('is only switched and given more tags, and keeps both over a restart', async () => {
    const input = await inputOf()
    expect(await desk.enable(own.id, false)).toMatchObject({ enabled: false })
    const tagged = await desk.update(own.id, { ...input, enabled: false, tags: ['team:blue'] })
    expect(tagged.tags).toEqual([...input.tags, 'team:blue'])
    await server.restart()
    const { rule } = await ask<{ rule: AnsweredRule }>(`query ($id: ID!) { rule(id: $id) { ${RULE} } }`, { id: own.id })
    expect(rule).toMatchObject({ enabled: false, tags: [...input.tags, 'team:blue'], version: tagged.version })
    expect(await desk.update(own.id, { ...input, enabled: true })).toMatchObject({ tags: input.tags, enabled: true })
  })

  it.each(['name', 'message'])('keeps its %s', async (field) => {
    const input = await inputOf()
    expect(await desk.refused.update(own.id, { ...input, [field]: 'Mine' })).toBe(`BAD_USER_INPUT input.${field}`)
  })

  it('is neither deleted nor restored', async () => {
    await desk.enable(own.id, false)
    expect(await desk.refused.delete(own.id)).toBe('BAD_USER_INPUT id')
    expect(await desk.refused.restore(own.id, 1)).toBe('BAD_USER_INPUT id')
  })
})

it('is changed only by those who may write rules', async () => {
  const { id } = await desk.create()
  expect(await reader.refused.create()).toBe('FORBIDDEN')
  expect(await reader.refused.update(id)).toBe('FORBIDDEN')
  expect(await reader.refused.enable(id, false)).toBe('FORBIDDEN')
  expect(await reader.refused.restore(id, 1)).toBe('FORBIDDEN')
  expect(await reader.refused.delete(id)).toBe('FORBIDDEN')
  expect(await reader.run('query ($id: ID!) { result: rule(id: $id) { id } }', { id })).toEqual({ id })
})

describe('what is wrong with a rule', () => {
  const VALIDATE = `query ($input: DetectionRuleInput!) { result: validateRule(input: $input) { valid errors { path message } } }`

  it('is told all at once, without making it', async () => {
    const input = { ...INPUT, name: '', queries: [{ query: '(a' }], cases: [{ condition: '5 < a', severity: 'LOW' }] }
    expect(await desk.run(VALIDATE, { input })).toMatchObject({
      valid: false,
      errors: [{ path: 'name' }, { path: 'queries.0.query' }, { path: 'cases.0.condition' }],
    })
    expect(await desk.run(VALIDATE, { input: INPUT })).toEqual({ valid: true, errors: [] })
  })

  it('is told where in the text it is when the rule is refused', async () => {
    const { errors } = await server.answer(
      `mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }`,
      { input: { ...INPUT, cases: [{ condition: 'a > 2 && b > 1', severity: 'LOW' }] } },
    )
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.cases.0.condition',
      offset: 9,
      length: 1,
    })
  })

  it('can be that it counts the signals of no rule', async () => {
    const { id } = await desk.create()
    const correlation = (ids: string[]) => ({
      type: 'SIGNAL_CORRELATION',
      queries: ids.map((ruleId) => ({ query: '', ruleId, groupBy: ['@usr.id'] })),
      cases: [{ condition: 'a > 0 then b > 0', severity: 'HIGH' }],
    })
    const made = await desk.create(correlation([id, own.id]))
    expect(await desk.refused.create(correlation([id, NOBODY]))).toBe('BAD_USER_INPUT input.queries.1.ruleId')
    expect(await desk.refused.create(correlation([id, made.id]))).toBe('BAD_USER_INPUT input.queries.1.ruleId')
    expect(await desk.refused.create(correlation([id]))).toBe('BAD_USER_INPUT input.queries')
  })
})
