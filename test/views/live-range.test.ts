import { expect, it } from 'vitest'
import { toLiveRange } from '../../src/modules/views/live-range.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const live = (from: string, to?: string) => toLiveRange({ from, ...(to ? { to } : {}) }, now, 'range')

it('keeps relative ranges as they are', () => {
  expect(live('now-15m')).toEqual({ from: 'now-15m', to: 'now' })
  expect(live('now - 2mo', 'now-1d')).toEqual({ from: 'now-2mo', to: 'now-1d' })
})

it.each([
  ['2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z', 'now-7d'],
  ['2026-01-01T00:00:00Z', '2026-01-01T05:00:00Z', 'now-5h'],
  ['2026-01-01T00:00:00Z', '2026-01-01T01:30:00Z', 'now-90m'],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:10.500Z', 'now-11s'],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'now-1s'],
  ['2026-03-01T09:00:00Z', 'now', 'now-1d'],
  [String(now.getTime() - 3_600_000), String(now.getTime()), 'now-1h'],
])('turns %s to %s into %s to now', (from, to, expected) => {
  expect(live(from, to)).toEqual({ from: expected, to: 'now' })
})

it('refuses a range that ends before it begins', () => {
  expect(() => live('now', 'now-1d')).toThrow(/from before to/)
})
