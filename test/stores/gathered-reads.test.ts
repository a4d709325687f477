import { expect, test } from 'vitest'
import { GatheredReads } from '../../src/stores/gathered-reads.ts'

/** A store whose statements end when they are told to. */
function slowStore() {
  const statements: { ids: readonly string[]; end: () => void; fail: (error: Error) => void }[] = []
  const reads = new GatheredReads<{ id: string }>(
    (ids) =>
      new Promise((done, fail) => {
        statements.push({ ids, end: () => done(ids.filter((id) => id !== 'gone').map((id) => ({ id }))), fail })
      }),
  )
  return { reads, statements }
}

const turn = () => new Promise((done) => setImmediate(done))

test('what is asked for while a statement is on its way goes with the next one', async () => {
  const { reads, statements } = slowStore()
  const first = reads.byIds(['a'])
  await turn()
  const later = [reads.byIds(['a', 'b']), reads.byIds(['c', 'b', 'gone'])]
  await turn()
  expect(statements.map(({ ids }) => ids)).toEqual([['a']])
  statements[0]?.end()
  expect(await first).toEqual([{ id: 'a' }])
  await turn()
  expect(statements.map(({ ids }) => ids)).toEqual([['a'], ['a', 'b', 'c', 'gone']])
  statements[1]?.end()
  expect(await Promise.all(later)).toEqual([
    [{ id: 'a' }, { id: 'b' }],
    [{ id: 'c' }, { id: 'b' }],
  ])
})

test('a statement that fails fails those who asked for it, and nobody else', async () => {
  const { reads, statements } = slowStore()
  const first = reads.byIds(['a'])
  await turn()
  const second = reads.byIds(['b'])
  statements[0]?.fail(new Error('no connection'))
  await expect(first).rejects.toThrow('no connection')
  await turn()
  statements[1]?.end()
  expect(await second).toEqual([{ id: 'b' }])
})
