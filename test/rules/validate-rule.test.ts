import { describe, expect, it } from 'vitest'
import { validateRule } from '../../src/modules/rules/validation/validate-rule.ts'
import { MINUTE, ruleOf } from '../detection/rule.ts'

const paths = (different: Parameters<typeof ruleOf>[0]) => validateRule(ruleOf(different)).map(({ path }) => path)

describe('a threshold rule', () => {
  it('is fine as it is', () => {
    expect(validateRule(ruleOf())).toEqual([])
  })

  it.each([
    [{ name: ' ' }, ['name']],
    [{ name: '{{#if @a}}' }, ['name']],
    [{ message: '{{eval "+"}}' }, ['message']],
    [{ tags: ['ok', ''] }, ['tags.1']],
    [{ queries: [] }, ['queries', 'cases.0.condition']],
    [
      {
        queries: Array(11)
          .fill({})
          .map((_, index) => ({ name: `q${index}` })),
        cases: [caseOf('q0 > 1')],
      },
      ['queries'],
    ],
    [{ queries: [{ query: '(a' }] }, ['queries.0.query']],
    [{ queries: [{ name: 'A' }], cases: [] }, ['queries.0.name', 'cases']],
    [{ queries: [{}, { name: 'a' }] }, ['queries.1.name']],
    [
      { queries: [{ aggregation: 'SUM' as const, distinctFields: ['@a'] }] },
      ['queries.0.distinctFields', 'queries.0.metric'],
    ],
    [{ queries: [{ aggregation: 'CARDINALITY' as const }] }, ['queries.0.distinctFields']],
    [{ queries: [{ aggregation: 'SUM' as const }] }, ['queries.0.metric']],
    [{ queries: [{ metric: '@bytes' }] }, ['queries.0.metric']],
    [{ queries: [{ groupBy: ['@usr id'] }] }, ['queries.0.groupBy']],
    [{ queries: [{ groupBy: ['host', 'host'] }] }, ['queries.0.groupBy']],
    [{ queries: [{ groupBy: ['host'] }, { groupBy: [] }] }, ['queries.1.groupBy']],
    [{ cases: [] }, ['cases']],
    [{ cases: [caseOf('b > 1')] }, ['cases.0.condition']],
    [{ cases: [{ ...caseOf('a > 1'), condition: null }] }, ['cases.0.condition']],
    [{ options: { evaluationWindow: 7 * MINUTE } }, ['options.evaluationWindow']],
    [{ options: { evaluationWindow: 15 * MINUTE } }, ['options.keepAlive']],
    [{ options: { keepAlive: 120 * MINUTE } }, ['options.maxSignalDuration']],
  ])('with %j is wrong at %j', (different, expected) => {
    expect(paths(different)).toEqual(expected)
  })

  it('is told where in a text the fault is', () => {
    expect(validateRule(ruleOf({ cases: [caseOf('a > 1 && c > 2')] }))).toMatchObject([{ offset: 9, length: 1 }])
  })
})

function caseOf(condition: string) {
  return { name: null, condition, severity: 'LOW' as const }
}
