import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DetectionRuleInput, NotificationRuleInput } from '../gql/graphql.ts'
import { addPerson } from '../restriction/people.ts'
import { NotificationDocuments, type NotifyDesk, openNotifyDesk } from './desk.ts'

const { Create, Update, Deliveries } = NotificationDocuments
const SaveRule = 'mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }'
const ChangeRule = 'mutation ($id: ID!, $input: DetectionRuleInput!) { updateRule(id: $id, input: $input) { version } }'

let desk: NotifyDesk
let key: string
beforeAll(async () => {
  desk = await openNotifyDesk()
  key = (await addPerson(desk.server, 'red', [{ name: 'Red', restrictionQuery: 'team:red' }])).key
})
afterAll(() => desk?.close())
beforeEach(() => {
  desk.outside.received.length = 0
})

const input = (name: string, more: Partial<NotificationRuleInput> = {}): NotificationRuleInput => ({
  ...{ name, query: `source:${name}`, severities: ['HIGH'] },
  targets: [{ kind: 'WEBHOOK', address: `${desk.outside.url}/${name}` }],
  ...more,
})
const logs = (source: string) => [
  desk.log(source, 'ada', { ddtags: 'team:red' }),
  desk.log(source, 'bea', { ddtags: 'team:blue' }),
]
const told = (path: string) => desk.outside.at(path).flatMap(({ body }) => body.signal.entities[0].value)

describe('somebody who sees only some signals', () => {
  it('makes rules that tell of no others', async () => {
    await desk.rule('own')
    await desk.server.ask(Create, { input: input('own') }, key)
    await desk.server.post(logs('own'))
    expect(told('/own')).toEqual(['ada'])
  })

  it('makes a rule of others tell of no more by changing it', async () => {
    await desk.rule('taken')
    const id = await desk.notify('taken')
    const change = { ...input('taken'), severities: ['HIGH', 'LOW'] as never }
    await desk.server.ask(Update, { id, input: change, expectedVersion: 1 }, key)
    await desk.server.post(logs('taken'))
    expect(told('/taken')).toEqual(['ada'])
  })

  it('finds no delivery of the others', async () => {
    await desk.rule('all')
    const rule = await desk.notify('all')
    await desk.server.post(logs('all'))
    expect(told('/all').sort()).toEqual(['ada', 'bea'])
    const found = async (asker?: string) => {
      const { deliveries } = await desk.server.ask(Deliveries, { rule, first: 10 }, asker)
      return deliveries.edges.map(({ node }) => node.id)
    }
    const [all, seen] = [await found(), await found(key)]
    expect(all).toHaveLength(2)
    expect(seen).toHaveLength(1)
    const hidden = all.find((id) => !seen.includes(id))
    for (const query of [
      'query ($id: ID!) { node(id: $id) { id } }',
      'mutation ($id: ID!) { retryDelivery(id: $id) { id } }',
    ])
      expect((await desk.server.answer(query, { id: hidden }, key)).errors).toMatchObject([
        { extensions: { code: 'NOT_FOUND' } },
      ])
  })

  it('names no target in the case of a detection rule, and changes the rest of one that names some', async () => {
    const rule = (address: string, message = 'x'): DetectionRuleInput => ({
      ...{ name: 'cases', message, queries: [{ query: 'source:cases' }] },
      cases: [{ condition: 'a > 0', severity: 'HIGH', notifications: [{ kind: 'EMAIL', address }] }],
    })
    const refused = [{ extensions: { code: 'FORBIDDEN' } }]
    expect((await desk.server.answer(SaveRule, { input: rule('red@example.com') }, key)).errors).toMatchObject(refused)
    const { data } = await desk.server.answer<{ createRule: { id: string } }>(SaveRule, {
      input: rule('soc@example.com'),
    })
    const change = (to: DetectionRuleInput) =>
      desk.server.answer<{ updateRule: object }>(ChangeRule, { id: data.createRule.id, input: to }, key)
    expect((await change(rule('red@example.com'))).errors).toMatchObject(refused)
    expect((await change(rule('soc@example.com', 'y'))).data.updateRule).toEqual({ version: 2 })
  })
})
