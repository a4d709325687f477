import fc from 'fast-check'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { Explorer } from '../../src/modules/explorer/index.ts'
import { SIGNAL_FIELDS } from '../../src/modules/signals/signal.fields.ts'
import { SIGNAL_SEARCH_INDEX } from '../../src/modules/signals/signal-search-index.ts'
import { compilePredicate, parseQuery, resolveField, type SearchDocument, wordsOf } from '../../src/search/index.ts'
import { openTestStores } from '../support/stores.ts'

export const FROM = Date.UTC(2026, 1, 20)
export const TO = Date.UTC(2026, 2, 2)
export const RANGE = { from: new Date(FROM).toISOString(), to: new Date(TO).toISOString() }

const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical']
const TACTICS = ['ta0001-initial-access', 'ta0003-persistence', 'ta0006-credential-access']
const TECHNIQUES = ['t1078-valid-accounts', 't1098-account-manipulation', 't1110-brute-force', 't1556']
const SOURCES = ['cloudtrail', 'okta', 'auth', '']
const PEOPLE = ['Ada', 'Grace', 'O\'Neil "Q" \\ (x)', '']

export interface SignalDocumentLike extends SearchDocument {
  readonly id: string
  readonly version: number
  readonly timestamp: number
}

const pick = <Value>(values: readonly Value[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most })

const content = fc.record({
  severity: fc.integer({ min: 0, max: 4 }),
  state: fc.constantFrom('open', 'under_review', 'archived'),
  assignee: fc.constantFrom(...PEOPLE),
  rule: fc.integer({ min: 0, max: 5 }),
  source: fc.constantFrom(...SOURCES),
  service: pick(['login', 'api', 'db'], 2),
  host: fc.constantFrom('web-1', 'web-2', ''),
  team: pick(['sre', 'mkt', 'red team'], 2),
  tactics: pick(TACTICS, 2),
  techniques: pick(TECHNIQUES, 3),
  events: fc.integer({ min: 1, max: 9 }),
  wait: fc.option(fc.integer({ min: 1, max: 50 })),
  user: fc.array(fc.constantFrom('ada', 'eve', 'bob', '', '7', '10'), { maxLength: 3 }),
  bytes: fc.array(fc.constantFrom('1', '2.5', '-3', '10', 'many', '1e2'), { maxLength: 2 }),
})

/** Signals in several versions, as the feed writes them; the last one of each is what counts. */
export function randomSignals(count: number, seed: number): SignalDocumentLike[][] {
  const time = fc.integer({ min: FROM - 3_600_000, max: TO + 3_600_000 })
  // Few different times, so that many signals share one.
  const signal = fc.record({
    timestamp: time.map((at) => at - (at % 7_200_000)),
    versions: fc.array(content, { minLength: 1, maxLength: 3 }),
  })
  return fc
    .sample(signal, { numRuns: count, seed })
    .map(({ timestamp, versions }, index) =>
      versions.map((parts, version) =>
        signalDocument(`sig_${String(index).padStart(26, '0')}`, version + 1, timestamp, parts),
      ),
    )
}

export function signalDocument(
  id: string,
  version: number,
  timestamp: number,
  parts: Partial<Parameters<Parameters<typeof content.map>[0]>[0]> = {},
): SignalDocumentLike {
  const { severity = 1, state = 'open', assignee = '', rule = 0, source = '', tactics = [], techniques = [] } = parts
  const title = `Rule number ${rule}`
  return {
    id,
    version,
    timestamp,
    first_seen: timestamp - 60_000 * (parts.events ?? 1),
    last_seen: timestamp + 60_000 * (parts.events ?? 1),
    severity,
    status: SEVERITIES[severity] as string,
    state,
    archive_reason: state === 'archived' ? 'false_positive' : 'none',
    assignee_id: assignee && `usr_${assignee}`,
    assignee_name: assignee,
    assignee_handle: assignee.toLowerCase(),
    rule_id: `rul_${rule}`,
    rule_name: title,
    rule_type: 'Log Detection',
    method: 'threshold',
    title,
    message: `${title} found something`,
    title_words: wordsOf(title),
    message_words: wordsOf(`${title} found something`),
    source,
    service: parts.service ?? [],
    host: parts.host ?? '',
    tags: [
      ...(parts.team ?? []).map((team) => `team:${team}`),
      ...tactics.map((tactic) => `tactic:${tactic}`),
      ...techniques.map((technique) => `technique:${technique}`),
    ],
    tactics,
    techniques,
    events_matched: parts.events ?? 1,
    time_to_detect: 1,
    time_to_acknowledge: parts.wait ?? null,
    time_to_resolve: null,
    attributes: {
      ...(parts.user?.length && { 'usr.id': parts.user }),
      ...(parts.bytes?.length && { 'network.bytes': parts.bytes }),
    },
  }
}

export async function openExplorer() {
  const stores = await openTestStores()
  stores.clock.set('2026-03-05T00:00:00Z')
  const explorer = new Explorer(stores.clickhouse, stores.clock)
  return {
    ...stores,
    explorer,
    search: (query: string, range: { from: string; to?: string } = RANGE) =>
      explorer.open(systemViewer('test'), SIGNAL_SEARCH_INDEX, { query, range }),
    /** Each version in an insert of its own, so that nothing is merged before it is read. */
    store: async (signals: readonly SignalDocumentLike[][]) => {
      for (let version = 0; version < 3; version += 1) {
        await stores.clickhouse.insert(
          'signal_index',
          signals.flatMap((versions) => versions[version] ?? []),
        )
      }
    },
  }
}

/** The same questions answered by looking at every document. */
export class BruteForce {
  readonly #documents: readonly SignalDocumentLike[]

  constructor(signals: readonly SignalDocumentLike[][]) {
    this.#documents = signals
      .map((versions) => versions.at(-1) as SignalDocumentLike)
      .filter(({ timestamp }) => timestamp >= FROM && timestamp < TO)
  }

  find(query: string): SignalDocumentLike[] {
    const matches = compilePredicate(parseQuery(query), SIGNAL_FIELDS)
    return this.#documents.filter(matches)
  }
}

/** The different values of a field, as texts. */
export function valuesOf(document: SearchDocument, reference: string): string[] {
  const value = resolveField(SIGNAL_FIELDS, reference).get(document)
  if (value === null || value === undefined || value === '') return []
  return Array.isArray(value) ? [...new Set(value as string[])] : [String(value)]
}

export function countValues(documents: readonly SearchDocument[], field: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const document of documents) {
    for (const value of valuesOf(document, field)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

export const byBytes = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right))

/** The largest first; equal ones in the order of their texts. */
export const byCount = ([a, left]: [string, number], [b, right]: [string, number]) => right - left || byBytes(a, b)
