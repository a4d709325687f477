import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { download, feedPolicy } from '../../src/modules/threat-intel/download.ts'
import { checkedUrl } from '../../src/outbound/index.ts'
import { type IntelDesk, keeper, LISTED, openIntelDesk } from './intel-desk.ts'

let desk: IntelDesk
let server: Server
let base: string
let answer: (response: ServerResponse, path: string) => void
let asked = 0

beforeAll(async () => {
  desk = await openIntelDesk()
  server = createServer((request, response) => {
    asked += 1
    answer(response, request.url ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await desk.close()
})

const sends = (body: string) => (response: ServerResponse) => response.end(body)
const counted = async (id: string) => (await desk.intel.service.get(keeper, id)).indicatorCount

it('fetches a list, zipped and behind a redirect, as the whole feed', async () => {
  const { id } = await desk.intel.service.create(keeper, { ...LISTED, name: 'Fetched', url: `${base}/moved` })
  answer = (response, path) => {
    if (path === '/moved') response.writeHead(302, { location: '/list' }).end()
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('192.0.2.1\n192.0.2.2\n'))
  }
  expect(await desk.intel.service.fetch(keeper, id)).toMatchObject({ indicatorCount: 2, lastError: null })
  answer = sends('192.0.2.2\n192.0.2.3\n192.0.2.4')
  expect(await desk.intel.service.fetch(keeper, id)).toMatchObject({
    indicatorCount: 3,
    lastSyncedAt: desk.clock.now(),
  })
})

it.each([
  ['HTTP 503', (response: ServerResponse) => response.writeHead(503).end('busy')],
  ['line 1: Expected', sends('<html>gone</html>')],
  ['at most 5 redirects', (response: ServerResponse) => response.writeHead(302, { location: '/again' }).end()],
  ['socket hang up', (response: ServerResponse) => response.destroy()],
])('keeps the list and says so when what comes is %s', async (reason, bad) => {
  const name = `Broken by ${reason}`
  const { id } = await desk.intel.service.create(keeper, { ...LISTED, name, url: `${base}/list` })
  answer = sends('192.0.2.9')
  await desk.intel.service.fetch(keeper, id)
  answer = bad
  const feed = await desk.intel.service.fetch(keeper, id)
  expect(feed).toMatchObject({ indicatorCount: 1, lastError: expect.stringContaining(reason) })
  answer = sends('192.0.2.9')
  expect(await desk.intel.service.fetch(keeper, id)).toMatchObject({ lastError: null })
})

it('refreshes a feed at its interval, once however many processes there are, and retries what failed', async () => {
  answer = sends('192.0.2.1')
  const hour = 3_600_000
  const input = { ...LISTED, name: 'Hourly', url: `${base}/hourly`, refreshEvery: hour, enabled: false }
  const { id } = await desk.intel.service.create(keeper, input)
  await desk.intel.service.update(keeper, id, { ...input, enabled: true })
  const other = await desk.another()
  const run = () => Promise.all([desk.intel.sync.runDue(), other.sync.runDue()])
  await run()
  await expect.poll(() => counted(id)).toBe(1)
  answer = sends('192.0.2.1\n192.0.2.2')
  const before = asked
  desk.clock.advance(hour - 1)
  await run()
  expect(asked - before).toBe(0)
  desk.clock.advance(1)
  await run()
  expect([asked - before, await counted(id)]).toEqual([1, 2])
  answer = (response) => response.writeHead(500).end()
  desk.clock.advance(hour)
  await run()
  answer = sends('192.0.2.1\n192.0.2.2\n192.0.2.3')
  desk.clock.advance(15 * 60_000)
  await run()
  expect(await counted(id)).toBe(3)
})

const LIMITS = { bytes: 1_000, milliseconds: 300, redirects: 2 }

it.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[fd00::1]/',
  'http://[2002:7f00:1::]/',
  'http://169.254.169.254/latest/meta-data',
  'http://10.1.2.3:8080/',
  'http://100.64.0.1/',
  'http://localhost:9200/',
  'http://a.localhost/',
])('does not let a feed look around in the own network at %s', (url) => {
  expect(() => checkedUrl(url, feedPolicy(false))).toThrow('Expected a public address')
})

it('checks what a name means when it connects, and where a redirect leads', async () => {
  // Every machine knows its own name, and none knows it by a public address.
  const { hostname } = await import('node:os')
  await expect(download(`http://${hostname()}/`, LIMITS, feedPolicy(false))).rejects.toThrow(
    /public address|cannot be reached/,
  )
  answer = (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()
  await expect(download(base, LIMITS, feedPolicy(true))).rejects.toThrow('http or https')
})

it('gives up what it fetches when the server stops, and leaves the feed to others', async () => {
  const intel = await desk.another()
  const { id } = await intel.service.create(keeper, { ...LISTED, name: 'Slow', url: `${base}/slow` })
  const began = new Promise<void>((resolve) => {
    answer = () => resolve()
  })
  const fetched = intel.service.fetch(keeper, id)
  await began
  await intel.sync.stop()
  expect(await fetched).toMatchObject({ lastError: null, indicatorCount: 0 })
})

it('stops at a size and at a time', async () => {
  answer = sends('x'.repeat(1_001))
  await expect(download(base, LIMITS, feedPolicy(true))).rejects.toThrow('at most 1000 bytes')
  answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)))
  await expect(download(base, LIMITS, feedPolicy(true))).rejects.toThrow('at most 1000 bytes')
  answer = (response) => response.write('192.0.2.1\n')
  await expect(download(base, LIMITS, feedPolicy(true))).rejects.toThrow('within 0.3 s')
})
