import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, restrict } from '../restriction/people.ts'
import { digest, type ExportDesk, openExportDesk } from './export-desk.ts'

const COUNT = 23_000
const COLUMNS = ['id', 'timestamp', 'message', 'host', '@usr.id', 'env']

let desk: ExportDesk

beforeAll(async () => {
  desk = await openExportDesk()
  await desk.generate(COUNT)
})
afterAll(() => desk.close())

describe('a download that breaks off', () => {
  it.each(['NDJSON', 'CSV'])('goes on at any byte, also after a restart of the server: %s', async (format) => {
    const { url, total } = await desk.create({ format, columns: COLUMNS })
    expect(total).toBe(COUNT)
    const begun = await desk.cut(url, 1_000_000)
    await desk.server.restart()
    const rest = await desk.download(url, { range: `bytes=${begun.length}-` })
    expect(rest.status).toBe(206)
    const whole = await desk.download(url)
    const length = Buffer.byteLength(whole.text)
    expect(rest.headers.get('content-range')).toBe(`bytes ${begun.length}-${length - 1}/${length}`)
    expect(whole.headers.get('content-length')).toBe(String(length))
    expect(digest(Buffer.concat([begun, Buffer.from(rest.text)]))).toBe(digest(whole.text))
    expect(whole.text.trimEnd().split('\n')).toHaveLength(COUNT + (format === 'CSV' ? 1 : 0))

    const other = await desk.create({ format, columns: COLUMNS })
    expect(digest((await desk.download(other.url)).text)).toBe(digest(whole.text))
  })

  it('gives every row once, in the order that was asked for', async () => {
    const { url } = await desk.create({ columns: ['id'], sort: { field: 'timestamp', direction: 'ASC' } })
    const ids = (await desk.download(url)).text.trimEnd().split('\n')
    expect(ids).toHaveLength(COUNT)
    expect(ids).toEqual([...ids].sort())
    const down = await desk.create({ columns: ['id'], sort: { field: 'timestamp', direction: 'DESC' } })
    expect((await desk.download(down.url)).text.trimEnd().split('\n')).toEqual([...ids].reverse())
  })

  it('answers parts of the file, and says what there is none of', async () => {
    const { url } = await desk.create({ columns: ['id'] })
    const first = await desk.download(url, { range: 'bytes=0-9' })
    expect(first).toMatchObject({ status: 206, text: '{"id":"log' })
    expect(first.headers.get('content-range')).toBe('bytes 0-9/*')
    const { text, headers } = await desk.download(url)
    expect((await desk.download(url, { range: 'bytes=-12' })).text).toBe(text.slice(-12))
    expect((await desk.download(url, { range: 'bytes=150000-150019' })).text).toBe(text.slice(150_000, 150_020))
    const beyond = await desk.download(url, { range: `bytes=${text.length}-` })
    expect(beyond.status).toBe(416)
    expect(beyond.headers.get('content-range')).toBe(`bytes */${text.length}`)
    for (const odd of ['bytes=5-2', 'rows=1-2', 'bytes=0-1,5-6'])
      expect((await desk.download(url, { range: odd })).status).toBe(200)

    const tag = headers.get('etag') as string
    expect((await desk.download(url, { range: 'bytes=3-', 'if-range': tag })).status).toBe(206)
    expect((await desk.download(url, { range: 'bytes=3-', 'if-range': '"of another"' })).status).toBe(200)
  })

  it('is compressed where the client takes it', async () => {
    const { url } = await desk.create({ columns: ['id', 'message'] })
    const plain = await desk.download(url)
    const zipped = await desk.download(url, { 'accept-encoding': 'gzip' })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    expect(zipped.headers.get('etag')).not.toBe(plain.headers.get('etag'))
    expect(digest(zipped.text)).toBe(digest(plain.text))
  })

  it('can be asked about without being given', async () => {
    const { url } = await desk.create({ columns: ['id'] })
    const head = () =>
      fetch(`${desk.server.url}${url}`, {
        method: 'HEAD',
        headers: { 'accept-encoding': 'identity', 'dd-api-key': 'key-of-the-first-admin' },
      })
    const unread = await head()
    expect(unread.status).toBe(200)
    expect(unread.headers.get('content-length')).toBeNull()
    expect(unread.headers.get('x-total-count')).toBe(String(COUNT))
    expect(unread.headers.get('accept-ranges')).toBe('bytes')
    const { text } = await desk.download(url)
    expect((await head()).headers.get('content-length')).toBe(String(text.length))
  })
})

describe('a large export', () => {
  it('is read page by page: no page is held for a client that does not take it', async () => {
    await desk.generate(300_000)
    const { url, total } = await desk.create({ columns: COLUMNS, range: { from: 'now-7d', to: 'now+7d' } })
    expect(total).toBeGreaterThan(300_000)
    await desk.cut(url, 1)
    const stored = await desk.server.app.stores.postgres.read<{ pages: number; rows: number }>(
      {
        name: 'test-pages',
        text: 'SELECT count(*)::integer AS pages, max(rows) AS rows FROM export_pages WHERE export_id = split_part($1, $2, 5)',
      },
      [url, '/'],
    )
    expect(stored[0]?.rows).toBeLessThanOrEqual(5_000)
    expect(stored[0]?.pages).toBeLessThan(20)
    const before = process.memoryUsage().rss
    const response = await fetch(`${desk.server.url}${url}`, {
      headers: { authorization: 'Bearer key-of-the-first-admin' },
    })
    let lines = 0
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>)
      for (const byte of piece) if (byte === 10) lines += 1
    expect(lines).toBe(total)
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  })

  it('breaks off when its reader may read no longer, and leaves others waiting for a place until then', async () => {
    const reader = { name: 'reader', restrictionQuery: null }
    const { key } = await addPerson(desk.server, 'dora', [reader])
    const { url } = await desk.create({ columns: COLUMNS, range: { from: 'now-7d', to: 'now+7d' } }, key)
    const headers = { authorization: `Bearer ${key}` }
    const begun = await Promise.all([1, 2, 3].map(() => fetch(`${desk.server.url}${url}`, { headers })))
    expect(begun.map(({ status }) => status)).toEqual([200, 200, 200])
    const fourth = await fetch(`${desk.server.url}${url}`, { headers })
    expect(fourth.status).toBe(429)
    expect(fourth.headers.get('retry-after')).toBe('5')
    await restrict(desk.server, 'reader', 'host:h-1')
    for (const response of begun) await expect(response.text()).rejects.toThrow('terminated')
    await desk.server.app.modules.exports.downloads.idle()
    expect(
      (await fetch(`${desk.server.url}${url}`, { method: 'HEAD', headers })).headers.get('x-total-count'),
    ).toBeNull()
  })
})
