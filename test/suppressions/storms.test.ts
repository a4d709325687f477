import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STORM_LIMIT } from '../../src/modules/detection/storms.ts'
import { openSilenceDesk, type SilenceDesk } from './desk.ts'

const GROUPS = 10_000

let desk: SilenceDesk
beforeAll(async () => {
  desk = await openSilenceDesk()
})
afterAll(() => desk?.server.close())

const START = Date.parse('2026-03-02T08:58:00.000Z')
const log = (ddsource: string, user: string, at: number) => ({
  ...{ ddsource, message: `${ddsource} of ${user}`, usr: { id: user }, timestamp: at },
})
const groups = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => log('flood', `user-${from + n}`, START + (from + n) * 5))

describe('a storm', () => {
  let ruleId = ''

  it('becomes as many signals as a minute may have, and one for all others', async () => {
    ruleId = await desk.rule('flood')
    await desk.rule('calm')
    const { server } = desk
    await server.post(groups(0, STORM_LIMIT))
    const parts = Array.from({ length: GROUPS / STORM_LIMIT - 1 }, (_, n) => groups((n + 1) * STORM_LIMIT, STORM_LIMIT))
    const floods = parts.map((part) => server.post(part))
    const calm = server.post([log('calm', 'ada', START)])
    await expect.poll(() => desk.signals('source:calm'), { timeout: 30_000 }).toHaveLength(1)
    expect((await Promise.all([...floods, calm])).map(({ status }) => status)).not.toContain(429)
    await server.post(groups(GROUPS - 500, 500).map((one) => ({ ...one, timestamp: one.timestamp + 1 })))
    const storms = await desk.signals('@storm.groups:*')
    expect(storms).toMatchObject([
      {
        title: 'Storm of signals: flood',
        severity: 'MEDIUM',
        eventsMatched: GROUPS - STORM_LIMIT + 500,
        firstSeen: new Date(START + STORM_LIMIT * 5).toISOString(),
        lastSeen: new Date(START + (GROUPS - 1) * 5 + 1).toISOString(),
        attributes: {
          storm: { groups: GROUPS - STORM_LIMIT, matches: GROUPS - STORM_LIMIT + 500, limit: STORM_LIMIT },
        },
      },
    ])
    expect(storms[0]?.message).toContain(`${GROUPS - STORM_LIMIT} groups with ${GROUPS - STORM_LIMIT + 500} matches`)
    expect(await desk.ledger(ruleId)).toEqual({
      ...{ logsMatched: GROUPS + 500, signalsCreated: STORM_LIMIT + 1, matchesMerged: GROUPS + 500 - STORM_LIMIT - 1 },
      ...{ matchesSuppressed: 0, matchesExcluded: 0, lateLogs: 0, errors: 0 },
    })
  })

  it('goes on across a restart, and ends when the rule becomes quieter', async () => {
    const { server } = desk
    await server.restart()
    await server.post(groups(GROUPS, 10))
    expect(await desk.signals('@storm.groups:*')).toMatchObject([
      { attributes: { storm: { groups: GROUPS - STORM_LIMIT + 10 } } },
    ])
    server.clock.advance(61_000)
    await server.post(groups(GROUPS + 10, 10))
    expect(await desk.signals('@storm.groups:*')).toMatchObject([
      { attributes: { storm: { groups: GROUPS - STORM_LIMIT + 10 } } },
    ])
    expect(await desk.signals(`@usr.id:user-${GROUPS + 15}`)).toHaveLength(1)
    // What was folded stays folded while it lasts.
    await server.post([log('flood', `user-${GROUPS - 1}`, START + GROUPS * 5 + 60_000)])
    expect(await desk.signals(`@usr.id:user-${GROUPS - 1}`)).toEqual([])
    expect(await desk.ledger(ruleId)).toMatchObject({ logsMatched: GROUPS + 521, signalsCreated: STORM_LIMIT + 11 })
    await server.post(groups(GROUPS + 20, STORM_LIMIT - 10))
    await server.post(groups(GROUPS + STORM_LIMIT + 10, 15))
    expect((await desk.signals('@storm.groups:*')).map(({ attributes }) => attributes.storm)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ groups: GROUPS - STORM_LIMIT + 10, matches: GROUPS - STORM_LIMIT + 511 }),
        expect.objectContaining({ groups: 15 }),
      ]),
    )
  })
})
