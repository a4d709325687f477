import { afterAll, beforeAll, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'

const VIEW =
  'id name query range { from to } visualization columns facets sort { field direction } starred isDefault owner { handle } updatedAt'
const SAVED = `{ savedViews { ${VIEW} } }`
const SAVE = `mutation ($input: SaveViewInput!) { result: saveView(input: $input) { ${VIEW} } }`
const UPDATE = `mutation ($id: ID!, $input: SaveViewInput!) { result: updateView(id: $id, input: $input) { ${VIEW} } }`
const STAR = `mutation ($id: ID!, $starred: Boolean!) { result: starView(id: $id, starred: $starred) { ${VIEW} } }`
const SET_DEFAULT = `mutation ($id: ID) { result: setDefaultView(id: $id) { ${VIEW} } }`
const DELETE = 'mutation ($id: ID!) { result: deleteView(id: $id) }'

interface View {
  readonly id: string
  readonly name: string
  readonly starred: boolean
  readonly isDefault: boolean
}

let server: TestApp
let analyst: string
let reader: string
beforeAll(async () => {
  server = await startTestApp()
  analyst = (await addUser(server, 'analyst', 'Standard')).key
  reader = (await addUser(server, 'reader', 'Read Only')).key
})
afterAll(() => server.close())

const settings = { name: 'Open and high', query: 'status:high', range: { from: 'now-7d' } }

async function run<Result = View>(document: string, variables: object, key: string): Promise<Result> {
  const { data, errors } = await server.answer<{ result: Result }>(document, variables, key)
  expect(errors).toEqual([])
  return data.result
}
const save = (input: object = settings) => run(SAVE, { input }, analyst)
const seenBy = async (key: string, id: string) => {
  const { data } = await server.answer<{ savedViews: View[] }>(SAVED, {}, key)
  return data.savedViews.find((view) => view.id === id)
}
async function refusal(document: string, variables: object, key: string) {
  const { errors } = await server.answer(document, variables, key)
  return errors.map(({ extensions: { code, path } }) => (path ? { code, path } : code))
}

it('shares a saved view with everybody, and lets whoever may triage change it', async () => {
  const { id } = await save({ ...settings, columns: ['host', 'status', 'host'], sort: { field: 'severity' } })
  expect(await seenBy(reader, id)).toEqual({
    id,
    name: 'Open and high',
    query: 'status:high',
    range: { from: 'now-7d', to: 'now' },
    visualization: 'LIST',
    columns: ['host', 'status'],
    facets: [],
    sort: { field: 'severity', direction: 'DESC' },
    starred: false,
    isDefault: false,
    owner: { handle: 'analyst' },
    updatedAt: '2026-03-02T09:00:00.000Z',
  })
  server.clock.advance(60_000)
  const input = { ...settings, name: 'High', visualization: 'PIE' }
  expect(await run(UPDATE, { id, input }, ADMIN_KEY)).toMatchObject({
    name: 'High',
    visualization: 'PIE',
    columns: [],
    sort: null,
    owner: { handle: 'analyst' },
    updatedAt: '2026-03-02T09:01:00.000Z',
  })
  expect(await refusal(UPDATE, { id, input }, reader)).toEqual(['FORBIDDEN'])
  expect(await refusal(DELETE, { id }, reader)).toEqual(['FORBIDDEN'])
  expect(await refusal(SAVE, { input }, reader)).toEqual(['FORBIDDEN'])
})

it('turns a fixed range into a live one', async () => {
  const range = { from: '2026-02-01T00:00:00Z', to: '2026-02-08T00:00:00Z' }
  expect(await save({ ...settings, range })).toMatchObject({ range: { from: 'now-7d', to: 'now' } })
})

it('keeps stars and the default view private to each person', async () => {
  const [one, other] = [await save(), await save({ ...settings, name: 'Other' })]
  await run(STAR, { id: one.id, starred: true }, reader)
  expect(await run(STAR, { id: one.id, starred: true }, reader)).toMatchObject({ starred: true, isDefault: false })
  expect(await run(SET_DEFAULT, { id: one.id }, reader)).toMatchObject({ isDefault: true })
  expect(await run(SET_DEFAULT, { id: other.id }, reader)).toMatchObject({ isDefault: true })
  expect(await seenBy(reader, one.id)).toMatchObject({ starred: true, isDefault: false })
  expect(await seenBy(analyst, one.id)).toMatchObject({ starred: false, isDefault: false })
  expect(await run(SET_DEFAULT, { id: null }, reader)).toBeNull()
  expect(await seenBy(reader, other.id)).toMatchObject({ isDefault: false })
  expect(await run(STAR, { id: one.id, starred: false }, reader)).toMatchObject({ starred: false })
})

it('is found by its id, as its owner is', async () => {
  const { id } = await save()
  const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'
  expect(await server.answer(node, { id })).toMatchObject({ data: { node: { __typename: 'SavedView', id } } })
  const { data } = await server.answer<{ viewer: { user: { id: string } } }>('{ viewer { user { id } } }')
  const owner = await server.answer(node, { id: data.viewer.user.id })
  expect(owner.data).toEqual({ node: { __typename: 'User', id: data.viewer.user.id } })
})

it('deletes a view for everybody, also where it was the default', async () => {
  const { id } = await save()
  await run(SET_DEFAULT, { id }, reader)
  expect(await run<boolean>(DELETE, { id }, analyst)).toBe(true)
  expect(await seenBy(reader, id)).toBeUndefined()
  expect(await refusal(DELETE, { id }, analyst)).toEqual(['NOT_FOUND'])
  expect(await refusal(STAR, { id, starred: true }, reader)).toEqual(['NOT_FOUND'])
  expect(await refusal(SET_DEFAULT, { id }, reader)).toEqual(['NOT_FOUND'])
  expect(await run(SET_DEFAULT, {}, reader)).toBeNull()
})

it.each([
  [{ name: '  ' }, 'input.name'],
  [{ name: 'x'.repeat(201) }, 'input.name'],
  [{ query: 'status:(high' }, 'input.query'],
  [{ range: { from: 'yesterday' } }, 'input.range.from'],
  [{ columns: ['host', ''] }, 'input.columns.1'],
  [{ facets: ['message'] }, 'input.facets.0'],
  [{ sort: { field: 'message' } }, 'input.sort.field'],
])('refuses %j and names the argument', async (part, path) => {
  expect(await refusal(SAVE, { input: { ...settings, ...part } }, analyst)).toEqual([{ code: 'BAD_USER_INPUT', path }])
})

it('records who changed what of a view', async () => {
  const { id } = await save({ ...settings, name: 'Audited' })
  await run(UPDATE, { id, input: { ...settings, name: 'Audited', query: 'status:low' } }, ADMIN_KEY)
  await run(STAR, { id, starred: true }, reader)
  await run(DELETE, { id }, ADMIN_KEY)
  const events = await server.app.stores.postgres.dataSource.query(
    'SELECT action, asset_type, actor_name, changes FROM audit_events WHERE asset_id = $1 ORDER BY id',
    [id],
  )
  expect(events).toMatchObject([
    { action: 'created', asset_type: 'saved_view', actor_name: 'analyst' },
    { action: 'modified', changes: [{ field: 'query', previousValue: 'status:high', newValue: 'status:low' }] },
    { action: 'modified', actor_name: 'reader', changes: [{ field: 'starred', newValue: 'true' }] },
    { action: 'deleted', actor_name: 'Administrator' },
  ])
})
