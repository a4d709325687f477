import type { Client } from './client.ts'
import { login, PEOPLE } from './company.ts'
import type { Analyst } from './demo-state.ts'

const ON_DUTY = [PEOPLE[0], PEOPLE[1], PEOPLE[10]] as const

const ROLES = '{ roles { id name } }'
const CREATE_USER = 'mutation ($input: UserInput!) { createUser(input: $input) { id name } }'
const CREATE_KEY = 'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { token } }'

/** Makes the users who triage, each with a key of their own. */
export async function hireAnalysts(admin: Client): Promise<Analyst[]> {
  const { roles } = await admin.graphql<{ roles: { id: string; name: string }[] }>(ROLES)
  const roleIds = roles.filter(({ name }) => name === 'Standard').map(({ id }) => id)
  const analysts: Analyst[] = []
  for (const someone of ON_DUTY) {
    const { name, handle } = someone
    const { createUser } = await admin.graphql<{ createUser: { id: string } }>(CREATE_USER, {
      input: { name, handle, email: login(someone), roleIds },
    })
    const { createApiKey } = await admin.graphql<{ createApiKey: { token: string } }>(CREATE_KEY, {
      input: { name: 'demo', ownerId: createUser.id },
    })
    analysts.push({ id: createUser.id, name, key: createApiKey.token })
  }
  return analysts
}
