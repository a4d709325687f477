import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type NotifyDesk, openNotifyDesk } from './desk.ts'

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk({ publicUrl: 'https://siem.example.com/' })
})
afterAll(() => desk?.close())
beforeEach(() => {
  desk.outside.answer = () => 200
})

describe('a signal', () => {
  it('is told of once to each target of each rule that selects it', async () => {
    await desk.rule('once')
    const ruleId = await desk.notify('once', {
      targets: [
        { kind: 'WEBHOOK', address: `${desk.outside.url}/once` },
        { kind: 'WEBHOOK', address: `${desk.outside.url}/twice` },
      ],
    })
    await desk.notify('other')
    await desk.server.post([desk.log('once', 'ada'), desk.log('once', 'bea')])
    await desk.server.post([desk.log('once', 'ada')])
    expect((await desk.deliveries(ruleId)).map(({ state, attempts }) => ({ state, attempts }))).toEqual(
      Array.from({ length: 4 }, () => ({ state: 'DELIVERED', attempts: 1 })),
    )
    expect(desk.outside.at('/once')).toHaveLength(2)
    expect(desk.outside.at('/twice')).toHaveLength(2)
    const keys = desk.outside.received.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(4)
  })

  it('is described to programs', async () => {
    const id = await desk.rule('described', { tags: ['team:red'], message: 'By **{{@usr.id}}**' })
    const ruleId = await desk.notify('described')
    await desk.server.post([desk.log('described', 'ada', { ddtags: 'env:prod' })])
    const [received] = desk.outside.at('/described')
    const [delivery] = await desk.deliveries(ruleId)
    const signalId = delivery?.signal?.id
    const url = `https://siem.example.com/signals/${signalId}`
    expect(received?.headers['idempotency-key']).toBe(delivery?.id)
    expect(received?.body).toMatchObject({
      ...{ id: delivery?.id, kind: 'signal', title: '[HIGH] described', text: 'By **ada**', url },
      notificationRule: { id: ruleId, name: 'described' },
      signal: {
        ...{ id: signalId, title: 'described', severity: 'HIGH', url, eventsMatched: 1, source: 'described' },
        rule: { id, version: 1, name: 'described', type: 'LOG_DETECTION' },
        tags: ['team:red', 'env:prod'],
        entities: [{ kind: 'USER', value: 'ada' }],
        groupBy: { '@usr.id': 'ada' },
        attributes: { usr: { id: 'ada' } },
      },
    })
  })
})
