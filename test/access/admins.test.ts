import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/kernel/viewer.ts'
import { openAccess } from './access.ts'

let org: Awaited<ReturnType<typeof openAccess>>
beforeAll(async () => {
  org = await openAccess()
})
afterAll(() => org.close())

const conflict = { code: 'CONFLICT' }

interface Admin {
  readonly viewer: Viewer
  readonly keyId: string
  readonly token: string
}

let count = 0
async function addAdmin(): Promise<Admin> {
  const { access, admin, origin } = org
  count += 1
  const handle = `admin-${count}`
  const roleIds = [await org.role('Admin')]
  const user = await access.users.create(admin, { name: handle, handle, email: `${handle}@example.com`, roleIds })
  const { token, apiKey } = await access.apiKeys.create(admin, { name: handle, ownerId: user.id })
  return { viewer: await access.authentication.authenticate(token, origin), keyId: apiKey.id, token }
}

/** Whether somebody can still come in and do everything. */
async function isReachable(tokens: readonly string[]): Promise<boolean> {
  const access = org.start()
  for (const token of tokens) {
    const viewer = await access.authentication.authenticate(token, org.origin).catch(() => null)
    if (viewer?.permissions.size === org.admin.permissions.size) return true
  }
  return false
}

describe('the last admin', () => {
  it('keeps the key, unless another one is there', async () => {
    const { access, admin } = org
    const [first] = await access.apiKeys.list(admin)
    await expect(access.apiKeys.revoke(admin, first!.id)).rejects.toMatchObject(conflict)
    const limited = { name: 'limited', roleIds: [] }
    await access.apiKeys.create(admin, limited)
    await expect(access.apiKeys.revoke(admin, first!.id)).rejects.toMatchObject(conflict)
    const { apiKey } = await access.apiKeys.create(admin, { name: 'spare', roleIds: [await org.role('Admin')] })
    await access.apiKeys.revoke(admin, apiKey.id)
    const reader = await access.users.create(admin, { name: 'r', handle: 'r', email: 'r@example.com', roleIds: [] })
    const { apiKey: other } = await access.apiKeys.create(admin, { name: 'other', ownerId: reader.id })
    await access.apiKeys.revoke(admin, other.id)
  })

  it('is not left alone by somebody who has no key', async () => {
    const { access, admin } = org
    const roleIds = [await org.role('Admin')]
    const keyless = { name: 'k', handle: 'keyless', email: 'k@example.com', roleIds }
    const user = await access.users.create(admin, keyless)
    await expect(access.users.setDisabled(admin, admin.userId!, true)).rejects.toMatchObject(conflict)
    await access.users.setRoles(admin, user.id, [])
  })

  it('is not replaced by a role of their own making, which permits nothing that a later version adds', async () => {
    const { access, admin } = org
    const role = await access.roles.create(admin, { name: 'Everything', permissions: [...admin.permissions] })
    await expect(access.users.setRoles(admin, admin.userId!, [role.id])).rejects.toMatchObject(conflict)
    const { viewer, keyId } = await addAdmin()
    await access.users.setRoles(viewer, admin.userId!, [role.id])
    await expect(access.apiKeys.revoke(viewer, keyId)).rejects.toMatchObject(conflict)
    await access.roles.delete(viewer, role.id)
    await access.users.setRoles(viewer, admin.userId!, [await org.role('Admin')])
    await access.users.setDisabled(admin, viewer.userId!, true)
  })
})

it('two admins who demote each other at once do not both succeed', async () => {
  for (let round = 0; round < 5; round++) {
    const [first, second] = [await addAdmin(), await addAdmin()]
    await org.access.users.setDisabled(first.viewer, org.admin.userId!, true)
    const results = await Promise.allSettled([
      org.start().users.setRoles(first.viewer, second.viewer.userId!, []),
      org.start().users.setRoles(second.viewer, first.viewer.userId!, []),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await isReachable([first.token, second.token])).toBe(true)
    const winner = results[0]?.status === 'fulfilled' ? first : second
    await org.access.users.setDisabled(winner.viewer, org.admin.userId!, false)
    await org.access.users.setDisabled(org.admin, winner.viewer.userId!, true)
  }
})

it('whatever admins do to each other at once, somebody can still come in and do everything', async () => {
  const step = fc.record({
    by: fc.nat(2),
    what: fc.constantFrom('demote', 'disable', 'revoke', 'promote', 'enable'),
    whom: fc.nat(2),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      const admins = [await addAdmin(), await addAdmin(), await addAdmin()]
      const roleId = await org.role('Admin')
      await org.access.users.setDisabled(admins[0]!.viewer, org.admin.userId!, true)
      const access = org.start()
      await Promise.allSettled(
        steps.map(({ by, what, whom }) => {
          const [doer, { viewer, keyId }] = [admins[by]!.viewer, admins[whom]!]
          if (what === 'revoke') return access.apiKeys.revoke(doer, keyId)
          if (what === 'demote') return access.users.setRoles(doer, viewer.userId!, [])
          if (what === 'promote') return access.users.setRoles(doer, viewer.userId!, [roleId])
          return access.users.setDisabled(doer, viewer.userId!, what === 'disable')
        }),
      )
      expect(await isReachable(admins.map(({ token }) => token))).toBe(true)
      await org.access.users.setDisabled(admins[0]!.viewer, org.admin.userId!, false)
      for (const { viewer } of admins) await org.access.users.setDisabled(org.admin, viewer.userId!, true)
    }),
    { numRuns: 15 },
  )
})
