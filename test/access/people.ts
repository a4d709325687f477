import type { TestApp } from '../support/app.ts'

/** Adds a user with one role and answers the token of a key of theirs. */
export async function addUser(server: TestApp, handle: string, role: string): Promise<{ id: string; key: string }> {
  const roleIds = await rolesNamed(server, role)
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

/** A key of the admin's that is limited to one role: a program's. */
export async function addProgram(server: TestApp, name: string, role: string): Promise<string> {
  const { data } = await server.answer<{ createApiKey: { token: string } }>(
    'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { token } }',
    { input: { name, roleIds: await rolesNamed(server, role) } },
  )
  return data.createApiKey.token
}

async function rolesNamed(server: TestApp, role: string): Promise<string[]> {
  const { data } = await server.answer<{ roles: { id: string; name: string }[] }>('{ roles { id name } }')
  return data.roles.filter(({ name }) => name === role).map(({ id }) => id)
}
