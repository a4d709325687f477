import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type IntakeDesk, openIntakeDesk } from './intake-desk.ts'
import { builtIn, MINUTE } from './rule.ts'
import { WORLD } from './world.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const itself = [{ name: null, condition: null, severity: 'HIGH' as const }]
const alone = { evaluationWindow: 0, keepAlive: 0, maxSignalDuration: 0 }

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk(
    [
      builtIn('new', {
        ...{ name: 'New', method: 'NEW_VALUE', cases: itself },
        queries: [{ query: 'source:app', aggregation: 'NEW_VALUE', distinctFields: ['host'] }],
        options: { ...alone, learningMethod: 'DURATION', learningDuration: DAY, forgetAfter: 7 * DAY },
      }),
      builtIn('anomaly', {
        ...{ name: 'Anomaly', method: 'ANOMALY', cases: itself, queries: [{ query: 'source:app' }] },
        options: {
          ...alone,
          keepAlive: HOUR,
          maxSignalDuration: HOUR,
          bucketDuration: HOUR,
          learningDuration: DAY,
          detectionTolerance: 1,
        },
      }),
    ],
    { geography: WORLD },
  )
  await desk.send(...usual)
}, 60_000)
afterEach(() => expect(desk.errors).toEqual([]))
afterAll(() => desk?.close())

const START = Date.parse('2026-02-02T00:00:00.000Z')
const log = (after: number, host: string) => ({
  ...{ ddsource: 'app', timestamp: START + after, message: 'hello', usr: { id: 'ada' }, hostname: host },
})
const usual = Array.from({ length: 60 }, (_, hour) => [log(hour * HOUR, 'h1'), log(hour * HOUR + MINUTE, 'h2')]).flat()

const rows = (table: string, columns: string) =>
  desk.clickhouse.query(
    `SELECT ${columns} FROM ${table} FINAL WHERE rule_id IN (SELECT DISTINCT rule_id FROM ${table}) ORDER BY ALL`,
  )

describe('learning anew', () => {
  it('knows what was known, and changes nothing else', async () => {
    const before = await rows('learned_values', 'rule_id, group_hash, value, day, first, last')
    const matches = await rows('rule_matches', '*')
    expect(before.length).toBeGreaterThan(5)
    expect(await desk.modules.relearning.run()).toEqual({ rules: 2, logs: 120 })
    expect(await rows('learned_values', 'rule_id, group_hash, value, day, first, last')).toEqual(before)
    expect(await rows('rule_matches', '*')).toEqual(matches)
  })

  it('makes up for what was lost', async () => {
    await desk.clickhouse.command('TRUNCATE TABLE learned_values')
    await desk.clickhouse.command('TRUNCATE TABLE rule_matches')
    await desk.modules.relearning.run()
    await desk.send(
      log(60 * HOUR, 'h1'),
      log(60 * HOUR, 'h3'),
      ...Array.from({ length: 20 }, (_, n) => log(61 * HOUR + n, 'h1')),
    )
    expect((await desk.signals()).map(({ ruleName }) => ruleName)).toEqual(['New', 'Anomaly'])
  })
})
