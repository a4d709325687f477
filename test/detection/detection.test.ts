import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntakeDesk, openIntakeDesk } from './intake-desk.ts'
import { builtIn } from './rule.ts'

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk([
    builtIn('brute', {
      name: 'Brute force by {{@usr.id}}',
      message: '{{@usr.id}} failed {{events_matched_per_query.failed}} times.',
      tags: ['source:app', 'Tactic:TA0006-credential-access'],
      queries: [
        { name: 'failed', query: 'source:app @evt.name:login @evt.outcome:failure' },
        { name: 'success', query: 'source:app @evt.name:login @evt.outcome:success' },
      ],
      cases: [
        { name: 'succeeded', condition: 'failed > 2 && success > 0', severity: 'HIGH' },
        { name: 'tried', condition: 'failed > 2', severity: 'LOW' },
      ],
    }),
  ])
}, 60_000)
afterAll(() => desk?.close())

let at = Date.parse('2026-03-02T08:00:00.000Z')
const login = (user: string, outcome: string, more: object = {}) => {
  at += 1_000
  const message = `login of ${user}: ${outcome}`
  return { ddsource: 'app', timestamp: at, message, usr: { id: user }, evt: { name: 'login', outcome }, ...more }
}

describe('detection', () => {
  it('opens a signal when the condition becomes true and keeps it up to date', async () => {
    await desk.send(login('ada', 'failure'), login('ada', 'failure'))
    expect(await desk.signals()).toEqual([])
    await desk.send(
      login('ada', 'failure', {
        ddtags: 'env:prod,Team:Web',
        hostname: 'web-1',
        network: { client: { ip: '192.0.2.1' } },
      }),
    )
    const [opened, ...others] = await desk.signals()
    expect(others).toEqual([])
    expect(opened).toMatchObject({
      title: 'Brute force by ada - tried',
      message: 'ada failed 3 times.',
      severity: 'LOW',
      eventsMatched: 3,
      host: 'web-1',
      source: 'app',
      tags: ['source:app', 'tactic:ta0006-credential-access', 'env:prod', 'team:web'],
    })
    await desk.send(login('ada', 'success'))
    const [escalated] = await desk.signals()
    expect(escalated).toMatchObject({
      id: opened?.id,
      title: 'Brute force by ada - succeeded',
      severity: 'HIGH',
      eventsMatched: 4,
    })
    console.dir(escalated, { depth: 6 })
  })
})
