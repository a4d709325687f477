import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../src/kernel/viewer.ts'
import { type AccessDesk, openAccessDesk } from './desk.ts'

let desk: AccessDesk
beforeAll(async () => {
  desk = await openAccessDesk()
})
afterAll(() => desk.close())

const UPDATE =
  'mutation ($id: ID!, $input: RoleInput!) { updateRole(id: $id, input: $input) { id name permissions restrictionQuery } }'
const DELETE = 'mutation ($id: ID!) { deleteRole(id: $id) }'
const SET_ROLES =
  'mutation ($userId: ID!, $roleIds: [ID!]!) { setUserRoles(userId: $userId, roleIds: $roleIds) { roles { name } } }'
const triage = {
  name: 'Triage',
  permissions: ['security_monitoring_signals_write', 'security_monitoring_signals_read'],
}

describe('a role', () => {
  it('permits what it names, each thing once, and is found by its id', async () => {
    const { data } = await desk.createRole({
      ...triage,
      permissions: [...triage.permissions, ...triage.permissions],
      restrictionQuery: ' env:prod ',
    })
    expect(data.createRole).toMatchObject({
      managed: false,
      permissions: ['security_monitoring_signals_read', 'security_monitoring_signals_write'],
      restrictionQuery: 'env:prod',
    })
    const { id } = data.createRole
    const found = await desk.ask('query ($id: ID!) { node(id: $id) { ... on Role { name restrictionQuery } } }', { id })
    expect(found.data.node).toEqual({ name: 'Triage', restrictionQuery: 'env:prod' })
    const { userId, key } = await somebody('triager', [id])
    const { data: seen } = await desk.ask('{ viewer { permissions user { teams { id } roles { id } } } }', {}, key)
    expect(seen.viewer).toEqual({ permissions: data.createRole.permissions, user: { teams: [], roles: [{ id }] } })
    expect(userId).toMatch(/^usr_/)
  })

  it('has no other permissions than there are, and no query that cannot be read', async () => {
    const unknown = await desk.createRole({ name: 'x', permissions: ['cases_read', 'toString'] })
    expect(unknown.error).toEqual({ code: 'BAD_USER_INPUT', path: 'input.permissions.1' })
    const query = await desk.createRole({ name: 'x', permissions: [], restrictionQuery: 'env:prod AND (' })
    expect(query.error).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.restrictionQuery' })
    expect(query.error).toMatchObject({ offset: expect.any(Number), length: expect.any(Number) })
    const nameless = await desk.createRole({ name: '  ', permissions: [] })
    expect(nameless.error).toEqual({ code: 'BAD_USER_INPUT', path: 'input.name' })
    const blank = await desk.createRole({ name: 'all', permissions: [], restrictionQuery: '  ' })
    expect(blank.data.createRole.restrictionQuery).toBeNull()
  })

  it('is changed with effect from the next request on, with old and new values in the audit trail', async () => {
    const id = (await desk.createRole({ ...triage, name: 'Shifting' })).data.createRole.id
    const { key } = await somebody('shifter', [id])
    const { data } = await desk.ask(UPDATE, {
      id,
      input: { name: 'Shifted', permissions: ['cases_read'], restrictionQuery: 'team:blue' },
    })
    expect(data.updateRole).toEqual({ id, name: 'Shifted', permissions: ['cases_read'], restrictionQuery: 'team:blue' })
    expect((await desk.ask('{ viewer { permissions } }', {}, key)).data.viewer.permissions).toEqual(['cases_read'])
    const [event] = await desk.audited('@asset.type:role @action:modified')
    expect(event?.changes).toEqual([
      { field: 'name', previousValue: 'Shifting', newValue: 'Shifted' },
      {
        field: 'permissions',
        previousValue: '["security_monitoring_signals_read","security_monitoring_signals_write"]',
        newValue: '["cases_read"]',
      },
      { field: 'restrictionQuery', previousValue: null, newValue: 'team:blue' },
    ])
  })

  it('that is deleted is taken from everybody and from their keys', async () => {
    const [going, staying] = [
      (await desk.createRole({ ...triage, name: 'Going' })).data.createRole.id,
      (await desk.createRole({ name: 'Staying', permissions: ['cases_read'] })).data.createRole.id,
    ]
    const { userId, key } = await somebody('mover', [going, staying])
    const limited = await desk.key({ ownerId: userId, roleIds: [going] })
    expect((await desk.ask(DELETE, { id: going })).data).toEqual({ deleteRole: true })
    const viewer = '{ viewer { permissions roles { name } } }'
    expect((await desk.ask(viewer, {}, key)).data.viewer).toEqual({
      permissions: ['cases_read'],
      roles: [{ name: 'Staying' }],
    })
    expect((await desk.ask(viewer, {}, limited.token)).data.viewer).toEqual({ permissions: [], roles: [] })
    const events = await desk.audited('@asset.type:(role OR user) @action:(deleted OR modified)')
    expect(events.find(({ assetName }) => assetName === 'mover')?.changes).toEqual([
      { field: 'roles', previousValue: '["Going","Staying"]', newValue: '["Staying"]' },
    ])
    expect(events.some(({ action, assetName }) => action === 'DELETED' && assetName === 'Going')).toBe(true)
    expect((await desk.ask(DELETE, { id: going })).error).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('that comes with Signalbox stays as it is', async () => {
    for (const name of ['Admin', 'Standard', 'Read Only']) {
      const id = await desk.roleId(name)
      expect((await desk.ask(UPDATE, { id, input: triage })).error).toEqual({ code: 'CONFLICT', path: 'id' })
      expect((await desk.ask(DELETE, { id })).error).toEqual({ code: 'CONFLICT', path: 'id' })
    }
  })
})

describe('who manages access without being allowed everything', () => {
  const own = ['user_access_read', 'user_access_manage', 'cases_read', 'logs_read_data', 'logs_read_index_data']
  let manager: { userId: string; key: string; roleId: string }
  beforeAll(async () => {
    const roleId = (await desk.createRole({ name: 'Manager', permissions: own, restrictionQuery: 'env:dev' })).data
      .createRole.id
    manager = { ...(await somebody('manager', [roleId])), roleId }
  })

  it('gives no permission that they do not have', async () => {
    const forbidden = { code: 'FORBIDDEN', permission: 'cases_write' }
    const made = await desk.createRole({ name: 'More', permissions: ['cases_read', 'cases_write'] }, manager.key)
    expect(made.error).toEqual({ ...forbidden, path: 'input' })
    const less = { name: 'Less', permissions: ['cases_read'], restrictionQuery: 'env:dev' }
    const { id } = (await desk.createRole(less, manager.key)).data.createRole
    const grown = { id, input: { ...less, permissions: ['cases_read', 'cases_write'] } }
    expect((await desk.ask(UPDATE, grown, manager.key)).error).toEqual({ ...forbidden, path: 'input' })
    const admin = await desk.roleId('Admin')
    const self = { userId: manager.userId, roleIds: [admin] }
    expect((await desk.ask(SET_ROLES, self, manager.key)).error).toMatchObject({ code: 'FORBIDDEN', path: 'roleIds' })
    const user = { name: 'Puppet', handle: 'puppet', email: 'puppet@example.com', roleIds: [admin] }
    const create = 'mutation ($input: UserInput!) { createUser(input: $input) { id } }'
    expect((await desk.ask(create, { input: user }, manager.key)).error).toMatchObject({ path: 'input.roleIds' })
  })

  it('leaves roles as strong as they were, and may weaken them', async () => {
    const strong = (await desk.createRole({ name: 'Strong', permissions: ['cases_read', 'cases_write'] })).data
      .createRole.id
    const renamed = { id: strong, input: { name: 'Renamed', permissions: ['cases_read', 'cases_write'] } }
    expect((await desk.ask(UPDATE, renamed, manager.key)).error).toBeUndefined()
    const { userId } = await somebody('strong', [strong])
    const added = { userId, roleIds: [strong, manager.roleId] }
    expect((await desk.ask(SET_ROLES, added, manager.key)).data.setUserRoles.roles).toHaveLength(2)
    const weakened = { id: strong, input: { name: 'Weak', permissions: ['cases_read'] } }
    expect((await desk.ask(UPDATE, weakened, manager.key)).error).toBeUndefined()
  })

  it('shows nobody, not even themselves, what their own restriction leaves out', async () => {
    const forbidden = { code: 'FORBIDDEN', path: 'input' }
    const reader = { name: 'Reader', permissions: ['logs_read_data'] }
    expect((await desk.createRole(reader, manager.key)).error).toEqual(forbidden)
    expect((await desk.createRole({ name: 'Cases', permissions: ['cases_read'] }, manager.key)).error).toEqual(
      forbidden,
    )
    const wider = { ...reader, restrictionQuery: 'env:(dev OR prod)' }
    expect((await desk.createRole(wider, manager.key)).error).toEqual(forbidden)
    const loosened = { id: manager.roleId, input: { name: 'Manager', permissions: own } }
    expect((await desk.ask(UPDATE, loosened, manager.key)).error).toEqual(forbidden)
    const { id } = (await desk.createRole({ name: 'Blind', permissions: [] })).data.createRole
    expect((await desk.ask(UPDATE, { id, input: reader }, manager.key)).error).toEqual(forbidden)
    const same = await desk.createRole({ ...reader, restrictionQuery: 'env:dev' }, manager.key)
    expect(same.error).toBeUndefined()
  })

  it('lifts no restriction, not even their own, by taking away the role that restricts', async () => {
    const bare = (await desk.createRole({ name: 'Bare', permissions: ['user_access_read', 'user_access_manage'] })).data
      .createRole.id
    const query = { name: 'Shop', permissions: ['logs_read_data'], restrictionQuery: 'env:dev' }
    const shop = (await desk.createRole(query)).data.createRole.id
    const { userId, key } = await somebody('climber', [bare, shop])
    const forbidden = { code: 'FORBIDDEN' }
    expect((await desk.ask(SET_ROLES, { userId, roleIds: [bare] }, key)).error).toEqual({
      ...forbidden,
      path: 'roleIds',
    })
    expect((await desk.ask(DELETE, { id: shop }, key)).error).toEqual({ ...forbidden, path: 'id' })
    await desk.ask(SET_ROLES, { userId, roleIds: [bare] })
    const lifted = { id: shop, input: { ...query, restrictionQuery: null } }
    expect((await desk.ask(UPDATE, lifted, key)).error).toEqual({ ...forbidden, path: 'input' })
    expect((await desk.ask(SET_ROLES, { userId, roleIds: [] })).error).toBeUndefined()
  })

  it('shows no more to those who have a role that they change', async () => {
    const queried = { name: 'Dev', permissions: ['logs_read_data'], restrictionQuery: 'env:dev' }
    const dev = (await desk.createRole(queried)).data.createRole.id
    const cases = { name: 'Prod cases', permissions: ['cases_read'], restrictionQuery: 'env:prod' }
    await somebody('both', [dev, (await desk.createRole(cases)).data.createRole.id])
    // Without a role that reads, both queries would say what their cases tell of.
    const weakened = { id: dev, input: { ...queried, permissions: [] } }
    expect((await desk.ask(UPDATE, weakened, manager.key)).error).toEqual({ code: 'FORBIDDEN', path: 'input' })
    expect((await desk.ask(UPDATE, weakened)).error).toBeUndefined()
  })

  it('makes no key that can do what they cannot', async () => {
    const admin = (await desk.ask('{ viewer { user { id } } }')).data.viewer.user.id
    const roleIds = [await desk.roleId('Admin')]
    const stolen = await desk.createKey({ ownerId: admin, roleIds }, manager.key)
    expect(stolen.error).toMatchObject({ code: 'FORBIDDEN', path: 'input.roleIds' })
    const following = await desk.createKey({ ownerId: admin }, manager.key)
    expect(following.error).toEqual({ code: 'BAD_USER_INPUT', path: 'input.roleIds' })
  })
})

it('describes every permission', async () => {
  const { data } = await desk.ask('{ permissions { name description } }')
  expect(data.permissions.map(({ name }: { name: string }) => name)).toEqual(Object.keys(PERMISSIONS))
  expect(data.permissions.every(({ description }: { description: string }) => description)).toBe(true)
})

async function somebody(handle: string, roleIds: readonly string[]): Promise<{ userId: string; key: string }> {
  const userId = await desk.createUser(handle, roleIds)
  return { userId, key: (await desk.key({ ownerId: userId })).token }
}
