import { describe, expect, it } from 'vitest'
import { SharedAmong } from '../../src/stores/shared-among.ts'

describe('things that one user at a time can have', () => {
  it('are all in use at once, and then go to whoever has waited longest', async () => {
    const shared = new SharedAmong(['left', 'right'])
    const uses: string[] = []
    const ends: (() => void)[] = []
    const use = (user: string) =>
      shared.use(async (thing) => {
        uses.push(`${user} has ${thing}`)
        await new Promise<void>((resolve) => ends.push(resolve))
      })
    const all = ['first', 'second', 'third', 'fourth'].map(use)
    expect(uses).toEqual(['first has right', 'second has left'])
    ends[1]?.()
    await all[1]
    expect(uses.slice(2)).toEqual(['third has left'])
    ends[0]?.()
    await all[0]
    expect(uses.slice(3)).toEqual(['fourth has right'])
    for (const end of ends) end()
    await Promise.all(all)
  })

  it('come back from those who fail', async () => {
    const shared = new SharedAmong(['only'])
    await expect(shared.use(() => Promise.reject(new Error('It failed.')))).rejects.toThrow('It failed.')
    expect(await shared.use(async (thing) => thing)).toBe('only')
  })
})
