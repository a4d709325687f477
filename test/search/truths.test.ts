import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { selectedInMemory, selectedInStore, threeValued } from './both-outputs.ts'
import { storeDocuments } from './documents.ts'
import { DOCUMENTS, TRUTHS } from './truths.ts'

describe('what a query selects', () => {
  let stores: TestStores
  let inStore: string[][]
  const queries = TRUTHS.map(([query]) => query)
  const inMemory = selectedInMemory(queries, DOCUMENTS)

  beforeAll(async () => {
    stores = await openTestStores()
    await storeDocuments(stores.clickhouse, DOCUMENTS)
    inStore = await selectedInStore(stores.clickhouse, queries)
  })
  afterAll(() => stores.close())

  it.each(TRUTHS.map(([query, selected], index) => ({ query, selected, index })))(
    '$query selects $selected',
    ({ selected, index }) => {
      expect({ memory: inMemory[index]?.toSorted().join(' '), store: inStore[index]?.join(' ') }).toEqual({
        memory: selected,
        store: selected,
      })
    },
  )

  it('is true or false in ClickHouse, never NULL', async () => {
    expect(await threeValued(stores.clickhouse, queries)).toEqual([])
  })
})
