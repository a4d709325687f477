import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { failedStart, PROCESS_KEY, startProcess } from '../support/process.ts'
import { cloneDatabase } from '../support/stores.ts'

const VALUE = 'correct-horse-battery-staple'

let database: Awaited<ReturnType<typeof cloneDatabase>>
const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-secrets-'))
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database?.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

it('a server starts over the secrets of its key, and with another key says in one line why it does not', async () => {
  const env = { DATA_DIR: dataDir, DATABASE_URL: database.url, LOG_LEVEL: 'trace' }
  const server = await startProcess(env)
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` },
    body: JSON.stringify({ query: `mutation { setSecret(name: "TOKEN", value: "${VALUE}") { name } }` }),
  })
  expect(await response.json()).toMatchObject({ data: { setSecret: { name: 'TOKEN' } } })
  expect(await server.end('SIGTERM')).toBe(0)
  expect(server.output()).not.toContain(VALUE)
  expect(existsSync(join(dataDir, 'secrets.key'))).toBe(true)

  const other = Buffer.alloc(32, 7).toString('base64')
  const { code, complaint } = await failedStart({ ...env, SECRETS_KEY: other })
  expect({ code, lines: complaint.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
  expect(complaint).toMatch(/SECRETS_KEY: 1 secret was stored with another key/)
  expect(complaint).not.toContain(other)

  const again = await startProcess(env)
  expect(await again.end('SIGTERM')).toBe(0)
}, 120_000)
