import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessDesk, openAccessDesk } from './desk.ts'

let desk: AccessDesk
beforeAll(async () => {
  desk = await openAccessDesk()
})
afterAll(() => desk.close())

const LIST = '{ apiKeys { id name revokedAt } }'
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id) { id revokedAt } }'

describe('a key that makes a key', () => {
  it('does not live on in it', async () => {
    const end = '2026-04-01T00:00:00.000Z'
    const { token } = await desk.key({ expiresAt: end })
    const bad = { code: 'BAD_USER_INPUT', path: 'input.expiresAt' }
    expect((await desk.createKey({}, token)).error).toEqual(bad)
    expect((await desk.createKey({ expiresAt: '2026-04-01T00:00:00.001Z' }, token)).error).toEqual(bad)
    const made = await desk.createKey({ expiresAt: end }, token)
    expect(made.data.createApiKey.apiKey.expiresAt).toBe(end)
  })

  it('gives no role that it does not have, though its owner has it', async () => {
    const [admin, standard] = [await desk.roleId('Admin'), await desk.roleId('Standard')]
    const access = await desk.createRole({
      name: 'Access',
      permissions: ['user_access_read', 'user_access_manage'],
    })
    const { id: manage } = access.data.createRole
    const ownerId = await desk.createUser('owner', [admin, standard, manage])
    const { token } = await desk.key({ ownerId, roleIds: [manage] })
    const named = { code: 'BAD_USER_INPUT', path: 'input.roleIds' }
    expect((await desk.createKey({}, token)).error).toEqual(named)
    for (const role of [admin, standard])
      expect((await desk.createKey({ roleIds: [role] }, token)).error).toMatchObject({ code: 'FORBIDDEN' })
    expect((await desk.createKey({ roleIds: [manage] }, token)).error).toBeUndefined()
    const all = await desk.key({ ownerId, roleIds: [admin] })
    expect((await desk.createKey({}, all.token)).error).toEqual(named)
    const person = await desk.key({ ownerId })
    expect((await desk.createKey({}, person.token)).error).toBeUndefined()
  })
})

it('is made for a time to come, for somebody who is there, with roles of theirs', async () => {
  const bad = (path: string) => ({ code: 'BAD_USER_INPUT', path })
  expect((await desk.createKey({ expiresAt: '2026-03-02T09:00:00Z' })).error).toEqual(bad('input.expiresAt'))
  const ownerId = await desk.createUser('plain', [await desk.roleId('Read Only')])
  const other = { ownerId, roleIds: [await desk.roleId('Standard')] }
  expect((await desk.createKey(other)).error).toEqual(bad('input.roleIds'))
  expect((await desk.createKey({ ownerId: 'usr_00000000000000000000000000' })).error).toMatchObject({
    code: 'NOT_FOUND',
  })
  const nothing = await desk.key({ ownerId, roleIds: [] })
  expect((await desk.ask('{ viewer { permissions } }', {}, nothing.token)).data.viewer.permissions).toEqual([])
})

it('is listed and revoked by its owner, and by who manages access', async () => {
  const ownerId = await desk.createUser('lister', [await desk.roleId('Read Only')])
  const [first, second] = [await desk.key({ ownerId, name: 'first' }), await desk.key({ ownerId, name: 'second' })]
  const names = async (key?: string) =>
    (await desk.ask(LIST, {}, key)).data.apiKeys.map(({ name }: { name: string }) => name)
  expect(await names(first.token)).toEqual(['second', 'first'])
  expect((await names()).length).toBeGreaterThan(2)
  const revoked = await desk.ask(REVOKE, { id: second.apiKey.id }, first.token)
  expect(revoked.data.revokeApiKey.revokedAt).toBe('2026-03-02T09:00:00.000Z')
  expect(await desk.handleOf(second.token)).toBeUndefined()
  const theirs = await desk.key({ name: 'of the admin' })
  expect((await desk.ask(REVOKE, { id: theirs.apiKey.id }, first.token)).error).toMatchObject({ code: 'NOT_FOUND' })
  expect(await desk.handleOf(theirs.token)).toBe('admin')
  expect((await desk.ask(REVOKE, { id: first.apiKey.id })).error).toBeUndefined()
})

it('that is limited to some roles sees and revokes itself only', async () => {
  const roleIds = [await desk.roleId('Read Only')]
  const ownerId = await desk.createUser('robot', roleIds)
  const [person, program] = [await desk.key({ ownerId }), await desk.key({ ownerId, roleIds, name: 'program' })]
  const { data } = await desk.ask(LIST, {}, program.token)
  expect(data.apiKeys).toEqual([{ id: program.apiKey.id, name: 'program', revokedAt: null }])
  const other = { id: person.apiKey.id }
  expect((await desk.ask(REVOKE, other, program.token)).error).toMatchObject({ code: 'NOT_FOUND' })
  const node = 'query ($id: ID!) { node(id: $id) { id } }'
  expect((await desk.ask(node, other, program.token)).data).toEqual({ node: null })
  expect((await desk.ask(REVOKE, { id: program.apiKey.id }, program.token)).error).toBeUndefined()
})
