import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileSql, numbersOf, parseQuery, resolveField, SqlParams, valuesOf } from '../../src/search/index.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { CATALOG, storeDocuments } from './documents.ts'
import { DOCUMENTS } from './truths.ts'

const LOGIN = DOCUMENTS[0] as (typeof DOCUMENTS)[0]

describe('the values of a field', () => {
  it.each([
    ['host', ['bastion-1'], []],
    ['env', ['prod'], []],
    ['team', ['sre', 'mkt'], []],
    ['a', ['500'], [500]],
    ['@network.ip.list', ['203.0.113.7', '10.1.2.3'], []],
    ['@http.status_code', ['404'], [404]],
    ['@none', [], []],
    ['service.none', [], []],
    ['@workflow.size', ['4'], [4]],
  ])('%s', (reference, texts, numbers) => {
    const field = resolveField(CATALOG, reference)
    expect(valuesOf(field, LOGIN)).toEqual(texts)
    expect(numbersOf(field, LOGIN)).toEqual(numbers)
  })
})

describe('conditions over a real store', () => {
  let stores: TestStores
  beforeAll(async () => {
    stores = await openTestStores()
    await storeDocuments(stores.clickhouse, DOCUMENTS)
  })
  afterAll(() => stores.close())

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
