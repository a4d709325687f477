import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'

let folder: string
let running: ServerProcess
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-job-'))
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(folder, 0o755)
})
afterAll(async () => {
  if (running.child.exitCode === null && running.child.signalCode === null) await running.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

interface Job {
  readonly id: string
  readonly state: string
  readonly logsScanned: number
  readonly resultCount: number
  readonly results: { readonly edges: readonly { readonly node: { readonly eventsMatched: number } }[] }
}
const JOB = 'id state logsScanned resultCount results(first: 50) { edges { node { eventsMatched } } }'
const LOGS = 40_000
const USERS = 8
const START = Date.now() - 2 * 3_600_000

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }
  const response = await fetch(`${running.url}/graphql`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ query, variables }) },
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

const jobOf = async (id: string) =>
  (await ask<{ historicalJob: Job }>(`query ($id: ID!) { historicalJob(id: $id) { ${JOB} } }`, { id })).historicalJob

/** Asks until it is so. */
async function until(id: string, isSo: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await jobOf(id)
    if (isSo(job)) return job
    expect(job.state).not.toBe('FAILED')
  }
}

async function send(from: number): Promise<void> {
  const logs = Array.from({ length: 1_000 }, (_, n) => ({
    ...{ ddsource: 'app', message: 'sent', timestamp: START + (from + n) * 100, bytes: 1 },
    usr: { id: `user-${(from + n) % USERS}` },
  }))
  const headers = { 'content-type': 'application/json', 'dd-api-key': PROCESS_KEY }
  const body = JSON.stringify(logs)
  const { status } = await fetch(`${running.url}/api/v2/logs`, { method: 'POST', headers, body })
  expect(status).toBe(202)
}

/** The sum makes it read log after log. */
const rule = {
  name: 'Much of {{@usr.id}}',
  message: '{{@usr.id}}',
  queries: [{ query: 'source:app', aggregation: 'SUM', metric: '@bytes', groupBy: ['@usr.id'] }],
  cases: [{ condition: 'a > 100', severity: 'LOW' }],
  options: { evaluationWindow: 'PT15M', keepAlive: 'PT1H', maxSignalDuration: 'PT6H' },
}

test('a job over stored logs goes on behind what it had scanned when the server was killed', async () => {
  running = await startProcess({ DATA_DIR: folder })
  for (let from = 0; from < LOGS; from += 4_000)
    await Promise.all([0, 1_000, 2_000, 3_000].map((offset) => send(from + offset)))
  const range = { from: new Date(START).toISOString(), to: new Date(START + LOGS * 100).toISOString() }
  const { startHistoricalJob } = await ask<{ startHistoricalJob: Job }>(
    `mutation ($input: HistoricalJobInput!) { startHistoricalJob(input: $input) { ${JOB} } }`,
    { input: { rule, range } },
  )
  const { id } = startHistoricalJob
  const before = await until(id, ({ logsScanned }) => logsScanned > 0)
  expect(before).toMatchObject({ state: 'RUNNING', resultCount: 0 })
  await running.end('SIGKILL')

  running = await startProcess({ DATA_DIR: folder })
  expect((await jobOf(id)).logsScanned).toBeGreaterThanOrEqual(before.logsScanned)
  const after = await until(id, ({ state }) => state === 'COMPLETED')
  expect(after).toMatchObject({ logsScanned: LOGS, resultCount: USERS })
  const matched = after.results.edges.map(({ node }) => node.eventsMatched)
  expect(matched.reduce((sum, each) => sum + each, 0)).toBe(LOGS)
}, 240_000)
