import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Analysts } from '../../src/demo/analysts.ts'
import { Client } from '../../src/demo/client.ts'
import { DemoState } from '../../src/demo/demo-state.ts'
import { hireAnalysts } from '../../src/demo/hiring.ts'
import { history } from '../../src/demo/history.ts'
import { Random } from '../../src/demo/random.ts'
import { replay } from '../../src/demo/replay.ts'
import { BUILT_IN_RULES } from '../../src/modules/rules/builtin/built-in-rules.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'

const FROM = Date.parse('2026-03-02T10:00:00Z')
const TO = Date.parse('2026-03-02T18:00:00Z')

const FOUND = `query ($query: String!) {
  signalSearch(query: $query, range: { from: "2026-03-02T10:00:00Z", to: "2026-03-02T18:00:01Z" }) {
    total
    facets(facets: [{ field: "@workflow.rule.name", limit: 50 }, { field: "status" }, { field: "@workflow.triage.state" }]) {
      values { value count }
    }
  }
}`

interface Found {
  readonly total: number
  readonly facets: readonly { readonly values: readonly { readonly value: string; readonly count: number }[] }[]
}

let server: TestApp
let dataDir: string
const progress: number[] = []

beforeAll(async () => {
  server = await startTestApp(new Date(FROM).toISOString())
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-demo-'))
  const client = new Client(server.url, ADMIN_KEY)
  const state = new DemoState(dataDir, ADMIN_KEY, { from: FROM, to: TO })
  const hired = await hireAnalysts(client)
  await replay({
    seed: 20,
    state,
    client,
    analysts: new Analysts(hired, client, new Random(1)),
    clock: server.clock,
    settled: server.app.settled,
    progress: (done) => progress.push(done),
  })
})
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const found = async (query = ''): Promise<Found> => {
  const { data } = await server.answer<{ signalSearch: Found }>(FOUND, { query })
  return data.signalSearch
}
const valuesOf = ({ facets }: Found, facet: number) => facets[facet]?.values.map(({ value }) => value)

it('raises every built-in rule, in every severity', async () => {
  const all = await found()
  expect(valuesOf(all, 0)?.toSorted()).toEqual(BUILT_IN_RULES.map(({ name }) => name).toSorted())
  expect(valuesOf(all, 1)).toHaveLength(5)
  expect(all.total).toBeLessThan(150)
})

it('is worked on by analysts', async () => {
  expect(valuesOf(await found(), 2)).toEqual(expect.arrayContaining(['open', 'under_review', 'archived']))
  expect((await found('@workflow.triage.assignee.handle:*')).total).toBeGreaterThan(5)
  const { data } = await server.answer<{ cases: { total: number } }>(
    '{ cases(query: "project:sec signal_count:1") { total } }',
  )
  expect(data.cases.total).toBeGreaterThan(1)
})

it('spreads over the time that it tells of', async () => {
  const { data } = await server.answer<{ signalSearch: { timeseries: { series: { points: { value: number }[] }[] } } }>(
    '{ signalSearch(query: "", range: { from: "2026-03-02T10:00:00Z", to: "2026-03-02T18:00:01Z" }) { timeseries(interval: "PT1H") { series { points { value } } } } }',
  )
  const hours = data.signalSearch.timeseries.series[0]?.points.filter(({ value }) => value > 0) ?? []
  expect(hours.length).toBeGreaterThan(5)
  expect(progress.at(-1)).toBe(1)
  expect(progress).toEqual(progress.toSorted((left, right) => left - right))
})

it('goes on where it was broken off', () => {
  expect(new DemoState(dataDir, undefined, { from: 0, to: 0 }).history).toEqual({ from: FROM, to: TO, toldUntil: TO })
})

it('tells the same seed the same way', () => {
  const tell = (seed: number) => JSON.stringify([...history(seed, new Date(FROM), new Date(TO))])
  expect(tell(20)).toBe(tell(20))
  expect(tell(21)).not.toBe(tell(20))
})
