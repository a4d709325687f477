import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessDesk, openAccessDesk } from './desk.ts'

let desk: AccessDesk
let people: string[]
beforeAll(async () => {
  desk = await openAccessDesk()
  people = [await desk.createUser('ada', []), await desk.createUser('bob', [await desk.roleId('Read Only')])]
})
afterAll(() => desk.close())

const TEAM = '{ id name handle members { id handle teams { handle } } }'
const CREATE = `mutation ($input: TeamInput!) { createTeam(input: $input) ${TEAM} }`
const UPDATE = `mutation ($id: ID!, $input: TeamInput!) { updateTeam(id: $id, input: $input) ${TEAM} }`
const DELETE = 'mutation ($id: ID!) { deleteTeam(id: $id) }'
const conflict = { code: 'CONFLICT', path: 'input.handle' }

it('has members, who know their teams', async () => {
  const input = { name: 'Blue', handle: 'blue', memberIds: [people[1], people[0], people[1]] }
  const { data } = await desk.ask(CREATE, { input })
  expect(data.createTeam).toMatchObject({
    name: 'Blue',
    members: [
      { handle: 'ada', teams: [{ handle: 'blue' }] },
      { handle: 'bob', teams: [{ handle: 'blue' }] },
    ],
  })
  const { id } = data.createTeam
  const found = await desk.ask('query ($id: ID!) { node(id: $id) { __typename id } teams { id } }', { id })
  expect(found.data).toEqual({ node: { __typename: 'Team', id }, teams: [{ id }] })
  const bob = await desk.key({ ownerId: people[1] })
  const seen = await desk.ask('{ viewer { user { teams { name members { handle } } } } }', {}, bob.token)
  expect(seen.data.viewer.user.teams).toEqual([{ name: 'Blue', members: [{ handle: 'ada' }, { handle: 'bob' }] }])
})

it('has a handle of its own, among users as well, in whatever capitals', async () => {
  const team = (handle: string) => ({ input: { name: 'Other', handle } })
  expect((await desk.ask(CREATE, team('BLUE'))).error).toEqual(conflict)
  expect((await desk.ask(CREATE, team('Ada'))).error).toEqual(conflict)
  const user = { input: { name: 'Blue', handle: 'bLue', email: 'blue@example.com' } }
  const createUser = 'mutation ($input: UserInput!) { createUser(input: $input) { id } }'
  expect((await desk.ask(createUser, user)).error).toEqual(conflict)
  const answers = await Promise.all([
    ...['twin', 'Twin'].map((handle) => desk.ask(CREATE, team(handle))),
    desk.ask(createUser, { input: { ...user.input, handle: 'TWIN' } }),
  ])
  expect(answers.filter(({ error }) => error)).toHaveLength(2)
})

it('is changed and deleted, with old and new values in the audit trail', async () => {
  const made = await desk.ask(CREATE, { input: { name: 'Red', handle: 'red', memberIds: [people[0]] } })
  const { id } = made.data.createTeam
  const kept = await desk.ask(UPDATE, { id, input: { name: 'Crimson', handle: 'RED' } })
  expect(kept.data.updateTeam).toMatchObject({ name: 'Crimson', handle: 'RED', members: [{ handle: 'ada' }] })
  const left = await desk.ask(UPDATE, { id, input: { name: 'Crimson', handle: 'RED', memberIds: [] } })
  expect(left.data.updateTeam.members).toEqual([])
  expect((await desk.ask(DELETE, { id })).data).toEqual({ deleteTeam: true })
  expect((await desk.ask(DELETE, { id })).error).toMatchObject({ code: 'NOT_FOUND' })
  expect((await desk.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: null })
  const events = await desk.audited('@asset.type:team @asset.name:(red OR RED)')
  const change = (field: string, previousValue: string | null, newValue: string | null) => ({
    field,
    previousValue,
    newValue,
  })
  expect(events.map(({ action, changes }) => [action, ...changes])).toEqual([
    ['DELETED', change('name', 'Crimson', null), change('handle', 'RED', null), change('members', '[]', null)],
    ['MODIFIED', change('members', '["ada"]', '[]')],
    ['MODIFIED', change('name', 'Red', 'Crimson'), change('handle', 'red', 'RED')],
    ['CREATED', change('name', null, 'Red'), change('handle', null, 'red'), change('members', null, '["ada"]')],
  ])
})

it('has only users as members, and not endlessly many', async () => {
  const input = { name: 'Ghosts', handle: 'ghosts' }
  const bad = { code: 'BAD_USER_INPUT', path: 'input.memberIds' }
  const nobody = 'usr_00000000000000000000000000'
  expect((await desk.ask(CREATE, { input: { ...input, memberIds: [people[0], nobody] } })).error).toEqual(bad)
  const many = Array.from({ length: 1_001 }, () => people[0])
  expect((await desk.ask(CREATE, { input: { ...input, memberIds: many } })).error).toEqual(bad)
  expect((await desk.ask('{ teams { handle } }')).data.teams).not.toContainEqual({ handle: 'ghosts' })
})

it('is read by those who may read access, and changed by those who may manage it', async () => {
  const [reader, stranger] = [await desk.key({ ownerId: people[1] }), await desk.key({ ownerId: people[0] })]
  expect((await desk.ask('{ teams { id } }', {}, stranger.token)).error).toMatchObject({ code: 'FORBIDDEN' })
  expect((await desk.ask('{ viewer { user { teams { name } } } }', {}, stranger.token)).error).toBeUndefined()
  const input = { name: 'Mine', handle: 'mine' }
  expect((await desk.ask(CREATE, { input }, reader.token)).error).toMatchObject({ code: 'FORBIDDEN' })
})
