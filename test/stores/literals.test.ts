import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withLiterals } from '../../src/stores/literals.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'

describe('values that a statement binds', () => {
  let stores: TestStores
  beforeAll(async () => {
    stores = await openTestStores()
  })
  afterAll(() => stores.close())

  const bound = async (placeholder: string, value: unknown) => {
    const [row] = await stores.clickhouse.query<{ read: unknown }>(`SELECT ${placeholder} AS read`, { value })
    return row?.read
  }
  const arrives = async (placeholder: string, value: unknown) => {
    expect(await bound(placeholder, value)).toEqual(value)
  }
  // Half a surrogate pair has no UTF-8.
  const text = fc.string({ unit: 'binary' })

  it('arrive as they are, whatever letters texts have', async () => {
    const hostile = ["'; DROP TABLE logs --", '\\', "\\'", '\0', '{value:String}', '$&', '\n\r\t\b\f\v', '😀']
    for (const value of hostile) await arrives('{value:String}', value)
    await fc.assert(fc.asyncProperty(text, (value) => arrives('{value:String}', value)))
  })

  it('can be lists, and lists of lists, of any length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(text)), (value) => arrives('{value:Array(Array(String))}', value)),
    )
    const many = Array.from({ length: 100_000 }, (_, number) => `sig_${number}_${'x'.repeat(40)}`)
    expect(await bound('length({value:Array(String)})', many)).toBe(many.length)
    await arrives('{value:Array(Int64)}', [])
  })

  it('can be numbers, or texts of them, and have the type that the placeholder names', async () => {
    await fc.assert(fc.asyncProperty(fc.maxSafeInteger(), (value) => arrives('{value:Int64}', value)))
    // Negative zero is written as zero.
    const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
    await fc.assert(fc.asyncProperty(double, (value) => arrives('{value:Float64}', value)))
    expect(await bound('toString({value:Array(UInt64)})', ['18446744073709551615'])).toBe('[18446744073709551615]')
    expect(await bound('toTypeName({value:UInt32})', 7)).toBe('UInt32')
    await expect(bound('{value:Int64}', '1; SELECT 2')).rejects.toThrow()
  })

  it('are replaced only where a value has that name', () => {
    expect(withLiterals('SELECT {a:String}, {b:UInt8}, {c:Array(String)}', { a: "it's", b: 1, toString: 2 })).toBe(
      `SELECT 'it\\'s', _CAST('1', 'UInt8'), {c:Array(String)}`,
    )
    expect(() => withLiterals('SELECT {a:String}', { a: {} })).toThrow(TypeError)
  })
})
