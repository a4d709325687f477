import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddress, parseBlock } from '../../src/search/address.ts'
import { wordsOf } from '../../src/search/index.ts'
import { finder, wholeMatcher, wordsMatcher } from '../../src/search/matcher.ts'
import { compareText } from '../../src/search/number.ts'
import type { Pattern } from '../../src/search/query.ts'

const unit = fc.constantFrom('a', 'b', ' ', '😀')
const patterns: fc.Arbitrary<Pattern> = fc
  .array(fc.oneof(unit, fc.constantFrom({ wildcard: '*' } as const, { wildcard: '?' } as const)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => {
    const pattern: Pattern[number][] = []
    for (const part of parts) {
      const last = pattern.at(-1)
      if (typeof part === 'string' && typeof last === 'string') pattern[pattern.length - 1] = last + part
      else pattern.push(part)
    }
    return pattern
  })
const texts = fc.string({ unit, maxLength: 12 })

const expression = (pattern: Pattern, star: string) =>
  pattern.map((part) => (typeof part === 'string' ? part : part.wildcard === '*' ? star : '.')).join('')

describe('wildcards', () => {
  it('match as a regular expression would, without its worst cases', () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(wholeMatcher(pattern)(text)).toBe(new RegExp(`^(?:${expression(pattern, '.*')})$`, 'su').test(text))
        expect(wordsMatcher(pattern)(text)).toBe(new RegExp(expression(pattern, '[^ ]*'), 'su').test(text))
      }),
      { numRuns: 1_000 },
    )
  })

  it('find long parts wherever they are', () => {
    const parts = fc
      .string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 })
      .map((piece) => piece.repeat(150).slice(0, 300))
    fc.assert(
      fc.property(
        parts,
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }),
        fc.nat(4),
        (part, around, cut) => {
          const text = around + part.slice(cut) + part + around
          expect(finder(part)(text)).toBe(text.includes(part))
          expect(finder(part)(text.slice(0, -around.length - 1))).toBe(text.slice(0, -around.length - 1).includes(part))
        },
      ),
    )
  })

  it.each([
    ['?', [{ wildcard: '*' }, 'a?'.repeat(120)]],
    ['*', [{ wildcard: '*' }, ...Array.from({ length: 100 }, () => ['a', { wildcard: '*' }]).flat(), 'b']],
  ] as [string, Pattern][])('stay linear against a million characters (%s)', (_, pattern) => {
    const start = performance.now()
    expect(wholeMatcher(pattern)('a'.repeat(1_000_000))).toBe(false)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('words', () => {
  it.each([
    ['Failed password for root', ' failed password for root '],
    ['  a--b__c ', ' a b c '],
    ['', ' '],
    ['!?', ' '],
    ['ÄRGER über „Größe“', ' ärger über größe '],
    ['ΟΔΟΣ. οδος', ' οδοσ οδοσ '],
    ['日本語、テスト', ' 日本語 テスト '],
    ['1.5€ 😀', ' 1 5€ 😀 '],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toBe(words)
  })

  it('are the same for ASCII texts on the fast path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        // The letter takes the slow path and stands apart.
        expect(`${wordsOf(text)}é `).toBe(wordsOf(`${text} é`))
      }),
    )
  })
})

describe('text order', () => {
  it('is the order of UTF-8 bytes', () => {
    const wellFormed = fc.string({ unit: 'binary' }).map((text) => text.replace(/\p{Surrogate}/gu, '\ufffd'))
    fc.assert(
      fc.property(wellFormed, wellFormed, (left, right) => {
        expect(Math.sign(compareText(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)))
      }),
    )
  })
})

describe('addresses', () => {
  it.each([
    '01.2.3.4',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '1.2.3.4:80',
    ' 1.2.3.4',
    '',
    '-',
    'fe80::1%eth0',
    '1::2::3',
    '12345::',
    'a:::8',
    '1::2:3:4:5:6:7:8',
    '::ffff:1.2.3.04',
    'abc',
  ])('%s is none', (text) => {
    expect(parseAddress(text)).toBeNull()
  })

  it('read the same in any notation', () => {
    expect(parseAddress('::ffff:1.2.3.4')).toBe(parseAddress('1.2.3.4'))
    expect(parseAddress('2001:db8::1')).toBe(parseAddress('2001:0DB8:0:0:0:0:0.0.0.1'))
    expect(parseAddress('::')).toBe(0n)
  })

  it('of a block ignore the bits beyond its prefix', () => {
    expect(parseBlock('10.1.2.3/8')).toEqual(parseBlock('10.0.0.0/8'))
    expect(parseBlock('10.0.0.0/33')).toBeNull()
    expect(parseBlock('10.0.0.0/8/8')).toBeNull()
    expect(parseBlock('10.0.0.0/')).toBeNull()
  })
})
