import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openClickHouse } from '../../src/stores/open-clickhouse.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type ClickHouseServer, startClickHouseServer } from '../support/clickhouse-server.ts'

const servers: ClickHouseServer[] = []
const serve = async (cluster?: string) => {
  const server = await startClickHouseServer(cluster)
  servers.push(server)
  return server
}
afterAll(() => Promise.all(servers.map((server) => server.close())))

describe.each([
  ['one ClickHouse server', null],
  ['a cluster', 'signals'],
])('over HTTP, with %s', (_, cluster) => {
  let server: TestApp
  afterEach(() => server.close())

  async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await server.answer(query, variables)
    expect(errors).toEqual([])
    return data as Data
  }

  it('logs become signals, which are searched, counted, changed by the hundred and audited', async () => {
    const { url } = await serve(cluster ?? '')
    server = await startTestApp('2026-03-02T09:00:00.000Z', { clickhouseUrl: url, clickhouseCluster: cluster })
    await ask(CREATE_RULE, { input: RULE })
    const logs = Array.from({ length: 600 }, (_, n) => ({
      ...{ ddsource: 'vault', service: `it's\ta "vault" \\ ${n % 3}`, message: 'logged in', hostname: 'vault-1' },
      usr: { id: `user-${n % USERS}` },
    }))
    expect((await server.post(logs)).status).toBe(202)
    server.clock.advance(60_000)

    const found = await ask<Found>(SEARCH)
    expect(found.logSearch).toMatchObject({ total: 600, logs: { edges: [{ node: { message: 'logged in' } }] } })
    expect(found.logSearch.facets[0]?.values.map(({ value, count }) => [value, count])).toEqual(
      [0, 1, 2].map((n) => [`it's\ta "vault" \\ ${n}`, 200]),
    )
    expect(found.signalSearch).toMatchObject({ total: USERS, facets: [{ values: [{ value: 'high', count: USERS }] }] })
    const [{ node }] = found.signalSearch.signals.edges as [{ node: FoundSignal }]
    expect(node).toMatchObject({ eventsMatched: 600 / USERS, relatedLogs: { total: 600 / USERS } })
    expect(found.entities.edges).toHaveLength(USERS)

    const { bulkTriageSignals: action } = await ask<{ bulkTriageSignals: { id: string } }>(ARCHIVE)
    await server.app.settled()
    const after = await ask<After>(AFTER, { id: action.id })
    expect(after.bulkAction).toMatchObject({ state: 'COMPLETED', changed: USERS })
    expect(after.signalSearch.total).toBe(USERS)
    expect(after.auditEvents.edges).toHaveLength(USERS)

    await server.restart()
    expect((await ask<Found>(SEARCH)).signalSearch.total).toBe(USERS)
  })
})

describe('a ClickHouse server', () => {
  it('gets long lists beside the address, and takes and gives gzip', async () => {
    const { url } = await serve()
    const clickhouse = await openClickHouse({ url: `${url}/?compression_request=1&compression_response=1` })
    await clickhouse.command('CREATE TABLE things (id String, at DateTime64(3)) ENGINE = MergeTree ORDER BY id')
    const ids = Array.from({ length: 30_000 }, (_, n) => `thing '${n}' \\ of\tmany`)
    await clickhouse.insert(
      'things',
      ids.map((id) => ({ id, at: 1_700_000_000_123 })),
    )
    const found = await clickhouse.query<{ count: number; at: string }>(
      'SELECT count() AS count, any(at) AS at FROM things WHERE id IN {ids:Array(String)} AND id != {none:String}',
      { ids, none: ids[7] },
    )
    expect(found).toEqual([{ count: 29_999, at: '2023-11-14 22:13:20.123' }])
    await clickhouse.close()
  })

  it('refuses in its own words', async () => {
    const { url } = await serve()
    const clickhouse = await openClickHouse({ url })
    await expect(clickhouse.query('SELECT nothing FROM nowhere')).rejects.toMatchObject({
      ...{ code: '60', type: 'UNKNOWN_TABLE' },
    })
    await expect(clickhouse.query('SELECT {id:String}')).rejects.toMatchObject({ code: '456' })
    await clickhouse.close()
    await expect(openClickHouse({ url: url.replace('pass', 'wrong') })).rejects.toThrow('CLICKHOUSE_URL: ')
  })
})

const USERS = 20
const RULE = {
  ...{ name: 'Logins of {{@usr.id}}', message: 'many', options: { evaluationWindow: 'PT5M', keepAlive: 'PT1H' } },
  queries: [{ query: 'source:vault', groupBy: ['@usr.id'] }],
  cases: [{ condition: 'a > 2', severity: 'HIGH' }],
}
const RANGE = 'range: { from: "now-1d", to: "now+1d" }'
const CREATE_RULE = 'mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }'
const SEARCH = `{
  logSearch(query: "source:vault @usr.id:user-*", ${RANGE}) {
    total
    logs(first: 1) { edges { node { message } } }
    facets(facets: [{ field: "service" }]) { values { value count } }
  }
  signalSearch(query: "status:high", ${RANGE}) {
    total
    signals(first: 1) { edges { node { id eventsMatched relatedLogs { total } } } }
    facets(facets: [{ field: "status" }]) { values { value count } }
  }
  entities(first: 100, kinds: [USER], ${RANGE}) { edges { node { value riskScore } } }
}`
const ARCHIVE = `mutation {
  bulkTriageSignals(selection: { query: "status:high", ${RANGE} }, change: { state: ARCHIVED }) { id }
}`
const AFTER = `query ($id: ID!) {
  bulkAction(id: $id) { state changed }
  signalSearch(query: "@workflow.triage.state:archived", ${RANGE}) { total }
  auditEvents(query: "@asset.type:security_signal @asset.new_value.state:ARCHIVED", ${RANGE}, first: 100) { edges { node { id } } }
}`

interface Facet {
  readonly values: readonly { readonly value: string; readonly count: number }[]
}
interface FoundSignal {
  readonly id: string
  readonly eventsMatched: number
}
interface Found {
  readonly logSearch: { readonly total: number; readonly facets: readonly Facet[] }
  readonly signalSearch: {
    readonly total: number
    readonly facets: readonly Facet[]
    readonly signals: { readonly edges: readonly { readonly node: FoundSignal }[] }
  }
  readonly entities: { readonly edges: readonly unknown[] }
}
interface After {
  readonly bulkAction: object
  readonly signalSearch: { readonly total: number }
  readonly auditEvents: { readonly edges: readonly unknown[] }
}
