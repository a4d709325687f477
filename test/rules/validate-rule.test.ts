import { describe, expect, it } from 'vitest'
import { DETECTION_METHODS } from '../../src/modules/rules/rule.ts'
import { completeRule, type RuleDraft } from '../../src/modules/rules/rule-definition.ts'
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
    [{ queries: [{ groupBy: ['@User|@Event.*.User'] }] }, []],
    [{ queries: [{ groupBy: ['host|@usr.*'] }] }, ['queries.0.groupBy']],
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

const bare = { name: null, condition: null, severity: 'LOW' as const }
const KNOWN = 'rul_00000000000000000000000002'
const DAY = 24 * 60 * MINUTE

/** As somebody writes it, with the defaults put in. */
const faultsOf = (draft: Partial<RuleDraft>) =>
  validateRule(
    completeRule({
      name: 'Rule',
      message: '',
      queries: [{ query: 'source:auth', groupBy: ['@usr.id'], distinctFields: fieldsOf(draft.method) }],
      cases: [draft.method && draft.method !== 'THRESHOLD' ? bare : caseOf('a > 1')],
      ...draft,
    }),
    (id) => (id === KNOWN ? { type: 'LOG_DETECTION' } : null),
  ).map(({ path }) => path)

const fieldsOf = (method: RuleDraft['method']) => (method === 'NEW_VALUE' ? ['@network.client.ip'] : [])

describe('a rule of each method', () => {
  it.each(DETECTION_METHODS)('is fine with the defaults of %s', (method) => {
    expect(faultsOf({ method })).toEqual([])
  })

  const query = { query: 'source:auth', groupBy: ['@usr.id'] }
  const fields = ['@a', '@b', '@c', '@d', '@e', '@f']
  const ordered = caseOf('a > 1 then a > 2')
  const counted = { query: '', ruleId: KNOWN, groupBy: ['@usr.id'] }
  const step = { condition: 'a > 0', evaluationWindow: 60 * MINUTE }

  it.each<[Partial<RuleDraft>, string[]]>([
    [{ queries: [{ ...query, query: ' ' }] }, ['queries.0.query']],
    [{ queries: [{ ...query, name: 'then' }], cases: [caseOf('then > 1')] }, ['queries.0.name']],
    [{ queries: [{ ...query, ruleId: KNOWN }] }, ['queries.0.ruleId']],
    [{ cases: [ordered] }, []],
    [{ cases: [ordered, caseOf('a > 1')] }, ['cases.0.condition']],
    [{ cases: Array(11).fill(caseOf('a > 1')) }, ['cases']],
    [{ cases: [{ ...caseOf('a > 1'), query: '*' }] }, ['cases.0.query']],
    [{ options: { learningDuration: DAY } }, ['options.learningDuration']],
    [{ options: { detectionTolerance: 2, steps: [step, step] } }, ['options.detectionTolerance', 'options.steps']],

    [{ method: 'NEW_VALUE', queries: [{ ...query, distinctFields: fields }] }, ['queries.0.distinctFields']],
    [{ method: 'NEW_VALUE', queries: [query] }, ['queries.0.distinctFields']],
    [{ method: 'NEW_VALUE', queries: [{ ...query, metric: '@network.client.ip' }] }, []],
    [{ method: 'NEW_VALUE', queries: Array(2).fill({ ...query, metric: '@a' }) }, ['queries']],
    [{ method: 'NEW_VALUE', cases: [caseOf('a > 1')] }, ['cases.0.condition']],
    [{ method: 'NEW_VALUE', options: { learningDuration: 31 * DAY } }, ['options.learningDuration']],
    [{ method: 'NEW_VALUE', options: { learningDuration: 0, forgetAfter: 0 } }, ['options.forgetAfter']],
    [
      { method: 'NEW_VALUE', options: { learningMethod: 'THRESHOLD', learningThreshold: 2 } },
      ['options.learningThreshold'],
    ],
    [{ method: 'NEW_VALUE', options: { keepAlive: 0 } }, []],

    [{ method: 'ANOMALY', options: { detectionTolerance: 6 } }, ['options.detectionTolerance']],
    [{ method: 'ANOMALY', options: { learningDuration: 2 * 60 * MINUTE } }, ['options.learningDuration']],
    [{ method: 'ANOMALY', options: { bucketDuration: MINUTE } }, ['options.bucketDuration']],
    [{ method: 'ANOMALY', options: { forgetAfter: DAY } }, ['options.forgetAfter']],

    [{ method: 'IMPOSSIBLE_TRAVEL', queries: [{ query: 'source:auth' }] }, ['queries.0.groupBy']],
    [{ method: 'IMPOSSIBLE_TRAVEL', options: { learningDuration: 31 * DAY } }, ['options.learningDuration']],

    [{ method: 'THIRD_PARTY', cases: [caseOf('severity:high'), bare] }, []],
    [{ method: 'THIRD_PARTY', cases: [{ ...bare, query: '(a' }] }, ['cases.0.query']],
    [{ method: 'THIRD_PARTY', queries: [query, { query: 'source:other' }] }, []],
    [{ method: 'THIRD_PARTY', options: { keepAlive: 7 } }, []],

    [{ method: 'SEQUENCE', options: { steps: [step] } }, ['options.steps']],
    [{ method: 'SEQUENCE', options: { steps: Array(11).fill(step) } }, ['options.steps']],
    [
      { method: 'SEQUENCE', options: { steps: [step, { ...step, condition: 'b > 0' }] } },
      ['options.steps.1.condition'],
    ],
    [{ method: 'SEQUENCE', queries: [query, { ...counted, name: 'b' }] }, []],

    [{ type: 'SIGNAL_CORRELATION', queries: [counted, counted] }, []],
    [{ type: 'SIGNAL_CORRELATION', queries: [counted] }, ['queries']],
    [{ type: 'SIGNAL_CORRELATION', queries: [counted, query] }, ['queries.1.ruleId']],
    [{ type: 'SIGNAL_CORRELATION', queries: [counted, { ...counted, ruleId: 'rul_x' }] }, ['queries.1.ruleId']],
    [
      { type: 'SIGNAL_CORRELATION', queries: Array(2).fill({ ...counted, groupBy: fields.slice(0, 4) }) },
      ['queries.0.groupBy', 'queries.1.groupBy'],
    ],
    [{ type: 'SIGNAL_CORRELATION', method: 'ANOMALY', queries: [counted, counted] }, ['method', 'queries']],
  ])('with %j is wrong at %j', (draft, expected) => {
    expect(faultsOf(draft)).toEqual(expected)
  })
})

function caseOf(condition: string) {
  return { name: null, condition, severity: 'LOW' as const }
}
