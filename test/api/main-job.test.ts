import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphql } from '../gql/gql.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const Explore = graphql(`
  query MainJobExplore($query: String!) {
    signalSearch(query: $query, range: { from: "now-1d" }) {
      total
      signals(first: 10) {
        edges {
          node {
            id
            title
            severity
            firstSeen
            eventsMatched
            version
            entities {
              kind
              value
            }
            triage {
              state
              archiveReason
              changedBy {
                kind
                name
              }
            }
          }
        }
      }
    }
  }
`)

const Triage = graphql(`
  mutation MainJobTriage($input: TriageSignalInput!) {
    triageSignal(input: $input) {
      id
      version
      triage {
        state
        archiveReason
      }
    }
  }
`)

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

const sshd = (second: number, text: string) => ({
  ddsource: 'auth',
  hostname: 'web-1',
  message: `Mar  2 08:59:${String(second).padStart(2, '0')} web-1 sshd[4001]: ${text}`,
})

test('logs become a signal that is found, triaged and found under its new state', async () => {
  const logs = Array.from({ length: 12 }, (_, n) =>
    sshd(n, 'Failed password for root from 203.0.113.50 port 5022 ssh2'),
  )
  const response = await server.post([...logs, sshd(20, 'Accepted password for root from 203.0.113.50 port 5023 ssh2')])
  expect(response.status).toBe(202)
  expect(await response.json()).toEqual({})
  server.clock.advance(1_000)

  const found = await server.ask(Explore, { query: '@network.client.ip:203.0.113.50 status:critical' })
  expect(found.signalSearch.total).toBe(1)
  const signal = found.signalSearch.signals.edges[0]?.node
  expect(signal).toMatchObject({
    title: 'SSH passwords guessed - password found',
    severity: 'CRITICAL',
    firstSeen: '2026-03-02T08:59:00.000Z',
    eventsMatched: 13,
    triage: { state: 'OPEN', archiveReason: 'NONE', changedBy: null },
  })
  expect(signal?.entities).toContainEqual({ kind: 'IP', value: '203.0.113.50' })

  await server.ask(Triage, {
    input: {
      signalId: signal?.id ?? '',
      state: 'ARCHIVED',
      archiveReason: 'TRUE_POSITIVE_MALICIOUS',
      expectedVersion: signal?.version ?? 0,
    },
  })
  const archived = await server.ask(Explore, { query: '@workflow.triage.state:archived' })
  expect(archived.signalSearch.signals.edges[0]?.node.triage).toEqual({
    state: 'ARCHIVED',
    archiveReason: 'TRUE_POSITIVE_MALICIOUS',
    changedBy: { kind: 'USER', name: 'Administrator' },
  })
  expect((await server.ask(Explore, { query: '@workflow.triage.state:open' })).signalSearch.total).toBe(0)
})

test('what was stored survives a restart', async () => {
  await server.restart()
  const found = await server.ask(Explore, { query: 'status:critical' })
  expect(found.signalSearch.total).toBe(1)
})
