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

  it('are there for whoever reads after they went in, however many statements run at once', async () => {
    await stores.clickhouse.command('TRUNCATE TABLE notes')
    const count = async (number: number) => {
      const sql = 'SELECT count() AS count FROM notes WHERE number = {number:UInt32}'
      return (await stores.clickhouse.query<{ count: number }>(sql, { number }))[0]?.count
    }
    const writes = Array.from({ length: 5 }, async (_, number) => {
      const before = await count(number)
      await stores.clickhouse.insert('notes', [{ number, text: 'there' }])
      const after = await count(number)
      await stores.clickhouse.command('DELETE FROM notes WHERE number = {number:UInt32}', { number })
      return [before, after, await count(number)]
    })
    expect(await Promise.all(writes)).toEqual(writes.map(() => [0, 1, 0]))
  })

  it('meet the same settings in every statement', async () => {
    const setting = `SELECT getSetting('precise_float_parsing') AS precise, getSetting('max_ast_elements') AS elements`
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, unused) => stores.clickhouse.query(setting, { unused })),
    )
    expect(all).toEqual(Array(8).fill([{ precise: true, elements: 500_000 }]))
  })

  it('that cannot be asked for say why, by the names of ClickHouse', async () => {
    await expect(stores.clickhouse.query('SELECT missing FROM notes')).rejects.toMatchObject({
      type: 'UNKNOWN_IDENTIFIER',
      message: expect.stringContaining('missing'),
    })
  })
})
