import type { TestApp } from '../support/app.ts'

/** Adds a user with one role and answers the token of a key of theirs. */
export async function addUser(server: TestApp, handle: string, role: string): Promise<{ id: string; key: string }> {
  const { data } = await server.answer<{ roles: { id: string; name: string }[] }>('{ roles { id name } }')
  const roleIds = data.roles.filter(({ name }) => name === role).map(({ id }) => id)
  const created = await server.answer<{ createUser: { id: string } }>(
    'mutation ($input: UserInput!) { createUser(input: $input) { id } }',
    { input: { name: handle, handle, email: `${handle}@example.com`, roleIds } },
  )
  const { id } = created.data.createUser
  const { data: made } = await server.answer<{ createApiKey: { token: string } }>(
    'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { token } }',
    { input: { name: handle, ownerId: id } },
  )
  return { id, key: made.createApiKey.token }
}
