import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchDocument } from '../../src/search/index.ts'
import {
  BruteForce,
  byBytes,
  FROM,
  openExplorer,
  randomSignals,
  type SignalDocumentLike,
  signalDocument,
  TO,
  valuesOf,
} from './signals.ts'

let explorer: Awaited<ReturnType<typeof openExplorer>>
const signals = randomSignals(400, 11)
const bruteForce = new BruteForce(signals)

beforeAll(async () => {
  explorer = await openExplorer()
  await explorer.store(signals)
})
afterAll(() => explorer.close())

type Sort = { field: string; direction: 'ASC' | 'DESC' }

const RANKS: Record<string, string[]> = {
  status: ['info', 'low', 'medium', 'high', 'critical'],
  '@workflow.triage.state': ['open', 'under_review', 'archived'],
}

/** What a signal is sorted by: its first value, as a number where it is one. */
function keyOf(document: SearchDocument, field: string): string | number | null {
  const value =
    document[field] ??
    (field === '@network.bytes' ? document.attributes['network.bytes']?.[0] : valuesOf(document, field)[0])
  if (value === undefined || value === null || value === '') return field === '@usr.id' && value === '' ? '' : null
  if (field in RANKS) return RANKS[field]!.indexOf(value as string)
  const numeric = field.startsWith('@network') || field.startsWith('@usr') ? /^-?[\d.]+(e\d+)?$/ : /^\d+$/
  return numeric.test(String(value)) ? Number(value) : String(value)
}

function compareKeys(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return byBytes(a as string, b as string)
}

function sorted(documents: readonly SignalDocumentLike[], { field, direction }: Sort): string[] {
  const sign = direction === 'ASC' ? 1 : -1
  return documents
    .map(({ id, ...document }) => ({ id, key: keyOf(document as SearchDocument, field) }))
    .sort((a, b) => {
      if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1
      return sign * ((a.key === null ? 0 : compareKeys(a.key, b.key)) || byBytes(a.id, b.id))
    })
    .map(({ id }) => id)
}

async function readAll(query: string, sort: Sort | null, first: number, between: () => Promise<void> = async () => {}) {
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const page = await explorer.search(query).list(first, after, sort)
    ids.push(...page.edges.map(({ node }) => node.id))
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
    if (!page.pageInfo.hasNextPage) return ids
    after = page.pageInfo.endCursor
    await between()
  }
}

describe('a list', () => {
  it('is read page by page in any order, every signal once', async () => {
    const fields = [
      'timestamp',
      'status',
      '@workflow.triage.state',
      '@workflow.rule.name',
      '@workflow.events_matched',
      '@workflow.first_seen',
      'source',
      '@workflow.triage.time_to_acknowledge',
      'tactic',
      'team',
      '@usr.id',
      '@network.bytes',
      'title',
    ]
    const sort = fc.record({
      field: fc.constantFrom(...fields),
      direction: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
    })
    const query = fc.constantFrom('', 'status:high', '@workflow.triage.state:open -source:okta')
    await fc.assert(
      fc.asyncProperty(query, sort, fc.constantFrom(30, 100, 1_000), async (text, order, first) => {
        expect(await readAll(text, order, first)).toEqual(
          sorted(bruteForce.find(text), { ...order, field: columnOf(order.field) }),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('shows the newest first unless told otherwise', async () => {
    expect(await readAll('', null, 100)).toEqual(sorted(bruteForce.find(''), { field: 'timestamp', direction: 'DESC' }))
  })

  it('refuses a cursor of another order, a made-up one and a field without an order', async () => {
    const { pageInfo } = await explorer.search('').list(5, null, null)
    const byStatus = { field: 'status', direction: 'DESC' as const }
    await expect(explorer.search('').list(5, pageInfo.endCursor, byStatus)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: 'after' },
    })
    await expect(explorer.search('').list(5, 'bm9uc2Vuc2U', null)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(explorer.search('').list(5, null, { field: 'message' })).rejects.toMatchObject({
      details: { path: 'sort.field' },
    })
    await expect(explorer.search('').list(1_001, null, null)).rejects.toMatchObject({ details: { path: 'first' } })
  })

  it('neither skips nor repeats a signal while others arrive and change', async () => {
    const before = sorted(bruteForce.find(''), { field: 'timestamp', direction: 'DESC' })
    let arrived = 0
    const seen = await readAll('', null, 20, async () => {
      arrived += 1
      const at = FROM + ((arrived * 7_919_000) % (TO - FROM))
      const changed = signals[arrived]!.at(-1)!
      await explorer.clickhouse.insert('signal_index', [
        signalDocument(`sig_n${String(arrived).padStart(25, '0')}`, 1, at),
        { ...changed, version: changed.version + 1, state: 'archived' },
      ])
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((id) => !id.startsWith('sig_n'))).toEqual(before)
    expect(arrived).toBeGreaterThan(10)
  })

  it('finds its page also where most of what is stored are outdated versions', async () => {
    const busy = Array.from({ length: 12 }, (_, index) => `sig_b${String(index).padStart(25, '0')}`)
    const versions = (version: number, state: 'open' | 'archived') =>
      busy.map((id, index) => signalDocument(id, version, TO + index, { state, source: 'busy' }))
    for (let version = 1; version <= 30; version += 1) {
      await explorer.clickhouse.insert('signal_index', versions(version, 'open'))
    }
    await explorer.clickhouse.insert('signal_index', versions(31, 'archived').slice(2))
    const range = { from: new Date(FROM).toISOString(), to: new Date(TO + 60_000).toISOString() }
    const page = async (query: string, first: number) =>
      (await explorer.search(query, range).list(first, null, null)).edges.map(({ node }) => node.id)
    expect(await page('source:busy', 50)).toEqual([...busy].reverse())
    expect(await page('source:busy @workflow.triage.state:open', 1)).toEqual([busy[1]])
    expect(await page('source:busy @workflow.triage.state:open', 50)).toEqual([busy[1], busy[0]])
  })
})

/** The column that holds what a field is sorted by, where it is not the field's name. */
function columnOf(field: string): string {
  const columns: Record<string, string> = {
    '@workflow.first_seen': 'first_seen',
    '@workflow.events_matched': 'events_matched',
    '@workflow.triage.time_to_acknowledge': 'time_to_acknowledge',
  }
  return columns[field] ?? field
}
