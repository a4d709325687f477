import { afterAll, beforeAll, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'

const LIST = '{ secrets { id name createdBy { kind name } updatedBy { kind name } createdAt updatedAt } }'
const SET = 'mutation ($name: String!, $value: String!) { setSecret(name: $name, value: $value) { id name updatedAt } }'
const DELETE = 'mutation ($name: String!) { deleteSecret(name: $name) }'
const AUDIT = `{ auditEvents(query: "@asset.type:secret", range: { from: "now-1d" }) { edges { node {
  action assetName changes { field previousValue newValue } } } } }`

interface Listed {
  readonly secrets: readonly { id: string; name: string; updatedAt: string }[]
}

const lines: string[] = []
let server: TestApp
let writer: string
let reader: string
let nobody: string
beforeAll(async () => {
  const log = (...line: unknown[]) => lines.push(JSON.stringify(line))
  server = await startTestApp(undefined, {}, { debug: log, info: log, warn: log, error: log })
  writer = (await addUser(server, 'writer', 'Standard')).key
  reader = (await addUser(server, 'reader', 'Read Only')).key
  nobody = (await addUser(server, 'nobody', 'no role')).key
})
afterAll(() => server?.close())

const set = (name: string, value: string, key = writer) =>
  server.answer<{ setSecret: { id: string } }>(SET, { name, value }, key)
const codes = async (answer: ReturnType<typeof set>) =>
  (await answer).errors.map(({ extensions: { code, path } }) => (path ? `${code} ${path}` : code))
const reveal = (...names: string[]) => server.app.modules.secrets.service.reveal(names)

it('stores a secret, replaces its value, and says who did it and when', async () => {
  expect((await set('SLACK_URL', 'https://hooks.example/first')).errors).toEqual([])
  server.clock.advance(60_000)
  expect((await set('SLACK_URL', 'https://hooks.example/second', ADMIN_KEY)).errors).toEqual([])
  const { secrets } = (await server.answer<Listed>(LIST, {}, reader)).data
  expect(secrets).toEqual([
    {
      id: expect.stringMatching(/^sec_/),
      name: 'SLACK_URL',
      createdBy: { kind: 'USER', name: 'writer' },
      updatedBy: { kind: 'USER', name: 'Administrator' },
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T09:01:00.000Z',
    },
  ])
  expect(await reveal('SLACK_URL', 'MISSING')).toEqual(new Map([['SLACK_URL', 'https://hooks.example/second']]))
  const node = `{ node(id: "${secrets[0]?.id}") { __typename ... on Secret { name } } }`
  expect((await server.answer(node, {}, reader)).data).toEqual({ node: { __typename: 'Secret', name: 'SLACK_URL' } })
})

it('takes any text of up to 10,000 characters', async () => {
  const values = ['x', 'ünïcödé 🔑\n-----BEGIN KEY-----\n', 'a'.repeat(10_000), '{{secrets.OTHER}}', '"\'\\;--']
  for (const value of values) {
    await set('ANY', value)
    expect((await reveal('ANY')).get('ANY')).toBe(value)
  }
})

it.each([
  ['', 'x', 'BAD_USER_INPUT name'],
  ['1ST', 'x', 'BAD_USER_INPUT name'],
  ['WITH SPACE', 'x', 'BAD_USER_INPUT name'],
  ['A'.repeat(101), 'x', 'BAD_USER_INPUT name'],
  ['A', '', 'BAD_USER_INPUT value'],
  ['A', 'hunter2'.repeat(2_000), 'BAD_USER_INPUT value'],
])('refuses the name %j with %j', async (name, value, expected) => {
  expect(await codes(set(name, value))).toEqual([expected])
  expect(JSON.stringify((await set(name, value)).errors)).not.toContain('hunter2')
})

it('lets those write who may, and those read who may', async () => {
  expect(await codes(set('A', 'x', reader))).toEqual(['FORBIDDEN'])
  expect((await server.answer(DELETE, { name: 'SLACK_URL' }, reader)).errors[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await server.answer(LIST, {}, nobody)).errors[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await server.answer(DELETE, { name: 'NEVER' }, writer)).errors[0]?.extensions.code).toBe('NOT_FOUND')
})

it('keeps the value out of answers, audit trail, log lines and the database', async () => {
  const value = 'correct-horse-battery-staple'
  expect(JSON.stringify(await set('HIDDEN', value))).not.toContain(value)
  await set('HIDDEN', `${value}-2`)
  await server.answer(DELETE, { name: 'HIDDEN' }, writer)
  await set('HIDDEN', value)
  server.clock.advance(1_000)
  const audited = JSON.stringify((await server.answer(AUDIT)).data)
  expect(audited).toContain('"action":"CREATED","assetName":"HIDDEN"')
  expect(audited).toContain('{"field":"value","previousValue":"(hidden)","newValue":"(hidden)"}')
  expect(audited).toContain('{"field":"value","previousValue":"(hidden)","newValue":null}')
  expect(audited).not.toContain('horse')
  const { postgres } = server.app.stores
  const rows = await postgres.read<{ text: string }>({
    name: 'test-everything',
    text: `SELECT secrets::text || encode(sealed, 'escape') AS text FROM secrets
      UNION ALL SELECT audit_events::text FROM audit_events UNION ALL SELECT feed::text FROM feed`,
  })
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.some(({ text }) => text.includes('horse'))).toBe(false)
  await server.answer(SET, { name: 'HIDDEN', value: [value] }, writer)
  await server.answer(`mutation { setSecret(name: "HIDDEN", value: "${value}") { ida } }`, {}, writer)
  expect(lines.join()).not.toContain('horse')
})

it('cannot be read under another name, nor when a bit of it has changed', async () => {
  await set('ONE', 'of the first')
  await set('TWO', 'of the second')
  const { postgres } = server.app.stores
  const swap = `UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE name = 'ONE') WHERE name = 'TWO'`
  await postgres.read({ name: 'test-swap', text: swap })
  await expect(reveal('TWO')).rejects.toThrow(/authenticate/)
  await postgres.read({
    name: 'test-flip',
    text: `UPDATE secrets SET sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) WHERE name = 'ONE'`,
  })
  await expect(reveal('ONE')).rejects.toThrow(/authenticate/)
  await server.answer(DELETE, { name: 'ONE' }, writer)
  await server.answer(DELETE, { name: 'TWO' }, writer)
})

it('keeps its key in the data folder, for the server alone, and finds it again', async () => {
  await set('LASTING', 'over a restart')
  await server.restart()
  expect((await reveal('LASTING')).get('LASTING')).toBe('over a restart')
})
