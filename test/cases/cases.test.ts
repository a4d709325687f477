import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { addUser } from '../access/people.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { ADD, CASE, type CaseDesk, CREATE, openCaseDesk, UPDATE } from './desk.ts'

const NEW_PROJECT = 'mutation ($input: CaseProjectInput!) { createCaseProject(input: $input) { id } }'
const STAR = 'mutation ($id: ID!, $starred: Boolean!) { starCaseProject(id: $id, starred: $starred) { id starred } }'
const PROJECTS = '{ caseProjects { id key name starred openCaseCount } }'
const REMOVE = `mutation ($caseId: ID!, $signalId: ID!) { removeSignalFromCase(caseId: $caseId, signalId: $signalId) { signalCount } }`
const SIGNAL = `query ($id: ID!) { signal(id: $id) { version triage { state } cases { key title status } history(first: 9) { edges { node { action field newValue } } } } }`

let desk: CaseDesk

beforeAll(async () => {
  desk = await openCaseDesk()
})

afterAll(() => desk.server.close())

describe('a project', () => {
  it('has a key of capital letters and digits that nobody else has', async () => {
    for (const key of ['', 'sec', 'CASE', 'ABCDEFGHIJK', 'A-B', 'Ä', ' A']) {
      expect(await desk.refusal(NEW_PROJECT, { input: { key, name: 'x' } })).toEqual([
        { code: 'BAD_USER_INPUT', path: 'input.key' },
      ])
    }
    expect(await desk.refusal(NEW_PROJECT, { input: { key: 'SEC', name: 'Again' } })).toEqual([
      { code: 'CONFLICT', path: 'input.key' },
    ])
    expect(await desk.refusal(NEW_PROJECT, { input: { key: 'OK', name: '  ' } })).toEqual([
      { code: 'BAD_USER_INPUT', path: 'input.name' },
    ])
    expect(await desk.refusal(NEW_PROJECT, { input: { key: 'RO', name: 'x' } }, desk.reader.key)).toEqual(['FORBIDDEN'])
  })

  it('is starred by each person for themselves, and counts its open cases', async () => {
    const id = await desk.project('STARS')
    expect(await desk.run(STAR, { id, starred: true }, desk.reader.key)).toEqual({ id, starred: true })
    const { id: closed } = await desk.create({ projectId: id })
    await desk.create({ projectId: id })
    await desk.update(closed, { status: 'CLOSED', closeReason: 'TESTING' })
    const seenBy = async (key: string) =>
      (await desk.run(PROJECTS, {}, key)).find((project: { key: string }) => project.key === 'STARS')
    expect(await seenBy(desk.reader.key)).toMatchObject({ starred: true, openCaseCount: 1 })
    expect(await seenBy(desk.ada.key)).toMatchObject({ starred: false })
    expect(await desk.run(STAR, { id, starred: false }, desk.reader.key)).toEqual({ id, starred: false })
    expect(await desk.refusal(STAR, { id: 'prj_none', starred: true })).toEqual(['NOT_FOUND'])
  })
})

describe('a case', () => {
  it('is created from signals, which become under review', async () => {
    const [first, second] = await desk.signals(2)
    const created = await desk.create({
      title: '  Stolen key ',
      description: 'From the *laptop*.',
      priority: 'P2',
      assigneeId: desk.grace.id,
      signalIds: [first?.id, second?.id, first?.id],
    })
    expect(created).toMatchObject({
      key: expect.stringMatching(/^SEC-\d+$/),
      title: 'Stolen key',
      description: 'From the *laptop*.',
      status: 'OPEN',
      priority: 'P2',
      closeReason: null,
      project: { key: 'SEC', name: 'Project SEC' },
      assignee: { name: 'grace' },
      createdBy: { name: 'ada' },
      createdAt: '2026-03-02T09:00:00.000Z',
      closedAt: null,
      signalCount: 2,
    })
    const signal = await desk.run(SIGNAL, { id: first?.id })
    expect(signal).toMatchObject({
      version: 2,
      triage: { state: 'UNDER_REVIEW' },
      cases: [{ key: created.key, title: 'Stolen key', status: 'OPEN' }],
    })
    expect(signal.history.edges[1].node).toEqual({ action: 'LINKED', field: 'case', newValue: created.key })
    expect(await desk.timeline(created.key)).toMatchObject([
      { kind: 'CREATED', actor: { name: 'ada' }, newValue: 'Stolen key' },
      { kind: 'SIGNALS_ADDED', signalCount: 2 },
    ])
    expect((await desk.get(created.key)).watchers).toEqual([{ id: desk.ada.id }, { id: desk.grace.id }])
  })

  it('gets numbers without gaps or twins, however many are created at once', async () => {
    const projectId = await desk.project('RUSH')
    const keys = await Promise.all(Array.from({ length: 12 }, async () => (await desk.create({ projectId })).key))
    expect(keys.sort()).toEqual(Array.from({ length: 12 }, (_, index) => `RUSH-${index + 1}`).sort())
  })

  it('is not created when anything about it is wrong', async () => {
    const { projectId } = desk
    const [signal] = await desk.signals(1)
    const attempts: [object, unknown][] = [
      [
        { projectId, title: ' ' },
        { code: 'BAD_USER_INPUT', path: 'input.title' },
      ],
      [
        { projectId, title: 'x'.repeat(1025) },
        { code: 'BAD_USER_INPUT', path: 'input.title' },
      ],
      [{ projectId: 'prj_none', title: 'x' }, 'NOT_FOUND'],
      [
        { projectId, title: 'x', assigneeId: 'usr_none' },
        { code: 'BAD_USER_INPUT', path: 'input.assigneeId' },
      ],
      [
        { projectId, title: 'x', assigneeId: '' },
        { code: 'BAD_USER_INPUT', path: 'input.assigneeId' },
      ],
      [
        { projectId, title: 'x', signalIds: [signal?.id, 'sig_none'] },
        { code: 'NOT_FOUND', path: 'input.signalIds' },
      ],
    ]
    const before = await desk.search('')
    for (const [input, error] of attempts) expect(await desk.refusal(CREATE, { input })).toEqual([error])
    expect(await desk.refusal(CREATE, { input: { projectId, title: 'x' } }, desk.reader.key)).toEqual(['FORBIDDEN'])
    expect(await desk.search('')).toEqual(before)
    expect(await desk.run(SIGNAL, { id: signal?.id })).toMatchObject({
      version: 1,
      triage: { state: 'OPEN' },
      cases: [],
    })
  })

  it('is closed with a reason, which goes when it is opened again', async () => {
    const { id, key } = await desk.create()
    const reason = { code: 'BAD_USER_INPUT', path: 'input.closeReason' }
    expect(await desk.refusal(UPDATE, { id, input: { status: 'CLOSED' } })).toEqual([reason])
    expect(await desk.refusal(UPDATE, { id, input: { closeReason: 'OTHER' } })).toEqual([reason])
    desk.server.clock.advance(1_000)
    const closed = await desk.update(id, { status: 'CLOSED', closeReason: 'FALSE_POSITIVE' })
    expect(closed).toMatchObject({
      status: 'CLOSED',
      closeReason: 'FALSE_POSITIVE',
      closedAt: closed.updatedAt,
      version: 2,
    })
    expect(await desk.update(id, { status: 'CLOSED' })).toEqual(closed)
    expect(await desk.refusal(UPDATE, { id, input: { closeReason: null } })).toEqual([reason])
    expect(await desk.update(id, { closeReason: 'OTHER' })).toMatchObject({
      closeReason: 'OTHER',
      closedAt: closed.closedAt,
    })
    expect(await desk.update(id, { status: 'IN_PROGRESS' })).toMatchObject({ closeReason: null, closedAt: null })
    expect((await desk.timeline(key)).filter(({ field }) => field === 'status')).toMatchObject([
      { previousValue: 'OPEN', newValue: 'CLOSED' },
      { previousValue: 'CLOSED', newValue: 'IN_PROGRESS' },
    ])
  })

  it('keeps what an update leaves out, and tells each field that changed', async () => {
    const { id, key } = await desk.create({ description: 'Why', priority: 'P1', assigneeId: desk.ada.id })
    expect(await desk.update(id, { title: 'Other' })).toMatchObject({
      title: 'Other',
      description: 'Why',
      priority: 'P1',
      assignee: { name: 'ada' },
    })
    expect(await desk.update(id, { description: null, assigneeId: null, priority: null })).toMatchObject({
      description: null,
      assignee: null,
      priority: 'P1',
    })
    const before = await desk.update(id, { assigneeId: desk.grace.id, priority: 'P5' })
    expect(await desk.update(id, { assigneeId: desk.grace.id, priority: 'P5' })).toEqual(before)
    expect((await desk.timeline(key)).slice(1)).toMatchObject([
      { kind: 'CHANGED', field: 'title', previousValue: 'Stolen key', newValue: 'Other' },
      { field: 'description', previousValue: 'Why' },
      { field: 'assignee', previousValue: 'ada' },
      { field: 'priority', previousValue: 'P1', newValue: 'P5' },
      { field: 'assignee', newValue: 'grace' },
    ])
  })

  it('refuses an assignee that there is not', async () => {
    const { id } = await desk.create()
    for (const assigneeId of ['usr_none', ''])
      expect(await desk.refusal(UPDATE, { id, input: { assigneeId } })).toEqual([
        { code: 'BAD_USER_INPUT', path: 'input.assigneeId' },
      ])
  })

  it('is read by none but those who may read cases', async () => {
    const role = async (handle: string, permissions: string) => {
      const { dataSource } = desk.server.app.stores.postgres
      const values = [newId('rol', desk.server.clock), handle, permissions]
      await dataSource.query('INSERT INTO roles (id, name, managed, permissions) VALUES ($1, $2, false, $3)', values)
      return (await addUser(desk.server, handle, handle)).key
    }
    const writer = await role('writer', '{cases_write}')
    const watcher = await role('watcher', '{security_monitoring_signals_read}')
    const [signal] = await desk.signals(1)
    const { id } = await desk.create({ signalIds: [signal?.id] })
    const { id: otherId } = await desk.create()
    const update = 'mutation ($id: ID!) { updateCase(id: $id, input: {}) { title } }'
    const merge = 'mutation ($id: ID!, $ids: [ID!]!) { mergeCases(intoCaseId: $id, caseIds: $ids) { title } }'
    expect(await desk.refusal(update, { id }, writer)).toEqual(['FORBIDDEN'])
    expect(await desk.refusal(merge, { id, ids: [otherId] }, writer)).toEqual(['FORBIDDEN'])
    const cases = 'query ($id: ID!) { signal(id: $id) { cases { title } } }'
    expect(await desk.run(cases, { id: signal?.id }, watcher)).toEqual({ cases: [] })
  })

  it('refuses an update by somebody who has seen an older version', async () => {
    const { id } = await desk.create()
    await desk.update(id, { title: 'Faster' })
    expect(await desk.refusal(UPDATE, { id, input: { title: 'Slower' }, version: 1 })).toEqual(['CONFLICT'])
    expect(await desk.run(UPDATE, { id, input: { title: 'Informed' }, version: 2 })).toMatchObject({ version: 3 })
    expect(await desk.refusal(UPDATE, { id: 'cas_none', input: {} })).toEqual(['NOT_FOUND'])
  })

  it('gets a new key in another project, and the old one still finds it', async () => {
    const { id, key } = await desk.create()
    const projectId = await desk.project('OPS')
    const moved = await desk.update(id, { projectId })
    expect(moved).toMatchObject({ key: 'OPS-1', formerKeys: [key], project: { key: 'OPS' } })
    for (const reference of [key, key.toLowerCase(), 'ops-1', id]) expect((await desk.get(reference)).id).toBe(id)
    expect(await desk.update(id, { projectId: desk.projectId })).toMatchObject({ formerKeys: [key, 'OPS-1'] })
    expect((await desk.get('OPS-1')).key).not.toBe(key)
    expect(await desk.search(`key:${key}`)).toEqual([(await desk.get(id)).key])
    expect(await desk.refusal(CASE, { key: 'SEC-99999' })).toEqual(['NOT_FOUND'])
    expect(await desk.refusal(UPDATE, { id, input: { projectId: 'prj_none' } })).toEqual(['NOT_FOUND'])
  })

  it('is found by its id as a node, as its project is', async () => {
    const { id } = await desk.create()
    const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'
    expect(await desk.run(node, { id })).toEqual({ __typename: 'Case', id })
    expect(await desk.run(node, { id: desk.projectId })).toEqual({ __typename: 'CaseProject', id: desk.projectId })
  })

  it('leaves its changes in the audit trail', async () => {
    const { id, key } = await desk.create()
    await desk.update(id, { status: 'CLOSED', closeReason: 'OTHER' }, desk.grace.key)
    const events = await desk.server.app.stores.postgres.dataSource.query(
      'SELECT action, asset_type, asset_name, actor_name, changes FROM audit_events WHERE asset_id = $1 ORDER BY id',
      [id],
    )
    expect(events).toMatchObject([
      { action: 'created', asset_type: 'case', asset_name: key, actor_name: 'ada' },
      { action: 'modified', actor_name: 'grace' },
    ])
    expect(events[1].changes).toEqual([
      { field: 'status', previousValue: 'OPEN', newValue: 'CLOSED' },
      { field: 'closeReason', previousValue: null, newValue: 'OTHER' },
    ])
  })
})

describe('signals of a case', () => {
  it('are added and removed, however often that is asked for', async () => {
    const { id, key } = await desk.create()
    const signals = await desk.signals(3)
    const ids = signals.map((signal) => signal.id)
    expect(await desk.add(id, ids.slice(0, 2))).toMatchObject({ signalCount: 2, version: 1 })
    expect(await desk.add(id, ids)).toMatchObject({ signalCount: 3 })
    expect(await desk.add(id, ids)).toMatchObject({ signalCount: 3 })
    expect(await desk.add(id, [])).toMatchObject({ signalCount: 3 })
    expect(await desk.run(REMOVE, { caseId: id, signalId: ids[0] })).toEqual({ signalCount: 2 })
    expect(await desk.run(REMOVE, { caseId: id, signalId: ids[0] })).toEqual({ signalCount: 2 })
    expect(await desk.run(SIGNAL, { id: ids[0] })).toMatchObject({ triage: { state: 'UNDER_REVIEW' }, cases: [] })
    expect((await desk.timeline(key)).map(({ kind, signalCount }) => [kind, signalCount])).toEqual([
      ['CREATED', undefined],
      ['SIGNALS_ADDED', 2],
      ['SIGNALS_ADDED', 1],
      ['SIGNALS_REMOVED', 1],
    ])
  })

  it('are added all or none', async () => {
    const { id } = await desk.create()
    const [signal] = await desk.signals(1)
    expect(await desk.refusal(ADD, { caseId: id, signalIds: [signal?.id, 'sig_none'] })).toEqual([
      { code: 'NOT_FOUND', path: 'signalIds' },
    ])
    expect(await desk.get(id)).toMatchObject({ signalCount: 0 })
    expect(await desk.run(SIGNAL, { id: signal?.id })).toMatchObject({ version: 1 })
    expect(await desk.refusal(ADD, { caseId: 'cas_none', signalIds: [signal?.id] })).toEqual(['NOT_FOUND'])
    expect(await desk.refusal(ADD, { caseId: id, signalIds: [signal?.id] }, desk.reader.key)).toEqual(['FORBIDDEN'])
  })

  it('are counted exactly when many add at once', async () => {
    const { id } = await desk.create()
    const ids = (await desk.signals(40)).map((signal) => signal.id)
    await Promise.all(Array.from({ length: 8 }, (_, from) => desk.add(id, ids.slice(from * 4, from * 4 + 12))))
    expect(await desk.get(id)).toMatchObject({ signalCount: 40 })
  })

  it('are searched within the case with everything that the explorer offers', async () => {
    const signals = await desk.signals(6)
    const [mine, theirs] = [signals.slice(0, 4), signals.slice(2)]
    const { id, key } = await desk.create({ signalIds: mine.map((signal) => signal.id) })
    const other = await desk.create({ signalIds: theirs.map((signal) => signal.id) })
    const found = await desk.run(
      `query ($key: String!) { case(key: $key) { signalSearch { total
        signals(first: 3) { edges { node { id } } pageInfo { hasNextPage } }
        facets(facets: [{ field: "status" }, { field: "@workflow.triage.caseIds" }]) { values { value count } }
        timeseries { series { points { value } } } }
        none: signalSearch(query: "status:critical") { total }
        before: signalSearch(range: { from: "now-7d", to: "now-1d" }) { total } } }`,
      { key },
    )
    expect(found.signalSearch.total).toBe(4)
    expect(found.signalSearch.signals.edges).toHaveLength(3)
    expect(found.signalSearch.signals.pageInfo.hasNextPage).toBe(true)
    expect(found.signalSearch.facets[0].values).toEqual([{ value: 'medium', count: 4 }])
    const byCase = [
      { value: id, count: 4 },
      { value: other.id, count: 2 },
    ]
    expect(found.signalSearch.facets[1].values).toEqual(byCase)
    expect([found.none.total, found.before.total]).toEqual([0, 0])
  })

  it('come in several steps that are one line of the timeline', async () => {
    const { id, key } = await desk.create()
    const ids = (await desk.signals(5)).map((signal) => signal.id)
    const { modules, stores } = desk.server.app
    const viewer = systemViewer('test')
    for (const step of [ids.slice(0, 2), ids.slice(1, 4), [...ids, 'sig_none', ids[4] as string]]) {
      const outcomes = await stores.postgres.transaction((tx) =>
        modules.cases.links.link(tx, viewer, id, step, new Date(0)),
      )
      expect(outcomes.map(({ signalId }) => signalId)).toEqual(step)
    }
    await desk.server.app.settled()
    expect(await desk.timeline(key)).toMatchObject([{ kind: 'CREATED' }, { kind: 'SIGNALS_ADDED', signalCount: 5 }])
    const outcomes = await stores.postgres.transaction((tx) => modules.cases.links.unlink(tx, viewer, id, ids))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'CHANGED'))
    await desk.server.app.settled()
    expect(await desk.get(key)).toMatchObject({ signalCount: 0 })
    const within = 'query ($key: String!) { case(key: $key) { signalSearch { total } } }'
    expect(await desk.run(within, { key })).toEqual({ signalSearch: { total: 0 } })
  })

  it('are indexed for their case with every column of the index of all signals', async () => {
    const columns = async (table: string) =>
      (
        await desk.server.app.stores.clickhouse.query<{ column: string }>(
          `SELECT concat(name, ' ', type) AS column FROM system.columns WHERE database = currentDatabase() AND table = '${table}'`,
        )
      ).map(({ column }) => column)
    const own = ['case_id String', 'gone UInt8']
    expect((await columns('case_signal_index')).sort()).toEqual([...own, ...(await columns('signal_index'))].sort())
  })

  it('know their cases in lists by one statement a page', async () => {
    const ids = (await desk.signals(5)).map((signal) => signal.id)
    for (const id of ids) await desk.create({ signalIds: [id] })
    const { postgres } = desk.server.app.stores
    const read = postgres.read
    const statements: string[] = []
    postgres.read = (statement, values) => {
      statements.push(statement.name)
      return read(statement, values)
    }
    try {
      const { signals } = await desk.run(
        '{ signalSearch(query: "", range: { from: "now-7d", to: "now+1h" }) { signals(first: 50) { edges { node { cases { key title status } } } } } }',
        {},
        ADMIN_KEY,
      )
      expect(signals.edges.length).toBeGreaterThan(20)
      expect(statements.filter((name) => name === 'cases-by-ids')).toHaveLength(1)
    } finally {
      postgres.read = read
    }
  })
})
