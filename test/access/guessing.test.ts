import { Registry } from 'prom-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Gatekeeper } from '../../src/graphql/authentication.ts'
import { networkOf } from '../../src/graphql/client-address.ts'
import { DomainError, WrongCredentials } from '../../src/kernel/errors.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { Client } from '../live/client.ts'
import { type AccessDesk, openAccessDesk } from './desk.ts'

describe('the gatekeeper', () => {
  let looked: string[]
  let milliseconds: number
  let registry: Registry
  let gatekeeper: Gatekeeper
  beforeEach(() => {
    looked = []
    milliseconds = 0
    registry = new Registry()
    gatekeeper = new Gatekeeper({
      authenticate: async (key) => {
        looked.push(key)
        await new Promise((resolve) => setImmediate(resolve))
        if (key.startsWith('good')) return systemViewer(key)
        if (key.startsWith('expired')) throw new DomainError('UNAUTHENTICATED', 'This API key has expired.')
        throw new WrongCredentials('There is no such API key.')
      },
      registry,
      now: () => milliseconds,
    })
  })

  const code = (key: string | null, clientIp: string | null = '192.0.2.1') =>
    gatekeeper.admit(key, { requestId: 'request', clientIp }).then(
      () => 'admitted',
      (error: DomainError) => error.code,
    )
  const guess = async (count: number, clientIp?: string) => {
    for (let at = 0; at < count; at++) await code(`guess-${at}`, clientIp)
  }
  const failures = async (reason: string) =>
    (await registry.getSingleMetric('signalbox_authentication_failures_total')?.get())?.values.find(
      ({ labels }) => labels.reason === reason,
    )?.value ?? 0

  it('looks up twenty wrong keys of an address within a minute, and no more', async () => {
    await guess(25)
    expect(looked).toHaveLength(20)
    await expect(gatekeeper.admit('guess', { requestId: '', clientIp: '192.0.2.1' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 60 },
    })
    expect([await failures('wrong'), await failures('limited')]).toEqual([20, 6])
  })

  it('looks up no more of them when a thousand come at once', async () => {
    const codes = await Promise.all(Array.from({ length: 1_000 }, (_, at) => code(`guess-${at}`)))
    expect(looked).toHaveLength(20)
    expect(codes.filter((each) => each === 'RATE_LIMITED')).toHaveLength(980)
  })

  it('lets in everybody of an address who comes at once with a good key', async () => {
    const codes = await Promise.all(Array.from({ length: 200 }, (_, at) => code(`good-${at}`)))
    expect(new Set(codes)).toEqual(new Set(['admitted']))
  })

  it('asks again about whoever is in, whatever is tried from there', async () => {
    await guess(25)
    const origin = { requestId: '', clientIp: '192.0.2.1' }
    await expect(gatekeeper.recheck('revoked', origin)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(gatekeeper.recheck(null, origin)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect((await gatekeeper.recheck('good', origin)).requestId).toBeDefined()
  })

  it('lets keys that were good a moment ago in from an address that guesses, and new ones after a while', async () => {
    await code('good-1')
    await guess(20)
    expect(await code('good-1')).toBe('admitted')
    expect(await code('good-2')).toBe('RATE_LIMITED')
    expect(await code('good-2', '192.0.2.2')).toBe('admitted')
    milliseconds = 60_000
    expect(await code('good-3')).toBe('admitted')
  })

  it('counts within any minute, not by the clock’s minutes', async () => {
    await guess(10)
    milliseconds = 40_000
    await guess(10)
    expect(await code('guess')).toBe('RATE_LIMITED')
    milliseconds = 60_000
    await guess(10)
    expect(looked).toHaveLength(30)
    expect(await code('guess')).toBe('RATE_LIMITED')
  })

  it('takes no key, and one that has expired, for no guess', async () => {
    for (let at = 0; at < 30; at++) expect([await code(null), await code('expired')]).not.toContain('RATE_LIMITED')
    expect([await failures('missing'), await failures('refused')]).toEqual([30, 30])
  })

  it('takes all addresses of one network of version 6 for one', async () => {
    for (let at = 0; at < 20; at++) await code(`guess-${at}`, `2001:db8:1:2::${at.toString(16)}`)
    expect(await code('guess', '2001:db8:1:2:ffff::1')).toBe('RATE_LIMITED')
    expect(await code('guess', '2001:db8:1:3::1')).toBe('UNAUTHENTICATED')
    const networks = ['::1', '1::', '1::2:3:4:5:6:7', '1:2:3:4:5:6:7:8', '10.0.0.1'].map(networkOf)
    expect(networks).toEqual(['0:0:0:0', '1:0:0:0', '1:0:2:3', '1:2:3:4', '10.0.0.1'])
  })
})

describe('whoever tries keys', () => {
  let desk: AccessDesk
  beforeAll(async () => {
    desk = await openAccessDesk({ trustProxy: 1 })
  })
  afterAll(() => desk.close())

  const post = (path: string, key: string, from: string) =>
    fetch(desk.server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'x-forwarded-for': from },
      body: path === '/graphql' ? '{"query":"{ viewer { user { handle } } }"}' : '[{"message":"hello"}]',
    })

  it('is stopped over GraphQL, log intake and WebSocket alike, by the address that the proxy tells', async () => {
    const { token } = await desk.key({})
    for (let at = 0; at < 10; at++) {
      expect((await post('/graphql', `guess-${at}`, '198.51.100.7')).status).toBe(401)
      expect((await post('/api/v2/logs', `guess-${at + 10}`, '198.51.100.99, 198.51.100.7')).status).toBe(401)
    }
    const limited = await post('/graphql', token, '198.51.100.7')
    expect(limited.status).toBe(429)
    const { extensions } = ((await limited.json()) as { errors: { extensions: object }[] }).errors[0]!
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) })
    const logs = await post('/api/v2/logs', token, '198.51.100.7')
    expect([logs.status, Number(logs.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await post('/api/v2/logs', token, '198.51.100.8:4711')).status).toBe(202)
    expect((await post('/graphql', token, '198.51.100.7')).status).toBe(200)
    const metrics = await (await fetch(`${desk.server.url}/metrics`)).text()
    expect(metrics).toContain('signalbox_authentication_failures_total{reason="wrong"} 20')
  })

  it('is stopped on sockets that open after one another', async () => {
    const url = `${desk.server.url.replace('http', 'ws')}/graphql`
    const close = async (key: string) => {
      const client = await Client.open(url)
      client.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })
      return client.closed
    }
    for (let at = 0; at < 20; at++)
      expect(await close(`guess-${at}`)).toEqual({ code: 4401, reason: 'There is no such API key.' })
    expect((await close('guess')).reason).toMatch(/^Too many wrong keys/)
  })
})
