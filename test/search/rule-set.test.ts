import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileSelection, expressionTest, RuleSetMatcher, type Selection } from '../../src/search/index.ts'
import { expressionLiterals } from '../../src/search/rule-set/expression-literals.ts'
import { documents, query } from './arbitraries.ts'
import { CATALOG } from './documents.ts'
import { structured } from './structured-arbitraries.ts'

const selection: fc.Arbitrary<Selection> = fc.oneof(
  fc.record({ query, matcher: fc.constant(null) }),
  fc.record({ query: fc.oneof(fc.constant(''), query), matcher: structured }),
)

function compiled(selection: Selection) {
  try {
    return compileSelection(selection, CATALOG)
  } catch {
    return null
  }
}

describe('a set of selections', () => {
  it('finds what each of them finds alone', () => {
    fc.assert(
      fc.property(documents, fc.array(selection, { minLength: 60, maxLength: 60 }), (all, selections) => {
        const entries = selections.flatMap((one, index) => {
          const found = compiled(one)
          return found ? [[index, found] as const] : []
        })
        const matcher = new RuleSetMatcher(entries)
        for (const document of all) {
          const together = new Set(matcher.match(document))
          const wrong = entries.filter(([index, { matches }]) => matches(document) !== together.has(index))
          expect(wrong.map(([index]) => [JSON.stringify(selections[index]), document])).toEqual([])
        }
      }),
      { numRuns: Number(process.env.PARITY_RUNS ?? 25), endOnFailure: true },
    )
  })

  it.each([
    ['powershell.*-enc', ['powershell']],
    ['a|bcd', ['a', 'bcd']],
    ['(?:foo|bar)baz', ['foo', 'bar']],
    ['(?:foo|bar)quux', ['quux']],
    ['ab*cde', ['cde']],
    ['abc?', ['ab']],
    ['abc+d', ['abc']],
    ['ab{2}c', ['ab']],
    ['ab{0,2}c', ['a']],
    ['\\\\Temp\\\\', ['\\Temp\\']],
    ['[abc]de', ['de']],
    ['[]a]de', ['de']],
    ['(?i)secret', ['secret']],
    ['(?P<name>secret)x', ['secret']],
    ['(secret)?', null],
    ['(secret', null],
    ['secret)', null],
    ['.*', null],
    ['\\x41bc', null],
    ['\\pLabc', null],
    ['(?=abc)', null],
    ['a|', null],
  ])('knows that %s needs %j', (source, literals) => {
    expect(expressionLiterals({ source, flags: '' })).toEqual(literals)
  })

  it('never asks a text for a piece that the expression does not need', () => {
    const part = fc.constantFrom('a', 'b', 'c', 'ab', '\\.', '.', '[ab]', '[^a]', '(a|b)', '(?:ab|c)', '\\d', '^', '|')
    const repeat = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{0,1}', '*?')
    const source = fc
      .array(fc.tuple(part, repeat), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.map(([one, many]) => (one === '^' || one === '|' ? one : one + many)).join(''))
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '5'), maxLength: 8 }), {
      minLength: 20,
    })
    fc.assert(
      fc.property(source, texts, (expression, all) => {
        const literals = expressionLiterals({ source: expression, flags: '' })
        fc.pre(literals !== null)
        const matches = expressionTest({ source: expression, flags: '' })
        for (const text of all) {
          if (matches(text)) expect(literals?.some((literal) => text.includes(literal))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
