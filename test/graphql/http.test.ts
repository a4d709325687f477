import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '../../src/kernel/errors.ts'
import { KEY, type SampleServer, startSampleServer } from './sample-server.ts'

let server: SampleServer

beforeAll(async () => {
  server = await startSampleServer()
})
afterAll(() => server.close())

const json = { 'content-type': 'application/json' }
const withKey = { authorization: `Bearer ${KEY}` }

describe('operations over HTTP', () => {
  it('answer a query and say what it cost', async () => {
    const { status, body } = await server.graphql('{ me train(index: 7) { name leavesAt takes attributes } }')
    expect(status).toBe(200)
    expect(body).toEqual({
      data: {
        me: 'Ada',
        train: { name: 'train 7', leavesAt: '2026-03-01T09:07:00.000Z', takes: 'PT1M30S', attributes: { platform: 7 } },
      },
      extensions: { cost: { estimated: 1, allowed: 150_000 } },
    })
  })

  it('are answered the same when they are asked for often', async () => {
    const query = 'query Often($first: Int!) { trains(first: $first) { edges { node { name owner { name } } } } }'
    const first = await server.graphql(query, { first: 3 })
    for (let times = 0; times < 4; times += 1)
      expect((await server.graphql(query, { first: 3 })).body).toEqual(first.body)
  })

  it('are answered the same when many arrive at once', async () => {
    const queries = Array.from({ length: 40 }, (_, at) =>
      at % 4 === 3 ? '{ nothing }' : '{ me train(index: 1) { name } }',
    )
    const replies = await Promise.all(queries.map((query) => server.graphql(query)))
    expect(replies.map(({ status }) => status)).toEqual(queries.map((query) => (query === '{ nothing }' ? 400 : 200)))
  })

  it('carry the code and details of errors that are meant for the caller', async () => {
    const { status, body } = await server.graphql('{ me train(index: 1001) { name } }')
    expect(status).toBe(200)
    expect(body.data).toEqual({ me: 'Ada', train: null })
    expect(body.errors).toEqual([
      {
        message: 'Expected at most 1000, got 1001.',
        locations: [{ line: 1, column: 6 }],
        path: ['train'],
        extensions: { code: 'BAD_USER_INPUT', path: 'index', offset: 3, length: 2 },
      },
    ])
  })

  it('show nothing of the inside when something breaks, and log it under the request id', async () => {
    const { body, headers } = await server.graphql('{ secret }', {}, { ...withKey, 'x-request-id': 'req-7' })
    expect(headers.get('x-request-id')).toBe('req-7')
    expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'req-7' })
    expect(JSON.stringify(body)).not.toContain('hunter2')
    const line = server.lines.find(({ level, fields }) => level === 'error' && fields.requestId === 'req-7')
    expect(line?.fields).toMatchObject({ path: 'secret', err: { message: 'password is hunter2' } })
    expect(line?.fields.err).toHaveProperty('stack', expect.stringContaining('sample-api'))
  })

  it.each([
    ['{ me ', 'Syntax Error'],
    ['{ nothing }', 'Cannot query field "nothing"'],
    ['subscription { ticks }', 'WebSocket'],
  ])('are refused with 400 and the reason: %s', async (query, reason) => {
    const { status, body } = await server.graphql(query)
    expect(status).toBe(400)
    expect(body.errors[0].message).toContain(reason)
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })

  it('may be small queries in an address, where no page can send them unseen', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ me }')}`
    expect((await server.fetch(path, { headers: { ...withKey, 'apollo-require-preflight': '1' } })).body.data).toEqual({
      me: 'Ada',
    })
    expect((await server.fetch(path, { headers: withKey })).status).toBe(400)
    const mutation = `/graphql?query=${encodeURIComponent('mutation { rename(name: "x") }')}`
    expect((await server.fetch(mutation, { headers: { ...withKey, 'apollo-require-preflight': '1' } })).status).toBe(
      405,
    )
  })

  it.each([
    ['a form of a foreign page', 'text/plain', '{"query":"{ me }"}', 'Cross-Site Request Forgery'],
    ['a batch', 'application/json', '[{"query":"{ me }"}]', 'batching'],
    ['no JSON', 'application/json', '{"query":', 'Expected a JSON body'],
    ['no object', 'application/json', '7', 'POST body missing'],
    ['no query', 'application/json', '{"variables":{}}', 'query'],
    ['variables that are no object', 'application/json', '{"query":"{ me }","variables":[1]}', 'variables'],
    [
      'a persisted query',
      'application/json',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
      'PersistedQuery',
    ],
  ])('are refused as %s', async (_what, type, body, reason) => {
    const reply = await server.fetch('/graphql', {
      method: 'POST',
      headers: { ...withKey, 'content-type': type },
      body,
    })
    expect(reply.body.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    expect(reply.body.errors[0].message).toContain(reason)
    expect(reply.status).toBeLessThan(500)
  })

  it('are refused with 413 when they are larger than five megabytes', async () => {
    const body = JSON.stringify({ query: '{ me }', variables: { text: 'x'.repeat(5_300_000) } })
    const reply = await server.fetch('/graphql', { method: 'POST', headers: { ...json, ...withKey }, body })
    expect(reply.status).toBe(413)
    expect(reply.body.errors[0].extensions).toMatchObject({ code: 'TOO_EXPENSIVE', allowed: 5 * 1_048_576 })
  })

  it('are read beyond 16 KB only for whoever is known', async () => {
    const ask = (query: string, headers: Record<string, string>, size = 20_000) => {
      const body = JSON.stringify({ query, variables: { text: 'x'.repeat(size) } })
      return server.fetch('/graphql', { method: 'POST', headers: { ...json, ...headers }, body })
    }
    expect((await ask('{ me }', withKey)).status).toBe(200)
    for (const headers of [{}, { 'dd-api-key': 'wrong' }])
      for (const query of ['{ me }', '{ __typename }']) {
        const reply = await ask(query, headers)
        expect([reply.status, reply.body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
      }
    const zipped = gzipSync(JSON.stringify({ query: `{ __typename }${' '.repeat(20_000)}` }))
    const headers = { ...json, 'content-encoding': 'gzip' }
    expect((await server.fetch('/graphql', { method: 'POST', headers, body: zipped })).status).toBe(401)
    expect((await ask('{ __schema { queryType { name } } }', {}, 1_000)).status).toBe(200)
    expect((await ask('{ __schema { queryType { name } } }', { 'dd-api-key': 'wrong' }, 1_000)).status).toBe(200)
  })

  it('are zipped when the answer is large', async () => {
    const large = await server.graphql('{ trains(first: 1000) { edges { node { id name tags } } } }')
    expect(large.headers.get('content-encoding')).toBe('gzip')
    expect(large.body.data.trains.edges).toHaveLength(1_000)
  })
})

describe('who asks', () => {
  it('may show the key in either header', async () => {
    expect((await server.graphql('{ me }', {}, { 'dd-api-key': KEY })).body.data.me).toBe('Ada')
    expect((await server.graphql('{ me }', {}, { authorization: `bearer ${KEY}` })).body.data.me).toBe('Ada')
  })

  it('is not told anything without a key, not even what is wrong', async () => {
    for (const query of ['{ me }', '{ mee }', '{ me __schema { queryType { name } } }']) {
      const { status, body } = await server.graphql(query, {}, {})
      expect(status).toBe(401)
      expect(body.errors).toHaveLength(1)
      expect(body.errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED' })
    }
  })

  it('may read the schema without a key, unless that is switched off', async () => {
    const query = '{ __schema { queryType { name } } }'
    expect((await server.graphql(query, {}, {})).body.data.__schema.queryType.name).toBe('Query')
    const closed = await startSampleServer({ introspection: false })
    try {
      expect((await closed.graphql(query, {}, {})).status).toBe(401)
      expect((await closed.graphql(query)).body.errors[0].extensions.code).toBe('BAD_USER_INPUT')
      expect((await closed.graphql('{ __typename me }')).body.data.me).toBe('Ada')
    } finally {
      await closed.close()
    }
  })

  it('is slowed down after many wrong keys, while good keys still work', async () => {
    const guarded = await startSampleServer()
    try {
      await guarded.graphql('{ me }')
      const statuses = new Set<number>()
      for (let times = 0; times < 70; times += 1) {
        statuses.add((await guarded.graphql('{ me }', {}, { authorization: `Bearer wrong-${times}` })).status)
      }
      expect([...statuses]).toEqual([401, 429])
      expect((await guarded.graphql('{ me }')).status).toBe(200)
    } finally {
      await guarded.close()
    }
  })
})

describe('addresses beside GraphQL', () => {
  it('take logs, plain or zipped, from whoever has a key', async () => {
    const send = (body: string | Buffer, headers: Record<string, string>) =>
      server.fetch('/api/v2/logs', { method: 'POST', headers: { 'dd-api-key': KEY, ...headers }, body })
    expect(await send('[{}]', {})).toMatchObject({ status: 202, body: { bytes: 4 } })
    expect(await send(gzipSync('x'.repeat(1_000)), { 'content-encoding': 'gzip' })).toMatchObject({
      body: { bytes: 1_000 },
    })
    expect(await send('[{}]', { 'dd-api-key': 'wrong' })).toMatchObject({
      status: 401,
      body: { errors: [{ status: '401' }] },
    })
    expect((await send('nonsense', { 'content-encoding': 'gzip' })).status).toBe(400)
    expect((await send('x'.repeat(6_000_000), {})).status).toBe(413)
    expect((await send(gzipSync('x'.repeat(6_000_000)), { 'content-encoding': 'gzip' })).status).toBe(413)
  })

  it('tell a shipper when to come back', async () => {
    const busy = await startSampleServer(
      {},
      {
        logs: async () => {
          throw new DomainError('RATE_LIMITED', 'Too much at once.', { retryAfter: 3 })
        },
      },
    )
    try {
      const reply = await busy.fetch('/api/v2/logs', { method: 'POST', headers: withKey, body: '[]' })
      expect(reply).toMatchObject({ status: 429, body: { errors: [{ detail: 'Too much at once.' }] } })
      expect(reply.headers.get('retry-after')).toBe('3')
    } finally {
      await busy.close()
    }
  })

  it('tell whether the server lives and is ready', async () => {
    expect(await server.fetch('/healthz')).toMatchObject({ status: 200, body: { status: 'alive' } })
    expect(await server.fetch('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { postgres: 'ok' } },
    })
    const ill = await startSampleServer({}, { health: { postgres: () => Promise.reject(new Error('secret host')) } })
    try {
      const reply = await ill.fetch('/readyz')
      expect(reply).toMatchObject({ status: 503, body: { status: 'unavailable', checks: { postgres: 'unavailable' } } })
    } finally {
      await ill.close()
    }
  })

  it('count requests and operations by name, of which there are not endlessly many', async () => {
    await server.graphql('query Departures { me }')
    for (let times = 0; times < 210; times += 1) await server.graphql(`query Name${times} { me }`)
    const { body } = await server.fetch('/metrics')
    expect(body).toContain('signalbox_graphql_operation_duration_seconds_count{kind="query",operation="Departures"} 1')
    expect(body).toContain('operation="other"')
    expect(body).not.toContain('operation="Name209"')
    expect(body).toMatch(
      /signalbox_http_request_duration_seconds_count\{route="\/graphql",method="POST",status="200"\} \d+/,
    )
    expect(body).toContain('process_cpu_seconds_total')
  })

  it('say what there is not', async () => {
    const nothing = await server.fetch('/nothing')
    expect(nothing).toMatchObject({ status: 404, body: { errors: [{ title: 'Not Found' }] } })
    expect(nothing.headers.get('x-content-type-options')).toBe('nosniff')
    const reply = await server.fetch('/api/v2/logs')
    expect(reply.status).toBe(405)
    expect(reply.headers.get('allow')).toBe('POST')
    expect((await server.fetch('/healthz', { method: 'HEAD' })).status).toBe(200)
  })

  it('replace request ids that are no ids', async () => {
    const { headers } = await server.fetch('/healthz', { headers: { 'x-request-id': 'a b\t"c"' } })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('stopping', () => {
  it('finishes what runs and takes nothing new', async () => {
    const stopping = await startSampleServer()
    const running = stopping.graphql('{ slow(milliseconds: 300) }')
    await stopping.fetch('/healthz')
    const closed = stopping.close()
    expect((await running).body.data).toEqual({ slow: 'done' })
    await closed
    await expect(stopping.fetch('/healthz')).rejects.toThrow()
  })
})
