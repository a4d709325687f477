import { PERMISSIONS } from '../../src/kernel/viewer.ts'
import type { TestApp } from '../support/app.ts'

export interface RoleSketch {
  readonly name: string
  readonly restrictionQuery: string | null
  /** All when left out. */
  readonly permissions?: readonly string[]
}

/** Adds roles, and a person who has them; answers who that is, and a key of theirs. */
export async function addPerson(
  server: TestApp,
  handle: string,
  roles: readonly RoleSketch[],
): Promise<{ id: string; key: string }> {
  await server.app.stores.postgres.transaction(async (tx) => {
    for (const { name, restrictionQuery, permissions = Object.keys(PERMISSIONS) } of roles)
      await tx.query(
        `INSERT INTO roles (id, name, managed, permissions, restriction_query) VALUES ($1, $1, false, $2, $3)`,
        [name, permissions, restrictionQuery],
      )
  })
  const created = await server.answer<{ createUser: { id: string } }>(
    'mutation ($input: UserInput!) { createUser(input: $input) { id } }',
    { input: { name: handle, handle, email: `${handle}@example.com`, roleIds: roles.map(({ name }) => name) } },
  )
  const { id } = created.data.createUser
  const { data } = await server.answer<{ createApiKey: { token: string } }>(
    'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { token } }',
    { input: { name: handle, ownerId: id } },
  )
  return { id, key: data.createApiKey.token }
}

/** Gives a role another restriction, as whoever manages access does. */
export async function restrict(server: TestApp, role: string, query: string | null): Promise<void> {
  await server.app.stores.postgres.transaction((tx) =>
    tx.query('UPDATE roles SET restriction_query = $2 WHERE id = $1', [role, query]),
  )
  server.app.modules.access.authentication.invalidate()
}

/** Twenty failed logins in a row, which a rule makes a signal of. */
export const guessing = (host: string, address: string, team: string) =>
  Array.from({ length: 20 }, (_, n) => ({
    ddsource: 'auth',
    hostname: host,
    ddtags: `team:${team}`,
    message: `Mar  2 08:59:${String(n).padStart(2, '0')} ${host} sshd[4001]: Failed password for root from ${address} port 5022 ssh2`,
  }))
