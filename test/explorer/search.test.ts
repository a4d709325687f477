import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer, type Viewer } from '../../src/kernel/viewer.ts'
import { Explorer } from '../../src/modules/explorer/index.ts'
import { SignalSearchService } from '../../src/modules/signals/signal-search.service.ts'
import { SIGNAL_SEARCH_INDEX } from '../../src/modules/signals/signal-search-index.ts'
import type { ClickHouse } from '../../src/stores/clickhouse.ts'
import {
  BruteForce,
  byBytes,
  countValues,
  FROM,
  openExplorer,
  RANGE,
  randomSignals,
  signalDocument,
  TO,
} from './signals.ts'

/** What stands for Postgres where only the index is looked at. */
const nothing = { newest: async () => [] }

let explorer: Awaited<ReturnType<typeof openExplorer>>
let service: SignalSearchService
const viewer = systemViewer('test')
const stranger: Viewer = { ...viewer, permissions: new Set() }
const signals = randomSignals(300, 5)
const bruteForce = new BruteForce(signals)

beforeAll(async () => {
  explorer = await openExplorer()
  await explorer.store(signals)
  service = new SignalSearchService(explorer.explorer, nothing)
})
afterAll(() => explorer.close())

describe('a search', () => {
  it('answers everything that is asked of it in one statement', async () => {
    const statements: string[] = []
    const counting: ClickHouse = {
      ...explorer.clickhouse,
      query: (sql, params) => {
        statements.push(sql)
        return explorer.clickhouse.query(sql, params)
      },
    }
    const search = new SignalSearchService(new Explorer(counting, explorer.clock), nothing).open(viewer, {
      query: '',
      range: RANGE,
    })
    await Promise.all([
      search.total(),
      search.list(10, null, null),
      search.facets([{ field: 'status' }, { field: 'source' }]),
      search.timeseries([{ field: 'status' }], null, null),
    ])
    expect(statements).toHaveLength(1)
  })

  it('answers the same where memory does not suffice to read everything once', async () => {
    const scarce: ClickHouse = {
      ...explorer.clickhouse,
      query: (sql, params) =>
        sql.includes('MATERIALIZED')
          ? Promise.reject(Object.assign(new Error('Query memory limit exceeded'), { type: 'MEMORY_LIMIT_EXCEEDED' }))
          : explorer.clickhouse.query(sql, params),
    }
    const answers = (clickhouse: ClickHouse) => {
      const search = new Explorer(clickhouse, explorer.clock).open(viewer, SIGNAL_SEARCH_INDEX, {
        query: 'status:(high OR low)',
        range: RANGE,
      })
      return Promise.all([
        search.total(),
        search.list(10, null, null),
        search.facets([{ field: 'status' }, { field: 'source' }]),
        search.timeseries([{ field: 'status' }, { field: 'tactic' }], null, null),
      ])
    }
    expect(await answers(scarce)).toEqual(await answers(explorer.clickhouse))
  })

  it('agrees with itself while signals arrive', async () => {
    let writing = true
    const writes = (async () => {
      for (let n = 0; writing; n += 1) {
        await explorer.clickhouse.insert('signal_index', [
          signalDocument(`sig_w${String(n).padStart(25, '0')}`, 1, FROM + 1_000 + n, { source: 'okta' }),
        ])
      }
    })()
    for (let round = 0; round < 15; round += 1) {
      const search = explorer.search('')
      const [total, [status], series, pie, page] = await Promise.all([
        search.total(),
        search.facets([{ field: 'status' }]),
        search.timeseries([], null, null),
        search.pie({ field: 'status' }, null),
        search.list(1_000, null, { field: 'timestamp', direction: 'ASC' }),
      ])
      const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0)
      expect(sum(status!.values.map(({ count }) => count))).toBe(total)
      expect(sum(series.series[0]!.points.map(({ value }) => value))).toBe(total)
      expect(sum(pie.slices.map(({ value }) => value))).toBe(total)
      if (!page.pageInfo.hasNextPage) expect(page.edges).toHaveLength(total)
    }
    writing = false
    await writes
    await explorer.clickhouse.command("DELETE FROM signal_index WHERE startsWith(id, 'sig_w')")
  })

  it('includes the start of its range and excludes the end', async () => {
    const at = TO + 3_600_000 * 10
    await explorer.clickhouse.insert('signal_index', [signalDocument('sig_edge', 1, at)])
    const total = (from: number, to: number) =>
      explorer.search('', { from: new Date(from).toISOString(), to: new Date(to).toISOString() }).total()
    expect(await total(at, at + 1)).toBe(1)
    expect(await total(at - 1, at)).toBe(0)
    expect(await total(at, at)).toBe(0)
  })

  it('says where a query cannot be read', () => {
    expect(() => explorer.search('status:(high')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: expect.objectContaining({ path: 'query', offset: 12, length: 0 }),
      }),
    )
    expect(() => explorer.search('', { from: 'yesterday' })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ path: 'range.from' }) }),
    )
  })

  it('needs the permission to read signals', async () => {
    expect(() => service.open(stranger, { query: '', range: RANGE })).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    )
    await expect(service.fields(stranger, '')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('the rules list', () => {
  const open = (query: string) => service.open(viewer, { query, range: RANGE })

  it('tells of each rule how much it found, how bad it is and when', async () => {
    const query = '-status:info'
    const { edges } = await service.rules(open(query))
    const documents = bruteForce.find(query)
    const counts = [...countValues(documents, '@workflow.rule.id')].sort(
      ([a, left], [b, right]) => right - left || byBytes(a, b),
    )
    expect(edges.map(({ node }) => [node.ruleId, node.count])).toEqual(counts)
    for (const { node } of edges) {
      const own = documents.filter(({ rule_id }) => rule_id === node.ruleId)
      expect(node.share).toBeCloseTo(own.length / documents.length, 12)
      expect(node.lastSeen.getTime()).toBe(Math.max(...own.map(({ last_seen }) => last_seen as number)))
      expect(node.bySeverity.map(({ severity }) => severity)).toEqual(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'])
      for (const { severity, count } of node.bySeverity) {
        expect(count).toBe(own.filter(({ status }) => status === severity.toLowerCase()).length)
      }
      expect(node.trend.reduce((sum, { value }) => sum + value!, 0)).toBe(own.length)
      expect(node.trend.length).toBeLessThanOrEqual(31)
    }
  })

  it('is read page by page', async () => {
    const whole = (await service.rules(open(''))).edges.map(({ node }) => node.ruleId)
    const paged: string[] = []
    for (let after: string | null = null; ; ) {
      const page = await service.rules(open(''), 2, after)
      paged.push(...page.edges.map(({ node }) => node.ruleId))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(paged).toEqual(whole)
    await expect(service.rules(open(''), 2, 'WzEsMl0')).rejects.toMatchObject({ details: { path: 'after' } })
  })
})

describe('offered fields', () => {
  it('are the declared ones, then attributes and tag keys that signals have', async () => {
    const fields = await service.fields(viewer, '')
    const names = fields.map(({ field }) => field)
    expect(new Set(names).size).toBe(names.length)
    expect(names.indexOf('status')).toBeLessThan(names.indexOf('@network.bytes'))
    expect(names.indexOf('@network.bytes')).toBeLessThan(names.indexOf('team'))
    expect(fields.find(({ field }) => field === '@workflow.triage.state')).toMatchObject({
      label: 'State',
      kind: 'STRING',
      group: 'Triage',
      sortable: true,
      facetable: true,
    })
  })

  it('begin with what has been typed', async () => {
    const names = async (prefix: string) => (await service.fields(viewer, prefix)).map(({ field }) => field)
    expect(await names('@NETWORK.b')).toEqual(['@network.bytes'])
    expect(await names('network.b')).toEqual(['@network.bytes'])
    expect(await names('tea')).toEqual(['team'])
    expect(await names('nothing.like.it')).toEqual([])
  })
})
