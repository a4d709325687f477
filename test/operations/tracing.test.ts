import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isTracing } from '../../src/kernel/tracing.ts'
import { ADMIN_KEY, startTestApp } from '../support/app.ts'

interface SentSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[]
  readonly status: { readonly code?: number; readonly message?: string }
}

const SERVER = 2
const CLIENT = 3
const ERROR = 2

let collector: Server
const spans: SentSpan[] = []
const services = new Set<unknown>()
let endpoint: string

beforeAll(async () => {
  collector = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      expect([request.method, request.url]).toEqual(['POST', '/v1/traces'])
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString())
      for (const { resource, scopeSpans } of resourceSpans) {
        services.add(resource.attributes.find(({ key }: { key: string }) => key === 'service.name').value.stringValue)
        for (const scope of scopeSpans) spans.push(...scope.spans)
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
})
afterAll(() => collector.close())

const named = (name: string) => spans.filter((span) => span.name === name)
const attributesOf = ({ attributes }: SentSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
const childrenOf = ({ spanId }: SentSpan) => spans.filter(({ parentSpanId }) => parentSpanId === spanId)

test('what a request leads to is a part of its caller’s trace, statements of both stores included', async () => {
  const server = await startTestApp(undefined, { traceEndpoint: endpoint, serviceName: 'signalbox-test' })
  const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
  const ask = (query: string, headers: object = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}`, ...headers },
      body: JSON.stringify({ query }),
    })
  await server.post([{ ddsource: 'auth', message: 'one' }])
  await ask('query Explorer { logSearch(query: "message:one", range: { from: "now-1d" }) { total } }', {
    traceparent: `00-${caller.traceId}-${caller.spanId}-01`,
  })
  await ask('query Missing { case(key: "NONE-1") { id } signal(id: "wrong") { id } }', { traceparent: 'nonsense' })
  await fetch(`${server.url}/healthz`)
  await server.close()

  expect([...services]).toEqual(['signalbox-test'])
  const [request] = spans.filter(({ parentSpanId }) => parentSpanId === caller.spanId)
  expect(request).toMatchObject({ traceId: caller.traceId, name: 'POST /graphql', kind: SERVER })
  expect(attributesOf(request as SentSpan)).toMatchObject({ 'http.response.status_code': expect.anything() })
  const operation = childrenOf(request as SentSpan).find(({ name }) => name === 'query Explorer') as SentSpan
  expect(attributesOf(operation)).toMatchObject({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Explorer',
  })
  const statement = childrenOf(operation).find(({ name }) => name === 'clickhouse query') as SentSpan
  expect(statement).toMatchObject({ traceId: caller.traceId, kind: CLIENT })
  expect(String(attributesOf(statement)['db.query.text'])).toContain('FROM logs')
  expect(JSON.stringify(spans)).not.toContain(ADMIN_KEY)

  const [failed] = named('query Missing')
  expect(failed?.status.code).toBe(ERROR)
  expect(failed?.traceId).not.toBe(caller.traceId)
  const [batch] = named('log batch')
  expect(attributesOf(batch as SentSpan)['signalbox.logs']).toEqual(1)
  expect(childrenOf(batch as SentSpan).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['clickhouse insert', 'postgres journal-stored']),
  )
  expect(spans.some(({ name }) => name.includes('healthz'))).toBe(false)
  expect(named('postgres feed_read').every(({ parentSpanId }) => parentSpanId)).toBe(true)
  expect(isTracing()).toBe(false)
})
