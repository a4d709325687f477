import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Aggregation } from '../../src/modules/explorer/measure.ts'
import type { SearchDocument } from '../../src/search/index.ts'
import { BruteForce, byBytes, FROM, openExplorer, randomSignals, TO, valuesOf } from './signals.ts'

let explorer: Awaited<ReturnType<typeof openExplorer>>
const signals = randomSignals(400, 7)
const bruteForce = new BruteForce(signals)

beforeAll(async () => {
  explorer = await openExplorer()
  await explorer.store(signals)
})
afterAll(() => explorer.close())

interface Dimension {
  readonly field: string
  readonly limit: number
  readonly order: 'ASC' | 'DESC'
}

interface Measure {
  readonly aggregation: Aggregation
  readonly field?: string
}

interface Expected {
  readonly key: string
  readonly values: (number | null)[]
  readonly groups: Expected[]
}

const numbersOf = (documents: readonly SearchDocument[], field: string): number[] =>
  documents
    .flatMap((document) =>
      field === '@network.bytes' ? (document.attributes['network.bytes'] ?? []) : valuesOf(document, field),
    )
    .filter((text) => /^-?[\d.]+(e\d+)?$/.test(text))
    .map(Number)
    .sort((a, b) => a - b)

function percentile(sorted: readonly number[], level: number): number | null {
  if (!sorted.length) return null
  const place = level * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low + (high - low) * (place - Math.floor(place))
}

function measured(documents: readonly SearchDocument[], { aggregation, field }: Measure): number | null {
  if (aggregation === 'COUNT')
    return field ? documents.filter((each) => valuesOf(each, field).length).length : documents.length
  if (aggregation === 'CARDINALITY') return new Set(documents.flatMap((each) => valuesOf(each, field!))).size
  const numbers = numbersOf(documents, field!)
  const sum = numbers.reduce((total, number) => total + number, 0)
  if (aggregation === 'SUM') return sum
  if (!numbers.length) return null
  if (aggregation === 'MIN') return numbers[0]!
  if (aggregation === 'MAX') return numbers.at(-1)!
  if (aggregation === 'AVG') return sum / numbers.length
  return percentile(numbers, aggregation === 'MEDIAN' ? 0.5 : Number(aggregation.slice(1)) / 100)
}

function grouped(
  documents: readonly SearchDocument[],
  [dimension, ...below]: Dimension[],
  measures: Measure[],
): Expected[] {
  if (!dimension) return []
  const { field, limit, order } = dimension
  return [...new Set(documents.flatMap((document) => valuesOf(document, field)))]
    .map((key) => {
      const members = documents.filter((document) => valuesOf(document, field).includes(key))
      return {
        key,
        values: measures.map((measure) => measured(members, measure)),
        groups: grouped(members, below, measures),
      }
    })
    .sort((a, b) => {
      const [left, right] = [a.values[0] ?? null, b.values[0] ?? null]
      if (left === right) return byBytes(a.key, b.key)
      if (left === null || right === null) return left === null ? 1 : -1
      return order === 'ASC' ? left - right : right - left
    })
    .slice(0, limit)
}

const round = (value: number | null) => value && Math.round(value * 1e9) / 1e9

const rounded = (groups: readonly Pick<Expected, 'key' | 'values' | 'groups'>[]): Expected[] =>
  groups.map(({ key, values, groups: inner }) => ({
    key,
    values: values.map(round),
    groups: rounded(inner),
  }))

const FIELDS = [
  'tactic',
  'technique',
  'status',
  'source',
  'team',
  '@usr.id',
  '@workflow.rule.name',
  '@workflow.events_matched',
]
const dimensions = fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1, maxLength: 3 }).chain((fields) =>
  fc.tuple(
    ...fields.map((field) =>
      fc.record({
        field: fc.constant(field),
        limit: fc.integer({ min: 1, max: 5 }),
        order: fc.constantFrom('ASC', 'DESC'),
      }),
    ),
  ),
) as fc.Arbitrary<Dimension[]>
const NUMERIC = ['@network.bytes', '@workflow.events_matched', '@workflow.triage.time_to_acknowledge']
const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.constant({ aggregation: 'COUNT' as const }),
  fc.record({
    aggregation: fc.constantFrom('COUNT', 'CARDINALITY'),
    field: fc.constantFrom('@usr.id', 'source', 'team'),
  }) as fc.Arbitrary<Measure>,
  fc.record({
    aggregation: fc.constantFrom('SUM', 'MIN', 'MAX', 'AVG', 'MEDIAN', 'P75', 'P90', 'P95', 'P98', 'P99'),
    field: fc.constantFrom(...NUMERIC),
  }) as fc.Arbitrary<Measure>,
)
const query = fc.constantFrom('', 'status:(high OR critical)', '-team:sre', '@usr.id:ada OR source:okta')

describe('grouping', () => {
  it('nests groups with exact subtotals, as looking at every signal does', async () => {
    await fc.assert(
      fc.asyncProperty(
        query,
        dimensions,
        fc.array(measure, { minLength: 1, maxLength: 3 }),
        async (text, groupBy, measures) => {
          const { groups } = await explorer.search(text).table(groupBy, measures)
          expect(rounded(groups as never)).toEqual(rounded(grouped(bruteForce.find(text), groupBy, measures)))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('offers the queries that select a group and everything but the group', async () => {
    const text = 'status:(high OR low OR critical)'
    const groupBy = [{ field: 'tactic' }, { field: 'technique' }]
    const { groups } = await explorer.search(text).table(groupBy, null)
    const all = bruteForce.find(text).length
    for (const group of [...groups, ...groups.flatMap((inner) => inner.groups)]) {
      const [count] = group.values
      expect(await explorer.search(group.filterQuery).total()).toBe(count)
      expect(await explorer.search(group.excludeQuery).total()).toBe(all - count!)
    }
    expect(groups[0]!.groups[0]!.filterQuery).toBe(
      `${text} tactic:${groups[0]!.key} technique:${groups[0]!.groups[0]!.key}`,
    )
  })

  it('quotes awkward values in the queries of their groups', async () => {
    const { groups } = await explorer.search('').table([{ field: '@workflow.triage.assignee.name' }], null)
    const awkward = groups.find(({ key }) => key.startsWith('O'))!
    expect(await explorer.search(awkward.filterQuery).total()).toBe(awkward.values[0])
  })

  it('lists the top values and counts the others', async () => {
    const groupBy = { field: '@usr.id', limit: 2 }
    const { rows, otherCount } = await explorer.search('').topList(groupBy, null)
    const expected = grouped(
      bruteForce.find(''),
      [{ ...groupBy, limit: 100, order: 'DESC' }],
      [{ aggregation: 'COUNT' }],
    )
    expect(rows.map(({ key, value }) => [key, value])).toEqual(
      expected.slice(0, 2).map(({ key, values }) => [key, values[0]]),
    )
    expect(otherCount).toBe(expected.slice(2).reduce((sum, { values }) => sum + values[0]!, 0))
  })

  it('cuts a pie whose slices are shares of everything', async () => {
    const { slices } = await explorer.search('').pie({ field: 'status', limit: 5 }, null)
    const all = bruteForce.find('').length
    expect(slices).toHaveLength(5)
    for (const { key, label, value, share } of slices) {
      expect(share).toBeCloseTo(bruteForce.find(`status:${key}`).length / all, 12)
      expect(share).toBeCloseTo(value! / all, 12)
      expect(label.toLowerCase()).toBe(key)
    }
    const one = await explorer.search('').pie({ field: 'status', limit: 1 }, null)
    expect(one.slices).toEqual(slices.slice(0, 1))
  })

  it('draws series without gaps, as looking at every signal does', async () => {
    const interval = fc.constantFrom(null, 3_600_000, 7_200_000, 86_400_000, 7 * 86_400_000)
    const groupBys = fc.oneof(fc.constant([] as Dimension[]), dimensions)
    await fc.assert(
      fc.asyncProperty(query, groupBys, measure, interval, async (text, groupBy, by, step) => {
        const result = await explorer.search(text).timeseries(groupBy, by, step)
        expect(result.interval).toBe(step ?? 7_200_000)
        const documents = bruteForce.find(text)
        const groups = groupBy.length ? paths(grouped(documents, groupBy, [by]), groupBy.length) : [[]]
        expect(result.series.map(({ group }) => group)).toEqual(groups)
        for (const { group, points } of result.series) {
          expect(points[0]!.at.getTime()).toBeLessThanOrEqual(FROM)
          expect(points.at(-1)!.at.getTime() + result.interval).toBeGreaterThanOrEqual(TO)
          const members = documents.filter((each) =>
            group.every((key, n) => valuesOf(each, groupBy[n]!.field).includes(key)),
          )
          for (const { at, value } of points) {
            const inside = members.filter(
              ({ timestamp }) => timestamp >= at.getTime() && timestamp < at.getTime() + result.interval,
            )
            expect(round(value)).toBe(round(measured(inside, by)))
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('refuses what would cost too much or means nothing', async () => {
    const search = explorer.search('')
    const wide = { field: 'status', limit: 1_000 }
    await expect(search.table([wide, { ...wide, field: 'source' }], null)).rejects.toMatchObject({
      code: 'TOO_EXPENSIVE',
      details: { path: 'groupBy', cost: 1_000_000, allowed: 10_000 },
    })
    await expect(search.timeseries([], null, 1_000)).rejects.toMatchObject({ code: 'TOO_EXPENSIVE' })
    await expect(search.timeseries([], null, 0)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(search.topList({ field: 'status' }, { aggregation: 'SUM' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: 'measure.field' },
    })
    await expect(search.table([{ field: 'status' }, { field: 'status' }], null)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    })
    await expect(search.table([], null)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    const five = ['status', 'source', 'team', 'host', 'tactic'].map((field) => ({ field, limit: 1 }))
    await expect(search.table(five, null)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: 'groupBy' },
    })
  })
})

const paths = (groups: readonly Expected[], depth: number): string[][] =>
  groups.flatMap(({ key, groups: below }) =>
    depth === 1 ? [[key]] : paths(below, depth - 1).map((path) => [key, ...path]),
  )
