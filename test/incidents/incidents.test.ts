import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { addUser } from '../access/people.ts'
import { type IncidentDesk, openIncidentDesk } from './desk.ts'

let desk: IncidentDesk
let ada: { id: string; key: string }
let reader: { id: string; key: string }

beforeAll(async () => {
  desk = await openIncidentDesk()
  ada = await addUser(desk.server, 'ada', 'Standard')
  reader = await addUser(desk.server, 'reader', 'Read Only')
})

afterAll(() => desk.server.close())

const OF_SIGNAL = `query ($id: ID!) {
  signal(id: $id) { triage { state } incidents { publicId title state } history(first: 2) { edges { node { action field newValue } } } }
}`
const SIGNALS = `query ($publicId: Int!, $first: Int!, $after: String) {
  incident(publicId: $publicId) {
    signalCount
    signals(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
    signalSearch(query: "source:okta") { total }
  }
}`
const ADD = `mutation ($id: ID!, $signalIds: [ID!]!) { addSignalsToIncident(incidentId: $id, signalIds: $signalIds) { publicId version } }`
const REMOVE = `mutation ($id: ID!, $signalId: ID!) { removeSignalFromIncident(incidentId: $id, signalId: $signalId) { publicId } }`

const kinds = async (publicId: number) =>
  (await desk.timeline(publicId)).edges.map(({ node: { kind, field, previousValue, newValue } }) =>
    [kind, field, previousValue, newValue].filter((part) => part !== null),
  )

interface Audited {
  readonly action: string
  readonly actor_name: string
  readonly changes: readonly object[]
}

const audited = (id: string): Promise<Audited[]> =>
  desk.server.app.stores.postgres.read<Audited>(
    { name: 'audit', text: 'SELECT action, actor_name, changes FROM audit_events WHERE asset_id = $1 ORDER BY id' },
    [id],
  )

describe('an incident', () => {
  it('is declared with its signals, which come under review and know it', async () => {
    const [first, second] = (await desk.signals(2)) as [string, string]
    desk.server.clock.advance(90_000)
    const incident = await desk.declare({ signalIds: [first, second, first], commanderId: ada.id }, ada.key)
    expect(incident).toMatchObject({
      version: 1,
      state: 'ACTIVE',
      severity: 'SEV_2',
      commander: { handle: 'ada' },
      fields: { detection_method: 'unknown' },
      resolvedAt: null,
      timeToRespond: 90,
      timeToResolve: null,
    })
    expect((await desk.run(OF_SIGNAL, { id: second })).signal).toEqual({
      triage: { state: 'UNDER_REVIEW' },
      incidents: [{ publicId: incident.publicId, title: 'Stolen credentials', state: 'ACTIVE' }],
      history: {
        edges: [
          { node: { action: 'TRIAGED', field: 'state', newValue: 'UNDER_REVIEW' } },
          { node: { action: 'LINKED', field: 'incident', newValue: `#${incident.publicId}` } },
        ],
      },
    })
    expect(await kinds(incident.publicId)).toEqual([
      ['DECLARED', 'Stolen credentials'],
      ['SIGNALS_ADDED', 'signals', '2'],
    ])
    const [, added] = (await desk.timeline(incident.publicId)).edges
    expect(added?.node).toMatchObject({ actor: { name: 'ada' }, signals: [{ id: first }, { id: second }] })
  })

  it('has the next number, however many are declared at once and whatever fails between', async () => {
    const { publicId } = await desk.declare()
    await desk.refuse({ signalIds: ['sig_none'] })
    const numbers = await Promise.all(Array.from({ length: 12 }, async () => (await desk.declare()).publicId))
    expect(numbers.sort((left, right) => left - right)).toEqual(Array.from({ length: 12 }, (_, n) => publicId + 1 + n))
  })

  it('is found by its number and by its id', async () => {
    const { id, publicId } = await desk.declare()
    const ask =
      'query ($publicId: Int!, $id: ID!) { incident(publicId: $publicId) { id } node(id: $id) { ... on Incident { publicId } } }'
    expect(await desk.run(ask, { publicId, id })).toEqual({ incident: { id }, node: { publicId } })
    for (const missing of [0, -1, 2_147_483_647])
      expect(await desk.fail('query ($n: Int!) { incident(publicId: $n) { id } }', { n: missing })).toMatchObject({
        code: 'NOT_FOUND',
      })
  })

  it('is not declared by half', async () => {
    const [signalId] = (await desk.signals(1)) as [string]
    const before = (await desk.search('')).total
    expect(await desk.refuse({ signalIds: [signalId, 'sig_none'] })).toMatchObject({
      code: 'NOT_FOUND',
      path: 'input.signalIds',
      ids: ['sig_none'],
    })
    expect((await desk.run(OF_SIGNAL, { id: signalId })).signal).toMatchObject({
      triage: { state: 'OPEN' },
      incidents: [],
    })
    expect((await desk.search('')).total).toBe(before)
  })

  it.each([
    [{ title: '  ' }, 'input.title'],
    [{ title: 'x'.repeat(1_025) }, 'input.title'],
    [{ templateId: 'tpl_none' }, 'input.templateId'],
    [{ commanderId: 'usr_none' }, 'input.commanderId'],
    [{ commanderId: '' }, 'input.commanderId'],
    [{ customerImpactStart: '2026-03-02T08:00:00Z' }, 'input.customerImpactStart'],
    [{ customerImpacted: true, customerImpactStart: '2126-03-02T08:00:00Z' }, 'input.customerImpactStart'],
    [
      {
        customerImpacted: true,
        customerImpactStart: '2026-03-02T08:00:00Z',
        customerImpactEnd: '2026-03-02T07:00:00Z',
      },
      'input.customerImpactEnd',
    ],
    [{ detectedAt: '2126-03-02T08:00:00Z' }, 'input.detectedAt'],
  ])('is refused with %j', async (input, path) => {
    expect(await desk.refuse(input)).toMatchObject({ code: 'BAD_USER_INPUT', path })
  })

  it('is declared and changed by those who may', async () => {
    const { id, publicId } = await desk.declare()
    expect(await desk.refuse({}, reader.key)).toMatchObject({ code: 'FORBIDDEN', permission: 'incident_write' })
    const note = 'mutation ($id: ID!) { addIncidentNote(incidentId: $id, body: "hello") { id } }'
    expect(await desk.fail(note, { id }, reader.key)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await desk.fail(ADD, { id, signalIds: [] }, reader.key)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await desk.run('query ($n: Int!) { incident(publicId: $n) { id } }', { n: publicId }, reader.key)).toEqual({
      incident: { id },
    })
  })
})

describe('a change of an incident', () => {
  it('sets and clears the resolution, and the timeline tells each field', async () => {
    const { id, publicId } = await desk.declare()
    desk.server.clock.advance(3_600_000)
    expect(await desk.update(id, { state: 'RESOLVED', severity: 'SEV_1' })).toMatchObject({
      state: 'RESOLVED',
      version: 2,
      timeToResolve: 3_600,
    })
    desk.server.clock.advance(60_000)
    expect(await desk.update(id, { state: 'COMPLETED', title: 'Closed' })).toMatchObject({
      title: 'Closed',
      timeToResolve: 3_600,
    })
    expect(await desk.update(id, { state: 'ACTIVE' })).toMatchObject({ resolvedAt: null, version: 4 })
    expect(await kinds(publicId)).toEqual([
      ['DECLARED', 'Stolen credentials'],
      ['CHANGED', 'severity', 'SEV_2', 'SEV_1'],
      ['CHANGED', 'state', 'ACTIVE', 'RESOLVED'],
      ['CHANGED', 'title', 'Stolen credentials', 'Closed'],
      ['CHANGED', 'state', 'RESOLVED', 'COMPLETED'],
      ['CHANGED', 'state', 'COMPLETED', 'ACTIVE'],
    ])
  })

  it('leaves what it does not name, and null takes the commander away', async () => {
    const { id, publicId } = await desk.declare({ commanderId: ada.id, fields: { summary: 'A phished password.' } })
    expect(await desk.update(id, { fields: { services: ['sso'] } })).toMatchObject({
      commander: { handle: 'ada' },
      fields: { summary: 'A phished password.', services: ['sso'], detection_method: 'unknown' },
    })
    expect(await desk.update(id, { commanderId: null, title: null, fields: null })).toMatchObject({
      commander: null,
      title: 'Stolen credentials',
      version: 3,
    })
    expect(await kinds(publicId)).toContainEqual(['CHANGED', 'commander', 'ada'])
    expect(await kinds(publicId)).toContainEqual(['CHANGED', 'fields.services', '["sso"]'])
  })

  it('that changes nothing makes no version and no event', async () => {
    const { id, publicId } = await desk.declare()
    expect(await desk.update(id, { severity: 'SEV_2', fields: {} })).toMatchObject({ version: 1 })
    expect(await kinds(publicId)).toHaveLength(1)
  })

  it('takes a commander that there is, and who may read what it answers', async () => {
    const { id } = await desk.declare()
    for (const commanderId of ['usr_none', ''])
      expect(await desk.refuseUpdate(id, { commanderId })).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', path: 'input.commanderId' },
      })
    await desk.server.app.stores.postgres.dataSource.query(
      `INSERT INTO roles (id, name, managed, permissions) VALUES ('rol_00000000000000000000000043', 'Writer', false, '{incident_write}')`,
    )
    const writer = await addUser(desk.server, 'writer', 'Writer')
    const update = 'mutation ($id: ID!) { updateIncident(id: $id, input: {}) { title } }'
    expect(await desk.fail(update, { id }, writer.key)).toMatchObject({
      ...{ code: 'FORBIDDEN', permission: 'incident_read' },
    })
  })

  it('of a version that is no longer the latest is a conflict', async () => {
    const { id } = await desk.declare()
    await desk.update(id, { severity: 'SEV_3' }, 1)
    expect(await desk.refuseUpdate(id, { severity: 'SEV_4' }, 1)).toMatchObject({ code: 'CONFLICT', version: 2 })
    expect(await desk.refuseUpdate('inc_none', {})).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('made at once with others is not lost', async () => {
    const { id } = await desk.declare()
    const names = ['summary', 'root_cause'] as const
    await Promise.all([
      ...names.map((name) => desk.update(id, { fields: { [name]: name } })),
      desk.update(id, { severity: 'SEV_5' }),
    ])
    expect(await desk.update(id, {})).toMatchObject({
      version: 4,
      severity: 'SEV_5',
      fields: { summary: 'summary', root_cause: 'root_cause' },
    })
  })

  it('of the impact on customers gives the times that follow from it', async () => {
    const at = (time: string) => `2026-03-01T${time}:00.000Z`
    const { id } = await desk.declare({
      customerImpacted: true,
      customerImpactStart: at('08:00'),
      detectedAt: at('08:10'),
    })
    expect(await desk.update(id, { customerImpactEnd: at('09:00') })).toMatchObject({
      customerImpactStart: at('08:00'),
      timeToDetect: 600,
      timeToRepair: 3_000,
      customerImpactDuration: 3_600,
    })
    expect(await desk.update(id, { customerImpacted: false })).toMatchObject({
      customerImpactStart: null,
      timeToDetect: null,
      customerImpactDuration: null,
    })
  })

  it('of anything is in the audit trail', async () => {
    const [first, second] = (await desk.signals(2)) as [string, string]
    const { id } = await desk.declare({ signalIds: [first] })
    await desk.run(ADD, { id, signalIds: [second] })
    await desk.run(REMOVE, { id, signalId: first })
    const note = 'mutation ($id: ID!) { addIncidentNote(incidentId: $id, body: "seen") { id } }'
    const noteId = (await desk.run(note, { id })).addIncidentNote.id
    await desk.run('mutation ($id: ID!) { editIncidentNote(id: $id, body: "done") { id } }', { id: noteId })
    await desk.run('mutation ($id: ID!) { deleteIncidentNote(id: $id) }', { id: noteId })
    const changes = (await audited(id)).slice(1).flatMap((event) => event.changes)
    expect(changes).toEqual([
      { field: 'signals', previousValue: null, newValue: first },
      { field: 'signals', previousValue: null, newValue: second },
      { field: 'signals', previousValue: first, newValue: null },
      { field: 'note', previousValue: null, newValue: 'seen' },
      { field: 'note', previousValue: 'seen', newValue: 'done' },
      { field: 'note', previousValue: 'done', newValue: null },
    ])
  })

  it('is in the audit trail with what was before', async () => {
    const { id } = await desk.declare({ fields: { summary: 'before' } }, ada.key)
    await desk.update(id, { fields: { summary: 'after' } })
    const events = await audited(id)
    expect(events).toMatchObject([
      { action: 'created', actor_name: 'ada' },
      {
        action: 'modified',
        changes: [{ field: 'fields.summary', previousValue: 'before', newValue: 'after' }],
      },
    ])
    expect(events[0]?.changes).toContainEqual({ field: 'severity', previousValue: null, newValue: 'SEV_2' })
  })
})

describe('signals of an incident', () => {
  it('are added later, once each, and all or none', async () => {
    const { id, publicId } = await desk.declare()
    const [first, second, third] = (await desk.signals(3)) as [string, string, string]
    await desk.run(ADD, { id, signalIds: [first, second] })
    await desk.run(ADD, { id, signalIds: [second, third] })
    expect(await desk.run(ADD, { id, signalIds: [third] })).toEqual({ addSignalsToIncident: { publicId, version: 1 } })
    const failed = await desk.fail(ADD, { id, signalIds: [...(await desk.signals(1)), 'sig_none'] })
    expect(failed).toMatchObject({ code: 'NOT_FOUND', path: 'signalIds', ids: ['sig_none'] })
    expect(await kinds(publicId)).toEqual([
      ['DECLARED', 'Stolen credentials'],
      ['SIGNALS_ADDED', 'signals', '2'],
      ['SIGNALS_ADDED', 'signals', '1'],
    ])
    expect((await desk.run(SIGNALS, { publicId, first: 10 })).incident).toMatchObject({
      signals: { edges: [{ node: { id: third } }, { node: { id: second } }, { node: { id: first } }] },
      signalCount: 3,
      signalSearch: { total: 3 },
    })
    expect(await desk.fail(ADD, { id: 'inc_none', signalIds: [first] })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are removed, and stay in the state that they are in', async () => {
    const [signalId] = (await desk.signals(1)) as [string]
    const { id, publicId } = await desk.declare({ signalIds: [signalId] })
    await desk.run(REMOVE, { id, signalId })
    await desk.run(REMOVE, { id, signalId })
    expect((await desk.run(OF_SIGNAL, { id: signalId })).signal).toMatchObject({
      triage: { state: 'UNDER_REVIEW' },
      incidents: [],
    })
    expect(await kinds(publicId)).toContainEqual(['SIGNALS_REMOVED', 'signals', '1'])
    expect(await kinds(publicId)).toHaveLength(3)
    expect((await desk.run(SIGNALS, { publicId, first: 10 })).incident).toMatchObject({
      signalCount: 0,
      signals: { edges: [] },
      signalSearch: { total: 0 },
    })
  })

  it('are listed page by page, however many there are', async () => {
    const signalIds = await desk.signals(250)
    const { publicId } = await desk.declare({ signalIds })
    const seen: string[] = []
    const read = async (after: string | null): Promise<void> => {
      const { signals } = (await desk.run(SIGNALS, { publicId, first: 100, after })).incident
      seen.push(...signals.edges.map(({ node }: { node: { id: string } }) => node.id))
      if (signals.pageInfo.hasNextPage) await read(signals.pageInfo.endCursor)
    }
    await read(null)
    expect(seen).toHaveLength(250)
    expect([...seen].sort()).toEqual([...signalIds].sort())
  })

  it('that come in several steps of one work are one event', async () => {
    const { id, publicId } = await desk.declare()
    const signalIds = await desk.signals(5)
    const { modules, stores } = desk.server.app
    const viewer = systemViewer('Bulk work')
    for (const [from, to] of [
      [0, 2],
      [2, 4],
      [3, 5],
    ] as const) {
      const some = signalIds.slice(from, to)
      await stores.postgres.transaction((tx) => modules.incidents.links.link(tx, viewer, id, some, new Date(0)))
    }
    await stores.postgres.transaction((tx) => modules.incidents.links.unlink(tx, viewer, id, signalIds, new Date(0)))
    expect(await kinds(publicId)).toEqual([
      ['DECLARED', 'Stolen credentials'],
      ['SIGNALS_ADDED', 'signals', '5'],
      ['SIGNALS_REMOVED', 'signals', '5'],
    ])
    expect((await desk.timeline(publicId)).edges[1]?.node.signals.map((signal) => signal.id)).toEqual(signalIds)
  })

  it('are counted once, however many people add them at the same time', async () => {
    const { id, publicId } = await desk.declare()
    const signalIds = await desk.signals(30)
    const overlapping = Array.from({ length: 6 }, (_, n) => signalIds.slice(n * 4, n * 4 + 10))
    await Promise.all(overlapping.map((some) => desk.run(ADD, { id, signalIds: [...some].reverse() })))
    const { signalCount, signals } = (await desk.run(SIGNALS, { publicId, first: 100 })).incident
    expect(signalCount).toBe(30)
    expect(signals.edges).toHaveLength(30)
    const told = (await kinds(publicId)).filter(([kind]) => kind === 'SIGNALS_ADDED')
    expect(told.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(30)
  })

  it('tell their incidents with one statement for a page of them', async () => {
    const signalIds = await desk.signals(20)
    await desk.declare({ signalIds })
    await desk.declare({ signalIds: signalIds.slice(5) })
    const { postgres } = desk.server.app.stores
    const { read } = postgres
    const statements: string[] = []
    postgres.read = (statement, values) => {
      statements.push(statement.name)
      return read(statement, values)
    }
    const page =
      '{ signalSearch(query: "", range: { from: "now-1d", to: "now+1d" }) { signals(first: 20) { edges { node { incidents { title } } } } } }'
    const { signalSearch } = await desk.run(page)
    postgres.read = read
    expect(
      signalSearch.signals.edges.filter(({ node }: { node: { incidents: [] } }) => node.incidents.length),
    ).toHaveLength(20)
    expect(statements.filter((name) => name.startsWith('incident'))).toEqual(['incidents-by-public-id'])
  })

  it('can be part of several incidents, in the order in which they came to them', async () => {
    const [signalId] = (await desk.signals(1)) as [string]
    const [first, second] = [await desk.declare(), await desk.declare()]
    for (const { id } of [second, first]) await desk.run(ADD, { id, signalIds: [signalId] })
    const { incidents } = (await desk.run(OF_SIGNAL, { id: signalId })).signal
    expect(incidents.map(({ publicId }: { publicId: number }) => publicId)).toEqual([second.publicId, first.publicId])
  })
})
