import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIMITS } from '../../src/modules/notifications/limits.ts'
import { openStandIn, type StandIn } from '../notifications/stand-in.ts'
import { PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'
import { cloneDatabase } from '../support/stores.ts'

const SIGNALS = 12

let folder: string
let database: Awaited<ReturnType<typeof cloneDatabase>>
let outside: StandIn
let running: ServerProcess
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-notify-'))
  chmodSync(folder, 0o755)
  database = await cloneDatabase()
  outside = await openStandIn()
})
afterAll(async () => {
  if (running.child.exitCode === null && running.child.signalCode === null) await running.end('SIGTERM')
  await outside.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const start = () => startProcess({ DATA_DIR: folder, DATABASE_URL: database.url, OUTBOUND_ALLOW_PRIVATE: 'true' })

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }
  const body = JSON.stringify({ query, variables })
  const response = await fetch(`${running.url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

interface Deliveries {
  readonly deliveries: { readonly edges: readonly { readonly node: { id: string; state: string } }[] }
}
const deliveries = async () =>
  (await ask<Deliveries>('{ deliveries(first: 100) { edges { node { id state } } } }')).deliveries.edges.map(
    ({ node }) => node,
  )

test('a server that is killed while it sends loses no message, and sends those under way again with their keys', async () => {
  running = await start()
  const rule = {
    ...{ name: 'killed', message: 'killed', queries: [{ query: 'source:killed', groupBy: ['@usr.id'] }] },
    cases: [{ condition: 'a > 0', severity: 'HIGH' }],
  }
  await ask('mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }', { input: rule })
  const targets = [{ kind: 'WEBHOOK', address: `${outside.url}/killed` }]
  const input = { name: 'killed', severities: ['HIGH'], targets }
  await ask('mutation ($input: NotificationRuleInput!) { createNotificationRule(input: $input) { id } }', { input })

  // The first message arrives and is taken, but its answer is never heard.
  const arrived = new Promise<void>((resolve) => {
    outside.answer = () => {
      resolve()
      return new Promise<number>(() => undefined)
    }
  })
  const logs = Array.from({ length: SIGNALS }, (_, n) => ({
    ddsource: 'killed',
    message: 'x',
    usr: { id: `user${n}` },
  }))
  const headers = { 'content-type': 'application/json', 'dd-api-key': PROCESS_KEY }
  await fetch(`${running.url}/api/v2/logs`, { method: 'POST', headers, body: JSON.stringify(logs) })
  await arrived
  await running.end('SIGKILL')

  outside.answer = () => 200
  // As if the time of the leases had passed.
  const client = new Client({ connectionString: database.url })
  await client.connect()
  await client.query(`UPDATE deliveries SET due_at = now() WHERE state = 'PENDING'`)
  await client.end()
  running = await start()
  while ((await deliveries()).some(({ state }) => state !== 'DELIVERED') || (await deliveries()).length < SIGNALS) {}

  const times = new Map<string, number>()
  for (const { body, headers: sent } of outside.received) {
    expect(sent['idempotency-key']).toBe(body.id)
    times.set(body.id, (times.get(body.id) ?? 0) + 1)
  }
  expect([...times.keys()].sort()).toEqual((await deliveries()).map(({ id }) => id).sort())
  const again = [...times.values()].filter((count) => count > 1)
  expect(again.length).toBeGreaterThan(0)
  expect(again.length).toBeLessThanOrEqual(LIMITS.atOnceToTarget)
  expect(Math.max(...again)).toBe(2)
})
