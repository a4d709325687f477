import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { clause, documents, query } from './arbitraries.ts'
import { selectedInMemory, selectedInStore } from './both-outputs.ts'
import { storeDocuments } from './documents.ts'

const QUERIES_PER_RUN = 40
const RUNS = Number(process.env.PARITY_RUNS ?? 12)

describe('memory and ClickHouse', () => {
  let stores: TestStores
  beforeAll(async () => {
    stores = await openTestStores()
  })
  afterAll(() => stores.close())

  it('select the same documents for any query over any documents', async () => {
    const cases = fc.tuple(
      documents,
      fc.array(fc.oneof(clause, query), { minLength: QUERIES_PER_RUN, maxLength: QUERIES_PER_RUN }),
    )
    await fc.assert(
      fc.asyncProperty(cases, async ([all, queries]) => {
        await stores.clickhouse.command('TRUNCATE TABLE logs')
        await storeDocuments(stores.clickhouse, all)
        const inStore = await selectedInStore(stores.clickhouse, queries)
        for (const [index, memory] of selectedInMemory(queries, all).entries()) {
          expect({ query: queries[index], selected: inStore[index] }).toEqual({
            query: queries[index],
            selected: memory,
          })
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
})
