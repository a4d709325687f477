import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import type { HistoricalJob, HistoricalResult } from '../../src/modules/detection/history/historical-job.ts'
import { type BuiltInRule, builtInRuleId } from '../../src/modules/rules/index.ts'
import type { SignalDraft, StoredSignal } from '../../src/modules/signals/index.ts'
import { type IntakeDesk, openIntakeDesk } from './intake-desk.ts'
import { builtIn, MINUTE } from './rule.ts'
import { WORLD } from './world.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const viewer = systemViewer('hunter')
const itself = [{ name: null, condition: null, severity: 'HIGH' as const }]
const over = (condition: string) => [{ name: null, condition, severity: 'MEDIUM' as const }]
const alone = { evaluationWindow: 0, keepAlive: 0, maxSignalDuration: 0 }

const RULES: Readonly<Record<string, BuiltInRule>> = Object.fromEntries(
  [
    builtIn('count', {
      name: 'Many of {{@usr.id}}',
      queries: [{ query: 'source:app' }],
      cases: [
        { name: 'very many', condition: 'a > 6', severity: 'HIGH' },
        { name: 'many', condition: 'a > 3', severity: 'LOW' },
      ],
    }),
    builtIn('both', {
      queries: [
        { name: 'failed', query: 'source:app @outcome:failure', groupBy: ['@usr.id', 'source'] },
        { name: 'success', query: 'source:app @outcome:success', groupBy: ['@usr.id', 'source'] },
      ],
      cases: over('failed > 0 && success > 0'),
    }),
    builtIn('optional', {
      queries: [{ query: 'source:app', groupBy: ['service'], optionalGroupBy: true }],
      cases: over('a > 2'),
    }),
    builtIn('all', { queries: [{ query: 'source:app', groupBy: [] }], cases: over('a > 9') }),
    builtIn('distinct', {
      queries: [{ query: 'source:app', aggregation: 'CARDINALITY', distinctFields: ['host', 'service'] }],
      cases: over('a >= 4'),
    }),
    builtIn('sum', {
      queries: [{ query: 'source:app', aggregation: 'SUM', metric: '@bytes' }],
      cases: over('a > 25'),
    }),
    builtIn('then', {
      queries: [
        { name: 'failed', query: 'source:app @outcome:failure' },
        { name: 'success', query: 'source:app @outcome:success' },
      ],
      cases: over('failed > 1 then success > 0'),
    }),
    builtIn('new', {
      method: 'NEW_VALUE',
      queries: [{ query: 'source:app', aggregation: 'NEW_VALUE', distinctFields: ['host', '@bytes'] }],
      cases: itself,
      options: { ...alone, learningMethod: 'DURATION', learningDuration: DAY, forgetAfter: 7 * DAY },
    }),
    builtIn('travel', {
      method: 'IMPOSSIBLE_TRAVEL',
      queries: [{ query: 'source:app', aggregation: 'GEO_DATA' }],
      cases: itself,
      options: { ...alone, keepAlive: HOUR, maxSignalDuration: 6 * HOUR },
    }),
    builtIn('report', {
      method: 'THIRD_PARTY',
      queries: [{ query: 'source:app', aggregation: 'NONE', groupBy: ['host'] }],
      cases: [{ name: null, condition: null, query: '@bytes:>4', severity: 'LOW' }],
      options: alone,
    }),
    builtIn('anomaly', {
      method: 'ANOMALY',
      queries: [{ query: 'source:app' }],
      cases: itself,
      options: { ...alone, bucketDuration: HOUR, learningDuration: DAY, detectionTolerance: 1 },
    }),
  ].map((rule) => [rule.key, rule]),
)

const START = Date.parse('2026-02-01T00:00:00.000Z')
const range = { from: '2026-01-31T00:00:00Z', to: '2026-02-10T00:00:00Z' }

/** Three days of a few users, the same each time; some minutes are busy. */
function story(): object[] {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const logs = Array.from({ length: 900 }, () => {
    const at = random(3) === 0 ? random(72) * HOUR + random(4) * MINUTE : random(72 * 60) * MINUTE
    return {
      ...{
        ddsource: 'app',
        message: 'hello',
        timestamp: START + at + random(60_000),
        usr: { id: `user-${random(5)}` },
      },
      ...{ hostname: `host-${random(6)}`, outcome: random(4) ? 'failure' : 'success', bytes: random(9) },
      ...{ network: { client: { ip: `192.0.2.${1 + random(4)}` } } },
      ...(random(3) ? { service: `service-${random(2)}` } : {}),
    }
  })
  return logs.sort((left, right) => left.timestamp - right.timestamp)
}

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk(Object.values(RULES), { geography: WORLD })
  const logs = story()
  for (let at = 0; at < logs.length; at += 90) await desk.send(...logs.slice(at, at + 90))
}, 120_000)
afterEach(() => expect(desk.errors).toEqual([]))
afterAll(() => desk?.close())

async function finished(request: Parameters<IntakeDesk['modules']['history']['service']['start']>[1]) {
  const { service, runner } = desk.modules.history
  const { id } = await service.start(viewer, request)
  await runner.idle()
  return service.get(viewer, id)
}

async function resultsOf(job: HistoricalJob): Promise<HistoricalResult[]> {
  const page = await desk.modules.history.service.results(viewer, job, 1_000)
  return page.edges.map(({ node }) => node)
}

/** All that a signal says, but for who it is. */
function said(signal: SignalDraft | StoredSignal) {
  const { groupHash, title, message, severity, originalSeverity, ruleCase, queries, eventsMatched, tags } = signal
  const { firstSeen, lastSeen, triggeredAt, source, service, host, attributes, highCardinality, samples } = signal
  const entities = signal.entities.map(({ kind, value }) => `${kind} ${value}`)
  return JSON.parse(
    JSON.stringify({
      ...{ groupHash, title, message, severity, originalSeverity, ruleCase, queries, eventsMatched, tags, entities },
      ...{ firstSeen, lastSeen, triggeredAt, source, service, host, attributes, highCardinality, samples },
    }),
  )
}

const inOrder = (signals: readonly (SignalDraft | StoredSignal)[]) =>
  signals
    .map(said)
    .sort((left, right) => (left.triggeredAt + left.groupHash < right.triggeredAt + right.groupHash ? -1 : 1))

describe('a rule over stored logs', () => {
  it.each(Object.keys(RULES))('finds what it found when they were new: %s', async (key) => {
    const live = (await desk.signals()).filter(({ ruleId }) => ruleId === builtInRuleId(key))
    const job = await finished({ ruleId: builtInRuleId(key), range })
    expect(job).toMatchObject({ state: 'COMPLETED', progress: 1, logsScanned: 900, error: null })
    const found = (await resultsOf(job)).map(({ draft }) => draft)
    expect(live.length).toBeGreaterThan(0)
    expect(inOrder(found)).toEqual(inOrder(live))
    expect(job.resultCount).toBe(live.length)
  })

  it('leaves nothing of its work behind', async () => {
    const rows = await desk.clickhouse.query(`SELECT rule_id FROM rule_matches WHERE startsWith(rule_id, 'job_')`)
    const learned = await desk.clickhouse.query(`SELECT rule_id FROM learned_values WHERE startsWith(rule_id, 'job_')`)
    expect([rows, learned]).toEqual([[], []])
  })

  it('makes no second signal of what is one', async () => {
    const job = await finished({ ruleId: builtInRuleId('count'), range })
    const before = await desk.signals()
    const ids = (await resultsOf(job)).map(({ id }) => id)
    const signalIds = await desk.modules.history.service.convert(viewer, job.id, ids)
    expect(new Set(signalIds).size).toBe(ids.length)
    expect(await desk.signals()).toEqual(before)
  })
})

describe('a rule that nobody stored', () => {
  const rule = {
    ...{ name: 'Hunted', message: 'found', method: 'THRESHOLD' as const },
    queries: [{ query: 'source:app @outcome:success', groupBy: ['@usr.id'] }],
    cases: [{ condition: 'a > 2', severity: 'HIGH' as const }],
    options: { evaluationWindow: HOUR, keepAlive: HOUR, maxSignalDuration: DAY },
  }

  it('finds results, which become signals when asked, once', async () => {
    const before = (await desk.signals()).length
    const job = await finished({ rule, range })
    const results = await resultsOf(job)
    expect(results.length).toBeGreaterThan(2)
    expect((await desk.signals()).length).toBe(before)
    const ids = results.slice(0, 2).map(({ id }) => id)
    const { service } = desk.modules.history
    const signals = await service.convert(viewer, job.id, ids)
    expect(await service.convert(viewer, job.id, ids)).toEqual(signals)
    const made = (await desk.signals()).filter(({ ruleName }) => ruleName === 'Hunted')
    expect(made.map(({ id }) => id).sort()).toEqual([...signals].sort())
    expect(inOrder(made)).toEqual(inOrder(results.slice(0, 2).map(({ draft }) => draft)))
  })

  it('is refused when it is invalid, when there are two of them, or when it is over signals', async () => {
    const { service } = desk.modules.history
    const wrong = { ...rule, cases: [{ condition: 'nobody > 2', severity: 'HIGH' as const }] }
    await expect(service.start(viewer, { rule: wrong, range })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(service.start(viewer, { range })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    const both = { rule, ruleId: builtInRuleId('count'), range }
    await expect(service.start(viewer, both)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(service.start(viewer, { ruleId: 'rul_x', range })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('can be cancelled, and what is finished stays so', async () => {
    const { service, runner } = desk.modules.history
    const { id } = await service.start(viewer, { rule: { ...rule, name: 'Cancelled' }, range })
    const cancelled = await service.cancel(viewer, id)
    await runner.idle()
    expect(await service.get(viewer, id)).toEqual(cancelled)
    expect(['CANCELLED', 'COMPLETED']).toContain(cancelled.state)
  })
})
