import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ExportPageRepository } from '../../src/modules/exports/export-page.repository.ts'
import { addPerson, restrict } from '../restriction/people.ts'
import { type ExportDesk, openExportDesk } from './export-desk.ts'

const OWN = '{ exports { id total } }'
const ONE = 'query ($id: ID!) { export(id: $id) { id total } node(id: $id) { id } }'
const DELETE = 'mutation ($id: ID!) { deleteExport(id: $id) }'
const TRIAGE = 'mutation ($id: ID!) { triageSignal(input: { signalId: $id, state: UNDER_REVIEW }) { id } }'
const AUDIT = `query ($query: String!) {
  auditEvents(query: $query, range: { from: "now-7d", to: "now+7d" }, first: 100) {
    edges { node { action actor { name } assetId changes { field newValue } } }
  }
}`

let desk: ExportDesk
let blue: string

beforeAll(async () => {
  desk = await openExportDesk()
  blue = (await addPerson(desk.server, 'bea', [{ name: 'blue', restrictionQuery: 'team:blue' }])).key
  await desk.open([
    { title: '=cmd|calc', tags: ['team:blue', 'env:a', 'env:b'], host: 'h-1' },
    { title: 'Comma, "quote"\nand line', tags: ['team:red'], severity: 'CRITICAL' },
  ])
  await desk.server.post([
    { id: '1', message: 'a blue one', ddsource: 'x', ddtags: 'team:blue', usr: { id: 'ann' } },
    { id: '2', message: 'a red one', ddsource: 'x', ddtags: 'team:red' },
  ])
})
afterAll(() => desk.close())

const lines = (text: string) => text.trimEnd().split('\n')
const rows = (text: string) => lines(text).map((line) => JSON.parse(line))

describe('an export of signals', () => {
  it('has the fields that were asked for, as JSON that says what there is', async () => {
    const columns = ['title', 'severity', '@workflow.events_matched', 'env', '@usr.id', 'host', 'timestamp', '@none']
    const made = await desk.create({ target: 'SIGNALS', query: 'host:h-1', columns })
    expect(made).toMatchObject({ total: 1, url: `/api/v2/exports/${made.id}`, createdBy: { name: expect.any(String) } })
    const { text, headers } = await desk.download(made.url)
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    expect(headers.get('x-total-count')).toBe('1')
    expect(text).toBe(
      `{"title":"=cmd|calc","severity":2,"@workflow.events_matched":6,"env":["a","b"],"@usr.id":["alice"],"host":"h-1","timestamp":"2026-03-02T09:00:00.000Z","@none":[]}\n`,
    )
  })

  it('is CSV that no spreadsheet takes for a formula', async () => {
    const columns = ['title', 'severity', 'env', '@usr.id']
    const { url } = await desk.create({
      target: 'SIGNALS',
      format: 'CSV',
      columns,
      sort: { field: 'timestamp', direction: 'ASC' },
    })
    const { text, headers } = await desk.download(url)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(text).toBe(
      `title,severity,env,'@usr.id\r\n'=cmd|calc,2,a|b,alice\r\n"Comma, ""quote""\nand line",4,,alice\r\n`,
    )
  })

  it('has useful columns without being told', async () => {
    const { url } = await desk.create({ target: 'SIGNALS' })
    const [row] = rows((await desk.download(url)).text)
    expect(row).toMatchObject({
      id: expect.stringMatching(/^sig_/),
      status: expect.any(String),
      tactic: [],
    })
  })

  it('leaves out what comes later, and gives again what it has given although it has changed', async () => {
    const made = await desk.create({ target: 'SIGNALS', query: '@workflow.triage.state:open', columns: ['id'] })
    const given = (await desk.download(made.url)).text
    const unread = await desk.create({ target: 'SIGNALS', query: '@workflow.triage.state:open', columns: ['id'] })
    desk.server.clock.advance(1_000)
    const [late = ''] = await desk.open([{ title: 'late' }])
    const [changed] = rows(given)
    await desk.server.answer(TRIAGE, { id: changed.id })
    expect((await desk.download(made.url)).text).toBe(given)
    expect(rows((await desk.download(unread.url)).text)).toEqual(rows(given).slice(1))
    expect(given).not.toContain(late)
  })
})

describe('an export of logs', () => {
  it('leaves out logs that come later, whatever time they tell', async () => {
    const { url } = await desk.create({ columns: ['message'], range: { from: 'now-1h', to: 'now+1h' } })
    desk.server.clock.advance(1_000)
    await desk.server.post([{ message: 'a late one', ddsource: 'x', date: desk.server.clock.now().getTime() - 60_000 }])
    expect(
      rows((await desk.download(url)).text)
        .map(({ message }) => message)
        .sort(),
    ).toEqual(['a blue one', 'a red one'])
  })

  it('is a file without rows where nothing is found', async () => {
    const nothing = { query: 'source:nobody', columns: ['id', 'host'] }
    const csv = await desk.create({ ...nothing, format: 'CSV' })
    expect((await desk.download(csv.url)).text).toBe('id,host\r\n')
    const json = await desk.create(nothing)
    expect(await desk.download(json.url)).toMatchObject({ status: 200, text: '' })
    expect((await desk.download(json.url, { range: 'bytes=0-' })).status).toBe(416)
  })
})

describe('whoever asks', () => {
  it('is given what their restrictions of the moment show, and a file of its own', async () => {
    const { url, total } = await desk.create({ columns: ['message'], query: 'source:x one' }, blue)
    expect(total).toBe(1)
    const narrow = await desk.download(url, {}, blue)
    expect(rows(narrow.text)).toEqual([{ message: 'a blue one' }])
    await restrict(desk.server, 'blue', 'team:red')
    const other = await desk.download(
      url,
      { range: 'bytes=0-', 'if-range': narrow.headers.get('etag') as string },
      blue,
    )
    expect(other.status).toBe(200)
    expect(rows(other.text)).toEqual([{ message: 'a red one' }])
    expect(other.headers.get('x-total-count')).toBeNull()
    const { data } = await desk.server.answer<{ exports: object[] }>(OWN, {}, blue)
    expect(data.exports).toEqual([expect.objectContaining({ total: null })])
    await restrict(desk.server, 'blue', 'team:blue')
    expect((await desk.download(url, {}, blue)).text).toBe(narrow.text)
  })

  it('finds nobody else’s exports, none without a key, and none that was deleted or has expired', async () => {
    const { id, url } = await desk.create({ columns: ['id'] })
    expect((await desk.download(url, {}, blue)).status).toBe(404)
    expect((await desk.server.answer(ONE, { id }, blue)).errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
    expect((await desk.server.answer(DELETE, { id }, blue)).errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
    expect((await desk.download(url, { authorization: 'Bearer nobody-has-this-key' })).status).toBe(401)
    expect((await fetch(`${desk.server.url}${url}`)).status).toBe(401)
    expect((await fetch(`${desk.server.url}${url}`, { method: 'POST' })).status).toBe(405)
    expect((await desk.download('/api/v2/exports/exp_00000000000000000000000000')).status).toBe(404)
    expect((await desk.download('/api/v2/exports/')).status).toBe(404)
    expect((await desk.server.answer(ONE, { id })).data).toEqual({
      export: { id, total: expect.any(Number) },
      node: { id },
    })

    expect((await desk.server.answer(DELETE, { id })).data).toEqual({ deleteExport: true })
    expect((await desk.download(url)).status).toBe(404)
    const old = await desk.create({ columns: ['id'] })
    desk.server.clock.advance(24 * 3_600_000)
    expect((await desk.download(old.url)).status).toBe(404)
    expect((await desk.server.answer<{ exports: object[] }>(OWN)).data.exports).toEqual([])
  })

  it('stores so much of all exports of one person, and goes on when one is deleted', async () => {
    const { postgres } = desk.server.app.stores
    const { id, url } = await desk.create({ range: { from: 'now-7d' } })
    const unread = await desk.create({ range: { from: 'now-7d' } })
    await desk.download(url)
    const pages = new ExportPageRepository(postgres, 1).of(unread.id, 'any')
    await expect(pages.checkRoom()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(new ExportPageRepository(postgres).of(unread.id, 'any').checkRoom()).resolves.toBeUndefined()
    await desk.server.answer(DELETE, { id })
    // Exports of the tests above may be there still.
    for (const { id: other } of (await desk.server.answer<{ exports: { id: string }[] }>(OWN)).data.exports)
      if (other !== unread.id) await desk.server.answer(DELETE, { id: other })
    await postgres.transaction((tx) =>
      tx.query('DELETE FROM exports WHERE expires_at <= $1', [desk.server.clock.now()]),
    )
    await expect(pages.checkRoom()).resolves.toBeUndefined()
  })

  it('are a hundred for each person, however they are asked for', async () => {
    const reader = { name: 'many', restrictionQuery: null }
    const { key } = await addPerson(desk.server, 'mara', [reader])
    for (let at = 0; at < 97; at += 1) await desk.create({}, key)
    const made = await Promise.allSettled(Array.from({ length: 8 }, () => desk.create({}, key)))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  it('needs the permissions to read, when the export is created and whenever it is read', async () => {
    const reader = { name: 'reader', restrictionQuery: null, permissions: ['logs_read_data', 'logs_read_index_data'] }
    const { key } = await addPerson(desk.server, 'carl', [reader])
    await expect(desk.create({ target: 'SIGNALS' }, key)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    const { url } = await desk.create({ columns: ['id'] }, key)
    await desk.server.app.stores.postgres.transaction((tx) =>
      tx.query(`UPDATE roles SET permissions = '{}' WHERE id = 'reader'`),
    )
    desk.server.app.modules.access.authentication.invalidate()
    expect((await desk.download(url, {}, key)).status).toBe(403)
  })

  it('is in the audit trail, with what was given', async () => {
    const { id, url } = await desk.create({ columns: ['id'], query: 'source:x', range: { from: 'now-7d', to: 'now' } })
    const { text } = await desk.download(url)
    const { data } = await desk.server.answer<{
      auditEvents: { edges: { node: { action: string; changes: { field: string; newValue: string }[] } }[] }
    }>(AUDIT, { query: `@asset.id:${id}` })
    const events = data.auditEvents.edges.map(({ node }) => node)
    expect(events.map(({ action }) => action).sort()).toEqual(['ACCESSED', 'ACCESSED', 'CREATED'])
    const said = JSON.stringify(events)
    expect(said).toContain('"source:x"')
    expect(events.flatMap(({ changes }) => changes)).toEqual(
      expect.arrayContaining([
        { field: 'rows', newValue: String(lines(text).length) },
        { field: 'bytes', newValue: String(text.length) },
        { field: 'download', newValue: 'given to the end' },
      ]),
    )
  })

  it('is told what is wrong with an export, and where', async () => {
    const wrong = async (input: object) => {
      const error = await desk.create(input).catch((thrown: unknown) => thrown)
      return (error as { extensions: { path: string; code: string } }).extensions
    }
    expect(await wrong({ columns: ['id', ''] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.columns.1' })
    expect(await wrong({ columns: ['id', 'host', 'id'] })).toMatchObject({ path: 'input.columns.2' })
    expect(await wrong({ columns: [] })).toMatchObject({ path: 'input.columns' })
    expect(await wrong({ query: 'a AND (' })).toMatchObject({ path: 'input.query', offset: expect.any(Number) })
    expect(await wrong({ range: { from: 'yesterday' } })).toMatchObject({ path: 'input.range.from' })
    expect(await wrong({ sort: { field: 'host' } })).toMatchObject({ path: 'input.sort.field' })
  })
})
