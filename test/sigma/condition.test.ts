import { describe, expect, it } from 'vitest'
import { type Condition, parseCondition } from '../../src/sigma/condition.ts'

const SEARCHES = ['a', 'b', 'sel_1', 'sel_2', 'filter_x', '_hidden', '1', 'all']

function written(condition: Condition): string {
  switch (condition.kind) {
    case 'search':
      return condition.name
    case 'not':
      return `!${written(condition.condition)}`
    case 'all':
    case 'any':
      return `(${condition.conditions.map(written).join(condition.kind === 'all' ? ' & ' : ' | ')})`
  }
}

describe('a condition', () => {
  it.each([
    ['a', 'a'],
    ['a and b', '(a & b)'],
    ['a or b and sel_1', '(a | (b & sel_1))'],
    ['not a and b', '(!a & b)'],
    ['not (a or b)', '!(a | b)'],
    ['not not a', '!!a'],
    ['a AND NOT b', '(a & !b)'],
    ['1 of sel_*', '(sel_1 | sel_2)'],
    ['any of sel_*', '(sel_1 | sel_2)'],
    ['all of sel_*', '(sel_1 & sel_2)'],
    ['1 of sel_1', 'sel_1'],
    ['a and not 1 of filter_*', '(a & !filter_x)'],
    ['all of them', '(a & b & sel_1 & sel_2 & filter_x & 1 & all)'],
    ['1 of _*', '_hidden'],
    ['1 of s*_1', 'sel_1'],
    ['1 and all', '(1 & all)'],
    ['  a\n  and\tb ', '(a & b)'],
  ])('%s is read as %s', (text, tree) => {
    expect(written(parseCondition(text, SEARCHES))).toBe(tree)
  })

  it.each([
    ['', 'Expected the name of a search'],
    ['a and', 'Expected the name of a search'],
    ['(a', 'Expected ), got nothing'],
    ['a)', 'Expected and, or or the end'],
    ['a b', 'Expected and, or or the end'],
    ['c', 'Expected the name of a search (a, b'],
    ['2 of sel_*', 'Expected 1 of, any of or all of'],
    ['1 of nothing*', 'Expected searches called "nothing*", got none'],
    ['1 of *s*e*l*', 'Expected at most 3 stars'],
    ['a | count() > 5', 'Expected a correlation'],
    ['not '.repeat(100).concat('a'), 'Expected at most 50'],
    ['('.repeat(5_000), 'Expected at most 50'],
  ])('%s is refused', (text, message) => {
    expect(() => parseCondition(text, SEARCHES)).toThrow(message)
  })
})
