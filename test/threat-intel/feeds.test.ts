import { afterAll, beforeAll, expect, it } from 'vitest'
import { AuditEventRow } from '../../src/modules/audit/audit-event.table.ts'
import { type IntelDesk, keeper, LISTED, openIntelDesk } from './intel-desk.ts'

let desk: IntelDesk
beforeAll(async () => {
  desk = await openIntelDesk()
})
afterAll(() => desk.close())

const categories = (ip: string, intel = desk.intel) =>
  intel.threats.of({ host: '', attributes: { 'network.ip.list': [ip] } })?.results.map(({ category }) => category) ?? []

it('makes a list the whole feed, and counts what that changes', async () => {
  const { id, ...first } = await desk.list({ name: 'Counted' }, '192.0.2.1\n192.0.2.2 old\n192.0.2.3\n192.0.2.3')
  expect(first).toMatchObject({ added: 3, updated: 0, removed: 0, rejectedCount: 1 })
  const second = await desk.intel.service.import(keeper, id, 'LINES', '192.0.2.2 new\n192.0.2.3\n192.0.2.4')
  expect(second).toMatchObject({ added: 1, updated: 1, removed: 1, rejected: [] })
  expect(await desk.intel.service.get(keeper, id)).toMatchObject({ indicatorCount: 3, lastSyncedAt: desk.clock.now() })
  expect([1, 2, 3, 4].map((n) => categories(`192.0.2.${n}`).length)).toEqual([0, 1, 1, 1])
})

it('leaves a feed as it is when nothing of a list can be read, and empties it when the list is empty', async () => {
  const { id } = await desk.list({ name: 'Kept' }, '192.0.2.10')
  const page = await desk.intel.service.import(keeper, id, 'LINES', '<html><body>\nMoved\n</body></html>')
  expect(page).toMatchObject({ added: 0, removed: 0, rejectedCount: 3 })
  expect(categories('192.0.2.10')).toHaveLength(1)
  desk.clock.advance(1)
  await desk.intel.service.import(keeper, id, 'CSV', 'nonsense\nhere')
  expect((await desk.intel.service.get(keeper, id)).lastSyncedAt).not.toEqual(desk.clock.now())
  expect(await desk.intel.service.import(keeper, id, 'LINES', '# nobody\n')).toMatchObject({ removed: 1 })
  expect(categories('192.0.2.10')).toEqual([])
})

it('adds a STIX bundle to a feed: what comes again is changed, what is revoked goes', async () => {
  const object = (n: number, ip: string, more = {}) => ({
    ...{ type: 'indicator', id: `indicator--${n}`, pattern: `[ipv4-addr:value = '${ip}']`, ...more },
  })
  const bundle = (...objects: object[]) => JSON.stringify({ type: 'bundle', objects })
  const first = bundle(object(1, '192.0.2.20'), object(2, '192.0.2.21'), object(3, '192.0.2.22'))
  const { id, added } = await desk.list({ name: 'STIX' }, first, 'STIX')
  expect(added).toBe(3)
  const next = bundle(object(1, '192.0.2.29'), object(2, '192.0.2.21', { revoked: true }), object(4, '192.0.2.23'))
  expect(await desk.intel.service.import(keeper, id, 'STIX', next)).toMatchObject({ added: 2, updated: 0, removed: 2 })
  expect([20, 21, 22, 23, 29].map((n) => categories(`192.0.2.${n}`).length)).toEqual([0, 0, 1, 1, 1])
  expect(await desk.intel.service.get(keeper, id)).toMatchObject({ indicatorCount: 3 })
})

it('writes down in the audit trail who changed a feed and its list', async () => {
  const { id } = await desk.list({ name: 'Audited' }, '192.0.2.30\n192.0.2.31')
  await desk.intel.service.update(keeper, id, { ...LISTED, name: 'Audited', category: 'scanner' })
  await desk.intel.service.delete(keeper, id)
  const events = await desk.postgres.dataSource.manager.find(AuditEventRow, {
    where: { assetId: id },
    order: { id: 'ASC' },
  })
  expect(events.map(({ action, actorName }) => `${action} by ${actorName}`)).toEqual([
    'created by keeper',
    'modified by keeper',
    'modified by keeper',
    'deleted by keeper',
  ])
  expect(events[1]?.changes).toContainEqual({ field: 'indicatorCount', previousValue: '0', newValue: '2' })
  expect(events[2]?.changes).toEqual([{ field: 'category', previousValue: 'malware', newValue: 'scanner' }])
})

it('is seen by every process', async () => {
  const other = await desk.another()
  const { id } = await desk.list({ name: 'Everywhere' }, '192.0.2.40')
  await expect.poll(() => categories('192.0.2.40', other)).toEqual(['malware'])
  await desk.intel.service.update(keeper, id, { ...LISTED, name: 'Everywhere', category: 'tor' })
  await expect.poll(() => categories('192.0.2.40', other)).toEqual(['tor'])
})

it.each([
  [{ name: ' ' }, 'input.name'],
  [{ category: '' }, 'input.category'],
  [{ url: 'ftp://example.com/list' }, 'input.url'],
  [{ url: 'nonsense' }, 'input.url'],
  [{ refreshEvery: 60_000 }, 'input.refreshEvery'],
  [{ url: 'https://example.com/list', refreshEvery: 1_000 }, 'input.refreshEvery'],
])('refuses a feed with %j', async (input, path) => {
  await expect(desk.intel.service.create(keeper, { ...LISTED, ...input })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    details: { path },
  })
})

it('refuses two feeds of one name, unknown feeds, and whoever may not', async () => {
  await desk.list({ name: 'Once' }, '192.0.2.50')
  await expect(desk.intel.service.create(keeper, { ...LISTED, name: 'Once' })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  await expect(desk.intel.service.import(keeper, 'fed_none', 'LINES', '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const stranger = { ...keeper, permissions: new Set(['reference_tables_read'] as const) }
  await expect(desk.intel.service.import(stranger, 'fed_none', 'LINES', '')).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(desk.intel.service.list(stranger)).resolves.not.toEqual([])
})
