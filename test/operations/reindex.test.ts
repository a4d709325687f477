import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildSearchIndexes } from '../../src/search-indexes.ts'
import { type LiveDesk, openLiveDesk } from '../live/desk.ts'

const DAY = 86_400_000

let desk: LiveDesk
beforeAll(async () => {
  desk = await openLiveDesk('2026-03-02T09:00:00.000Z', { archivedSignalRetention: 10 * DAY })
})
afterAll(() => desk.server.close())

const searched = async () => {
  const { data, errors } = await desk.server.answer<{
    signalSearch: { total: number; topList: { rows: { key: string; value: number }[] } }
    entity: { signalCount: number }
  }>(`{
    signalSearch(query: "", range: { from: "now-90d" }) {
      total topList(groupBy: { field: "@workflow.triage.state" }) { rows { key value } }
    }
    entity(kind: USER, value: "alice") { signalCount }
  }`)
  expect(errors).toEqual([])
  const { signalSearch, ...rest } = data
  return { ...rest, total: signalSearch.total, states: signalSearch.topList.rows.map(({ key, value }) => [key, value]) }
}

test('the indexes are written anew while people work and signals are deleted, and nothing of either is lost', async () => {
  const { server, open, triage } = desk
  const ids = await Promise.all(Array.from({ length: 40 }, () => open()))
  await Promise.all(ids.slice(0, 10).map((id) => triage(id, 'ARCHIVED')))
  server.clock.advance(20 * DAY)
  await server.app.settled()

  const said: string[] = []
  await Promise.all([
    rebuildSearchIndexes(server.app.modules, (line) => said.push(line)),
    server.app.retention.run(),
    ...ids.slice(10, 20).map((id) => triage(id, 'ARCHIVED')),
    ...ids.slice(20, 25).map((id) => triage(id, 'UNDER_REVIEW')),
  ])
  await server.app.settled()

  expect(said.map((line) => line.replace(/\d+ /, ''))).toEqual(
    ['signals', 'cases', 'incidents', 'audit events'].map((what) => `${what} are in the index.`),
  )
  const { postgres, clickhouse } = server.app.stores
  await server.app.modules.auditIndex.catchUp()
  const count = 'SELECT count(*) AS events FROM'
  expect(await clickhouse.query(`${count} audit_index FINAL`)).toEqual(
    await postgres.dataSource.query(`${count} audit_events`),
  )
  expect(await searched()).toEqual({
    total: 30,
    states: [
      ['open', 15],
      ['archived', 10],
      ['under_review', 5],
    ],
    // Signals count for two weeks.
    entity: { signalCount: 0 },
  })
})
