import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let postgres: Postgres

beforeAll(async () => {
  database = await cloneDatabase()
  postgres = await openPostgres(database.url, [], [])
})

afterAll(async () => {
  await postgres.close()
  await database.drop()
})

const read = async (expression: string, type: string, value: unknown) => {
  const statement = {
    name: `read ${expression} ${type}`,
    text: `SELECT ${expression} AS value FROM (SELECT $1::${type} AS given)`,
  }
  const [row] = await postgres.read<{ value: unknown }>(statement, [value])
  return row?.value
}

it.each([
  [[]],
  [['a']],
  [['source:okta', 'env:prod']],
  [['']],
  [['a,b', 'c']],
  [['say "hi"', 'back\\slash', '{brace}', ' blank ', 'NULL', 'null', 'not NULL here', 'größe']],
  [[null, 'a']],
])('reads the texts %j as they were stored', async (texts) => {
  expect(await read('given', 'text[]', texts)).toEqual(texts)
})

it.each([
  '2026-03-02T08:59:15.123Z',
  '2026-03-02T08:59:15.000Z',
  '1969-12-31T23:59:59.900Z',
  '0099-01-01T00:00:00.000Z',
])('reads the time %s as it was stored', async (time) => {
  expect(await read('given', 'timestamptz', time)).toEqual(new Date(time))
})

it('reads times that have no date', async () => {
  expect(await read('given', 'timestamptz', 'infinity')).toBe(Number.POSITIVE_INFINITY)
})

it('reads whole numbers of eight bytes as numbers', async () => {
  expect(await read('given', 'bigint', 9_007_199_254_740_991)).toBe(9_007_199_254_740_991)
})
