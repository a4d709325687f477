import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStores, type TestStores } from '../support/stores.ts'

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
})
afterAll(() => stores.close())

test('a fresh installation has every table of both stores', async () => {
  const tables = await stores.clickhouse.query<{ name: string }>('SHOW TABLES')
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['logs', 'migrations', 'rule_matches', 'signal_index']),
  )
  const rows = await stores.postgres.read<{ count: number }>({
    name: 'count-signals',
    text: 'SELECT count(*)::int AS count FROM signals',
  })
  expect(rows).toEqual([{ count: 0 }])
})
