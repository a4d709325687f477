import { describe, expect, it } from 'vitest'
import { importSigma, importSigmaInTurns, TACTICS, TECHNIQUES } from '../../src/sigma/index.ts'
import { onlyRule } from './sigma-rule.ts'

const RULE = `
title: Audit Log Cleared
id: d99b79d2-0a6f-4f46-ad8b-260b6e17f982
status: test
description: |
  Detects that somebody cleared the log. {{secret}}
author: Somebody
level: high
references:
  - https://example.com/one
  - A book
falsepositives:
  - Rollout of a log collector
tags:
  - attack.defense_evasion
  - attack.t1070.001
  - attack.stealth
  - attack.g0016
  - cve.2021-44228
logsource: { product: windows, service: system }
detection:
  selection: { EventID: 104 }
  condition: selection
`

describe('an imported rule', () => {
  const rule = onlyRule(RULE)

  it('carries its level, its tactics and techniques by name, and its source', () => {
    expect(rule.cases).toEqual([{ name: null, condition: 'a > 0', severity: 'HIGH' }])
    expect(rule.sigmaId).toBe('d99b79d2-0a6f-4f46-ad8b-260b6e17f982')
    expect(rule.tags).toEqual([
      'source:windows',
      'security:attack',
      'tactic:ta0005-defense-evasion',
      'technique:t1070.001-clear-windows-event-logs',
      'tactic:stealth',
      'group:g0016',
      'cve:2021-44228',
      'status:test',
    ])
  })

  it('tells in Markdown what it is about, and lets no template into it', () => {
    expect(rule.message).toBe(`Detects that somebody cleared the log. { {secret}}

## False positives
- Rollout of a log collector

## References
- <https://example.com/one>
- A book

## Origin
Sigma rule d99b79d2-0a6f-4f46-ad8b-260b6e17f982 by Somebody`)
  })

  it('is said in the search language where that can say it, and by the matcher where it cannot', () => {
    expect(rule.queries[0]).toMatchObject({
      query:
        'source:(windows OR windows.events OR winlog OR eventlog) (@EventID:104 OR @Event.System.EventID:104 OR @Event.System.EventID.\\#text:104 OR @winlog.event_id:104)',
      matcher: { operator: 'equals', values: ['System'] },
    })
  })

  it('needs no matcher when the search language says all of it', () => {
    const { rules } = importSigma(
      'title: x\nlogsource: { product: app }\ndetection: { a: { code: [1, 2] }, b: { name|exists: true }, condition: a and not b }',
    )
    expect(rules[0]?.queries[0]).toMatchObject({ query: 'source:app @code:(1 OR 2) -@name:*', matcher: null })
  })
})

describe('a text of several documents', () => {
  it('gives the rules of those that can be read and the reasons for the others, by index', () => {
    const { rules, rejected } = importSigma(`${RULE}\n---\ntitle: Broken\n---\n[1, 2\n---\n${RULE}`)
    expect(rules.map(({ index }) => index)).toEqual([0, 3])
    expect(rejected).toMatchObject([
      { index: 1, title: 'Broken', message: 'Expected detection to be a map, got nothing.' },
      { index: 2, title: null },
    ])
  })

  it('is read in turns with the same result', async () => {
    const yaml = `${RULE}\n---\ntitle: Broken\n---\n`.repeat(200)
    let turns = 0
    const counting = setInterval(() => {
      turns += 1
    }, 0)
    expect(await importSigmaInTurns(yaml)).toEqual(importSigma(yaml))
    clearInterval(counting)
    expect(turns).toBeGreaterThan(1)
  })

  it('shares what a global document says', () => {
    const { rules, rejected } = importSigma(`
action: global
title: Shared
level: low
detection: { condition: selection }
---
logsource: { product: app }
detection: { selection: { a: 1 } }
---
action: repeat
logsource: { product: other }
---
action: reset
---
title: Alone
`)
    expect(rules.map(({ name, queries }) => [name, queries[0]?.query])).toEqual([
      ['Shared', 'source:app @a:1'],
      ['Shared', 'source:other @a:1'],
    ])
    expect(rejected).toMatchObject([{ index: 4, title: 'Alone' }])
  })
})

describe('the table of ATT&CK', () => {
  it('has every technique under known tactics, and every sub-technique under a technique', () => {
    const tactics = new Set(TACTICS.map(({ id }) => id))
    const ids = new Set(TECHNIQUES.map(({ id }) => id))
    expect(TECHNIQUES.filter((technique) => technique.tactics.some((id) => !tactics.has(id)))).toEqual([])
    expect(TECHNIQUES.filter(({ parent }) => parent !== null && !ids.has(parent))).toEqual([])
    expect(TECHNIQUES.find(({ id }) => id === 'T1110.003')).toEqual({
      id: 'T1110.003',
      name: 'Password Spraying',
      tactics: ['TA0006'],
      parent: 'T1110',
      retired: false,
    })
  })
})
