import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '../../src/kernel/viewer.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { SavedViewRepository } from '../../src/modules/views/saved-view.repository.ts'
import { SavedViewService } from '../../src/modules/views/saved-view.service.ts'
import { openAccess } from '../access/access.ts'

let org: Awaited<ReturnType<typeof openAccess>>
let views: SavedViewService
let analyst: Viewer
let reader: Viewer

beforeAll(async () => {
  org = await openAccess()
  const { postgres, clock } = org
  views = new SavedViewService({
    postgres,
    clock,
    audit: new AuditTrail(clock),
    views: new SavedViewRepository(postgres),
  })
  const viewer = async (handle: string, role: string) => {
    const roleIds = [await org.role(role)]
    const user = await org.access.users.create(org.admin, {
      name: handle,
      handle,
      email: `${handle}@example.com`,
      roleIds,
    })
    const { token } = await org.access.apiKeys.create(org.admin, { name: handle, ownerId: user.id })
    return org.access.authentication.authenticate(token, org.origin)
  }
  analyst = await viewer('analyst', 'Standard')
  reader = await viewer('reader', 'Read Only')
})
afterAll(() => org.close())

const settings = { name: 'Open and high', query: 'status:high', range: { from: 'now-7d' } }

it('shares a saved view with everybody, and lets whoever may triage change it', async () => {
  const saved = await views.save(analyst, { ...settings, columns: ['host', 'status', 'host'] })
  expect(await views.get(reader, saved.id)).toMatchObject({
    name: 'Open and high',
    rangeFrom: 'now-7d',
    rangeTo: 'now',
    visualization: 'LIST',
    columns: ['host', 'status'],
    facets: [],
    sort: null,
    ownerId: analyst.userId,
  })
  org.clock.advance(60_000)
  const changed = await views.update(org.admin, saved.id, { ...settings, name: 'High', visualization: 'PIE' })
  expect(changed).toMatchObject({ name: 'High', visualization: 'PIE', columns: [], ownerId: analyst.userId })
  expect(changed.updatedAt).toEqual(org.clock.now())
  await expect(views.update(reader, saved.id, settings)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(views.delete(reader, saved.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(views.save(reader, settings)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('keeps stars and the default view private to each person', async () => {
  const { id } = await views.save(analyst, settings)
  const other = await views.save(analyst, { ...settings, name: 'Other' })
  expect(await views.star(reader, id, true)).toMatchObject({ starred: true, isDefault: false })
  expect(await views.star(reader, id, true)).toMatchObject({ starred: true })
  expect(await views.setDefault(reader, id)).toMatchObject({ isDefault: true })
  expect(await views.setDefault(reader, other.id)).toMatchObject({ isDefault: true })
  expect(await views.get(reader, id)).toMatchObject({ starred: true, isDefault: false })
  expect(await views.get(analyst, id)).toMatchObject({ starred: false, isDefault: false })
  expect(await views.setDefault(reader, null)).toBeNull()
  expect((await views.list(reader)).filter(({ isDefault }) => isDefault)).toEqual([])
  expect(await views.star(reader, id, false)).toMatchObject({ starred: false })
})

it('deletes a view for everybody, also where it was the default', async () => {
  const { id } = await views.save(analyst, settings)
  await views.setDefault(reader, id)
  await views.delete(analyst, id)
  for (const attempt of [views.get(reader, id), views.star(reader, id, true), views.setDefault(reader, id)])
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await views.setDefault(reader, null)).toBeNull()
})

it.each([
  [{ name: '  ' }, 'input.name'],
  [{ name: 'x'.repeat(201) }, 'input.name'],
  [{ query: 'status:(high' }, 'input.query'],
  [{ range: { from: 'yesterday' } }, 'input.range.from'],
  [{ columns: ['host', ''] }, 'input.columns.1'],
  [{ facets: ['message'] }, 'input.facets.0'],
  [{ sort: { field: 'message', direction: 'ASC' as const } }, 'input.sort.field'],
])('refuses %j and names the argument', async (part, path) => {
  await expect(views.save(analyst, { ...settings, ...part })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    details: { path },
  })
})

it('records who changed what of a view', async () => {
  const { id } = await views.save(analyst, { ...settings, name: 'Audited' })
  await views.update(org.admin, id, { ...settings, name: 'Audited', query: 'status:low' })
  await views.star(reader, id, true)
  await views.delete(org.admin, id)
  const events = (await org.auditEvents()).filter(({ asset_name }) => asset_name === 'Audited')
  expect(events).toMatchObject([
    { action: 'created', asset_type: 'saved_view', actor_name: 'analyst' },
    { action: 'modified', changes: [{ field: 'query', previousValue: 'status:high', newValue: 'status:low' }] },
    {
      action: 'modified',
      actor_name: 'reader',
      changes: [{ field: 'starred', previousValue: 'false', newValue: 'true' }],
    },
    { action: 'deleted', actor_name: 'Administrator' },
  ])
})
