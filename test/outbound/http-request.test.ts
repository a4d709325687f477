import { lookup } from 'node:dns/promises'
import type { ServerResponse } from 'node:http'
import { hostname } from 'node:os'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkedUrl, type OutboundRequest, sendRequest } from '../../src/outbound/index.ts'
import { openStandIn, type StandIn, text } from './stand-in.ts'

const OPEN = { allowPrivate: true, hosts: null, setting: 'OUTBOUND_ALLOW_PRIVATE' }
const CLOSED = { ...OPEN, allowPrivate: false }

let server: StandIn
let other: StandIn
beforeAll(async () => {
  ;[server, other] = await Promise.all([openStandIn(), openStandIn()])
})
afterEach(() => {
  for (const one of [server, other]) {
    one.requests.length = 0
    one.answer(text(200, 'ok'))
  }
})
afterAll(() => Promise.all([server?.close(), other?.close()]))

const send = (asked: Partial<OutboundRequest> = {}, policy: Parameters<typeof sendRequest>[1] = OPEN) =>
  sendRequest(
    { method: 'GET', url: `${server.url}/`, milliseconds: 5_000, bytes: 1_000, redirects: 3, ...asked },
    policy,
  )
const faultOf = async (answer: Promise<unknown>) => {
  const error = await answer.then(
    () => null,
    (caught: Error & { passing?: boolean }) => caught,
  )
  return error && { name: error.name, message: error.message, passing: error.passing }
}

describe('a request', () => {
  it('arrives as it was asked for, and its answer comes back whatever the status is', async () => {
    server.answer(text(418, 'short and stout', { 'x-pot': 'tea' }))
    const url = `${server.url}/pots?kind=tea`
    const answer = await send({ url, method: 'PUT', headers: { 'X-Cup': 'ünf' }, body: '{"a":"ß"}' })
    expect(answer).toMatchObject({ status: 418, body: 'short and stout', headers: { 'x-pot': 'tea' } })
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]).toMatchObject({ method: 'PUT', path: '/pots?kind=tea', body: '{"a":"ß"}' })
    expect(server.requests[0]?.headers).toMatchObject({ 'user-agent': 'signalbox', 'content-length': '10' })
  })

  it('reads a zipped answer, up to the limit of what comes out', async () => {
    const zipped = (body: string) => (_: unknown, response: ServerResponse) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body))
    }
    server.answer(zipped('a'.repeat(1_000)))
    expect((await send()).body).toBe('a'.repeat(1_000))
    server.answer(zipped('a'.repeat(1_000_000)))
    expect(await faultOf(send())).toMatchObject({ message: 'Expected at most 1000 bytes, got more.', passing: false })
    server.answer(text(200, 'no gzip at all', { 'content-encoding': 'gzip' }))
    expect(await faultOf(send())).toMatchObject({ name: 'OutboundFault' })
  })

  it('ends when the answer is too long, too slow, or not wanted any more', async () => {
    server.answer(text(200, 'x'.repeat(1_001)))
    expect((await faultOf(send()))?.passing).toBe(false)
    server.answer((_, response) => void response.writeHead(200).write('the beginning'))
    expect(await faultOf(send({ milliseconds: 50 }))).toMatchObject({
      message: 'Expected an answer within 0.05 s.',
      passing: true,
    })
    const giveUp = new AbortController()
    server.answer(() => giveUp.abort())
    expect(await faultOf(send({ signal: giveUp.signal }))).toMatchObject({
      message: 'The request was given up.',
      passing: true,
    })
  })

  it('may work later where nobody listens, or the line breaks', async () => {
    const closed = await openStandIn()
    await closed.close()
    const fault = await faultOf(send({ url: `${closed.url}/with/a-secret?token=abc` }))
    expect(fault).toMatchObject({
      passing: true,
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached/),
    })
    expect(fault?.message).not.toMatch(/secret|abc/)
    server.answer((_, response) => void response.destroy())
    expect((await faultOf(send()))?.passing).toBe(true)
  })
})

describe('headers', () => {
  it.each([
    [{ 'x-a': 'one\r\nx-b: two' }, /header x-a has characters/],
    [{ 'x-a': 'hunter2\0' }, /header x-a has characters/],
    [{ 'x-a': 'snowman ☃' }, /header x-a has characters/],
    [{ 'x a': 'one' }, /name of a header/],
    [{ 'x-a\r\nx-b': 'one' }, /name of a header/],
    [{ Host: 'elsewhere.example' }, /header host is set/],
    [{ 'Content-Length': '3' }, /header content-length is set/],
    [{ 'transfer-encoding': 'chunked' }, /header transfer-encoding is set/],
  ])('refuses %j', async (headers, message) => {
    const fault = await faultOf(send({ headers: headers as never }))
    expect(fault).toMatchObject({ message: expect.stringMatching(message), passing: false })
    expect(fault?.message).not.toContain('hunter2')
    expect(server.requests).toEqual([])
  })
})

describe('a redirect', () => {
  const secret = { authorization: 'Bearer abc', 'x-api-key': 'abc', cookie: 'a=b', accept: 'text/plain' }

  it('keeps headers and body within the same origin', async () => {
    server.answer((request, response) =>
      request.path === '/' ? void response.writeHead(307, { location: '/next' }).end() : void response.end('there'),
    )
    expect((await send({ method: 'POST', headers: secret, body: 'hello' })).body).toBe('there')
    expect(server.requests[1]).toMatchObject({ method: 'POST', path: '/next', body: 'hello', headers: secret })
  })

  it.each([301, 302, 303])('turns a POST into a GET for %i, without the secrets of another origin', async (status) => {
    server.answer(text(status, '', { location: `${other.url}/next` }))
    const headers = { ...secret, 'content-type': 'text/plain' }
    expect((await send({ method: 'POST', headers, body: 'the secret' })).status).toBe(200)
    expect(other.requests[0]).toMatchObject({
      method: 'GET',
      path: '/next',
      body: '',
      headers: { accept: 'text/plain' },
    })
    expect(JSON.stringify(other.requests)).not.toMatch(/abc|a=b|secret|content-type/)
  })

  it.each([307, 308])('does not carry a body to another origin for %i', async (status) => {
    server.answer(text(status, '', { location: `${other.url}/next` }))
    expect(await faultOf(send({ method: 'POST', body: 'the secret' }))).toMatchObject({
      message: expect.stringMatching(/^Expected no redirect to another server/),
      passing: false,
    })
    expect(other.requests).toEqual([])
  })

  it('is followed as often as allowed, and only to http', async () => {
    server.answer(text(302, '', { location: '/again' }))
    expect((await faultOf(send({ redirects: 2 })))?.message).toBe('Expected at most 2 redirects, got another one.')
    expect(server.requests).toHaveLength(3)
    expect((await send({ redirects: 0 })).status).toBe(302)
    for (const location of ['file:///etc/passwd', 'ftp://example.com/', 'gopher://example.com/']) {
      server.answer(text(302, '', { location }))
      expect((await faultOf(send()))?.message).toBe('Expected an http or https address.')
    }
  })

  it('does not lead to a host that may not be asked', async () => {
    server.answer(text(302, '', { location: 'http://metadata.internal/latest' }))
    const fault = await faultOf(send({}, { ...OPEN, hosts: ['127.0.0.1'] }))
    expect(fault).toMatchObject({ message: 'Expected a host that requests may go to, got metadata.internal.' })
  })
})

describe('where requests may go', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://sub.localhost./',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://172.16.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0.0.0.0/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
  ])('leaves %s alone unless private networks are allowed', async (url) => {
    expect((await faultOf(send({ url }, CLOSED)))?.message).toMatch(
      /^Expected a public address.*OUTBOUND_ALLOW_PRIVATE/,
    )
  })

  it('looks at what a name means when it connects', async ({ skip }) => {
    // A name of this machine, that nothing about its spelling gives away.
    const known = await lookup(hostname()).catch(() => null)
    if (!known) skip()
    const fault = await faultOf(send({ url: `http://${hostname()}:1/` }, CLOSED))
    expect(fault?.message).toMatch(/Expected a public address/)
    expect(fault?.passing).toBe(false)
  })

  it.each([
    ['api.example.com', ['*.example.com'], true],
    ['a.b.example.com', ['*.example.com'], true],
    ['API.EXAMPLE.COM', ['*.example.com'], true],
    ['example.com', ['*.example.com'], false],
    ['example.com', ['other.com', 'example.com'], true],
    ['evilexample.com', ['*.example.com'], false],
    ['example.com.evil.net', ['*.example.com', 'example.com'], false],
    ['example.com', [], false],
  ])('asks %s where %j may be asked: %s', (host, hosts, allowed) => {
    const check = () => checkedUrl(`https://${host}/`, { ...CLOSED, hosts })
    if (allowed) expect(check().hostname).toBe(host.toLowerCase())
    else expect(check).toThrow(/host that requests may go to/)
  })

  it('takes no user and host for each other', async () => {
    const fault = await faultOf(
      send({ url: 'http://allowed.example@127.0.0.1/' }, { ...OPEN, hosts: ['allowed.example'] }),
    )
    expect(fault?.message).toBe('Expected a host that requests may go to, got 127.0.0.1.')
  })
})
