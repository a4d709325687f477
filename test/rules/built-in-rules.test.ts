import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROVEN_RULES } from '../../src/modules/rules/builtin/built-in-rules.ts'
import type { RawLog } from '../../src/modules/rules/builtin/logs/raw-log.ts'
import type { RuleSample } from '../../src/modules/rules/builtin/proven-rule.ts'
import { builtInRuleId, parseCondition } from '../../src/modules/rules/index.ts'
import { TIME_STEPS } from '../../src/modules/rules/rule-limits.ts'
import { renderTemplate } from '../../src/modules/rules/template.ts'
import { checkQuery } from '../../src/search/index.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp('2026-06-01T00:00:00.000Z')
})
afterAll(() => server.close())

const SIGNALS = `query ($query: String!, $range: TimeRangeInput!) {
  signalSearch(query: $query, range: $range) { signals(first: 10) { edges { node { severity title message } } } }
}`

let day = Date.parse('2026-03-01T10:00:00Z')

/** What the rule makes of the sample, told on a day of its own. */
async function signalsOf(ruleKey: string, { logs }: RuleSample) {
  day += 86_400_000
  const start = day
  const sent: readonly RawLog[] = logs((seconds) => new Date(start + seconds * 1_000))
  server.clock.set(new Date(start + 43_200_000))
  const response = await server.post(sent)
  expect(response.status).toBe(202)
  const { data } = await server.answer<{
    signalSearch: { signals: { edges: { node: { severity: string; title: string; message: string } }[] } }
  }>(SIGNALS, { query: `ruleId:${builtInRuleId(ruleKey)}`, range: { from: 'now-12h', to: 'now+1s' } })
  return data.signalSearch.signals.edges.map(({ node }) => node)
}

it('has twenty rules, each under a key of its own', () => {
  expect(PROVEN_RULES).toHaveLength(20)
  expect(new Set(PROVEN_RULES.map(({ rule }) => rule.key)).size).toBe(20)
})

describe.each(PROVEN_RULES.map((proven) => [proven.rule.name, proven] as const))('%s', (_, proven) => {
  const { rule, matching, harmless } = proven

  it('is put together as people have to put theirs together', () => {
    for (const { query } of rule.queries) expect(checkQuery(query).errors).toEqual([])
    for (const { condition } of rule.cases)
      parseCondition(
        condition ?? '',
        rule.queries.map(({ name }) => name),
      )
    const { evaluationWindow, keepAlive, maxSignalDuration } = rule.options
    for (const time of [evaluationWindow, keepAlive, maxSignalDuration]) expect(TIME_STEPS).toContain(time)
    expect(evaluationWindow).toBeLessThanOrEqual(keepAlive)
    expect(keepAlive).toBeLessThanOrEqual(maxSignalDuration)
    const rendered = renderTemplate(rule.message, { variables: {}, attribute: () => ['x'], tag: () => [] } as never)
    expect(rendered).not.toContain('{{')
  })

  it('names a tactic and a technique of ATT&CK', () => {
    const [tactic, technique] = ['tactic:', 'technique:'].map((prefix) =>
      rule.tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length),
    )
    expect(tactic).toMatch(/^ta\d{4}-[a-z-]+$/)
    expect(technique).toMatch(/^t\d{4}-[a-z-]+$/)
    expect(rule.tags).toContain('security:attack')
    expect(rule.tags.some((tag) => tag.startsWith('source:'))).toBe(true)
  })

  it.each(matching.map((sample) => [sample.situation, sample] as const))('finds: %s', async (_situation, sample) => {
    const signals = await signalsOf(rule.key, sample)
    expect(signals.map(({ severity }) => severity)).toEqual([sample.severity])
    expect(signals[0]?.title).toContain(rule.name)
    expect(signals[0]?.message).not.toContain('{{')
  })

  it.each(harmless.map((sample) => [sample.situation, sample] as const))(
    'lets pass: %s',
    async (_situation, sample) => {
      expect(await signalsOf(rule.key, sample)).toEqual([])
    },
  )

  it('proves every severity that it can have', () => {
    expect(new Set(matching.map(({ severity }) => severity))).toEqual(
      new Set(rule.cases.map(({ severity }) => severity)),
    )
  })
})
