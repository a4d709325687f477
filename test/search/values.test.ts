import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  compileSql,
  numbersOf,
  numbersSql,
  parseQuery,
  resolveField,
  SqlParams,
  valuesOf,
  valuesSql,
} from '../../src/search/index.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { CATALOG, storeDocuments } from './documents.ts'
import { DOCUMENTS } from './truths.ts'

const REFERENCES = [
  'host',
  'source',
  'env',
  'team',
  'tags',
  'timestamp',
  '@usr.id',
  '@network.ip.list',
  '@http.status_code',
  '@temperature',
  '@duration',
  '@none',
  '@workflow.size',
  '@workflow.wait',
  'message',
  '#severity_score',
]

describe('a field over real stores', () => {
  let stores: TestStores
  beforeAll(async () => {
    stores = await openTestStores()
    await storeDocuments(stores.clickhouse, DOCUMENTS)
  })
  afterAll(() => stores.close())

  it.each(REFERENCES)('%s has the same values and numbers in memory and in ClickHouse', async (reference) => {
    const field = resolveField(CATALOG, reference)
    const params = new SqlParams()
    const rows = await stores.clickhouse.query(
      `SELECT id, ${valuesSql(field, params)} AS texts, ${numbersSql(field, params)} AS numbers FROM logs ORDER BY id`,
      params.values,
    )
    const expected = DOCUMENTS.toSorted((left, right) => (left.id < right.id ? -1 : 1)).map((document) => ({
      id: document.id,
      texts: valuesOf(field, document),
      numbers: numbersOf(field, document),
    }))
    expect(rows).toEqual(expected)
  })

  it.each([
    ['words', 'abcdefg ', '', 100],
    ['words everywhere', '*:ab ', '', 100],
    ['phrases', '"a b c d" ', '', 100],
    ['values', '@a:b?c ', '', 1000],
    ['comparisons', '@a:>5 ', '', 1000],
    ['addresses', 'CIDR(@a,::/0) ', '', 1000],
    ['alternatives', '@a:x*', ' OR ', 1000],
    ['a deep tree', '-(a (b OR ', '', 1],
  ])('the largest query of %s runs', async (_, piece, separator, most) => {
    const deep = piece.startsWith('-(')
    const times = Math.min(most, Math.floor(10_000 / (piece.length + separator.length)))
    const text = deep ? `${piece.repeat(25)}x${')'.repeat(50)}` : new Array(times).fill(piece).join(separator)
    const params = new SqlParams()
    const condition = compileSql(parseQuery(text), CATALOG, params)
    await expect(
      stores.clickhouse.query(`SELECT count() AS n FROM logs WHERE ${condition}`, params.values),
    ).resolves.toHaveLength(1)
  })

  it('uses the indexes of words, users and addresses', async () => {
    const params = new SqlParams()
    const condition = compileSql(
      parseQuery('failed @usr.id:root @network.ip.list:(10.1.2.3 OR 10.1.2.4) timestamp:>2026-02-01'),
      CATALOG,
      params,
    )
    const plan = await stores.clickhouse.query<{ explain: string }>(
      `EXPLAIN indexes = 1 SELECT id FROM logs WHERE ${condition}`,
      params.values,
    )
    const text = plan.map(({ explain }) => explain).join('\n')
    for (const index of ['by_usr', 'by_ip', 'timestamp']) expect(text).toContain(index)
  })
})
