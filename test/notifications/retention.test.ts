import { afterAll, beforeAll, expect, it } from 'vitest'
import { type NotifyDesk, openNotifyDesk } from './desk.ts'

const DAY = 86_400_000

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk({ archivedSignalRetention: 90 * DAY })
})
afterAll(() => desk?.close())

it.each([
  ['that were told of', 200, 'DELIVERED'],
  ['that still wait to be told of', 503, 'PENDING'],
] as const)('deliveries go with the signals %s', async (_, status, state) => {
  desk.outside.answer = () => status
  await desk.rule(`old-${status}`)
  const ruleId = await desk.notify(`old-${status}`)
  await desk.server.post([desk.log(`old-${status}`, 'ada'), desk.log(`old-${status}`, 'bea')])
  const [archived, open] = await desk.deliveries(ruleId)
  const triage = { signalId: archived?.signal?.id, state: 'ARCHIVED', archiveReason: 'OTHER' }
  await desk.server.answer('mutation ($input: TriageSignalInput!) { triageSignal(input: $input) { id } }', {
    input: triage,
  })
  desk.server.clock.advance(91 * DAY)
  await desk.server.app.retention.run()
  await desk.server.app.settled()
  expect(await desk.deliveries(ruleId)).toMatchObject([{ id: open?.id, state }])
})
