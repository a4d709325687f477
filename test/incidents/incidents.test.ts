import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { ADD_SIGNALS, INCIDENTS_OF_SIGNAL, type IncidentDesk, openIncidentDesk, REMOVE_SIGNAL } from './desk.ts'

let desk: IncidentDesk
let ada: { id: string; key: string }
let reader: { id: string; key: string }

beforeAll(async () => {
  desk = await openIncidentDesk()
  ada = await addUser(desk.server, 'ada', 'Standard')
  reader = await addUser(desk.server, 'reader', 'Read Only')
})

afterAll(() => desk.server.close())

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
    expect((await desk.run(INCIDENTS_OF_SIGNAL, { id: second })).signal).toEqual({
      triage: { state: 'UNDER_REVIEW' },
      incidents: [{ publicId: incident.publicId, title: 'Stolen credentials', state: 'ACTIVE' }],
      history: {
        edges: [
          { node: { action: 'TRIAGED', field: 'state', newValue: 'UNDER_REVIEW' } },
          { node: { action: 'LINKED', field: 'incident', newValue: `#${incident.publicId}` } },
        ],
      },
    })
    expect(await desk.kinds(incident.publicId)).toEqual([
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
    expect((await desk.run(INCIDENTS_OF_SIGNAL, { id: signalId })).signal).toMatchObject({
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
    expect(await desk.fail(ADD_SIGNALS, { id, signalIds: [] }, reader.key)).toMatchObject({ code: 'FORBIDDEN' })
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
    expect(await desk.kinds(publicId)).toEqual([
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
    expect(await desk.kinds(publicId)).toContainEqual(['CHANGED', 'commander', 'ada'])
    expect(await desk.kinds(publicId)).toContainEqual(['CHANGED', 'fields.services', '["sso"]'])
  })

  it('that changes nothing makes no version and no event', async () => {
    const { id, publicId } = await desk.declare()
    expect(await desk.update(id, { severity: 'SEV_2', fields: {} })).toMatchObject({ version: 1 })
    expect(await desk.kinds(publicId)).toHaveLength(1)
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
    await desk.run(ADD_SIGNALS, { id, signalIds: [second] })
    await desk.run(REMOVE_SIGNAL, { id, signalId: first })
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
