import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../gql/index.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const IMPORT = graphql(`
  mutation SigmaImport($yaml: String!, $enabled: Boolean, $dryRun: Boolean) {
    importSigmaRules(yaml: $yaml, enabled: $enabled, dryRun: $dryRun) {
      imported {
        id
        name
        sigmaId
        version
        enabled
        method
        cases { condition severity }
        queries { query matcher groupBy }
      }
      rejected { index title message }
    }
  }
`)
const RULES = graphql(`
  query SigmaRules {
    rules(query: "-isDefault:true") {
      total
      edges { node { id name version } }
    }
  }
`)
const VERSIONS = graphql(`
  query SigmaVersions($id: ID!) {
    rule(id: $id) {
      versions { version changedBy { name } changes { field previousValue newValue } }
    }
  }
`)
const LOGS = graphql(`
  query SigmaLogs($query: String!) {
    logSearch(query: $query, range: { from: "now-1h", to: "now+1h" }) {
      logs(first: 50) { edges { node { id message signals { id title } } } }
    }
    signalSearch(query: "*", range: { from: "now-1h", to: "now+1h" }) {
      signals(first: 50) { edges { node { id title severity eventsMatched samples { id } } } }
    }
  }
`)
const TEST_RULE = graphql(`
  query SigmaMatching($logs: [JSONObject!]!, $ruleIds: [ID!]) {
    matchingRules(logs: $logs, ruleIds: $ruleIds) { index matches { query rule { sigmaId } } }
  }
`)
const ENABLE = graphql(`
  mutation SigmaEnable($id: ID!, $enabled: Boolean!) { enableRule(id: $id, enabled: $enabled) { version enabled } }
`)

const HISTORY_CLEARED = (level: string) => `
title: Shell History Cleared {{@usr.id}}
id: 0a1b2c3d-1111-4222-8333-444455556666
level: ${level}
tags: [attack.defense_evasion, attack.t1070.003]
logsource: { product: shop, service: shell }
detection:
  selection:
    Image|endswith: /rm
    CommandLine|contains: .BASH_history
  filter:
    User: backup
  condition: selection and not filter
`
const OKTA_FAILURES = `
title: Failed Log-in
id: 0a1b2c3d-2222-4222-8333-444455556666
name: failed
logsource: { product: okta, service: okta }
detection: { selection: { eventType: user.session.start, outcome.result: FAILURE }, condition: selection }
---
title: Log-in
id: 0a1b2c3d-3333-4222-8333-444455556666
name: succeeded
logsource: { product: okta, service: okta }
detection: { selection: { eventType: user.session.start, outcome.result: SUCCESS }, condition: selection }
---
title: Failed, Then In
id: 0a1b2c3d-4444-4222-8333-444455556666
level: high
correlation:
  type: temporal_ordered
  rules: [failed, succeeded]
  group-by: [actor.alternateId]
  timespan: 15m
`
const UNKNOWN_SOURCE = `
title: From Nowhere
id: 0a1b2c3d-5555-4222-8333-444455556666
logsource: { product: windows, category: file_access }
detection: { selection: { a: b }, condition: selection }
`
const NO_RULE = 'title: Not Much'

const process = (image: string, commandLine: string, user = 'root') => ({
  ddsource: 'shop',
  message: `${image} ${commandLine}`,
  Image: image,
  CommandLine: commandLine,
  User: user,
})

const login = (result: string, at: string, who = 'eve@example.com') => ({
  ddsource: 'okta',
  timestamp: at,
  eventType: 'user.session.start',
  outcome: { result },
  actor: { alternateId: who },
})

const many = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}, `).join('')

describe('Sigma rules', () => {
  let server: TestApp
  beforeAll(async () => {
    server = await startTestApp()
  })
  afterAll(() => server.close())

  const text = [HISTORY_CLEARED('medium'), UNKNOWN_SOURCE, NO_RULE, HISTORY_CLEARED('low')].join('\n---\n')
  const load = async (yaml: string, more: { enabled?: boolean; dryRun?: boolean } = {}) =>
    (await server.ask(IMPORT, { yaml, ...more })).importSigmaRules
  const own = async () => (await server.ask(RULES, {})).rules

  it('are only looked at in a dry run', async () => {
    const { imported, rejected } = await load(text, { dryRun: true })
    expect(imported).toMatchObject([{ name: 'Shell History Cleared { {@usr.id}}', version: 1 }])
    expect(rejected).toEqual([
      { index: 1, title: 'From Nowhere', message: expect.stringContaining('Expected a logsource') },
      { index: 2, title: 'Not Much', message: expect.stringContaining('Expected detection to be a map') },
      {
        index: 3,
        title: 'Shell History Cleared {{@usr.id}}',
        message: 'Expected an id of its own, document 0 has it already.',
      },
    ])
    expect(await own()).toMatchObject({ total: 0 })
  })

  it('become rules, of which one imported again is brought up to date', async () => {
    const first = await load(text)
    expect(first.imported).toMatchObject([
      {
        sigmaId: '0a1b2c3d-1111-4222-8333-444455556666',
        ...{ version: 1, enabled: true, method: 'THRESHOLD' },
        cases: [{ condition: 'a > 0', severity: 'MEDIUM' }],
      },
    ])
    expect(first.rejected).toHaveLength(3)
    const id = first.imported[0]?.id ?? ''
    expect((await load(text)).imported).toMatchObject([{ id, version: 1 }])
    expect((await load(HISTORY_CLEARED('high'))).imported).toMatchObject([{ id, version: 2 }])
    const { rule } = await server.ask(VERSIONS, { id })
    expect(rule?.versions).toMatchObject([
      { version: 2, changes: [{ field: 'cases.0.severity', previousValue: 'MEDIUM', newValue: 'HIGH' }] },
      { version: 1, changes: [] },
    ])
    expect(await own()).toMatchObject({ total: 1, edges: [{ node: { id, version: 2 } }] })
  })

  it('stay switched off when they are imported again', async () => {
    const [rule] = (await own()).edges
    const id = rule?.node.id ?? ''
    await server.ask(ENABLE, { id, enabled: false })
    expect((await load(HISTORY_CLEARED('high'))).imported).toMatchObject([{ id, enabled: false }])
    await server.ask(ENABLE, { id, enabled: true })
  })

  it('find what the search language cannot say, and logs tell their signals', async () => {
    await server.post([
      process('/usr/bin/rm', 'rm -f /root/.bash_history'),
      process('/usr/bin/rm', 'rm -f /root/.bash_history', 'backup'),
      process('/usr/bin/ls', 'ls /root'),
    ])
    const { logSearch, signalSearch } = await server.ask(LOGS, { query: 'source:shop' })
    const [signal] = signalSearch.signals.edges.map(({ node }) => node)
    expect(signalSearch.signals.edges).toHaveLength(1)
    expect(signal).toMatchObject({ title: 'Shell History Cleared { {@usr.id}}', severity: 'HIGH', eventsMatched: 1 })
    const told = logSearch.logs.edges.map(({ node }) => node).filter(({ signals }) => signals.length > 0)
    expect(told).toEqual([
      { id: signal?.samples[0]?.id, message: expect.any(String), signals: [{ id: signal?.id, title: signal?.title }] },
    ])
  })

  it('tell of any logs which of them match', async () => {
    const logs = [process('/bin/RM', 'rm .bash_HISTORY'), process('/bin/rm', 'rm x')]
    const { matchingRules } = await server.ask(TEST_RULE, { logs })
    expect(matchingRules.map(({ matches }) => matches.map(({ query, rule }) => `${rule.sigmaId} ${query}`))).toEqual([
      ['0a1b2c3d-1111-4222-8333-444455556666 a'],
      [],
    ])
  })

  it('that are correlated in order make sequences', async () => {
    const { imported, rejected } = await load(OKTA_FAILURES)
    expect(rejected).toEqual([])
    expect(imported).toMatchObject([{ method: 'SEQUENCE', cases: [{ condition: 'a > 0 then b > 0' }] }])
    await server.post([
      login('FAILURE', '2026-03-02T08:50:00Z'),
      login('SUCCESS', '2026-03-02T08:51:00Z'),
      login('SUCCESS', '2026-03-02T08:50:00Z', 'bob@example.com'),
      login('FAILURE', '2026-03-02T08:51:00Z', 'bob@example.com'),
    ])
    const { logSearch, signalSearch } = await server.ask(LOGS, { query: '@actor.alternateId:eve@example.com' })
    const titles = signalSearch.signals.edges.map(({ node }) => `${node.title} ${node.eventsMatched}`)
    expect(titles.filter((title) => title.startsWith('Failed, Then In'))).toEqual(['Failed, Then In 2'])
    expect(logSearch.logs.edges.map(({ node }) => node.signals.map(({ title }) => title))).toEqual([
      expect.arrayContaining(['Failed, Then In']),
      expect.arrayContaining(['Failed, Then In']),
    ])
  })

  it.each([
    ['a text that cannot be stored', HISTORY_CLEARED('low').replace('.BASH_history', '"a\\0b"')],
    ['half a character', HISTORY_CLEARED('low').replace('.BASH_history', '"\\uD83D"')],
    ['an endless id', HISTORY_CLEARED('low').replace(/id: .*/, `id: ${'x'.repeat(3_000)}`)],
    ['more tags than a rule can have', HISTORY_CLEARED('low').replace('tags: [', `tags: [${many('cve.', 120)}`)],
  ])('are rejected for %s', async (_, yaml) => {
    expect(await load(yaml)).toMatchObject({ imported: [], rejected: [{ index: 0 }] })
  })

  it('are refused as a whole when they are no text of rules', async () => {
    const { errors } = await server.answer(IMPORT, { yaml: '---\na: 1\n'.repeat(20_001) })
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'yaml' })
  })
})
