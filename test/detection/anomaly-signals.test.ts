import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type IntakeDesk, openIntakeDesk, sender } from './intake-desk.ts'
import { builtIn, MINUTE } from './rule.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.parse('2026-02-02T00:00:00.000Z')

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk([
    builtIn('downloads', {
      name: '{{@usr.id}} downloads more than usual',
      method: 'ANOMALY',
      queries: [{ query: 'source:files' }],
      cases: [{ name: null, condition: null, severity: 'HIGH' }],
      options: {
        ...{ evaluationWindow: 0, keepAlive: HOUR, maxSignalDuration: DAY },
        ...{ bucketDuration: HOUR, learningDuration: DAY, detectionTolerance: 2 },
      },
    }),
  ])
}, 60_000)
afterEach(() => expect(desk.errors).toEqual([]))
afterAll(() => desk?.close())

const download = (user: string, after: number) => ({
  ...{ ddsource: 'files', timestamp: START + after, message: 'download', usr: { id: user } },
})
const inHour = (user: string, hour: number, count: number) =>
  Array.from({ length: count }, (_, index) => download(user, hour * HOUR + index * MINUTE))
const of = async (user: string) =>
  (await desk.signals()).filter(({ queries }) => queries[0]?.groupBy[0]?.value === user)
const usual = (user: string, hours: number) =>
  Array.from({ length: hours }, (_, hour) => inHour(user, hour, 4 + (hour % 3))).flat()

describe('more than usual', () => {
  it('is found for whom it is unusual, with every log of the time', async () => {
    await desk.send(...usual('ada', 48), ...usual('bea', 48))
    expect(await desk.signals()).toEqual([])
    await desk.send(...inHour('ada', 48, 20), ...inHour('bea', 48, 6))
    await desk.send(...inHour('ada', 48, 40).slice(20))
    expect(await of('bea')).toEqual([])
    expect(await of('ada')).toMatchObject([
      { title: 'ada downloads more than usual', eventsMatched: 40, firstSeen: new Date(START + 48 * HOUR) },
    ])
  })

  it('is never found of somebody seen for the first time', async () => {
    await desk.send(...inHour('new', 48, 50), ...inHour('new', 49, 50))
    expect(await of('new')).toEqual([])
  })

  it('is told the same by another process, which has learned nothing itself', async () => {
    await desk.send(...usual('cai', 48))
    const { intake, die } = desk.start()
    await intake.ingest(sender, inHour('cai', 48, 30))
    await intake.settled()
    await die()
    expect(await of('cai')).toMatchObject([{ eventsMatched: 30 }])
  })

  it('is the same however late some of the logs are', async () => {
    const spike = inHour('dan', 48, 30)
    await desk.send(...usual('dan', 48))
    await desk.send(...inHour('dan', 49, 3), ...spike.filter((_, index) => index % 2 === 0))
    await desk.send(...spike.filter((_, index) => index % 2 === 1))
    await desk.send(...usual('eve', 48))
    await desk.send(...spike.map((log) => ({ ...log, usr: { id: 'eve' } })))
    await desk.send(...inHour('eve', 49, 3))
    const said = (await Promise.all(['dan', 'eve'].map(of))).map((signals) =>
      signals.map(({ eventsMatched, firstSeen, triggeredAt, lastSeen }) => ({
        ...{ eventsMatched, firstSeen, triggeredAt, lastSeen },
      })),
    )
    expect(said[0]).toHaveLength(1)
    expect(said[0]).toEqual(said[1])
  })
})
