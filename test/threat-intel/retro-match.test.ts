import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NormalizedLog } from '../../src/modules/logs/normalize/index.ts'
import { normalizeLog } from '../../src/modules/logs/normalize/index.ts'
import { readIndicators } from '../../src/modules/threat-intel/formats/formats.ts'
import { FeedIndicators } from '../../src/modules/threat-intel/matching/feed-indicators.ts'
import { IndicatorMatcher } from '../../src/modules/threat-intel/matching/indicator-matcher.ts'
import { ThreatScanner } from '../../src/modules/threat-intel/matching/threat-scanner.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { CREATE, FEEDS, IMPORT, LOGS, RETRO } from './documents.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const LIST = [
  ...['100.1.0.0/16', '100.1.5.0/24', '100.1.5.9', '2600:1::/32', 'evil.example', 'http://drop.example/x'],
  ...['da39a3ee5e6b4b0d3255bfef95601890afd80709', 'never.example', '100.99.0.0/16'],
].join('\n')

/** Of every kind, some on the list and most not. */
const logs = Array.from({ length: 400 }, (_, n) => ({
  ddsource: 'probe',
  timestamp: new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString(),
  message: `event ${n} from 100.${n % 4}.${n % 7}.${n % 11}`,
  hostname: n % 50 === 0 ? 'c2.evil.example' : `host-${n % 3}`,
  ...(n % 9 === 0 ? { peer: `2600:${n % 2}::${n}` } : {}),
  ...(n % 13 === 0 ? { dns: { question: { name: n % 2 ? 'a.b.EVIL.example' : 'good.example' } } } : {}),
  ...(n % 17 === 0 ? { http: { url: n % 2 ? 'http://drop.example/x' : 'http://drop.example/y' } } : {}),
  ...(n % 19 === 0 ? { Hashes: `SHA1=DA39A3EE5E6B4B0D3255BFEF95601890AFD8070${n % 2 ? '9' : '8'}` } : {}),
}))

async function bruteForce(from: string, to: string): Promise<string[]> {
  const indicators = new FeedIndicators()
  for (const { type, value } of (await readIndicators('LINES', LIST)).indicators) {
    indicators.add({ type, value, details: null, validUntil: 0 })
  }
  const facts = { id: '', name: 'x', url: null, category: 'x', intention: 'UNKNOWN' } as const
  const scanner = new ThreatScanner(new IndicatorMatcher([{ facts, indicators }]))
  return logs.flatMap((log) => {
    const normal: NormalizedLog = normalizeLog(structuredClone(log), new Date())
    const at = new Date(normal.timestamp).toISOString()
    if (at < from || at >= to) return []
    const found = scanner.scan(normal, 0)?.results ?? []
    return found.map(({ indicator }) => `${log.message} ${indicator}`)
  })
}

it('finds in stored logs what looking at each of them would, page by page, and changes none', async () => {
  for (let at = 0; at < logs.length; at += 100) await app.post(logs.slice(at, at + 100))
  const input = { name: 'Late', format: 'LINES', category: 'malware', intention: 'MALICIOUS', enabled: false } as const
  const { createThreatFeed } = await app.ask(CREATE, { input })
  await app.ask(IMPORT, { feedId: createThreatFeed.id, format: 'LINES', content: LIST })

  const [from, to] = ['2026-03-01T01:00:00.000Z', '2026-03-01T05:30:00.000Z']
  const expected = await bruteForce(from, to)
  const { retroMatchFeed } = await app.ask(RETRO, { feedId: createThreatFeed.id, range: { from, to }, first: 1_000 })
  const sightings = retroMatchFeed.sightings.edges.map(({ node }) => node)
  expect(sightings.map(({ indicator, log }) => `${log?.message} ${indicator}`).sort()).toEqual(expected.toSorted())
  expect(expected.length).toBeGreaterThan(80)
  expect(retroMatchFeed.matchedLogs).toBe(new Set(sightings.map(({ logId }) => logId)).size)
  expect(retroMatchFeed.matchedIndicators).toBe(new Set(sightings.map(({ indicator }) => indicator)).size)
  const times = sightings.map(({ log }) => log?.timestamp ?? '')
  expect(times).toEqual(times.toSorted().reverse())

  const { logSearch } = await app.ask(LOGS, { query: '@threat_intel.indicators_matched:*', field: 'source' })
  expect(logSearch.total).toBe(0)
})

it('turns pages without repeating or leaving out a sighting', async () => {
  const { threatFeeds } = await app.ask(FEEDS, {})
  const id = threatFeeds.find(({ name }) => name === 'Late')?.id ?? ''
  const findings = { feedId: id, range: { from: 'now-30d', to: 'now' } }
  const all = (await app.ask(RETRO, { ...findings, first: 1_000 })).retroMatchFeed.sightings
  const pages: string[] = []
  let after: string | null = null
  do {
    const { edges, pageInfo }: typeof all = (await app.ask(RETRO, { ...findings, first: 37, after })).retroMatchFeed
      .sightings
    pages.push(...edges.map(({ cursor }) => cursor))
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null
  } while (after)
  expect(pages).toEqual(all.edges.map(({ cursor }) => cursor))
})

it('answers that nothing was found', async () => {
  const { createThreatFeed } = await app.ask(CREATE, {
    input: { name: 'Nothing', format: 'LINES', category: 'x', intention: 'UNKNOWN' },
  })
  await app.ask(IMPORT, { feedId: createThreatFeed.id, format: 'LINES', content: '198.51.100.99\nnobody.example' })
  const { retroMatchFeed } = await app.ask(RETRO, { feedId: createThreatFeed.id, range: { from: 'now-30d' } })
  expect(retroMatchFeed).toMatchObject({ matchedIndicators: 0, matchedLogs: 0, sightings: { edges: [] } })
})
