import { startTestApp } from '../support/app.ts'

interface Asked<Data> {
  readonly data: Data
  /** Code, path and what else an error tells, of the first one. */
  readonly error: Record<string, unknown> | undefined
}

const CREATE_ROLE =
  'mutation ($input: RoleInput!) { createRole(input: $input) { id name managed permissions restrictionQuery } }'
const CREATE_USER = 'mutation ($input: UserInput!) { createUser(input: $input) { id handle } }'
const CREATE_KEY =
  'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { token apiKey { id prefix expiresAt } } }'
const AUDIT = `query ($query: String!) {
  auditEvents(query: $query, range: { from: "2020-01-01T00:00:00Z", to: "2030-01-01T00:00:00Z" }, first: 100) {
    edges { node { action assetName actor { kind name } clientIp changes { field previousValue newValue } } }
  }
}`

export interface Key {
  readonly token: string
  readonly apiKey: { readonly id: string; readonly prefix: string; readonly expiresAt: string | null }
}

export interface AuditedEvent {
  readonly action: string
  readonly assetName: string
  readonly actor: { readonly kind: string; readonly name: string }
  readonly changes: readonly { field: string; previousValue: string | null; newValue: string | null }[]
}

/** The whole server, as somebody who manages access sees it. */
export async function openAccessDesk(settings: Parameters<typeof startTestApp>[1] = {}) {
  const server = await startTestApp('2026-03-02T09:00:00.000Z', settings)
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes.
  async function ask(document: string, variables: object = {}, key?: string | null): Promise<Asked<any>> {
    const { data, errors } = await server.answer<never>(document, variables, key)
    return { data, error: errors[0]?.extensions }
  }
  const roleId = async (name: string): Promise<string> =>
    (await ask('{ roles { id name } }')).data.roles.find((role: { name: string }) => role.name === name).id
  return {
    server,
    ask,
    roleId,
    createRole: (input: object, key?: string) => ask(CREATE_ROLE, { input }, key),
    createUser: async (handle: string, roleIds: readonly string[]): Promise<string> => {
      const input = { name: handle, handle, email: `${handle}@example.com`, roleIds }
      return (await ask(CREATE_USER, { input })).data.createUser.id
    },
    createKey: (input: object, key?: string) => ask(CREATE_KEY, { input: { name: 'key', ...input } }, key),
    /** A key that is sure to be made. */
    key: async (input: object): Promise<Key> =>
      (await ask(CREATE_KEY, { input: { name: 'key', ...input } })).data.createApiKey,
    handleOf: async (key: string): Promise<string | undefined> =>
      (await ask('{ viewer { user { handle } } }', {}, key)).data?.viewer.user.handle,
    audited: async (query: string): Promise<AuditedEvent[]> =>
      (await ask(AUDIT, { query })).data.auditEvents.edges.map(({ node }: { node: AuditedEvent }) => node),
    close: () => server.close(),
  }
}

export type AccessDesk = Awaited<ReturnType<typeof openAccessDesk>>
