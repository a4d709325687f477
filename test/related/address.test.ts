import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../gql/index.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { logsDesk } from './logs-desk.ts'

const PIVOT = graphql(`
  query AddressPivot($query: String!) {
    logSearch(query: $query, range: { from: "now-1d", to: "now+1d" }) {
      total
      logs {
        edges {
          node {
            message
          }
        }
      }
    }
    signalSearch(query: $query, range: { from: "now-1d", to: "now+1d" }) {
      total
      signals {
        edges {
          node {
            queries {
              groupBy {
                value
              }
            }
          }
        }
      }
    }
  }
`)

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
  await logsDesk(server).rule('gate')
  const timestamp = Date.parse('2026-03-02T08:30:00.000Z')
  const log = (user: string, message: string, more: object = {}) => ({
    ...{ ddsource: 'gate', timestamp, usr: { id: user }, message, ...more },
  })
  await server.post([
    log('ada', 'in the text: 192.0.2.7 was refused'),
    log('bea', 'in an attribute', { peer: { addresses: ['192.0.2.7', '192.0.2.8'] } }),
    log('cid', 'in a tag', { ddtags: 'origin:192.0.2.7' }),
    log('dan', 'in an error', { error: { message: 'no route to 2001:db8::7' } }),
    log('eve', 'elsewhere: 192.0.2.70'),
  ])
})
afterAll(() => server.close())

async function found(query: string) {
  const { logSearch, signalSearch } = await server.ask(PIVOT, { query })
  const users = signalSearch.signals.edges.map(({ node }) => node.queries[0]?.groupBy[0]?.value).sort()
  expect([logSearch.total, signalSearch.total]).toEqual([logSearch.logs.edges.length, users.length])
  return { logs: logSearch.logs.edges.map(({ node }) => node.message.split(':')[0]).sort(), users }
}

describe('from an address', () => {
  it('leads to every log and every signal that has it anywhere', async () => {
    expect(await found('@network.ip.list:192.0.2.7')).toEqual({
      logs: ['in a tag', 'in an attribute', 'in the text'],
      users: ['ada', 'bea', 'cid'],
    })
    expect(await found('@network.ip.list:"2001:db8::7"')).toEqual({ logs: ['in an error'], users: ['dan'] })
    expect(await found('CIDR(@network.ip.list, 192.0.2.0/29)')).toEqual({
      logs: ['in a tag', 'in an attribute', 'in the text'],
      users: ['ada', 'bea', 'cid'],
    })
  })
})
