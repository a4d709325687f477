import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSilenceDesk, type SilenceDesk } from './desk.ts'

let desk: SilenceDesk
beforeAll(async () => {
  desk = await openSilenceDesk()
})
afterAll(() => desk?.server.close())

it('rules that count signals are silenced and accounted for like others, and do not count what is suppressed', async () => {
  const log = (user: string, minute: number) => ({
    ...{ ddsource: 'step', message: 'step', usr: { id: user } },
    timestamp: Date.parse('2026-03-02T08:00:00Z') + minute * 60_000,
  })
  const stepId = await desk.rule('step', {
    options: { evaluationWindow: 'PT0S', keepAlive: 'PT1M', maxSignalDuration: 'PT1M' },
  })
  const chainId = await desk.rule('chain', {
    type: 'SIGNAL_CORRELATION',
    queries: [
      { query: '', ruleId: stepId, groupBy: ['@usr.id'] },
      { query: 'status:critical', ruleId: stepId, groupBy: ['@usr.id'] },
    ],
    cases: [{ condition: 'a > 1 || b > 0', severity: 'HIGH' }],
    options: { evaluationWindow: 'PT1H', keepAlive: 'PT1H', maxSignalDuration: 'PT3H' },
  })
  const chain = await desk.suppress({ ruleQuery: 'name:chain', suppressionQuery: '@usr.id:bea' })
  await desk.suppress({ ruleQuery: 'name:step', suppressionQuery: '@usr.id:cai' })
  for (const minute of [0, 10, 20]) await desk.server.post(['ada', 'bea', 'cai'].map((user) => log(user, minute)))
  expect(await desk.signals(`ruleId:${chainId}`)).toMatchObject([
    { eventsMatched: 3, attributes: { usr: { id: 'ada' } } },
  ])
  expect(await desk.counts(chain)).toMatchObject({ suppressedCount: 1 })
  const none = { matchesExcluded: 0, lateLogs: 0, errors: 0 }
  expect(await desk.ledger(chainId)).toEqual({
    ...{ logsMatched: 6, signalsCreated: 1, matchesMerged: 2, matchesSuppressed: 3, ...none },
  })
  expect(await desk.ledger(stepId)).toEqual({
    ...{ logsMatched: 9, signalsCreated: 6, matchesMerged: 0, matchesSuppressed: 3, ...none },
  })
})
