import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStores, type TestStores } from '../support/stores.ts'

describe('rows that go into ClickHouse', () => {
  let stores: TestStores
  beforeAll(async () => {
    stores = await openTestStores()
    await stores.clickhouse.command(
      'CREATE TABLE notes (number UInt32, text String) ENGINE = MergeTree ORDER BY number',
    )
  })
  afterAll(() => stores.close())

  it('come out as they were, however long they are and whatever letters they have', async () => {
    const texts = [
      '',
      'a\nb\t"c"\\',
      'ж😀',
      '漢'.repeat(5_000),
      'x'.repeat(1_000_000),
      '\u2028',
      "'; DROP TABLE notes --",
    ]
    await stores.clickhouse.insert(
      'notes',
      texts.map((text, number) => ({ number, text })),
    )
    const rows = await stores.clickhouse.query<{ text: string }>('SELECT text FROM notes ORDER BY number')
    expect(rows.map(({ text }) => text)).toEqual(texts)
  })

  it('go in all or none', async () => {
    await stores.clickhouse.command('TRUNCATE TABLE notes')
    const rows: object[] = Array.from({ length: 10_000 }, (_, number) => ({ number, text: 'fine' }))
    await expect(stores.clickhouse.insert('notes', [...rows, { number: 'none' }])).rejects.toThrow()
    expect(await stores.clickhouse.query('SELECT * FROM notes')).toEqual([])
  })

  it('may be none', async () => {
    await stores.clickhouse.insert('notes', [])
  })

  it('meet the same settings in every statement', async () => {
    const setting = `SELECT getSetting('precise_float_parsing') AS precise, getSetting('max_query_size') AS size`
    const both = await Promise.all([stores.clickhouse.query(setting), stores.clickhouse.query(setting, { unused: 1 })])
    expect(both).toEqual(Array(2).fill([{ precise: true, size: 4_194_304 }]))
  })
})
