import { afterAll, beforeAll, expect, it } from 'vitest'
import { type NotifyDesk, openNotifyDesk } from './desk.ts'

const DAY = 86_400_000

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk({ archivedSignalRetention: 90 * DAY })
})
afterAll(() => desk?.close())

it('deliveries go with the signals that they told of', async () => {
  await desk.rule('old')
  const ruleId = await desk.notify('old')
  await desk.server.post([desk.log('old', 'ada'), desk.log('old', 'bea')])
  const [archived, open] = await desk.deliveries(ruleId)
  const triage = { signalId: archived?.signal?.id, state: 'ARCHIVED', archiveReason: 'OTHER' }
  await desk.server.answer('mutation ($input: TriageSignalInput!) { triageSignal(input: $input) { id } }', {
    input: triage,
  })
  desk.server.clock.advance(91 * DAY)
  await desk.server.app.retention.run()
  await desk.server.app.settled()
  expect(await desk.deliveries(ruleId)).toMatchObject([{ id: open?.id, state: 'DELIVERED' }])
})
