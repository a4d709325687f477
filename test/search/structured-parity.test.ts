import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Selection, SqlParams, selectionPredicate, selectionSql } from '../../src/search/index.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { documents } from './arbitraries.ts'
import { CATALOG, storeDocuments } from './documents.ts'
import { structured } from './structured-arbitraries.ts'

const QUERIES_PER_RUN = 40
const RUNS = Number(process.env.PARITY_RUNS ?? 12)

describe('a structured query', () => {
  let stores: TestStores
  beforeAll(async () => {
    stores = await openTestStores()
  })
  afterAll(() => stores.close())

  async function selectedInStore(selections: readonly Selection[]): Promise<string[][]> {
    const params = new SqlParams()
    const conditions = selections.map((selection) => `toUInt8(${selectionSql(selection, CATALOG, params)})`)
    const rows = await stores.clickhouse.query<{ id: string; holds: number[] }>(
      `SELECT id, [${conditions.join(', ')}] AS holds FROM logs ORDER BY id`,
      params.values,
    )
    return selections.map((_, index) => rows.filter(({ holds }) => holds[index] === 1).map(({ id }) => id))
  }

  it('selects the same documents in memory and in ClickHouse', async () => {
    const cases = fc.tuple(documents, fc.array(structured, { minLength: QUERIES_PER_RUN, maxLength: QUERIES_PER_RUN }))
    await fc.assert(
      fc.asyncProperty(cases, async ([all, queries]) => {
        await stores.clickhouse.command('TRUNCATE TABLE logs')
        await storeDocuments(stores.clickhouse, all)
        const selections = queries.map((matcher) => ({ query: '', matcher }))
        const inStore = await selectedInStore(selections)
        for (const [index, selection] of selections.entries()) {
          const matches = selectionPredicate(selection, CATALOG)
          const matcher = JSON.stringify(selection.matcher)
          expect({ matcher, selected: inStore[index] }).toEqual({
            matcher,
            selected: all.filter(matches).map(({ id }) => id),
          })
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
})
