import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer, type Viewer } from '../../src/kernel/viewer.ts'
import { Explorer } from '../../src/modules/explorer/index.ts'
import { LogRepository } from '../../src/modules/logs/log.repository.ts'
import { LogService } from '../../src/modules/logs/log.service.ts'
import { LogStoreRepository } from '../../src/modules/logs/log-store.repository.ts'
import { normalizeLog } from '../../src/modules/logs/normalize/index.ts'
import { type StoredLog, toStoredLog } from '../../src/modules/logs/stored-log.ts'
import { openTestStores } from '../support/stores.ts'

const viewer = systemViewer('test')
const RANGE = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' }
let stores: Awaited<ReturnType<typeof openTestStores>>
let service: LogService
let logs: StoredLog[]

beforeAll(async () => {
  stores = await openTestStores()
  service = new LogService({
    explorer: new Explorer(stores.clickhouse, stores.clock),
    logs: new LogRepository(stores.clickhouse),
  })
  logs = Array.from({ length: 60 }, (_, n) => {
    const log = {
      timestamp: new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString(),
      ddsource: n % 2 ? 'myapp' : 'other',
      ddtags: `env:prod,team:${n % 3 ? 'sre' : 'web'}`,
      service: 'checkout',
      message: `request ${n} served`,
      usr: { id: `user${n % 4}` },
      peer: `10.0.0.${n}`,
      nested: { list: [1, { deep: true }], big: 12345678901234567890n.toString() },
    }
    return toStoredLog(normalizeLog(log, stores.clock.now()), stores.clock.now(), stores.clock)
  })
  await new LogStoreRepository(stores.clickhouse).insert(1, logs)
})
afterAll(() => stores.close())

const search = (query: string) => service.search(viewer, { query, range: RANGE })

describe('searching logs', () => {
  it('lists whole logs page by page, the newest first', async () => {
    const ids: string[] = []
    for (let after: string | null = null; ; ) {
      const page = await service.page(search(''), 25, after)
      ids.push(...page.edges.map(({ node }) => node.id))
      after = page.pageInfo.endCursor
      if (!page.pageInfo.hasNextPage) break
    }
    expect(ids).toEqual(logs.map(({ id }) => id).reverse())
  })

  it('answers a log as it was sent', async () => {
    const { edges } = await service.page(search('@usr.id:user2 "request 2"'), 1)
    expect(edges.map(({ node }) => node)).toMatchObject([
      {
        id: logs[2]!.id,
        timestamp: new Date('2026-03-01T00:02:00Z'),
        message: 'request 2 served',
        status: logs[2]!.status,
        source: 'other',
        service: 'checkout',
        host: null,
        tags: expect.arrayContaining(['env:prod', 'team:sre']),
        attributes: {
          usr: { id: 'user2' },
          peer: '10.0.0.2',
          nested: { list: [1, { deep: true }], big: '12345678901234567890' },
        },
        ipAddresses: ['10.0.0.2'],
      },
    ])
  })

  it('counts, groups and draws them with the machinery of signals', async () => {
    const found = search('team:sre')
    const [total, [source, user], list, series] = await Promise.all([
      found.total(),
      found.facets([{ field: 'source' }, { field: '@usr.id', limit: 1 }]),
      found.topList({ field: '@usr.id' }, null),
      found.timeseries([{ field: 'source' }], null, 3_600_000),
    ])
    expect(total).toBe(40)
    expect(source!.values.map(({ value, count }) => [value, count])).toEqual([
      ['myapp', 20],
      ['other', 20],
    ])
    expect(user).toMatchObject({ distinctCount: 4, otherCount: 30, missingCount: 0 })
    expect(list.rows.map(({ value }) => value)).toEqual([10, 10, 10, 10])
    expect(series.series.map(({ group, points }) => [group, points[0]!.value])).toEqual([
      [['myapp'], 20],
      [['other'], 20],
    ])
  })

  it('finds them again by their ids, in the order asked for', async () => {
    const [last, none, first] = await service.byIds(viewer, [logs[59]!.id, 'log_none', logs[0]!.id])
    expect([last?.message, none, first?.message]).toEqual(['request 59 served', null, 'request 0 served'])
  })

  it('offers the attributes that logs have', async () => {
    const fields = (await service.fields(viewer, '@nested')).map(({ field }) => field)
    expect(fields.sort()).toEqual(['@nested.big', '@nested.list', '@nested.list.deep'])
  })

  it('needs both permissions to read logs', async () => {
    for (const missing of ['logs_read_data', 'logs_read_index_data'] as const) {
      const other: Viewer = {
        ...viewer,
        permissions: new Set([...viewer.permissions].filter((name) => name !== missing)),
      }
      expect(() => service.search(other, { query: '', range: RANGE })).toThrow(
        expect.objectContaining({ code: 'FORBIDDEN' }),
      )
      await expect(service.byIds(other, ['log_1'])).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})
