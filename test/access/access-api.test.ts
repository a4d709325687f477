import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'
import { addUser } from './people.ts'

let server: TestApp
let reader: { id: string; key: string }
beforeAll(async () => {
  server = await startTestApp()
  reader = await addUser(server, 'reader', 'Read Only')
})
afterAll(() => server.close())

const codes = (errors: readonly { extensions: Record<string, unknown> }[]) =>
  errors.map(({ extensions }) => extensions.code)

it('tells who asks and what they may do', async () => {
  const viewer = '{ viewer { user { id name handle email } permissions roles { id name } } }'
  const { data } = await server.answer<{ viewer: { permissions: string[] } }>(viewer, {}, reader.key)
  expect(data.viewer).toMatchObject({ user: { id: reader.id, handle: 'reader' }, roles: [{ name: 'Read Only' }] })
  expect(data.viewer.permissions).toContain('security_monitoring_signals_read')
  expect(data.viewer.permissions).not.toContain('logs_write')
})

it('refuses a request without a key, or with an unknown one', async () => {
  for (const key of [null, 'sbx_not-one-of-ours-at-all'])
    expect(codes((await server.answer('{ viewer { permissions } }', {}, key)).errors)).toEqual(['UNAUTHENTICATED'])
})

it('lists users with their roles, the roles and the permissions', async () => {
  const { data } = await server.answer(`{
    users(first: 100) { edges { node { id name handle email disabled roles { id name } } } pageInfo { hasNextPage } }
    roles { name managed permissions restrictionQuery }
    permissions { name description }
  }`)
  expect(data).toMatchObject({
    users: {
      edges: [
        { node: { handle: 'admin', roles: [{ name: 'Admin' }] } },
        { node: { handle: 'reader', disabled: false } },
      ],
      pageInfo: { hasNextPage: false },
    },
    roles: [{ name: 'Admin', managed: true }, { name: 'Read Only' }, { name: 'Standard' }],
  })
})

it('lets only those manage access who may', async () => {
  const disable = 'mutation ($userId: ID!) { disableUser(userId: $userId, disabled: true) { id } }'
  expect(codes((await server.answer(disable, { userId: reader.id }, reader.key)).errors)).toEqual(['FORBIDDEN'])
  const { data } = await server.answer('{ apiKeys { name } }', {}, reader.key)
  expect(data).toEqual({ apiKeys: [{ name: 'reader' }] })
})

it('changes roles with effect from the next request on', async () => {
  const { id, key } = await addUser(server, 'climber', 'Read Only')
  const { data } = await server.answer<{ roles: { id: string; name: string }[] }>('{ roles { id name } }')
  const roleIds = data.roles.filter(({ name }) => name === 'Standard').map((role) => role.id)
  await server.answer(
    'mutation ($userId: ID!, $roleIds: [ID!]!) { setUserRoles(userId: $userId, roleIds: $roleIds) { id roles { id } } }',
    { userId: id, roleIds },
  )
  const viewer = await server.answer('{ viewer { roles { name } } }', {}, key)
  expect(viewer.data).toEqual({ viewer: { roles: [{ name: 'Standard' }] } })
})

it('shows a token once, and refuses it once it is revoked', async () => {
  const create = await server.answer<{ createApiKey: { token: string; apiKey: { id: string } } }>(
    'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { token apiKey { id name prefix expiresAt } } }',
    { input: { name: 'shipper', expiresAt: '2027-01-01T00:00:00Z' } },
  )
  const { token, apiKey } = create.data.createApiKey
  expect(apiKey).toMatchObject({ name: 'shipper', prefix: token.slice(0, 9), expiresAt: '2027-01-01T00:00:00.000Z' })
  const list = '{ apiKeys { id name prefix owner { id name } createdAt lastUsedAt expiresAt revokedAt } }'
  const listed = await server.answer(list, {}, token)
  expect(listed.errors).toEqual([])
  expect(JSON.stringify(listed.data)).not.toContain(token)

  const revoked = await server.answer('mutation ($id: ID!) { revokeApiKey(id: $id) { id revokedAt } }', {
    id: apiKey.id,
  })
  expect(revoked.data).toEqual({ revokeApiKey: { id: apiKey.id, revokedAt: '2026-03-02T09:00:00.000Z' } })
  expect(codes((await server.answer(list, {}, token)).errors)).toEqual(['UNAUTHENTICATED'])
})

it('keeps users, keys and roles over a restart', async () => {
  await server.restart()
  const { data } = await server.answer('{ viewer { user { handle } } }', {}, reader.key)
  expect(data).toEqual({ viewer: { user: { handle: 'reader' } } })
  expect((await server.answer('{ viewer { permissions } }', {}, ADMIN_KEY)).errors).toEqual([])
})

it('finds roles and keys by their ids, for those who may see them', async () => {
  const { data } = await server.answer<{ roles: { id: string }[]; apiKeys: { id: string }[] }>(
    '{ roles { id } apiKeys { id } }',
  )
  const [role, key] = [data.roles[0]?.id, data.apiKeys[0]?.id]
  const find =
    'query ($role: ID!, $key: ID!) { role: node(id: $role) { __typename id } key: node(id: $key) { __typename id } }'
  expect((await server.answer(find, { role, key })).data).toEqual({
    role: { __typename: 'Role', id: role },
    key: { __typename: 'ApiKey', id: key },
  })
  expect((await server.answer(find, { role, key }, reader.key)).data).toMatchObject({ role: { id: role }, key: null })
})

it('gives a handle once, in whatever capitals, also when two ask at once', async () => {
  const create = 'mutation ($input: UserInput!) { createUser(input: $input) { id } }'
  const answers = await Promise.all(
    ['Twin', 'twin', 'TWIN'].map((handle) =>
      server.answer(create, { input: { name: 'Twin', email: 'twin@example.com', handle } }),
    ),
  )
  expect(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions) ?? [])).toEqual([
    { code: 'CONFLICT', path: 'input.handle' },
    { code: 'CONFLICT', path: 'input.handle' },
  ])
})

it('pages through everybody, and takes no cursor of its own making', async () => {
  const page =
    'query ($after: String) { users(first: 1, after: $after) { edges { node { handle } } pageInfo { endCursor hasNextPage } } }'
  interface Page {
    users: { edges: { node: { handle: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
  }
  const first = (await server.answer<Page>(page)).data.users
  const second = (await server.answer<Page>(page, { after: first.pageInfo.endCursor })).data.users
  expect([first, second].map(({ edges }) => edges[0]?.node.handle)).toEqual(['admin', 'reader'])
  for (const key of [['usr_\u0000'], [7], [null], ['rol_00000000000000000000000000']]) {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url')
    const { errors } = await server.answer(page, { after })
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', path: 'after' })
  }
})
