import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { createAccess } from '../../src/modules/access/module.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { Client } from '../live/client.ts'
import { type AccessDesk, type Key, openAccessDesk } from './desk.ts'

const REFUSED = { code: 4403, reason: 'The API key or token is no longer valid' }
const CHANGED = { code: 1012, reason: 'The permissions have changed' }
const viewer = systemViewer('elsewhere')

let desk: AccessDesk
/** The access of another process: over the same database, with caches of its own. */
let elsewhere: ReturnType<typeof createAccess>
beforeAll(async () => {
  desk = await openAccessDesk()
  const { clock, app } = desk.server
  const { postgres } = app.stores
  elsewhere = createAccess({ postgres, clock, audit: new AuditTrail(clock), logger: silentLogger })
  await elsewhere.start()
})
afterAll(async () => {
  await elsewhere.stop()
  await desk.close()
})

const connect = (token: string) => Client.connect(`${desk.server.url.replace('http', 'ws')}/graphql`, token)

let count = 0
async function somebody(role = 'Read Only', input: object = {}): Promise<{ userId: string; key: Key }> {
  count += 1
  const userId = await desk.createUser(`somebody-${count}`, [await desk.roleId(role)])
  return { userId, key: await desk.key({ ownerId: userId, ...input }) }
}

/** Milliseconds from the change until the socket is closed; what closed it. */
async function closing(client: Client, change: () => Promise<unknown>) {
  await change()
  const changedAt = performance.now()
  const end = await client.closed
  return { end, milliseconds: performance.now() - changedAt }
}

describe('an open socket, with the change made in another process,', () => {
  it('ends within a second when its key is revoked, and no other does', async () => {
    const [first, second] = [await somebody(), await somebody()]
    const [going, staying] = [await connect(first.key.token), await connect(second.key.token)]
    const { end, milliseconds } = await closing(going, () => elsewhere.apiKeys.revoke(viewer, first.key.apiKey.id))
    expect(end).toEqual(REFUSED)
    expect(milliseconds).toBeLessThan(1_000)
    await staying.roundTrip()
    staying.kill()
    expect(await desk.handleOf(first.key.token)).toBeUndefined()
  })

  it('ends when its owner is disabled', async () => {
    const { userId, key } = await somebody()
    const { end, milliseconds } = await closing(await connect(key.token), () =>
      elsewhere.users.setDisabled(viewer, userId, true),
    )
    expect(end).toEqual(REFUSED)
    expect(milliseconds).toBeLessThan(1_000)
  })

  it('ends, to be opened anew, when the roles of its owner change', async () => {
    const { userId, key } = await somebody()
    const standard = await desk.roleId('Standard')
    const { end } = await closing(await connect(key.token), () => elsewhere.users.setRoles(viewer, userId, [standard]))
    expect(end).toEqual(CHANGED)
    const again = await connect(key.token)
    const stream = again.run('{ viewer { roles { name } } }')
    expect((await stream.results.count(1))[0]?.data.viewer.roles).toEqual([{ name: 'Standard' }])
    again.kill()
  })

  it('ends, to be opened anew, when what a role permits changes', async () => {
    const input = { name: 'Shrinking', permissions: ['cases_read', 'cases_write'] }
    const role = await elsewhere.roles.create(viewer, input)
    const { key } = await somebody('Shrinking')
    const change = () => elsewhere.roles.update(viewer, role.id, { ...input, permissions: ['cases_read'] })
    expect((await closing(await connect(key.token), change)).end).toEqual(CHANGED)
    expect((await closing(await connect(key.token), () => elsewhere.roles.delete(viewer, role.id))).end).toEqual(
      CHANGED,
    )
  })

  it('ends when somebody changes the tables by hand', async () => {
    const { key } = await somebody()
    const statement = 'UPDATE api_keys SET revoked_at = now() WHERE id = $1'
    const { end } = await closing(await connect(key.token), () =>
      desk.server.app.stores.postgres.dataSource.query(statement, [key.apiKey.id]),
    )
    expect(end).toEqual(REFUSED)
  })
})

it('ends an open socket when its key expires', async () => {
  const { clock } = desk.server
  const expiresAt = new Date(clock.now().getTime() + 200).toISOString()
  const { key } = await somebody('Read Only', { expiresAt })
  const client = await connect(key.token)
  const { end, milliseconds } = await closing(client, async () => clock.advance(200))
  expect(end).toEqual(REFUSED)
  expect(milliseconds).toBeLessThan(1_000)
})

it('knows what another process has changed at the next request', async () => {
  const { userId, key } = await somebody()
  await elsewhere.authentication.authenticate(key.token, { requestId: null, clientIp: null })
  const heard = new Promise<void>((resolve) => elsewhere.authentication.onChange(resolve))
  await desk.ask('mutation ($id: ID!) { disableUser(userId: $id, disabled: true) { id } }', { id: userId })
  await heard
  await expect(elsewhere.authentication.authenticate(key.token, { requestId: null, clientIp: null })).rejects.toThrow(
    'disabled',
  )
  expect((await elsewhere.directory.usersById([userId]))[0]?.disabled).toBe(true)
})
