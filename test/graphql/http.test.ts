import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY, type SampleServer, startSampleServer } from './sample-server.ts'

let server: SampleServer

beforeAll(async () => {
  server = await startSampleServer()
})
afterAll(() => server.close())

describe('operations over HTTP', () => {
  it('answers a query and says what it cost', async () => {
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
})
