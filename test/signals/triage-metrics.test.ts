import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TriageMetrics, triageMetrics } from '../../src/modules/signals/triage-metrics.ts'
import {
  BruteForce,
  byBytes,
  openExplorer,
  randomSignals,
  type SignalDocumentLike,
  valuesOf,
} from '../explorer/signals.ts'

const signals = randomSignals(300, 11).map((versions, index) =>
  versions.map((version) => ({
    ...version,
    time_to_detect: (index * 37) % 101,
    time_to_resolve: index % 3 ? null : ((index * 53) % 977) / 8,
  })),
)
const bruteForce = new BruteForce(signals)
let explorer: Awaited<ReturnType<typeof openExplorer>>

beforeAll(async () => {
  explorer = await openExplorer()
  await explorer.store(signals)
})
afterAll(() => explorer.close())

const TIMES = {
  timeToDetect: 'time_to_detect',
  timeToAcknowledge: 'time_to_acknowledge',
  timeToResolve: 'time_to_resolve',
}

/** The value below which a share of the others lies, on the straight line between the two that are next to it. */
function percentile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

function naive(key: string, documents: readonly SignalDocumentLike[]): TriageMetrics {
  const times = Object.entries(TIMES).map(([name, column]) => {
    const taken = documents
      .map((document) => document[column])
      .filter((value) => typeof value === 'number')
      .sort((left, right) => left - right)
    const mean = taken.reduce((sum, value) => sum + value, 0) / taken.length
    return [name, taken.length ? { p50: percentile(taken, 0.5), p90: percentile(taken, 0.9), mean } : null]
  })
  return { key, signals: documents.length, ...Object.fromEntries(times) }
}

const near = (metrics: readonly TriageMetrics[]) =>
  JSON.parse(JSON.stringify(metrics), (_, value) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value))

describe('the times of a team', () => {
  const query = fc.constantFrom('', 'status:(high OR critical)', '-source:okta', '@usr.id:ada', 'nobody', 'team:sre')

  it('are what a naive calculation says, over any search', async () => {
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const all = await triageMetrics(explorer.search(text), null)
        expect(near(all)).toEqual(near([naive('', bruteForce.find(text))]))
      }),
      { numRuns: 10 },
    )
  })

  it('are those of each group, the ones with the most signals first', async () => {
    const field = fc.constantFrom(
      'status',
      'source',
      '@usr.id',
      'team',
      'technique',
      '@workflow.events_matched',
      '@no.such',
    )
    const order = fc.constantFrom('ASC' as const, 'DESC' as const)
    await fc.assert(
      fc.asyncProperty(query, field, order, fc.integer({ min: 1, max: 5 }), async (text, by, direction, limit) => {
        const found = bruteForce.find(text)
        const expected = [...new Set(found.flatMap((document) => valuesOf(document, by)))]
          .map((key) =>
            naive(
              key,
              found.filter((document) => valuesOf(document, by).includes(key)),
            ),
          )
          .sort(
            (a, b) => (direction === 'ASC' ? a.signals - b.signals : b.signals - a.signals) || byBytes(a.key, b.key),
          )
          .slice(0, limit)
        const rows = await triageMetrics(explorer.search(text), { field: by, order: direction, limit })
        expect(near(rows)).toEqual(near(expected))
      }),
      { numRuns: 40 },
    )
  })

  it('agree with the total of the same search, by one statement', async () => {
    const search = explorer.search('-status:info')
    const [[all], groups, total] = await Promise.all([
      triageMetrics(search, null),
      triageMetrics(search, { field: 'status' }),
      search.total(),
    ])
    expect(all?.signals).toBe(total)
    expect(groups.reduce((sum, group) => sum + group.signals, 0)).toBe(total)
  })

  it('have no field to be grouped by that is none', async () => {
    await expect(triageMetrics(explorer.search(''), { field: '' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: 'groupBy.field' },
    })
  })
})
