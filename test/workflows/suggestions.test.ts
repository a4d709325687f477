import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../restriction/people.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { SIGNAL_WORKFLOWS } from './subject-documents.ts'
import { openWorkflowDesk, PUBLISH, type WorkflowDesk } from './workflow-desk.ts'

let desk: WorkflowDesk
beforeAll(async () => {
  desk = await openWorkflowDesk()
})
afterAll(() => desk.close())

const RULE = 'rul_00000000000000000000000001'
const triggers = [{ kind: 'SECURITY_SIGNAL' as const, query: 'service:none' }]
const offer = (name: string, tags: string[]) => desk.publish({ name, handle: name, tags, triggers })

async function suggested(signalId: string, key = ADMIN_KEY): Promise<[string, number, readonly string[]][]> {
  const { signal } = await desk.ask(SIGNAL_WORKFLOWS, { id: signalId }, key)
  return (signal?.suggestedWorkflows ?? []).map(({ workflow, score, matchedTags }) => [
    workflow.name,
    score,
    matchedTags as string[],
  ])
}

describe('workflows that are suggested for a signal', () => {
  it('are the three that share the most tags, then by name', async () => {
    const [id] = (await desk.signals()) as [string]
    expect(await suggested(id)).toEqual([])
    await offer('one-tag', ['source:okta', 'team:none'])
    await offer('b-two-tags', ['Source:OKTA', 'tactic:TA0006-credential-access'])
    await offer('a-two-tags', ['source:okta', 'service:okta', 'service:other'])
    await offer('z-two-tags', ['source:okta', 'tactic:ta0006-credential-access'])
    await offer('nothing-shared', ['source:github'])
    const expected = [
      ['a-two-tags', 2, ['service:okta', 'source:okta']],
      ['b-two-tags', 2, ['source:okta', 'tactic:ta0006-credential-access']],
      ['z-two-tags', 2, ['source:okta', 'tactic:ta0006-credential-access']],
    ]
    expect(await suggested(id)).toEqual(expected)
    // They are published, and start for signals.
    const tags = ['source:okta', 'service:okta', 'tactic:ta0006-credential-access']
    await desk.create({ name: 'a-draft', handle: 'a-draft', tags, triggers })
    await desk.publish({ name: 'a-manual', tags })
    expect(await suggested(id)).toEqual(expected)
  })

  it('are pinned to rules, for these before all others and for others never', async () => {
    const [one] = (await desk.signals()) as [string]
    const [other] = (await desk.signals(1, { ruleId: 'rul_00000000000000000000000002' })) as [string]
    const before = await suggested(one)
    const pinned = await offer('zz-pinned', [`ruleId:${RULE}`, 'ruleId:rul_none', 'team:none'])
    expect(await suggested(one)).toEqual([['zz-pinned', 1, [`ruleid:${RULE.toLowerCase()}`]], ...before.slice(0, 2)])
    expect(await suggested(other)).toEqual(before)
    await desk.ask(PUBLISH, { id: pinned, published: false })
    expect(await suggested(one)).toEqual(before)
  })

  it('are none for who may not read workflows, and the signal is there all the same', async () => {
    const [id] = (await desk.signals()) as [string]
    const permissions = ['security_monitoring_signals_read']
    const { key } = await addPerson(desk, 'reader', [{ name: 'reader', restrictionQuery: null, permissions }])
    const { signal } = await desk.ask(SIGNAL_WORKFLOWS, { id }, key)
    expect(signal).toMatchObject({ id, suggestedWorkflows: [], workflowRuns: { edges: [] } })
  })

  it('fit what detection has found, by the tags of the rule and of the logs', async () => {
    await desk.answer(
      'mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }',
      {
        input: {
          ...{ name: 'push', message: 'pushed', tags: ['area:code'], cases: [{ condition: 'a > 0', severity: 'LOW' }] },
          queries: [{ query: 'source:gitlab', groupBy: ['@usr.id'] }],
        },
      },
      ADMIN_KEY,
    )
    await offer('for-code', ['area:code', 'env:prod', 'source:gitlab', 'host:other'])
    await desk.post([{ ddsource: 'gitlab', ddtags: 'env:prod', message: 'pushed', usr: { id: 'ann' } }])
    const { data } = await desk.answer<{ signalSearch: { signals: { edges: { node: { id: string } }[] } } }>(
      '{ signalSearch(query: "source:gitlab", range: { from: "now-1d", to: "now+1d" }) { signals(first: 1) { edges { node { id } } } } }',
    )
    const id = data.signalSearch.signals.edges[0]?.node.id as string
    expect(await suggested(id)).toEqual([['for-code', 3, ['area:code', 'env:prod', 'source:gitlab']]])
  })
})
