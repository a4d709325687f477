import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { ADD_SIGNALS, INCIDENTS_OF_SIGNAL, type IncidentDesk, openIncidentDesk, REMOVE_SIGNAL } from './desk.ts'

const SIGNALS = `query ($publicId: Int!, $first: Int!, $after: String) {
  incident(publicId: $publicId) {
    signalCount
    signals(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
    signalSearch(query: "source:okta") { total }
  }
}`

let desk: IncidentDesk
beforeAll(async () => {
  desk = await openIncidentDesk()
})
afterAll(() => desk.server.close())

describe('signals of an incident', () => {
  it('are added later, once each, and all or none', async () => {
    const { id, publicId } = await desk.declare()
    const [first, second, third] = (await desk.signals(3)) as [string, string, string]
    await desk.run(ADD_SIGNALS, { id, signalIds: [first, second] })
    await desk.run(ADD_SIGNALS, { id, signalIds: [second, third] })
    expect(await desk.run(ADD_SIGNALS, { id, signalIds: [third] })).toEqual({
      addSignalsToIncident: { publicId, version: 1 },
    })
    const failed = await desk.fail(ADD_SIGNALS, { id, signalIds: [...(await desk.signals(1)), 'sig_none'] })
    expect(failed).toMatchObject({ code: 'NOT_FOUND', path: 'signalIds', ids: ['sig_none'] })
    expect(await desk.kinds(publicId)).toEqual([
      ['DECLARED', 'Stolen credentials'],
      ['SIGNALS_ADDED', 'signals', '2'],
      ['SIGNALS_ADDED', 'signals', '1'],
    ])
    expect((await desk.run(SIGNALS, { publicId, first: 10 })).incident).toMatchObject({
      signals: { edges: [{ node: { id: third } }, { node: { id: second } }, { node: { id: first } }] },
      signalCount: 3,
      signalSearch: { total: 3 },
    })
    expect(await desk.fail(ADD_SIGNALS, { id: 'inc_none', signalIds: [first] })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are removed, and stay in the state that they are in', async () => {
    const [signalId] = (await desk.signals(1)) as [string]
    const { id, publicId } = await desk.declare({ signalIds: [signalId] })
    await desk.run(REMOVE_SIGNAL, { id, signalId })
    await desk.run(REMOVE_SIGNAL, { id, signalId })
    expect((await desk.run(INCIDENTS_OF_SIGNAL, { id: signalId })).signal).toMatchObject({
      triage: { state: 'UNDER_REVIEW' },
      incidents: [],
    })
    expect(await desk.kinds(publicId)).toContainEqual(['SIGNALS_REMOVED', 'signals', '1'])
    expect(await desk.kinds(publicId)).toHaveLength(3)
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
    expect(await desk.kinds(publicId)).toEqual([
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
    await Promise.all(overlapping.map((some) => desk.run(ADD_SIGNALS, { id, signalIds: [...some].reverse() })))
    const { signalCount, signals } = (await desk.run(SIGNALS, { publicId, first: 100 })).incident
    expect(signalCount).toBe(30)
    expect(signals.edges).toHaveLength(30)
    const told = (await desk.kinds(publicId)).filter(([kind]) => kind === 'SIGNALS_ADDED')
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
    for (const { id } of [second, first]) await desk.run(ADD_SIGNALS, { id, signalIds: [signalId] })
    const { incidents } = (await desk.run(INCIDENTS_OF_SIGNAL, { id: signalId })).signal
    expect(incidents.map(({ publicId }: { publicId: number }) => publicId)).toEqual([second.publicId, first.publicId])
  })
})
