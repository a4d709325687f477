import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodePosition } from '../../src/feed/index.ts'
import { backup, restore } from '../../src/operations/backup/backup.ts'
import { TABLES_OF_CLICKHOUSE } from '../../src/operations/backup/clickhouse-tables.ts'
import type { Manifest } from '../../src/operations/backup/manifest.ts'
import { LEFT_OUT } from '../../src/operations/backup/postgres-tables.ts'
import { Client } from '../live/client.ts'
import { type LiveDesk, openLiveDesk } from '../live/desk.ts'
import { runBuilt } from '../support/command.ts'
import { PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'
import { cloneDatabase } from '../support/stores.ts'

const RANGE = `range: { from: "2026-01-01", to: "2026-04-01" }`
const EVERYTHING = `{
  logSearch(query: "", ${RANGE}) { total facets(facets: [{ field: "service" }]) { values { value count } } }
  signalSearch(query: "", ${RANGE}) {
    total
    signals(first: 100) { edges { node { id version title triage { state } history { edges { node { id } } } } } }
    facets(facets: [{ field: "status" }, { field: "@entities" }]) { values { value count } }
  }
  case(key: "SEC-1") { title status signalCount signalSearch(query: "") { total } }
}`

let folder: string
let desk: LiveDesk
let target: Awaited<ReturnType<typeof cloneDatabase>>
let restored: ServerProcess | null = null

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-backup-'))
  desk = await openLiveDesk('2026-03-02T09:00:00.000Z')
  target = await cloneDatabase()
})
afterAll(async () => {
  await restored?.end('SIGTERM')
  desk.leave()
  await desk.server.close()
  await target.drop()
  rmSync(folder, { recursive: true, force: true })
})

const path = (name: string) => join(folder, name)
const manifest = (): Manifest => JSON.parse(readFileSync(path('backup/manifest.json'), 'utf8'))

async function ask(url: string, key: string, query: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: what is answered is what the test compares.
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

/** A log in two of the next ones, and an attack that built-in rules find. */
const attack = (host: string, at = '2026-03-02T08:59') =>
  Array.from({ length: 8 }, (_, second) => ({
    ddsource: 'auth',
    hostname: host,
    service: 'sshd',
    timestamp: `${at}:0${second}.000Z`,
    message: `Mar  2 08:59:0${second} ${host} sshd[4001]: Failed password for root from 203.0.113.50 port 5022 ssh2`,
  }))

let before: unknown

test('a backup is made while the server works, as of one moment', async () => {
  const { server } = desk
  const rule = await server.answer(`mutation { createRule(input: {
    name: "Wrong passwords", message: "m", queries: [{ query: "source:auth", groupBy: ["host"] }]
    cases: [{ condition: "a > 3", severity: LOW }] }) { id } }`)
  expect(rule.errors).toEqual([])
  await server.post(attack('web-1'))
  const id = await desk.open({ firstSeen: new Date('2026-03-01'), lastSeen: new Date('2026-03-02') })
  const second = await desk.open()
  await desk.triage(id, 'UNDER_REVIEW')
  await server.answer(`mutation { createCaseProject(input: { key: "SEC", name: "Security" }) { id } }`)
  const { data } = await server.answer<{ caseProjects: { id: string }[] }>('{ caseProjects { id } }')
  const made = await server.answer('mutation Create($input: CreateCaseInput!) { createCase(input: $input) { id } }', {
    input: { projectId: data.caseProjects[0]?.id, title: 'Grab for root', signalIds: [second] },
  })
  expect(made.errors).toEqual([])
  await server.app.settled()
  before = await ask(server.url, 'key-of-the-first-admin', EVERYTHING)
  expect((before as { signalSearch: { total: number } }).signalSearch.total).toBeGreaterThanOrEqual(3)

  const meanwhile = Promise.all(
    Array.from({ length: 5 }, (_, n) =>
      server.post([{ service: 'meanwhile', timestamp: '2026-05-01T00:00:00Z', message: `log ${n}` }]),
    ),
  )
  await backup(server.app.stores, server.clock, path('backup'))
  await meanwhile

  const { postgres, clickhouse } = manifest()
  const tables: { name: string }[] = await server.app.stores.postgres.dataSource.query(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL($1) ORDER BY 1`,
    [LEFT_OUT],
  )
  expect(postgres.map(({ table }) => table)).toEqual(tables.map(({ name }) => name))
  expect(clickhouse.find(({ table }) => table === 'logs')?.rows).toBeGreaterThanOrEqual(8)
})

test('every table of ClickHouse is backed up, made anew, or left out on purpose', async () => {
  const { stores } = desk.server.app
  const tables = await stores.clickhouse.query<{ name: string }>(
    'SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name',
  )
  expect(tables.map(({ name }) => name)).toEqual(TABLES_OF_CLICKHOUSE.toSorted())
  const transactions: { table: string }[] = await stores.postgres.dataSource.query(
    `SELECT DISTINCT table_name AS table FROM information_schema.columns
     WHERE table_schema = 'public' AND udt_name IN ('xid', 'xid8', 'pg_snapshot') ORDER BY 1`,
  )
  expect(transactions.map(({ table }) => table)).toEqual(['feed', 'feed_consumers', 'workflow_run_steps'])
})

test('a folder with anything in it is not written to', async () => {
  const { app, clock } = desk.server
  await expect(backup(app.stores, clock, path('backup'))).rejects.toThrow('is not empty')
})

test('what is no backup, or another version’s, or damaged, and stores that are in use, are refused with the reason', async () => {
  const { stores } = desk.server.app
  cpSync(path('backup'), path('spoiled'), { recursive: true })
  const complaintOf = async (change: () => void) => {
    copyFileSync(path('backup/manifest.json'), path('spoiled/manifest.json'))
    change()
    return restore(stores, path('spoiled')).then(
      () => 'restored',
      ({ name, message }: Error) => `${name}: ${message}`,
    )
  }
  const write = (changed: object) =>
    writeFileSync(path('spoiled/manifest.json'), JSON.stringify({ ...manifest(), ...changed }))
  const { migrations } = manifest()

  expect(await complaintOf(() => undefined)).toContain('StartError: Postgres is not empty')
  expect(await complaintOf(() => rmSync(path('spoiled/manifest.json')))).toContain('no finished backup')
  expect(await complaintOf(() => write({ format: 99 }))).toContain('format 99')
  const newer = { ...migrations, postgres: [...migrations.postgres, 'Later1'] }
  expect(await complaintOf(() => write({ migrations: newer }))).toContain('newer Signalbox')
  const older = { ...migrations, clickhouse: migrations.clickhouse.slice(0, -1) }
  expect(await complaintOf(() => write({ migrations: older }))).toContain('older Signalbox')
  const file = path('spoiled/postgres/signals.copy.gz')
  expect(await complaintOf(() => writeFileSync(file, readFileSync(file).subarray(5)))).toContain('signals.copy.gz')
  expect(await complaintOf(() => rmSync(file))).toContain('signals.copy.gz cannot be read')
})

test('restored elsewhere it answers the same, and goes on from there', async () => {
  const { code, output, complaint } = await runBuilt('restore', [path('backup')], {
    DATABASE_URL: target.url,
    DATA_DIR: path('elsewhere'),
  })
  expect([code, complaint]).toEqual([0, ''])
  expect(output).toMatch(/\d+ signals are in the index/)

  restored = await startProcess({ DATABASE_URL: target.url, DATA_DIR: path('elsewhere') })
  expect(await ask(restored.url, PROCESS_KEY, EVERYTHING)).toEqual(before)
  const trail = await ask(restored.url, PROCESS_KEY, `{ verifyAuditTrail(${RANGE}) { valid checked firstBrokenId } }`)
  expect(trail.verifyAuditTrail).toMatchObject({ valid: true, firstBrokenId: null })
  expect(trail.verifyAuditTrail.checked).toBeGreaterThan(5)

  const client = await Client.connect(`${restored.url.replace('http', 'ws')}/graphql`, PROCESS_KEY)
  const feed = client.run('subscription { signalFeed(query: "") { kind signal { title } } }', {})
  const headers = { 'content-type': 'application/json', 'dd-api-key': PROCESS_KEY }
  const posted = await fetch(`${restored.url}/api/v2/logs`, {
    method: 'POST',
    headers,
    body: JSON.stringify(attack('web-2', '2026-03-02T08:58')),
  })
  expect(posted.status).toBe(202)
  // biome-ignore lint/suspicious/noExplicitAny: what is told is what the test expects.
  const [event] = (await feed.results.count(1)) as any[]
  expect(event.data.signalFeed.kind).toBe('CREATED')
  client.kill()
})

test('a cursor of before is answered as one that is too old, not passed over in silence', async () => {
  const { url } = restored as ServerProcess
  const [{ position, transaction }] = await desk.server.app.stores.postgres.dataSource.query(
    'SELECT position, transaction::text AS transaction FROM feed ORDER BY feed.transaction DESC LIMIT 1',
  )
  for (const other of [transaction, '1', '99999999']) {
    const client = await Client.connect(`${url.replace('http', 'ws')}/graphql`, PROCESS_KEY)
    const after = encodePosition({ transaction: other, position: Math.min(position, 3) })
    const feed = client.run(
      'subscription Feed($after: String) { signalFeed(query: "", after: $after) { kind lagged } }',
      { after },
    )
    // biome-ignore lint/suspicious/noExplicitAny: what is told is what the test expects.
    const [event] = (await feed.results.count(1)) as any[]
    expect(event.data.signalFeed).toEqual({ kind: 'LAGGED', lagged: null })
    client.kill()
  }
})

test('the command of retention tells what would go, and leaves it there', async () => {
  await restored?.end('SIGTERM')
  restored = null
  const { code, output } = await runBuilt('retention', ['--dry-run'], {
    DATABASE_URL: target.url,
    DATA_DIR: path('elsewhere'),
    LOG_RETENTION: '1',
  })
  expect(code).toBe(0)
  const [, logs] =
    /^Would be deleted:\n {2}(\d+) logs before \S+\n {2}no archived signals .* kept for ever$/m.exec(output) ?? []
  expect(Number(logs)).toBeGreaterThanOrEqual(16)
})
