import { describe, expect, it } from 'vitest'
import { importSigma } from '../../src/sigma/index.ts'
import { matches, onlyRule } from './sigma-rule.ts'

const FAILED = `
title: Failed log-on
name: failed
logsource: { product: okta, service: okta }
detection: { selection: { outcome.result: FAILURE }, condition: selection }
`
const SUCCEEDED = `
title: Log-on
name: succeeded
logsource: { product: okta, service: okta }
detection: { selection: { outcome.result: SUCCESS }, condition: selection }
`
const WINDOWS = `
title: Failed log-on on Windows
name: windows_failed
logsource: { product: windows, service: security }
detection: { selection: { EventID: 4625 }, condition: selection }
`

const correlation = (text: string): string => `
title: Correlated
id: 01234567-89ab-cdef-0123-456789abcdef
level: high
correlation:
${text
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`

const imported = (...documents: string[]) => importSigma(documents.join('\n---\n'))
const only = (...documents: string[]) => onlyRule(documents.join('\n---\n'))

describe('a correlation', () => {
  it('that counts events is a threshold over their rule, which does not raise signals of its own', () => {
    const rule = only(
      FAILED,
      correlation(
        'type: event_count\nrules: failed\ngroup-by: actor.alternateId\ntimespan: 5m\ncondition: { gte: 10 }',
      ),
    )
    expect(rule).toMatchObject({
      name: 'Correlated',
      method: 'THRESHOLD',
      queries: [{ name: 'a', aggregation: 'COUNT', groupBy: ['@actor.alternateId'], optionalGroupBy: false }],
      cases: [{ condition: 'a >= 10', severity: 'HIGH' }],
      options: { evaluationWindow: 300_000 },
    })
    expect(matches(rule, { ddsource: 'okta', outcome: { result: 'failure' } })).toBe(true)
  })

  it('keeps the rules beside it that it says generate signals', () => {
    const { rules } = imported(
      FAILED,
      correlation('type: event_count\nrules: [failed]\ngenerate: true\ntimespan: 1h\ncondition: { gt: 3 }'),
    )
    expect(rules.map(({ name, cases }) => [name, cases[0]?.condition])).toEqual([
      ['Failed log-on', 'a > 0'],
      ['Correlated', 'a > 3'],
    ])
  })

  it('that counts values is a threshold over different ones', () => {
    const rule = only(
      FAILED,
      correlation(
        'type: value_count\nrules: [failed]\ngroup-by: [client.ipAddress]\ntimespan: 1d\ncondition: { gte: 5, field: actor.alternateId }',
      ),
    )
    expect(rule.queries[0]).toMatchObject({ aggregation: 'CARDINALITY', distinctFields: ['@actor.alternateId'] })
  })

  it('of several rules counts the events of any of them, each from its own source', () => {
    const rule = only(
      FAILED,
      WINDOWS,
      correlation(
        'type: event_count\nrules: [failed, windows_failed]\ntimespan: 10m\ngroup-by: [user]\ncondition: { gte: 2 }\naliases: { user: { failed: actor.alternateId, windows_failed: TargetUserName } }',
      ),
    )
    expect(matches(rule, { ddsource: 'okta', outcome: { result: 'FAILURE' } })).toBe(true)
    expect(matches(rule, { ddsource: 'windows', Channel: 'Security', EventID: 4625 })).toBe(true)
    expect(matches(rule, { ddsource: 'windows', outcome: { result: 'FAILURE' }, EventID: 1 })).toBe(false)
    expect(rule.queries[0]?.groupBy[0]?.split('|')).toEqual([
      '@actor.alternateId',
      '@TargetUserName',
      '@Event.EventData.TargetUserName',
      '@Event.UserData.*.TargetUserName',
      '@winlog.event_data.TargetUserName',
    ])
  })

  it('in time is a rule whose queries must all find something', () => {
    const rule = only(
      FAILED,
      SUCCEEDED,
      correlation('type: temporal\nrules: [failed, succeeded]\ngroup-by: [actor.alternateId]\ntimespan: 15m'),
    )
    expect(rule.queries.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(rule.cases[0]?.condition).toBe('a > 0 && b > 0')
  })

  it('in time and order is a sequence', () => {
    const rule = only(
      FAILED,
      SUCCEEDED,
      correlation('type: temporal_ordered\nrules: [failed, succeeded]\ngroup-by: [actor.alternateId]\ntimespan: 15m'),
    )
    expect(rule).toMatchObject({
      method: 'SEQUENCE',
      cases: [{ condition: 'a > 0 then b > 0' }],
      options: { evaluationWindow: 900_000 },
    })
  })

  it.each([
    [
      'type: event_count\nrules: [other]\ntimespan: 5m\ncondition: { gte: 1 }',
      'Expected a rule called "other" in the same text',
    ],
    ['type: event_count\nrules: [failed]\ntimespan: 7m\ncondition: { gte: 1 }', 'Expected a timespan of 1, 5'],
    ['type: event_count\nrules: [failed]\ntimespan: 5m\ncondition: { lt: 1 }', 'Expected gt or gte alone'],
    ['type: event_count\nrules: [failed]\ntimespan: 5m\ncondition: { gte: 1, lte: 5 }', 'Expected gt or gte alone'],
    [
      'type: value_count\nrules: [failed]\ntimespan: 5m\ncondition: { gte: 1 }',
      'Expected the field whose values are counted',
    ],
    ['type: value_sum\nrules: [failed]\ntimespan: 5m\ncondition: { gte: 1 }', 'Expected a correlation of the type'],
    ['type: temporal\nrules: []\ntimespan: 5m', 'Expected rules to correlate'],
    [
      'type: temporal\nrules: [failed]\ntimespan: 5m\ncondition: { gte: 2 }',
      'Expected a temporal correlation of all its rules',
    ],
  ])('%j is refused, and its rule stands for itself', (text, reason) => {
    const { rules, rejected } = imported(FAILED, correlation(text))
    expect(rejected).toMatchObject([{ index: 1, title: 'Correlated', message: expect.stringContaining(reason) }])
    expect(rules.map(({ name }) => name)).toEqual(['Failed log-on'])
  })
})
