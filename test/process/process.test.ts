import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { WebSocket } from 'ws'
import { failedStart, PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'
import { cloneDatabase } from '../support/stores.ts'

let folder: string
let running: ServerProcess | null = null

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-process-'))
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(folder, 0o755)
})
afterEach(async () => {
  if (running && running.child.exitCode === null && running.child.signalCode === null) await running.end('SIGTERM')
  running = null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const dataDir = () => join(folder, 'data')
const start = async () => {
  running = await startProcess({ DATA_DIR: dataDir() })
  return running
}
const headers = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }
const post = (url: string, logs: readonly object[]) =>
  fetch(`${url}/api/v2/logs`, { method: 'POST', headers, body: JSON.stringify(logs) })
const count = async (url: string, query: string): Promise<number> => {
  const document =
    'query Count($query: String!) { logSearch(query: $query, range: { from: "now-1d", to: "now+1d" }) { total } }'
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: document, variables: { query } }),
  })
  return ((await response.json()) as { data: { logSearch: { total: number } } }).data.logSearch.total
}

test('a server on embedded stores keeps what it acknowledged through a kill in the middle of its work', async () => {
  const first = await start()
  const batches = Array.from({ length: 20 }, (_, batch) =>
    Array.from({ length: 50 }, (_, n) => ({ message: `batch ${batch} log ${n}`, service: 'killed' })),
  )
  const answers = batches.map((logs) =>
    post(first.url, logs).then(
      ({ status }) => status === 202,
      () => false,
    ),
  )
  // As soon as some are acknowledged, while others are under way.
  await Promise.any(answers)
  await first.end('SIGKILL')
  const acknowledged = (await Promise.all(answers)).filter(Boolean).length

  const second = await start()
  const stored = await count(second.url, 'service:killed')
  expect(acknowledged).toBeGreaterThan(0)
  expect(stored).toBeGreaterThanOrEqual(acknowledged * 50)
  expect(stored % 50).toBe(0)
})

test('a second server on the same folder is refused in one line', async () => {
  await start()
  const { code, complaint } = await failedStart({ DATA_DIR: dataDir() })
  expect(code).toBe(1)
  expect(complaint.trim().split('\n')).toHaveLength(1)
  expect(complaint).toContain('DATA_DIR')
  expect(complaint).toContain('CLICKHOUSE_URL')
})

test('SIGTERM ends the server with 0 and closes sockets with a code', async () => {
  const server = await start()
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  expect(await server.end('SIGTERM')).toBe(0)
  expect(await closed).toBe(1001)
})

test('a port that is taken is named in one line', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const { code, complaint } = await failedStart({ DATA_DIR: dataDir(), PORT: String(port) })
  other.close()
  expect({ code, lines: complaint.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
  expect(complaint).toContain(`PORT ${port}`)
})

test('variables that are wrong are named, each in a line of its own', async () => {
  const { code, complaint } = await failedStart({
    PORT: 'http',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://u:secret@h/d',
  })
  expect(code).toBe(1)
  expect(
    complaint
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL'])
  expect(complaint).not.toContain('secret')
})

test('a database that is unreachable, or refuses the password, is told in one line', async () => {
  const unreachable = await failedStart({ DATA_DIR: dataDir(), DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/d' })
  expect({ code: unreachable.code, lines: unreachable.complaint.trim().split('\n').length }).toEqual({
    code: 1,
    lines: 1,
  })
  expect(unreachable.complaint).toContain('DATABASE_URL')
  expect(unreachable.complaint).not.toContain('secret')

  const unknown = await failedStart({
    DATA_DIR: dataDir(),
    DATABASE_URL: inject('postgresUrl').replace('/postgres?', '/nowhere?'),
  })
  expect({ code: unknown.code, lines: unknown.complaint.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })

  const { url, drop } = await cloneDatabase()
  const clickhouse = await failedStart({ DATA_DIR: dataDir(), DATABASE_URL: url, CLICKHOUSE_URL: 'http://127.0.0.1:1' })
  await drop()
  expect({ code: clickhouse.code, lines: clickhouse.complaint.trim().split('\n').length }).toEqual({
    code: 1,
    lines: 1,
  })
  expect(clickhouse.complaint).toContain('CLICKHOUSE_URL')
})
