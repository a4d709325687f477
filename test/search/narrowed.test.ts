import { describe, expect, it } from 'vitest'
import { documentOf } from '../../bench/notifications/signals.ts'
import { SIGNAL_FIELDS } from '../../src/modules/signals/index.ts'
import { narrowed, Sight } from '../../src/search/index.ts'

describe('what is within both of two restrictions', () => {
  const signal = { ...documentOf(0), tags: ['team:shop', 'env:prod'] }
  const sees = (left: readonly string[] | null, right: readonly string[] | null) =>
    Sight.of(narrowed(left, right))?.sees(signal, SIGNAL_FIELDS) ?? true

  it('is what both of them show', () => {
    expect(sees(['team:shop'], ['env:prod'])).toBe(true)
    expect(sees(['team:shop OR team:bank'], ['env:none', 'env:prod'])).toBe(true)
    expect(sees(['team:shop'], ['env:none'])).toBe(false)
    expect(sees(['team:bank OR team:none'], ['env:prod'])).toBe(false)
    expect(sees(['team:shop', 'team:bank'], ['-env:prod'])).toBe(false)
  })

  it('is the one where the other shows everything, and nothing where one shows nothing', () => {
    expect(narrowed(null, null)).toBeNull()
    expect(narrowed(null, ['a:b'])).toEqual(['a:b'])
    expect(sees([''], ['team:shop'])).toBe(true)
    expect(sees([''], ['team:bank'])).toBe(false)
    expect(narrowed([], ['a:b'])).toEqual([])
    expect(sees(['('], ['team:shop'])).toBe(false)
  })
})
