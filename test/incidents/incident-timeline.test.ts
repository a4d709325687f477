import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodePosition } from '../../src/feed/index.ts'
import { ManualClock } from '../../src/kernel/clock.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { IncidentActivity } from '../../src/modules/incidents/incident-activity.ts'
import { addUser } from '../access/people.ts'
import { Client } from '../live/client.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { type IncidentDesk, openIncidentDesk } from './desk.ts'

let desk: IncidentDesk
let ada: { id: string; key: string }

beforeAll(async () => {
  desk = await openIncidentDesk()
  ada = await addUser(desk.server, 'ada', 'Standard')
})

afterAll(() => desk.server.close())

const NOTE = 'mutation ($id: ID!, $body: String!) { addIncidentNote(incidentId: $id, body: $body) { id kind body } }'
const EDIT = 'mutation ($id: ID!, $body: String!) { editIncidentNote(id: $id, body: $body) { id body editedAt } }'
const DELETE = 'mutation ($id: ID!) { deleteIncidentNote(id: $id) }'
const ACTIVITY = `subscription ($id: ID!, $after: String) {
  incidentActivity(id: $id, after: $after) { id at kind actor { kind name } body field previousValue newValue editedAt cursor signals { id } }
}`

const note = async (id: string, body: string, key?: string): Promise<string> =>
  (await desk.run(NOTE, { id, body }, key)).addIncidentNote.id
const connect = () => Client.connect(`${desk.server.url.replace('http', 'ws')}/graphql`, ADMIN_KEY)

describe('the timeline', () => {
  it('is read page by page in both directions', async () => {
    const { id, publicId } = await desk.declare()
    for (let number = 1; number <= 7; number += 1) await note(id, `note ${number}`)
    for (const direction of ['ASC', 'DESC'] as const) {
      const seen: (string | null)[] = []
      for (let after: string | null = null, more = true; more; ) {
        const page = await desk.timeline(publicId, direction, 3, after)
        seen.push(...page.edges.map(({ node }) => node.body))
        after = page.pageInfo.endCursor ?? null
        more = page.pageInfo.hasNextPage
      }
      const notes = [null, ...Array.from({ length: 7 }, (_, index) => `note ${index + 1}`)]
      expect(seen).toEqual(direction === 'ASC' ? notes : notes.reverse())
    }
  })

  it('refuses a cursor of another list', async () => {
    const { publicId } = await desk.declare()
    const { pageInfo } = await desk.timeline(publicId)
    for (const after of [
      'nonsense',
      pageInfo.endCursor ?? '',
      btoa('["DESC",-1e15,"iev"]'),
      btoa('["DESC",1,"\\u0000"]'),
    ])
      await expect(desk.timeline(publicId, 'DESC', 3, after)).rejects.toThrow('BAD_USER_INPUT')
  })

  it('has notes that their authors, and nobody else, edit and take away', async () => {
    const { id, publicId } = await desk.declare()
    const noteId = await note(id, 'Password reset.', ada.key)
    expect(await desk.fail(EDIT, { id: noteId, body: 'Not mine' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await desk.fail(DELETE, { id: noteId })).toMatchObject({ code: 'FORBIDDEN' })
    desk.server.clock.advance(1_000)
    const edited = await desk.run(EDIT, { id: noteId, body: 'Password and tokens reset.' }, ada.key)
    expect(edited.editIncidentNote).toMatchObject({ id: noteId, body: 'Password and tokens reset.' })
    expect(edited.editIncidentNote.editedAt).toBe(desk.server.clock.now().toISOString())
    await desk.run(DELETE, { id: noteId }, ada.key)
    expect(await desk.fail(EDIT, { id: noteId, body: 'again' }, ada.key)).toMatchObject({ code: 'NOT_FOUND' })
    const { edges } = await desk.timeline(publicId)
    expect(edges.at(-1)?.node).toMatchObject({ id: noteId, kind: 'NOTE_DELETED', body: null })
  })

  it('tells a note when its turn has come, so that none comes in behind what was read', async () => {
    const { id, publicId } = await desk.declare()
    const { clock } = desk.server
    const { postgres } = desk.server.app.stores
    const waiting = 'SELECT FROM pg_locks WHERE NOT granted'
    const adding = await postgres.transaction(async (tx) => {
      await tx.query('SELECT FROM incidents WHERE id = $1 FOR NO KEY UPDATE', [id])
      const added = desk.run('mutation ($id: ID!) { addIncidentNote(incidentId: $id, body: "late") { at } }', { id })
      await vi.waitFor(async () => expect(await postgres.dataSource.query(waiting)).not.toEqual([]))
      clock.advance(60_000)
      return { added }
    })
    expect((await adding.added).addIncidentNote.at).toBe(clock.now().toISOString())
    expect((await desk.timeline(publicId)).edges.at(-1)?.node).toMatchObject({ body: 'late' })
  })

  it('has no empty notes and no endless ones', async () => {
    const { id } = await desk.declare()
    for (const body of ['', ' \n', 'x'.repeat(50_001)])
      expect(await desk.fail(NOTE, { id, body })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'body' })
  })
})

describe('the activity', () => {
  it('tells what happens to one incident, and goes on where the client was', async () => {
    const { id } = await desk.declare()
    const other = await desk.declare()
    const client = await connect()
    const stream = client.run(ACTIVITY, { id })
    await client.roundTrip()
    const [signalId] = (await desk.signals(1)) as [string]
    await note(other.id, 'elsewhere')
    const noteId = await note(id, 'Looking at it.', ada.key)
    await desk.update(id, { state: 'STABLE' })
    const add =
      'mutation ($id: ID!, $signalIds: [ID!]!) { addSignalsToIncident(incidentId: $id, signalIds: $signalIds) { id } }'
    await desk.run(add, { id, signalIds: [signalId] })
    // That it was declared may still be on its way to those who listen.
    const afterwards = (items: Awaited<ReturnType<typeof stream.results.count>>) =>
      items.map(({ data }) => data.incidentActivity).filter(({ kind }) => kind !== 'DECLARED')
    const events = afterwards(await stream.results.until((items) => afterwards(items).length === 3))
    expect(events).toMatchObject([
      { id: noteId, kind: 'NOTE', body: 'Looking at it.', actor: { kind: 'USER', name: 'ada' }, editedAt: null },
      { kind: 'CHANGED', field: 'state', previousValue: 'ACTIVE', newValue: 'STABLE' },
      { kind: 'SIGNALS_ADDED', newValue: '1', signals: [{ id: signalId }] },
    ])
    client.kill()

    await desk.run(EDIT, { id: noteId, body: 'Looked at it.' }, ada.key)
    const again = await connect()
    const resumed = again.run(ACTIVITY, { id, after: events[1].cursor })
    const missed = (await resumed.results.count(2)).map(({ data }) => data.incidentActivity)
    expect(missed).toMatchObject([{ kind: 'SIGNALS_ADDED' }, { id: noteId, kind: 'NOTE', body: 'Looked at it.' }])
    expect(missed[1].editedAt).not.toBeNull()
    again.kill()
  })

  it('says so when events were left out', async () => {
    const place = { transaction: '7', position: 3 }
    const clock = new ManualClock('2026-03-02T09:00:00Z')
    const following = new IncidentActivity(
      { listen: () => () => undefined, catchUp: async (_from, { expired }) => expired(place) },
      clock,
      {} as never,
    ).open({ id: (await desk.declare()).id, after: encodePosition(place) }, systemViewer('test'))
    const given: { kind: string; newValue: string | null; cursor: string | null }[] = []
    const give = async (events: readonly (typeof given)[number][]) => void given.push(...events)
    await following.catchUp?.({ give, joined: () => undefined, signal: new AbortController().signal })
    expect(given).toMatchObject([{ kind: 'LAGGED', newValue: null, cursor: encodePosition(place) }])
    const missed = { ...given[0], at: clock.now(), position: place } as never
    expect(following.lagged(5, missed)).toMatchObject({
      kind: 'LAGGED',
      newValue: '5',
      cursor: encodePosition({ ...place, position: 2 }),
    })
  })

  it('refuses what is no incident, and cursors of nothing', async () => {
    const client = await connect()
    for (const variables of [{ id: 'sig_1' }, { id: (await desk.declare()).id, after: 'nonsense' }]) {
      const [error] = (await client.run(ACTIVITY, variables).ended) ?? []
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    }
    client.kill()
  })
})
