import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { type IncidentDesk, openIncidentDesk } from './desk.ts'

let desk: IncidentDesk
let reader: { id: string; key: string }

beforeAll(async () => {
  desk = await openIncidentDesk()
  reader = await addUser(desk.server, 'reader', 'Read Only')
})

afterAll(() => desk.server.close())

const LIST = '{ incidentTemplates { id name isDefault builtIn fields { name label type required options default } } }'
const CREATE =
  'mutation ($input: IncidentTemplateInput!) { createIncidentTemplate(input: $input) { id version isDefault } }'
const UPDATE = `mutation ($id: ID!, $input: IncidentTemplateInput!, $version: Int) {
  updateIncidentTemplate(id: $id, input: $input, expectedVersion: $version) { id version isDefault }
}`
const DELETE = 'mutation ($id: ID!) { deleteIncidentTemplate(id: $id) }'

const BREACH = [
  { name: 'summary', type: 'TEXT', required: true },
  { name: 'vector', label: 'Way in', type: 'DROPDOWN', options: ['phishing', 'exploit'], default: 'phishing' },
  { name: 'data', type: 'MULTISELECT', options: ['personal', 'payment'] },
  { name: 'hosts', type: 'TEXT_LIST' },
  { name: 'teams', type: 'AUTOCOMPLETE', options: ['red', 'blue'], default: 'blue, green' },
  { name: 'records', type: 'NUMBER' },
  { name: 'reported_at', type: 'DATETIME' },
]

const create = async (name: string, different: object = {}): Promise<string> =>
  (await desk.run(CREATE, { input: { name, fields: BREACH, ...different } })).createIncidentTemplate.id

// biome-ignore lint/suspicious/noExplicitAny: what is answered is what was asked for.
const defaults = async () => (await desk.run(LIST)).incidentTemplates.filter((one: any) => one.isDefault)

describe('a template', () => {
  it('is there from the start, with what every incident is asked for', async () => {
    const [first] = (await desk.run(LIST)).incidentTemplates
    expect(first).toMatchObject({ isDefault: true, builtIn: true })
    expect(first.fields.map(({ name }: { name: string }) => name)).toEqual([
      'detection_method',
      'summary',
      'root_cause',
      'services',
      'teams',
    ])
    expect(await desk.fail(DELETE, { id: first.id })).toMatchObject({ code: 'CONFLICT' })
    expect(
      await desk.run('query ($id: ID!) { node(id: $id) { ... on IncidentTemplate { name } } }', { id: first.id }),
    ).toEqual({
      node: { name: first.name },
    })
  })

  it('takes the place of the default, and gives it back when it goes', async () => {
    const id = await create('Default for a while', { isDefault: true, fields: [] })
    expect(await defaults()).toMatchObject([{ id }])
    const second = await create('Default after that', { isDefault: true, fields: [] })
    expect(await defaults()).toMatchObject([{ id: second }])
    await desk.run(DELETE, { id: second })
    expect(await defaults()).toMatchObject([{ builtIn: true }])
  })

  it('is changed as a whole, while incidents keep what they were declared with', async () => {
    const id = await create('Changing')
    const incident = await desk.declare({ templateId: id, fields: { summary: 'x' } })
    const input = { name: 'Changed', fields: [{ name: 'other', type: 'TEXT', required: true }] }
    expect((await desk.run(UPDATE, { id, input, version: 1 })).updateIncidentTemplate).toMatchObject({ version: 2 })
    expect(await desk.fail(UPDATE, { id, input, version: 1 })).toMatchObject({ code: 'CONFLICT' })
    await desk.run(DELETE, { id })
    expect(await desk.update(incident.id, { fields: { records: 3 } })).toMatchObject({
      fields: { summary: 'x', vector: 'phishing', records: 3 },
    })
  })

  it('is changed by those who may change settings', async () => {
    expect(await desk.fail(CREATE, { input: { name: 'x', fields: [] } }, reader.key)).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await desk.fail(LIST, {}, reader.key)).toMatchObject({ code: 'FORBIDDEN' })
  })

  it.each([
    [{ name: '' }, 'input.name'],
    [{ name: 'Security incident' }, 'input.name'],
    [{ fields: [{ name: 'Big', type: 'TEXT' }] }, 'input.fields.0.name'],
    [{ fields: [{ name: '__proto__', type: 'TEXT' }] }, 'input.fields.0.name'],
    [{ fields: [BREACH[0], BREACH[0]] }, 'input.fields.1.name'],
    [{ fields: [{ name: 'a', type: 'DROPDOWN' }] }, 'input.fields.0.options'],
    [{ fields: [{ name: 'a', type: 'TEXT', options: ['b'] }] }, 'input.fields.0.options'],
    [{ fields: [{ name: 'a', type: 'DROPDOWN', options: ['b', ' b '] }] }, 'input.fields.0.options'],
    [{ fields: [{ name: 'a', type: 'DROPDOWN', options: ['b'], default: 'c' }] }, 'input.fields.0.default'],
    [{ fields: [{ name: 'a', type: 'NUMBER', default: 'many' }] }, 'input.fields.0.default'],
    [{ fields: Array.from({ length: 51 }, (_, n) => ({ name: `a${n}`, type: 'TEXT' })) }, 'input.fields'],
  ])('is refused with %j', async (input, path) => {
    expect(await desk.fail(CREATE, { input: { name: 'New', fields: [], ...input } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path,
    })
  })
})

describe('the fields of an incident', () => {
  let templateId: string
  beforeAll(async () => {
    templateId = await create('Breach')
  })

  it('have the values that were given and the defaults of the others', async () => {
    const fields = {
      summary: ' Somebody clicked. ',
      data: ['payment', 'payment'],
      hosts: ['web-1', ' '],
      records: 12.5,
      reported_at: '2026-03-02T10:00:00+02:00',
    }
    expect((await desk.declare({ templateId, fields })).fields).toEqual({
      summary: 'Somebody clicked.',
      vector: 'phishing',
      data: ['payment'],
      hosts: ['web-1'],
      teams: ['blue', 'green'],
      records: 12.5,
      reported_at: '2026-03-02T08:00:00.000Z',
    })
  })

  it.each([
    [{}, 'input.fields.summary', 'required'],
    [{ summary: ' ' }, 'input.fields.summary', 'required'],
    [{ summary: null }, 'input.fields.summary', 'required'],
    [{ summary: 7 }, 'input.fields.summary', 'a text'],
    [{ summary: 'a\u0000b' }, 'input.fields.summary', 'NUL'],
    [{ summary: 'a', colour: 'red' }, 'input.fields.colour', 'summary, vector, data'],
    [JSON.parse('{"summary":"a","__proto__":{"x":1}}'), 'input.fields.__proto__', 'summary, vector, data'],
    [{ summary: 'a', vector: 'luck' }, 'input.fields.vector', 'phishing, exploit'],
    [{ summary: 'a', data: 'payment' }, 'input.fields.data', 'a list'],
    [{ summary: 'a', data: ['gold'] }, 'input.fields.data', 'personal, payment'],
    [{ summary: 'a', hosts: [1] }, 'input.fields.hosts.0', 'a text'],
    [{ summary: 'a', records: '12' }, 'input.fields.records', 'a number'],
    [{ summary: 'a', reported_at: '2026-02-30T10:00:00Z' }, 'input.fields.reported_at', 'date-time'],
    [{ summary: 'a', reported_at: 'now' }, 'input.fields.reported_at', 'date-time'],
    [{ summary: 'x'.repeat(20_001) }, 'input.fields.summary', '20000'],
  ])('are refused as %j', async (fields, path, message) => {
    const error = await desk.refuse({ templateId, fields })
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', path })
    expect(error.message).toContain(message)
  })

  it('are merged by a change, which takes away what is null unless it is required', async () => {
    const { id } = await desk.declare({ templateId, fields: { summary: 'a', hosts: ['web-1'] } })
    expect((await desk.update(id, { fields: { vector: null, hosts: [], records: 0 } })).fields).toEqual({
      summary: 'a',
      teams: ['blue', 'green'],
      records: 0,
    })
    expect(await desk.refuseUpdate(id, { fields: { summary: null } })).toMatchObject({ path: 'input.fields.summary' })
    expect(await desk.refuseUpdate(id, { fields: { colour: 1 } })).toMatchObject({ path: 'input.fields.colour' })
  })
})
