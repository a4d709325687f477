import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNetworkOwners } from '../../src/modules/activity/mmdb-network-owners.ts'
import { graphql } from '../gql/gql.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { Graph } from './graph-desk.ts'

const Investigate = graphql(`
  query InvestigateAddress($ip: String!, $range: TimeRangeInput!) {
    ipInvestigation(ip: $ip, range: $range) {
      ip
      geo {
        countryCode
        country
        city
      }
      autonomousSystem {
        number
        name
      }
      threatIntel {
        indicator
        category
        source {
          name
        }
      }
      firstSeen
      lastSeen
      logCount
      signalCount
      bySource {
        key
        value
      }
      byUser {
        key
        value
      }
      byOutcome {
        key
        value
      }
      timeline {
        at
        value
      }
      signals(first: 20) {
        edges {
          node {
            title
            entities {
              kind
              value
            }
          }
        }
      }
    }
  }
`)

const CreateRule = graphql(`
  mutation InvestigationRule($input: DetectionRuleInput!) {
    createRule(input: $input) {
      id
    }
  }
`)

const CreateFeed = graphql(`
  mutation InvestigationFeed($input: ThreatFeedInput!) {
    createThreatFeed(input: $input) {
      id
    }
  }
`)

const FillFeed = graphql(`
  mutation InvestigationIndicators($feedId: ID!, $content: String!) {
    importIndicators(feedId: $feedId, format: LINES, content: $content) {
      added
    }
  }
`)

const RANGE = { from: '2026-03-02T06:00:00Z', to: '2026-03-02T09:00:00Z' }
const IP = '2001:db8:0:1::7'

const login = (minute: number, user: string, outcome: string, ip: string = IP) => ({
  ddsource: minute % 2 ? 'vpn' : 'auth-app',
  timestamp: new Date(Date.parse('2026-03-02T06:00:00Z') + minute * 60_000).toISOString(),
  message: 'somebody signs in',
  usr: { id: user },
  evt: { name: 'login', ...(outcome && { outcome }) },
  network: { client: { ip } },
})

let server: TestApp
beforeAll(async () => {
  server = await startTestApp('2026-03-02T09:00:00.000Z')
  await server.ask(CreateRule, {
    input: {
      name: 'Failed logins of {{@usr.id}}',
      message: 'Many.',
      queries: [{ query: '@evt.name:login @evt.outcome:failure', groupBy: ['@usr.id'] }],
      cases: [{ condition: 'a > 2', severity: 'HIGH' }],
      tags: [],
    },
  })
  await server.post([
    ...[0, 1, 2, 3].map((minute) => login(minute, 'alice', 'failure')),
    login(10, 'alice', 'success', '2001:DB8::1:0:0:0:7'),
    login(90, 'bob', ''),
    { ddsource: 'app', timestamp: '2026-03-02T08:59:59.999Z', message: `[${IP}]:443 was mentioned only` },
    login(180, 'carol', 'success'),
    login(-1, 'carol', 'success'),
    login(20, 'dave', 'success', '198.51.100.4'),
  ])
})
afterAll(() => server.close())

const investigate = async (ip: string, range: { from: string; to: string } = RANGE) =>
  (await server.ask(Investigate, { ip, range })).ipInvestigation

describe('the investigation of an address', () => {
  test('counts the logs of the range that name it, wherever they do', async () => {
    const found = await investigate(IP)
    expect(found).toMatchObject({
      ip: IP,
      geo: null,
      autonomousSystem: null,
      threatIntel: [],
      firstSeen: '2026-03-02T06:00:00.000Z',
      lastSeen: '2026-03-02T08:59:59.999Z',
      logCount: 7,
      bySource: [
        { key: 'auth-app', value: 4 },
        { key: 'vpn', value: 2 },
        { key: 'app', value: 1 },
      ],
      byUser: [
        { key: 'alice', value: 5 },
        { key: 'bob', value: 1 },
      ],
      byOutcome: [
        { key: 'failure', value: 4 },
        { key: 'success', value: 1 },
      ],
    })
    expect(found.timeline.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(7)
    expect(found.timeline[0]).toEqual({ at: '2026-03-02T06:00:00.000Z', value: 2 })
    expect(found.timeline.length).toBeLessThanOrEqual(150)
  })

  test('shows the signals that name it', async () => {
    const found = await investigate(IP, { from: '2026-03-02T06:00:00Z', to: '2026-03-02T10:00:00Z' })
    expect(found.signalCount).toBe(1)
    expect(found.signals.edges.map(({ node }) => node.title)).toEqual(['Failed logins of alice'])
    expect(found.signals.edges[0]?.node.entities).toContainEqual({ kind: 'IP', value: IP })
  })

  test('its graph has the risk of the signals that name its nodes', async () => {
    const { activityGraph } = await server.ask(Graph, { kind: 'IP', value: IP, range: RANGE, actions: ['login'] })
    expect(activityGraph.nodes.map(({ value, riskScore, signalCount }) => [value, riskScore, signalCount])).toEqual([
      [IP, 50, 1],
      ['alice', 50, 1],
      ['bob', 0, 0],
    ])
  })

  test.each(['2001:DB8:0:1:0:0:0:7', '2001:0db8:0000:0001:0000:0000:0000:0007', ` ${IP} `])(
    'is the same for the spelling %j',
    async (spelling) => {
      expect(await investigate(spelling)).toEqual(await investigate(IP))
    },
  )

  test('answers nothing about an address that nobody has seen', async () => {
    expect(await investigate('::ffff:192.0.2.1')).toMatchObject({
      ...{ ip: '192.0.2.1', firstSeen: null, lastSeen: null, logCount: 0, signalCount: 0 },
      ...{ bySource: [], byUser: [], byOutcome: [], threatIntel: [], signals: { edges: [] } },
    })
  })

  test('says what the feeds say now, about an address inside a block as well', async () => {
    const { createThreatFeed } = await server.ask(CreateFeed, {
      input: { name: 'Bad blocks', format: 'LINES', category: 'tor', intention: 'SUSPICIOUS' },
    })
    await server.ask(FillFeed, { feedId: createThreatFeed.id, content: '185.220.101.0/24\n' })
    expect((await investigate('185.220.101.7')).threatIntel).toEqual([
      { indicator: '185.220.101.0/24', category: 'tor', source: { name: 'Bad blocks' } },
    ])
  })

  test.each(['', '10.0.0', '10.0.0.256', '010.0.0.1', '10.0.0.0/8', 'example.com', "1.1.1.1' OR 1=1", `${IP}%eth0`])(
    'refuses %j',
    async (ip) => {
      const { errors } = await server.answer(Investigate, { ip, range: RANGE })
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'ip' })
    },
  )

  test('refuses a range that ends before it begins', async () => {
    const { errors } = await server.answer(Investigate, { ip: IP, range: { from: RANGE.to, to: RANGE.from } })
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'range' })
  })
})

const ASN = `${process.env.REAL_DATA_DIR ?? '../shared/data'}/geo/GeoLite2-ASN-Test.mmdb`
if (!existsSync(ASN)) console.warn(`SKIPPED: the owner of a network, since there is no ${ASN}.`)

test.skipIf(!existsSync(ASN))('a database of networks tells who owns an address', async () => {
  const owners = openNetworkOwners(ASN)
  expect(await owners.ownerOf('1.128.0.0')).toEqual({ number: 1221, name: 'Telstra Pty Ltd' })
  expect(await owners.ownerOf('10.0.0.1')).toBe(null)
  expect(await owners.ownerOf('2600:6000::1')).toMatchObject({ number: 237 })
})
