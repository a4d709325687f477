import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BruteForce, byCount, countValues, openExplorer, randomSignals, valuesOf } from './signals.ts'

let explorer: Awaited<ReturnType<typeof openExplorer>>
const signals = randomSignals(400, 20_260_301)
const bruteForce = new BruteForce(signals)

beforeAll(async () => {
  explorer = await openExplorer()
  await explorer.store(signals)
})
afterAll(() => explorer.close())

const FIELDS = [
  'status',
  '@workflow.triage.state',
  'source',
  'service',
  'tactic',
  'technique',
  'team',
  '@usr.id',
  '@workflow.triage.assignee.name',
]
/** Clauses with the field that they restrict; null for what restricts no field alone. */
const CLAUSES: [string | null, string][] = [
  ['status', 'status:(high OR critical)'],
  ['status', '-status:info'],
  ['@workflow.triage.state', '@workflow.triage.state:open'],
  ['tactic', 'tactic:ta0006*'],
  ['team', 'team:("red team" OR sre)'],
  ['@usr.id', '@usr.id:ada'],
  [null, '(source:okta OR @workflow.events_matched:>4)'],
  [null, 'number'],
]

describe('facets', () => {
  it('count what the other clauses select, as looking at every signal does', async () => {
    const request = fc.record({
      clauses: fc.uniqueArray(fc.constantFrom(...CLAUSES), { maxLength: 3, selector: ([, text]) => text }),
      fields: fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1, maxLength: 4 }),
      limit: fc.integer({ min: 1, max: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ clauses, fields, limit }) => {
        const search = explorer.search(clauses.map(([, text]) => text).join(' '))
        const [facets, total] = await Promise.all([
          search.facets(fields.map((field) => ({ field, limit }))),
          search.total(),
        ])
        expect(total).toBe(bruteForce.find(clauses.map(([, text]) => text).join(' ')).length)
        for (const facet of facets) {
          const others = clauses.filter(([field]) => field !== facet.field)
          const documents = bruteForce.find(others.map(([, text]) => text).join(' '))
          const counts = [...countValues(documents, facet.field)].sort(byCount)
          const shown = facet.values.filter(({ selected }, index) => index < limit || !selected)
          expect(shown.map(({ value, count }) => [value, count])).toEqual(counts.slice(0, limit))
          expect(facet.otherCount).toBe(counts.slice(limit).reduce((sum, [, count]) => sum + count, 0))
          expect(facet.distinctCount).toBe(counts.length)
          expect(facet.missingCount).toBe(
            documents.filter((document) => !valuesOf(document, facet.field).length).length,
          )
          for (const { value, count } of facet.values) expect(count).toBe(new Map(counts).get(value) ?? 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('always list the selected values, also those that nothing has', async () => {
    const [facet] = await explorer
      .search('status:critical source:(nginx OR okta)')
      .facets([{ field: 'source', limit: 1 }])
    const documents = bruteForce.find('status:critical')
    const counts = countValues(documents, 'source')
    expect(facet!.values).toContainEqual({ value: 'nginx', label: 'nginx', count: 0, selected: true })
    expect(facet!.values).toContainEqual({ value: 'okta', label: 'okta', count: counts.get('okta'), selected: true })
  })

  it('search inside their values', async () => {
    const search = explorer.search('')
    const [contains, pattern, single] = await search.facets([
      { field: 'source', search: 'T' },
      { field: 'source', search: 'a*' },
      { field: 'source', search: 'ok?a' },
    ])
    expect(contains!.values.map(({ value }) => value).sort()).toEqual(['auth', 'cloudtrail', 'okta'])
    expect(pattern!.values.map(({ value }) => value)).toEqual(['auth'])
    expect(single!.values.map(({ value }) => value)).toEqual(['okta'])
    expect(pattern!.distinctCount).toBe(1)
    expect(pattern!.missingCount).toBe(bruteForce.find('-source:*').length)
  })

  it('answer the range of numbers, durations and times', async () => {
    const [events, wait, time] = await explorer
      .search('status:high')
      .facets([
        { field: '@workflow.events_matched' },
        { field: '@workflow.triage.time_to_acknowledge' },
        { field: 'timestamp' },
      ])
    const documents = bruteForce.find('status:high')
    const numbers = (key: string) =>
      documents.map((document) => document[key]).filter((value) => value !== null) as number[]
    const range = (key: string) => ({ min: Math.min(...numbers(key)), max: Math.max(...numbers(key)) })
    expect(events).toMatchObject({ kind: 'NUMBER', values: [], ...range('events_matched') })
    expect(wait).toMatchObject({
      kind: 'DURATION',
      missingCount: documents.length - numbers('time_to_acknowledge').length,
      ...range('time_to_acknowledge'),
    })
    expect(time).toMatchObject({ kind: 'DATE', ...range('timestamp') })
  })

  it('call values what people call them', async () => {
    const [state, tactic] = await explorer.search('').facets([{ field: '@workflow.triage.state' }, { field: 'tactic' }])
    expect(state!.values.map(({ label }) => label)).toContain('Under Review')
    expect(tactic!.values.map(({ label }) => label)).toContain('Credential Access (TA0006)')
  })

  it('may be fifty, and no more', async () => {
    const facets = Array.from({ length: 50 }, () => ({ field: 'status' }))
    expect(await explorer.search('').facets(facets)).toHaveLength(50)
    await expect(explorer.search('').facets([...facets, { field: 'status' }])).rejects.toMatchObject({
      code: 'TOO_EXPENSIVE',
      details: { path: 'facets', cost: 51, allowed: 50 },
    })
  })
})
