import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { httpRequest } from '../../src/modules/actions/outside/http-request.ts'
import { json, openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { faultOf, openOutbound, run } from './outside-desk.ts'

const action = httpRequest(openOutbound())

let server: StandIn
beforeAll(async () => {
  server = await openStandIn()
})
afterEach(() => {
  server.requests.length = 0
  server.answer(text(200, 'ok'))
})
afterAll(() => server?.close())

it('sends what the step says, and gives what came to later steps', async () => {
  server.answer(json(201, { verdict: { malicious: true } }))
  const outputs = await run(action, {
    method: 'POST',
    url: `${server.url}/look?a=1`,
    query: { ip: '203.0.113.7', tag: ['x', 'y z'], left: null },
    headers: { Authorization: 'Bearer abc', 'X-Count': 3 },
    json: { user: 'ann', nested: [1, null] },
  })
  expect(outputs).toMatchObject({
    status: 201,
    body: '{"verdict":{"malicious":true}}',
    json: { verdict: { malicious: true } },
    headers: { 'content-type': 'application/json' },
  })
  const [request] = server.requests
  expect(request).toMatchObject({
    method: 'POST',
    path: '/look?a=1&ip=203.0.113.7&tag=x&tag=y+z',
    body: '{"user":"ann","nested":[1,null]}',
  })
  expect(request?.headers).toMatchObject({
    authorization: 'Bearer abc',
    'x-count': '3',
    'content-type': 'application/json',
    'idempotency-key': 'run-1/step',
  })
})

it('sends the same key when it is tried again, and none where nothing changes', async () => {
  const post = { method: 'POST', url: server.url, body: 'hello' }
  await run(action, post, { key: 'one' })
  await run(action, post, { key: 'one' })
  await run(action, post, { key: 'two' })
  await run(action, { url: server.url })
  await run(action, { ...post, headers: { 'Idempotency-Key': 'own', 'Content-Type': 'text/csv' } })
  expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
    'one',
    'one',
    'two',
    undefined,
    'own',
  ])
  expect(server.requests.map(({ headers }) => headers['content-type'])).toEqual([
    ...Array(3).fill('text/plain; charset=utf-8'),
    undefined,
    'text/csv',
  ])
})

it('takes an answer that is no JSON, or a status that is expected', async () => {
  server.answer(text(404, '<h1>no</h1>'))
  expect(await run(action, { url: server.url, expectedStatuses: [200, '404'] })).toMatchObject({
    status: 404,
    json: null,
  })
})

it.each([
  [400, false],
  [302, false],
  [429, true],
  [500, true],
  [503, true],
])('fails with a %i; that it passes is %s', async (status, passing) => {
  server.answer(text(status, 'because'))
  expect(await faultOf(run(action, { url: server.url, method: 'POST' }))).toEqual({
    name: 'ActionFault',
    message: `Expected a 2xx, got HTTP ${status}: because.`,
    passing,
  })
  const expecting = run(action, { url: server.url, expectedStatuses: [201, 204] })
  expect((await faultOf(expecting))?.message).toMatch(/^Expected HTTP 201 or 204, got/)
})

it.each([
  [{}, /^url: expected a text, got none/],
  [{ url: 'no address' }, /^url: expected an http or https address/],
  [{ url: 'file:///etc/passwd' }, /^Expected an http or https address/],
  [{ method: 'TRACE' }, /^method: expected one of GET, HEAD/],
  [{ body: 'a', json: {} }, /^Expected body or json, got both/],
  [{ json: [1] }, /^json: expected an object, got a list/],
  [{ headers: 'a: b' }, /^headers: expected an object/],
  [{ headers: { 'x-a': 'hunter2\r\nx-b: c' } }, /^The header x-a has characters/],
  [{ headers: { host: 'hunter2.example' } }, /^The header host is set/],
  [{ timeoutSeconds: 61 }, /^timeoutSeconds: expected a number from 1 to 60/],
  [{ timeoutSeconds: 'hunter2' }, /^timeoutSeconds: expected a number/],
  [{ expectedStatuses: [99] }, /^expectedStatuses: expected a list of HTTP statuses/],
  [{ followRedirects: 'perhaps' }, /^followRedirects: expected true or false/],
])('refuses %j without a request', async (wrong, message) => {
  const fault = await faultOf(run(action, Object.keys(wrong).length ? { url: server.url, ...wrong } : {}))
  expect(fault).toMatchObject({ name: 'ActionFault', message: expect.stringMatching(message), passing: false })
  expect(fault?.message).not.toContain('hunter2')
  expect(server.requests).toEqual([])
})

it('reads no more than a megabyte, waits no longer than it says, and ends when the run does', async () => {
  server.answer(text(200, 'x'.repeat(1_000_001)))
  expect(await faultOf(run(action, { url: server.url }))).toMatchObject({
    message: 'Expected at most 1000000 bytes, got more.',
    passing: false,
  })
  server.answer(() => undefined)
  expect(await faultOf(run(action, { url: server.url, timeoutSeconds: '1' }))).toMatchObject({ passing: true })
  const cancel = new AbortController()
  server.answer(() => cancel.abort())
  expect(await faultOf(run(action, { url: server.url }, { signal: cancel.signal }))).toMatchObject({
    message: 'The request was given up.',
  })
})

it('asks no private server and no other host than it may, behind redirects as well', async () => {
  const closed = httpRequest(openOutbound({ allowPrivate: false }))
  expect((await faultOf(run(closed, { url: server.url })))?.message).toMatch(/^Expected a public address/)
  const listed = httpRequest(openOutbound({ hosts: ['127.0.0.1'] }))
  server.answer(text(302, '', { location: 'http://169.254.169.254/latest/meta-data' }))
  expect((await faultOf(run(listed, { url: server.url })))?.message).toMatch(/got 169\.254\.169\.254/)
  expect(await run(listed, { url: server.url, followRedirects: false, expectedStatuses: [302] })).toMatchObject({
    status: 302,
  })
})
