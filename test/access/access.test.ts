import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../src/kernel/viewer.ts'
import { openAccess } from './access.ts'

let org: Awaited<ReturnType<typeof openAccess>>
beforeAll(async () => {
  org = await openAccess()
})
afterAll(() => org.close())

const person = (handle: string, roleIds: string[] = []) => ({
  name: handle,
  handle,
  email: `${handle}@example.com`,
  roleIds,
})

describe('the first admin', () => {
  it('is created once, with a made-up key that permits everything', async () => {
    expect(org.token).toMatch(/^sbx_[\w-]{32}$/)
    expect(org.admin.permissions).toEqual(new Set(Object.keys(PERMISSIONS)))
    expect(org.admin.actor).toMatchObject({ kind: 'USER', name: 'Administrator' })
    expect(await org.start().firstAdmin.ensure(null)).toEqual({ newToken: null, warning: null })
  })

  it('gets a new value of ADMIN_KEY as a key that replaces the value before', async () => {
    const { access, origin } = org
    await access.firstAdmin.ensure('first-value-of-the-environment')
    await access.authentication.authenticate('first-value-of-the-environment', origin)
    await org.start().firstAdmin.ensure('second-value-of-the-environment')
    const later = org.start()
    expect((await later.authentication.authenticate('second-value-of-the-environment', origin)).userId).toBe(
      org.admin.userId,
    )
    await expect(later.authentication.authenticate('first-value-of-the-environment', origin)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    expect((await later.firstAdmin.ensure('first-value-of-the-environment')).warning).toMatch(/revoked/)
    await later.authentication.authenticate(org.token, origin)
  })
})

describe('an API key', () => {
  it('is stored as a hash only', async () => {
    const rows = await org.postgres.dataSource.query('SELECT * FROM api_keys')
    expect(JSON.stringify(rows)).not.toContain(org.token.slice(13))
    expect(rows.every((row: { hash: Buffer }) => row.hash.length === 32)).toBe(true)
  })

  it('acts as its owner, with the permissions of the owner’s roles', async () => {
    const { access, admin, origin } = org
    const reader = await access.users.create(admin, person('reader', [await org.role('Read Only')]))
    const { token, apiKey } = await access.apiKeys.create(admin, { name: 'laptop', ownerId: reader.id })
    const viewer = await access.authentication.authenticate(token, origin)
    expect(token.startsWith(apiKey.prefix)).toBe(true)
    expect(viewer).toMatchObject({ userId: reader.id, actor: { kind: 'USER', id: reader.id }, ...origin })
    expect(viewer.permissions.has('security_monitoring_signals_read')).toBe(true)
    expect(viewer.permissions.has('security_monitoring_signals_write')).toBe(false)
    await expect(access.users.create(viewer, person('nobody'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('limited to some roles of its owner has no others, and signs with its own name', async () => {
    const { access, admin, origin } = org
    const [standard, readOnly] = [await org.role('Standard'), await org.role('Read Only')]
    const owner = await access.users.create(admin, person('owner', [standard, readOnly]))
    const input = { name: 'exporter', ownerId: owner.id, roleIds: [readOnly] }
    const { token, apiKey } = await access.apiKeys.create(admin, input)
    const viewer = await access.authentication.authenticate(token, origin)
    expect(viewer.actor).toEqual({ kind: 'API_KEY', id: apiKey.id, name: 'exporter' })
    expect(viewer.roleIds).toEqual([readOnly])
    expect(viewer.permissions.has('cases_write')).toBe(false)
    await expect(access.apiKeys.create(admin, { ...input, roleIds: [await org.role('Admin')] })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: 'input.roleIds' },
    })
  })

  it('is refused from the moment it is revoked, expired or its owner disabled', async () => {
    const { access, admin, origin, clock } = org
    const owner = await access.users.create(admin, person('leaver', [await org.role('Standard')]))
    const make = async (expiresAt: Date | null = null) =>
      (await access.apiKeys.create(admin, { name: 'key', ownerId: owner.id, expiresAt })).token
    const [revoked, expiring, left] = [await make(), await make(new Date('2026-03-02T10:00:00Z')), await make()]
    for (const token of [revoked, expiring, left]) await access.authentication.authenticate(token, origin)

    const key = (await access.apiKeys.list(admin)).find(({ prefix }) => revoked.startsWith(prefix))
    await access.apiKeys.revoke(admin, key!.id)
    await expect(access.authentication.authenticate(revoked, origin)).rejects.toThrow('revoked')
    clock.advance(3_600_000)
    await expect(access.authentication.authenticate(expiring, origin)).rejects.toThrow('expired')
    await access.users.setDisabled(admin, owner.id, true)
    await expect(access.authentication.authenticate(left, origin)).rejects.toThrow('disabled')
    await expect(access.authentication.authenticate('sbx_guessed', origin)).rejects.toThrow('no such')
  })

  it('remembers its last use to the minute', async () => {
    const { access, admin, origin, clock } = org
    const { token, apiKey } = await access.apiKeys.create(admin, { name: 'used' })
    const lastUsed = async () => {
      await access.authentication.settled()
      return (await access.apiKeys.list(admin)).find(({ id }) => id === apiKey.id)?.lastUsedAt
    }
    expect(await lastUsed()).toBeNull()
    const first = clock.now()
    await access.authentication.authenticate(token, origin)
    clock.advance(59_000)
    await access.authentication.authenticate(token, origin)
    expect(await lastUsed()).toEqual(first)
    clock.advance(1_000)
    await access.authentication.authenticate(token, origin)
    expect(await lastUsed()).toEqual(clock.now())
  })
})

describe('users', () => {
  it('have unique handles', async () => {
    await org.access.users.create(org.admin, person('twin'))
    await expect(org.access.users.create(org.admin, person('twin'))).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('always include an enabled admin', async () => {
    const { access, admin } = org
    const conflict = { code: 'CONFLICT' }
    await expect(access.users.setDisabled(admin, admin.userId!, true)).rejects.toMatchObject(conflict)
    await expect(access.users.setRoles(admin, admin.userId!, [])).rejects.toMatchObject(conflict)
    const second = await access.users.create(admin, person('second', [await org.role('Admin')]))
    await access.users.setDisabled(admin, second.id, true)
    await expect(access.users.setRoles(admin, admin.userId!, [])).rejects.toMatchObject(conflict)
  })

  it('are loaded by id in the order that was asked for', async () => {
    const { access, admin } = org
    const user = await access.users.create(admin, person('someone'))
    const found = await access.directory.usersById([user.id, 'usr_unknown', admin.userId!, user.id])
    expect(found.map((row) => row?.handle ?? null)).toEqual(['someone', null, 'admin', 'someone'])
    await access.users.setDisabled(admin, user.id, true)
    expect((await access.directory.usersById([user.id]))[0]?.disabled).toBe(true)
  })

  it('are listed page by page without a gap', async () => {
    const { access, admin } = org
    const all = await access.users.page(admin, 1000, null)
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const page = await access.users.page(admin, 2, after)
      seen.push(...page.edges.map(({ node }) => node.handle))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(seen).toEqual(all.edges.map(({ node }) => node.handle))
  })
})

it('records every change with its actor and where it came from', async () => {
  const { access, admin } = org
  const user = await access.users.create(admin, person('audited'))
  await access.users.setRoles(admin, user.id, [await org.role('Standard')])
  const events = (await org.auditEvents()).filter(({ asset_name }) => asset_name === 'audited')
  expect(events).toMatchObject([
    { action: 'created', asset_type: 'user', actor_kind: 'USER', actor_name: 'Administrator', request_id: 'req-1' },
    {
      action: 'modified',
      client_ip: '192.0.2.7',
      changes: [{ field: 'roles', previousValue: '[]', newValue: '["Standard"]' }],
    },
  ])
})
