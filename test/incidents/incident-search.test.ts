import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { type IncidentDesk, openIncidentDesk } from './desk.ts'

let desk: IncidentDesk
let ada: { id: string; key: string }

beforeAll(async () => {
  desk = await openIncidentDesk()
  ada = await addUser(desk.server, 'ada', 'Standard')
  const stolen = await desk.declare(
    {
      title: 'Stolen session',
      severity: 'SEV_1',
      fields: { summary: 'A cookie was replayed.', services: ['sso', 'billing'] },
    },
    ada.key,
  )
  desk.server.clock.advance(60_000)
  await desk.declare({ title: 'Crypto miner', severity: 'SEV_3', commanderId: ada.id, customerImpacted: true })
  desk.server.clock.advance(60_000)
  await desk.declare({ title: 'Odd login', severity: 'UNKNOWN', fields: { detection_method: 'customer' } })
  desk.server.clock.advance(60_000)
  await desk.update(stolen.id, { state: 'RESOLVED', commanderId: ada.id })
})

afterAll(() => desk.server.close())

describe('searching incidents', () => {
  it.each([
    ['', ['Odd login', 'Crypto miner', 'Stolen session']],
    ['state:active', ['Odd login', 'Crypto miner']],
    ['severity:(SEV_1 OR sev_3)', ['Crypto miner', 'Stolen session']],
    ['-state:active severity:sev_1', ['Stolen session']],
    ['commander:ada', ['Crypto miner', 'Stolen session']],
    ['-commander:*', ['Odd login']],
    ['creator:ada', ['Stolen session']],
    ['public_id:>1', ['Odd login', 'Crypto miner']],
    ['customer_impacted:true', ['Crypto miner']],
    ['@fields.services:billing', ['Stolen session']],
    ['@fields.detection_method:customer', ['Odd login']],
    ['cookie', ['Stolen session']],
    ['odd login', ['Odd login']],
    ['time_to_resolve:>2m', ['Stolen session']],
    ['resolved:*', ['Stolen session']],
    ['nothing', []],
  ])('%s', async (query, titles) => {
    expect(await desk.search(query)).toMatchObject({ titles, total: titles.length })
  })

  it('knows who asks', async () => {
    expect((await desk.search('commander:me', {}, ada.key)).titles).toEqual(['Crypto miner', 'Stolen session'])
    expect((await desk.search('creator:me -state:(active OR stable)', {}, ada.key)).titles).toEqual(['Stolen session'])
    expect((await desk.search('commander:me')).titles).toEqual([])
    expect((await desk.search('creator:me')).titles).toEqual(['Odd login', 'Crypto miner'])
  })

  it('sorts by how bad they are, and turns pages', async () => {
    const sort = { field: 'severity', direction: 'DESC' }
    const first = await desk.search('', { first: 2, sort })
    expect(first).toMatchObject({ titles: ['Stolen session', 'Crypto miner'], total: 3 })
    const second = await desk.search('', { first: 2, sort, after: first.pageInfo.endCursor ?? '' })
    expect(second).toMatchObject({ titles: ['Odd login'], total: 3, pageInfo: { hasNextPage: false } })
  })

  it('counts facets of a range, and offers the fields', async () => {
    const document = `{
      incidentSearch(query: "", range: { from: "now-1d", to: "now+1d" }) {
        total
        facets(facets: [{ field: "severity" }]) { values { value label count } }
        incidents(first: 1) { total edges { node { title } } }
      }
      incidentFields(prefix: "commander") { field }
    }`
    const { incidentSearch, incidentFields } = await desk.run(document)
    expect(incidentSearch).toMatchObject({
      total: 3,
      incidents: { total: 3, edges: [{ node: { title: 'Odd login' } }] },
    })
    expect(incidentSearch.facets[0].values).toContainEqual({ value: 'sev_1', label: 'SEV-1', count: 1 })
    expect(incidentFields).toContainEqual({ field: 'commander' })
  })

  it('says what is wrong with a query', async () => {
    expect(await desk.fail('{ incidents(query: "(state:active") { total } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'query',
    })
  })

  it('finds all of them again after the index was lost', async () => {
    const { stores, modules } = desk.server.app
    await stores.clickhouse.command('TRUNCATE TABLE incident_index')
    expect((await desk.search('')).total).toBe(0)
    expect(await modules.incidents.index.rebuild()).toBe(3)
    expect((await desk.search('commander:ada')).titles).toEqual(['Crypto miner', 'Stolen session'])
  })
})
