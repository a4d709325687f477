import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTITY_KINDS, type EntityName, entityText } from '../../src/kernel/entity.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import type { EntityPage } from '../../src/modules/entities/entity-list.ts'
import { riskLevel } from '../../src/modules/entities/risk.ts'
import { lastMoment, momentsIn } from '../../src/modules/entities/risk-history.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const viewer = systemViewer('test')
const HOUR = 3_600_000
const WINDOW = 14 * 24 * HOUR
const START = Date.UTC(2026, 0, 1)
const END = START + 40 * 24 * HOUR
const IMPACTS = { INFO: 0, LOW: 0, MEDIUM: 5, HIGH: 50, CRITICAL: 100 } as const
type Severity = keyof typeof IMPACTS

const names: EntityName[] = ['a', 'b', "c'\\", 'd e', 'f:g', 'Ж'].map((value, index) => ({
  kind: ENTITY_KINDS[index % 3] ?? 'USER',
  value,
}))
const severity = fc.constantFrom<Severity>('INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL')
const about = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })

/** Few different times, so that many signals share one, and some lie exactly two weeks apart. */
const plan = fc.record({
  at: fc.integer({ min: 0, max: 80 }).map((number) => START + number * 12 * HOUR),
  severity,
  about,
  becomes: fc.option(fc.record({ severity, about })),
  archived: fc.option(fc.constantFrom('FALSE_POSITIVE', 'TRUE_POSITIVE_BENIGN', 'OTHER')),
})

interface Counted {
  readonly at: number
  readonly severity: Severity
  readonly about: readonly EntityName[]
  readonly false: boolean
}

const isAbout = (signal: Counted, name: EntityName) =>
  signal.about.some((each) => entityText(each) === entityText(name))

const naive = (signals: readonly Counted[], name: EntityName, moment: number) => {
  const counting = signals.filter((each) => isAbout(each, name) && each.at <= moment && moment - each.at < WINDOW)
  return {
    riskScore: counting.reduce((sum, each) => sum + (each.false ? 0 : IMPACTS[each.severity]), 0),
    signalCount: counting.length,
  }
}

let server: TestApp
let signals: Counted[]
beforeAll(async () => {
  server = await startTestApp(new Date(START).toISOString())
  signals = await play(fc.sample(plan, { numRuns: 150, seed: 11 }).sort((left, right) => left.at - right.at))
}, 300_000)
afterAll(() => server.close())

async function play(plans: readonly (typeof plan extends fc.Arbitrary<infer Plan> ? Plan : never)[]) {
  const { postgres } = server.app.stores
  const { detected, service } = server.app.modules.signals
  const counted: Counted[] = []
  for (const [index, { at, severity, about, becomes, archived }] of plans.entries()) {
    server.clock.set(new Date(at))
    const draft = draftOf({ groupHash: `group ${index}`, severity, entities: about })
    const [signal] = await postgres.transaction((tx) => detected.openFromDetection(tx, [draft]))
    if (!signal) throw new Error('No signal was opened.')
    if (archived)
      await service.triage(viewer, { signalId: signal.id, state: 'ARCHIVED', archiveReason: archived } as never)
    if (becomes) {
      await postgres.transaction(async (tx) => {
        const [stored] = await detected.byIds(tx, [signal.id])
        const next = { ...draft, severity: becomes.severity, entities: becomes.about }
        await detected.extendFromDetection(tx, [{ signal: stored as never, draft: next }])
      })
    }
    counted.push({ at, severity, about, ...becomes, false: archived === 'FALSE_POSITIVE' })
  }
  await server.app.settled()
  return counted
}

const moment = fc.oneof(
  fc.integer({ min: 0, max: 90 }).map((number) => START + number * 12 * HOUR),
  fc.integer({ min: START - HOUR, max: END + 30 * 24 * HOUR }),
)

describe('the risk of entities', () => {
  it('is the sum of the impacts of the last fourteen days, at any moment', async () => {
    const { service } = server.app.modules.entities
    await fc.assert(
      fc.asyncProperty(moment, async (at) => {
        server.clock.set(new Date(at))
        const expected = names.map((name) => naive(signals, name, at))
        expect(await service.risks(viewer, names)).toMatchObject(expected)
      }),
      { numRuns: 25 },
    )
  })

  it('has a history with the same sum at each of its moments', async () => {
    const { service } = server.app.modules.entities
    await fc.assert(
      fc.asyncProperty(moment, moment, fc.constantFrom(...names), async (one, other, name) => {
        server.clock.set(new Date(END))
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const range = { from: String(from), to: String(to) }
        const points = await service.riskHistory(viewer, name, range)
        expect(points.map(({ at, value }) => [at.toISOString(), value])).toEqual(
          points.map(({ at }) => [at.toISOString(), naive(signals, name, at.getTime()).riskScore]),
        )
        if (from <= END) expect(points.at(-1)?.at).toEqual(new Date(Math.min(to, END)))
        else expect(points).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('orders a list, whatever its pages and its range', async () => {
    const { service } = server.app.modules.entities
    await fc.assert(
      fc.asyncProperty(moment, moment, moment, fc.integer({ min: 1, max: 4 }), async (one, other, now, first) => {
        server.clock.set(new Date(now))
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const request = { range: { from: String(from), to: String(to) }, first }
        const rows: EntityPage['edges'][number]['node'][] = []
        let page = await service.page(viewer, request)
        const total = await page.total()
        for (;;) {
          rows.push(...page.edges.map(({ node }) => node))
          if (!page.pageInfo.hasNextPage) break
          server.clock.advance(HOUR)
          page = await service.page(viewer, { ...request, after: page.pageInfo.endCursor })
        }
        const expected = names
          .filter((name) => signals.some((each) => isAbout(each, name) && each.at >= from && each.at < to))
          .map((name) => ({ ...name, ...naive(signals, name, now) }))
          .sort((left, right) => right.riskScore - left.riskScore || (left.value < right.value ? -1 : 1))
        expect(rows).toMatchObject(expected)
        expect(rows).toHaveLength(expected.length)
        expect(total).toBe(expected.length)
      }),
      { numRuns: 15 },
    )
  })

  it('is the same when the account is written anew', async () => {
    const { service, earlierSignals } = server.app.modules.entities
    server.clock.set(new Date(END))
    await earlierSignals.rebuild()
    expect(await service.risks(viewer, names)).toMatchObject(names.map((name) => naive(signals, name, END)))
  })

  it('is the same after the feed has told everything twice', async () => {
    const { index, service } = server.app.modules.entities
    const entries = await server.app.stores.postgres.read<never>({
      name: 'test-feed',
      text: `SELECT topic, subject_id AS "subjectId", before, after FROM feed WHERE topic = 'signal' ORDER BY position DESC`,
    })
    await index.consume(entries)
    expect(await service.risks(viewer, names)).toMatchObject(names.map((name) => naive(signals, name, END)))
  })
})

describe('the bands of risk', () => {
  it.each([
    [0, 'INFO'],
    [9, 'INFO'],
    [10, 'LOW'],
    [24, 'LOW'],
    [25, 'MEDIUM'],
    [49, 'MEDIUM'],
    [50, 'HIGH'],
    [99, 'HIGH'],
    [100, 'CRITICAL'],
    [100_000, 'CRITICAL'],
  ])('call %i %s', (score, level) => {
    expect(riskLevel(score)).toBe(level)
  })
})

describe('the moments of a history', () => {
  it('are at equal distances within the range, and few', () => {
    const time = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2299, 11, 31) })
    fc.assert(
      fc.property(time, time, (one, other) => {
        const range = { from: new Date(Math.min(one, other)), to: new Date(Math.max(one, other)) }
        const moments = momentsIn(range)
        expect(moments.count).toBeLessThanOrEqual(152)
        if (moments.count === 0) return
        expect(moments.first).toBeGreaterThanOrEqual(range.from.getTime())
        expect(lastMoment(moments)).toBeLessThanOrEqual(range.to.getTime())
      }),
    )
  })
})
