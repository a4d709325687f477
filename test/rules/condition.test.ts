import { describe, expect, it } from 'vitest'
import { conditionHolds, parseCondition, parseSteps } from '../../src/modules/rules/index.ts'

const LABELS = ['a', 'b', 'failed_login']
const holds = (condition: string, values: Record<string, number>) =>
  conditionHolds(parseCondition(condition, LABELS), (label) => values[label] ?? null)

describe('the condition of a case', () => {
  it.each([
    ['a > 5', { a: 6 }, true],
    ['a > 5', { a: 5 }, false],
    ['a >= 5', { a: 5 }, true],
    ['a>=5', { a: 4.9 }, false],
    ['a > 0.5', { a: 1 }, true],
    ['a > -1', { a: 0 }, true],
    ['a > -1', {}, false],
    ['failed_login > 0', { failed_login: 1 }, true],
    ['a > 1 && b > 1', { a: 2, b: 2 }, true],
    ['a > 1 && b > 1', { a: 2, b: 1 }, false],
    ['a > 1 && b > 1', { a: 2 }, false],
    ['a > 1 || b > 1', { a: 2 }, true],
    ['a > 1 || b > 1', { b: 2 }, true],
    ['a > 1 || b > 1', {}, false],
    ['a > 9 && b > 9 || a > 0', { a: 1 }, true],
    ['a > 0 || b > 9 && a > 9', { a: 1 }, true],
    ['(a > 0 || b > 9) && b > 0', { a: 1 }, false],
    ['(a > 0 || b > 9) && b > 0', { a: 1, b: 1 }, true],
    ['((a > 0))', { a: 1 }, true],
  ])('%s with %o is %s', (condition, values, expected) => {
    expect(holds(condition, values as Record<string, number>)).toBe(expected)
  })

  it.each([
    ['', 0, 'Expected the name of a query, got the end of the condition.'],
    ['3 < a', 2, 'Expected comparisons such as a > 5 joined by && and ||, got "<".'],
    ['3 > a', 0, 'Expected the name of a query, got "3".'],
    ['c > 1', 0, 'Expected the name of a query (a, b, failed_login), got "c".'],
    ['A > 1', 0, 'Expected comparisons such as a > 5 joined by && and ||, got "A".'],
    ['a > b', 4, 'Expected a number, got "b".'],
    ['a > 1 b > 1', 6, 'Expected &&, || or the end, got "b".'],
    ['a > 1 &&', 8, 'Expected the name of a query, got the end of the condition.'],
    ['(a > 1', 6, 'Expected ), got the end of the condition.'],
    ['a = 1', 2, 'Expected comparisons such as a > 5 joined by && and ||, got "=".'],
    ['a > 1x', 4, 'Expected comparisons such as a > 5 joined by && and ||, got "1".'],
  ])('%j is refused, with the place', (condition, offset, message) => {
    expect(() => parseCondition(condition, LABELS)).toThrow(expect.objectContaining({ message, offset }))
  })

  it('is bounded in depth and length', () => {
    expect(() => parseCondition(`${'('.repeat(400)}a > 1${')'.repeat(400)}`, LABELS)).toThrow('at most 32 parentheses')
    expect(() => parseCondition('a > 1 && '.repeat(1_000), LABELS)).toThrow('at most 1000 characters')
  })

  it('can put conditions in order', () => {
    expect(parseSteps('a > 1 || b > 1 then failed_login > 2', LABELS)).toEqual([
      parseCondition('a > 1 || b > 1', LABELS),
      parseCondition('failed_login > 2', LABELS),
    ])
    expect(parseSteps('a > 1', LABELS)).toEqual([parseCondition('a > 1', LABELS)])
    expect(() => parseCondition('a > 1 then b > 1', LABELS)).toThrow('Expected &&, || or the end, got "then".')
    expect(() => parseSteps('a > 1 then', LABELS)).toThrow('Expected the name of a query')
    expect(() => parseSteps('(a > 1 then b > 1)', LABELS)).toThrow('Expected ), got "then".')
  })
})
