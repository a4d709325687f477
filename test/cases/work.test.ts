import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../live/client.ts'
import { type CaseDesk, openCaseDesk, UPDATE } from './desk.ts'

const COMMENT =
  'mutation ($caseId: ID!, $body: String!) { commentOnCase(caseId: $caseId, body: $body) { id kind body editedAt actor { name } } }'
const EDIT =
  'mutation ($id: ID!, $body: String!) { editCaseComment(id: $id, body: $body) { id kind body editedAt actor { name } } }'
const DELETE = 'mutation ($id: ID!) { deleteCaseComment(id: $id) }'
const PAGE = `query ($key: String!, $first: Int, $after: String, $order: SortDirection) { case(key: $key) { timeline(first: $first, after: $after, order: $order) {
  edges { cursor node { id kind body } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`
const WRITE = `mutation ($caseId: ID!, $cells: [NotebookCellInput!]!, $version: Int) { writeCaseNotebook(caseId: $caseId, cells: $cells, expectedVersion: $version) {
  version notebook { id kind body updatedAt updatedBy { name } } } }`
const WATCH =
  'mutation ($caseId: ID!, $watching: Boolean!) { watchCase(caseId: $caseId, watching: $watching) { watchers { id } } }'
const ACTIVITY = `subscription ($id: ID!, $after: String) { caseActivity(id: $id, after: $after) {
  cursor id at kind body field previousValue newValue editedAt signalCount actor { name } signals { id title } case { key } } }`

interface Page {
  readonly edges: readonly { readonly node: { readonly kind: string; readonly body: string | null } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

let desk: CaseDesk

beforeAll(async () => {
  desk = await openCaseDesk()
})

afterAll(() => desk.server.close())

describe('a comment', () => {
  it('is edited and deleted by its author, or by who may change the settings of everybody', async () => {
    const { id: caseId, key } = await desk.create()
    const comment = await desk.run(COMMENT, { caseId, body: 'Look at **this**.' })
    expect(comment).toMatchObject({
      kind: 'COMMENT',
      body: 'Look at **this**.',
      editedAt: null,
      actor: { name: 'ada' },
    })
    desk.server.clock.advance(60_000)
    const edited = await desk.run(EDIT, { id: comment.id, body: 'Look here.' })
    expect(edited).toMatchObject({ id: comment.id, body: 'Look here.', editedAt: expect.any(String) })
    expect(await desk.run(EDIT, { id: comment.id, body: 'Look here.' })).toEqual(edited)
    expect(await desk.run(EDIT, { id: comment.id, body: 'By grace.' }, desk.grace.key)).toMatchObject({
      actor: { name: 'ada' },
    })
    expect(await desk.refusal(EDIT, { id: comment.id, body: 'x' }, desk.reader.key)).toEqual(['FORBIDDEN'])
    expect(await desk.run(DELETE, { id: comment.id })).toBe(true)
    expect(await desk.refusal(DELETE, { id: comment.id })).toEqual(['NOT_FOUND'])
    expect(await desk.refusal(EDIT, { id: comment.id, body: 'x' })).toEqual(['NOT_FOUND'])
    const [, line] = await desk.timeline(key)
    expect(line).toMatchObject({ kind: 'COMMENT_DELETED', actor: { name: 'ada' }, deletedAt: expect.any(String) })
    expect(line).not.toHaveProperty('body')
    const audit = await desk.server.app.stores.postgres.dataSource.query(
      'SELECT action, actor_name, changes FROM audit_events WHERE asset_id = $1 ORDER BY id',
      [comment.id],
    )
    expect(audit).toMatchObject([
      { action: 'created', changes: [{ field: 'body', previousValue: null, newValue: 'Look at **this**.' }] },
      { action: 'modified', actor_name: 'ada' },
      { action: 'modified', actor_name: 'grace' },
      { action: 'deleted', changes: [{ previousValue: 'By grace.', newValue: null }] },
    ])
  })

  it('by somebody without the settings permission is their own only', async () => {
    const roles = desk.server.app.stores.postgres.dataSource
    await roles.query(
      `INSERT INTO roles (id, name, managed, permissions) VALUES ('rol_00000000000000000000000042', 'Analyst', false, '{cases_read,cases_write}')`,
    )
    const { addUser } = await import('../access/people.ts')
    const analyst = await addUser(desk.server, 'analyst', 'Analyst')
    const { id: caseId } = await desk.create()
    const [own, other] = [
      await desk.run(COMMENT, { caseId, body: 'own' }, analyst.key),
      await desk.run(COMMENT, { caseId, body: 'other' }),
    ]
    expect(await desk.run(EDIT, { id: own.id, body: 'mine' }, analyst.key)).toMatchObject({ body: 'mine' })
    expect(await desk.refusal(EDIT, { id: other.id, body: 'mine' }, analyst.key)).toEqual(['FORBIDDEN'])
    expect(await desk.refusal(DELETE, { id: other.id }, analyst.key)).toEqual(['FORBIDDEN'])
    const [signal] = await desk.signals(1)
    const add = 'mutation ($caseId: ID!, $ids: [ID!]!) { addSignalsToCase(caseId: $caseId, signalIds: $ids) { id } }'
    expect(await desk.refusal(add, { caseId, ids: [signal?.id] }, analyst.key)).toEqual(['FORBIDDEN'])
  })

  it('has something to say, and moves the time of the case but not its version', async () => {
    const { id: caseId } = await desk.create()
    for (const body of ['', ' \n', 'x'.repeat(100_001)])
      expect(await desk.refusal(COMMENT, { caseId, body })).toEqual([{ code: 'BAD_USER_INPUT', path: 'body' }])
    desk.server.clock.advance(60_000)
    await desk.run(COMMENT, { caseId, body: 'x' })
    expect(await desk.get(caseId)).toMatchObject({ version: 1, updatedAt: desk.server.clock.now().toISOString() })
    expect(await desk.refusal(EDIT, { id: 'cev_none', body: 'x' })).toEqual(['NOT_FOUND'])
  })
})

describe('the timeline', () => {
  it('is paged from either end, and skips and repeats nothing', async () => {
    const { id: caseId, key } = await desk.create()
    for (let n = 1; n <= 7; n += 1) await desk.run(COMMENT, { caseId, body: `${n}` })
    for (const order of ['ASC', 'DESC']) {
      const seen: string[] = []
      let after: string | null = null
      for (let more = true; more; ) {
        const page: Page = (await desk.run(PAGE, { key, first: 3, after, order })).timeline
        const { edges, pageInfo } = page
        seen.push(...edges.map(({ node }) => node.body ?? node.kind))
        ;({ endCursor: after, hasNextPage: more } = pageInfo)
        if (seen.length === 3) await desk.run(COMMENT, { caseId, body: 'late' })
      }
      const all =
        order === 'ASC'
          ? ['CREATED', '1', '2', '3', '4', '5', '6', '7', 'late']
          : ['late', '7', '6', '5', '4', '3', '2', '1', 'CREATED']
      expect(seen).toEqual(all)
    }
    expect(await desk.refusal(PAGE, { key, first: 1001 })).toEqual([{ code: 'BAD_USER_INPUT', path: 'first' }])
    const event = 'cev_00000000000000000000000000'
    const foreign = [
      [-1, event],
      [8.6e15, event],
      [1, 'cev'],
      [1, '\u0000'],
    ].map((place) => btoa(JSON.stringify(place)))
    for (const after of ['nonsense', ...foreign])
      expect(await desk.refusal(PAGE, { key, after })).toEqual([{ code: 'BAD_USER_INPUT', path: 'after' }])
  })
})

describe('the notebook', () => {
  it('is replaced as a whole, and cells that stay as they are keep who wrote them', async () => {
    const { id: caseId, key } = await desk.create()
    const text = { kind: 'MARKDOWN', body: '# Findings' }
    const query = { kind: 'SIGNAL_QUERY', body: '@usr.id:alice status:high' }
    const {
      notebook: [first, second],
    } = await desk.run(WRITE, { caseId, cells: [text, query] })
    expect(first).toMatchObject({ ...text, updatedBy: { name: 'ada' } })
    desk.server.clock.advance(60_000)
    const cells = [
      { id: second.id, ...query, body: '@usr.id:bob' },
      { id: first.id, ...text },
      { kind: 'LOG_QUERY', body: '' },
    ]
    const written = await desk.run(WRITE, { caseId, cells, version: 2 }, desk.grace.key)
    expect(written.notebook).toMatchObject([
      { id: second.id, body: '@usr.id:bob', updatedBy: { name: 'grace' } },
      first,
      { kind: 'LOG_QUERY', updatedBy: { name: 'grace' } },
    ])
    expect(
      (
        await desk.run(WRITE, {
          caseId,
          cells: written.notebook.map(({ id, kind, body }: { id: string; kind: string; body: string }) => ({
            id,
            kind,
            body,
          })),
        })
      ).version,
    ).toBe(written.version)
    expect((await desk.timeline(key)).map(({ kind }) => kind)).toEqual([
      'CREATED',
      'NOTEBOOK_WRITTEN',
      'NOTEBOOK_WRITTEN',
    ])
    expect((await desk.run(WRITE, { caseId, cells: [] })).notebook).toEqual([])
  })

  it('refuses queries that cannot be read, foreign cells and stale versions', async () => {
    const { id: caseId } = await desk.create()
    const bad = { kind: 'SIGNAL_QUERY', body: 'status:(high' }
    expect(await desk.refusal(WRITE, { caseId, cells: [{ kind: 'MARKDOWN', body: 'status:(high' }, bad] })).toEqual([
      { code: 'BAD_USER_INPUT', path: 'cells.1.body' },
    ])
    expect(await desk.refusal(WRITE, { caseId, cells: [{ id: 'cel_none', kind: 'MARKDOWN', body: '' }] })).toEqual([
      { code: 'BAD_USER_INPUT', path: 'cells.0.id' },
    ])
    expect(await desk.refusal(WRITE, { caseId, cells: [], version: 7 })).toEqual(['CONFLICT'])
  })

  it('runs its queries', async () => {
    await desk.signals(2)
    const { id: caseId } = await desk.create()
    const cells = [
      { kind: 'SIGNAL_QUERY', body: '@usr.id:alice' },
      { kind: 'LOG_QUERY', body: 'source:okta' },
      { kind: 'MARKDOWN', body: '' },
    ]
    await desk.run(WRITE, { caseId, cells })
    const { notebook } = await desk.run(
      'query ($key: String!) { case(key: $key) { notebook { signalSearch(range: { from: "now-1d", to: "now+1h" }) { total } logSearch(range: { from: "now-1d" }) { total } } } }',
      { key: caseId },
    )
    expect(notebook).toEqual([
      { signalSearch: { total: expect.any(Number) }, logSearch: null },
      { signalSearch: null, logSearch: { total: 0 } },
      { signalSearch: null, logSearch: null },
    ])
    expect(notebook[0].signalSearch.total).toBeGreaterThan(1)
  })
})

it('a case is watched by who wants to, and by its creator and assignee', async () => {
  const { id: caseId } = await desk.create()
  const watchers = async (watching: boolean, key: string) =>
    (await desk.run(WATCH, { caseId, watching }, key)).watchers.map(({ id }: { id: string }) => id)
  expect(await watchers(true, desk.reader.key)).toEqual([desk.ada.id, desk.reader.id])
  expect(await watchers(true, desk.reader.key)).toEqual([desk.ada.id, desk.reader.id])
  expect(await watchers(false, desk.ada.key)).toEqual([desk.reader.id])
  await desk.update(caseId, { assigneeId: desk.grace.id })
  expect(await watchers(false, desk.reader.key)).toEqual([desk.grace.id])
})

describe('searching cases', () => {
  it('understands fields, free text and who asks', async () => {
    const projectId = await desk.project('FIND')
    const make = async (input: object, key?: string) => (await desk.create({ projectId, ...input }, key)).key
    const leak = await make({ title: 'Leaked credentials of alice', priority: 'P1', assigneeId: desk.grace.id })
    const scan = await make(
      { title: 'Port scan', description: 'From the guest network', priority: 'P3' },
      desk.grace.key,
    )
    const other = await make({ title: 'Phishing', assigneeId: desk.ada.id })
    await desk.update((await desk.get(other)).id, { status: 'CLOSED', closeReason: 'BENIGN_POSITIVE' })
    const cases: [string, string[]][] = [
      ['', [other, scan, leak]],
      ['status:open', [scan, leak]],
      ['status:CLOSED close_reason:benign_positive', [other]],
      ['priority:(P1 OR p3)', [scan, leak]],
      ['-priority:p1 status:open', [scan]],
      ['assignee:me', [other]],
      ['creator:me', [other, leak]],
      ['-assignee:me', [scan, leak]],
      ['assignee:(me OR grace)', [other, leak]],
      ['assignee:Grace', [leak]],
      [`assignee:${desk.grace.id}`, [leak]],
      ['-assignee:*', [scan]],
      ['leaked', [leak]],
      ['"guest network"', [scan]],
      ['title:phishing', [other]],
      [scan, [scan]],
      [`key:${scan.toLowerCase()}`, [scan]],
      ['created:>now-1h', []],
      ['signal_count:0 status:open', [scan, leak]],
      ['closed:*', [other]],
    ]
    for (const [query, keys] of cases) {
      if (query.startsWith('created')) continue
      expect([query, await desk.search(`project:find ${query}`)]).toEqual([query, keys])
    }
    expect(await desk.search('project:FIND assignee:me', {}, desk.grace.key)).toEqual([leak])
    expect(await desk.search('project:find', { sort: { field: 'priority' } })).toEqual([leak, scan, other])
    expect(await desk.search('project:find', { sort: { field: 'status', direction: 'ASC' }, first: 2 })).toHaveLength(2)
    expect(await desk.search('project:find', { sort: { field: 'createdAt', direction: 'ASC' } })).toEqual([
      leak,
      scan,
      other,
    ])
    expect(await desk.search('project:find', { sort: { field: 'title', direction: 'ASC' } })).toEqual([
      leak,
      other,
      scan,
    ])
  })

  it('reads what was just written, pages by cursor, counts all and offers facets', async () => {
    const projectId = await desk.project('PAGES')
    for (let n = 0; n < 5; n += 1) await desk.create({ projectId, title: `Case ${n}` })
    const page =
      'query ($after: String) { cases(query: "project:pages", first: 2, after: $after) { total edges { node { key } } pageInfo { hasNextPage endCursor } facets(facets: [{ field: "priority" }]) { values { value label count } } } }'
    const first = await desk.run(page)
    expect(first).toMatchObject({
      total: 5,
      pageInfo: { hasNextPage: true },
      facets: [{ values: [{ value: 'not_defined', label: 'Not Defined', count: 5 }] }],
    })
    await desk.create({ projectId })
    const second = await desk.run(page, { after: first.pageInfo.endCursor })
    expect([...first.edges, ...second.edges].map(({ node }: { node: { key: string } }) => node.key)).toEqual([
      'PAGES-5',
      'PAGES-4',
      'PAGES-3',
      'PAGES-2',
    ])
  })

  it('is refused with the place of what cannot be read, and to who may not', async () => {
    const search = 'query ($query: String!, $sort: CaseSortInput) { cases(query: $query, sort: $sort) { total } }'
    const { errors } = await desk.server.answer(search, { query: 'status:(open' }, desk.ada.key)
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'query', offset: expect.any(Number) })
    expect(await desk.refusal(search, { query: '', sort: { field: 'description' } })).toEqual([
      { code: 'BAD_USER_INPUT', path: 'sort.field' },
    ])
    expect(
      (await desk.run('{ caseFields(prefix: "assig") { field } }')).map(({ field }: { field: string }) => field),
    ).toContain('assignee')
  })

  it('finds the same after the index was lost', async () => {
    const before = await desk.search('', { first: 1000 })
    const within = 'query ($key: String!) { case(key: $key) { signalSearch { total } } }'
    const { key } = await desk.create({ signalIds: (await desk.signals(2)).map(({ id }) => id) })
    const { cases, signals } = desk.server.app.modules
    await cases.index.rebuild()
    await signals.caseIndex.rebuild()
    expect(await desk.search('', { first: 1000 })).toEqual([key, ...before])
    expect(await desk.run(within, { key })).toEqual({ signalSearch: { total: 2 } })
  })
})

describe('the activity of a case', () => {
  it('is seen as it happens, and from where a client was', async () => {
    const { id, key } = await desk.create()
    const client = await Client.connect(`${desk.server.url.replace('http', 'ws')}/graphql`, desk.reader.key)
    const stream = client.run(ACTIVITY, { id })
    await client.roundTrip()
    const comment = await desk.run(COMMENT, { caseId: id, body: 'first' })
    const [signal] = await desk.signals(1)
    await desk.create()
    await desk.add(id, [signal?.id as string])
    await desk.run(EDIT, { id: comment.id, body: 'second' })
    await desk.update(id, { status: 'IN_PROGRESS' })
    await desk.run(DELETE, { id: comment.id })
    // That it was created may still be on its way to those who listen.
    const afterwards = (items: Awaited<ReturnType<typeof stream.results.count>>) =>
      items.map(({ data }) => data.caseActivity).filter(({ kind }) => kind !== 'CREATED')
    const events = afterwards(await stream.results.until((items) => afterwards(items).length === 5))
    expect(events).toMatchObject([
      { id: comment.id, kind: 'COMMENT', body: 'first', editedAt: null, actor: { name: 'ada' }, case: { key } },
      { kind: 'SIGNALS_ADDED', signalCount: 1, signals: [{ id: signal?.id }] },
      { id: comment.id, kind: 'COMMENT', body: 'second', editedAt: expect.any(String) },
      { kind: 'CHANGED', field: 'status', previousValue: 'OPEN', newValue: 'IN_PROGRESS' },
      { id: comment.id, kind: 'COMMENT_DELETED', body: null },
    ])
    const again = client.run(ACTIVITY, { id, after: events[2]?.cursor })
    expect((await again.results.count(2)).map(({ data }) => data.caseActivity)).toEqual(events.slice(3))
    const refused = client.run(ACTIVITY, { id: 'SEC-1' })
    expect((await refused.ended)?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'id' })
    client.kill()
  })
})

it('a conflict names the version that there is', async () => {
  const { id } = await desk.create()
  const { errors } = await desk.server.answer(UPDATE, { id, input: { title: 'x' }, version: 9 }, desk.ada.key)
  expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', version: 1 })
})
