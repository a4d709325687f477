import { describe, expect, it } from 'vitest'
import { DomainError } from '../../src/kernel/errors.ts'
import { parseTimePoint } from '../../src/kernel/time.ts'

const now = new Date('2026-03-31T12:00:00Z')
const read = (text: string | number) => parseTimePoint(text, now, 'range.from').toISOString()

describe('a point in time', () => {
  it.each([
    ['now', '2026-03-31T12:00:00.000Z'],
    ['now-15m', '2026-03-31T11:45:00.000Z'],
    ['now-1mo', '2026-02-28T12:00:00.000Z'],
    ['2026-02-28', '2026-02-28T00:00:00.000Z'],
    ['2028-02-29T23:30:00-01:00', '2028-03-01T00:30:00.000Z'],
    ['1795500000000', '2026-11-24T06:00:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
  ])('is read from %j', (text, time) => expect(read(text)).toBe(time))

  it.each(['yesterday', '', '2026-02-30', '2026-02-30T00:00:00Z', '2026-13-01', '2026-02-28T25:00:00Z', 'now-'])(
    'is not %j',
    (text) => expect(() => read(text)).toThrow(DomainError),
  )
})
