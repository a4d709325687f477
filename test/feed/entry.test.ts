import { expect, it } from 'vitest'
import { decodePosition, encodePosition } from '../../src/feed/index.ts'

const cursor = (text: string) => Buffer.from(text).toString('base64url')

it('cursors hold a place of the feed', () => {
  for (const transaction of ['0', '771', '18446744073709551615']) {
    const place = { transaction, position: 42 }
    expect(decodePosition(encodePosition(place))).toEqual(place)
  }
})

it.each(['', '771', '771.x', '-1.0', '771.12345678901234567', '18446744073709551616.1', '99999999999999999999.1'])(
  '%j is no place of the feed',
  (text) => expect(decodePosition(cursor(text))).toBeNull(),
)
