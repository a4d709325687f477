import { canonicalIp } from '../../kernel/address.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { parseNetwork } from '../../search/index.ts'
import type { IndicatorType, ThreatMatch } from './indicator.ts'
import { NoIndicator, readIndicator } from './indicator-text.ts'
import type { LiveMatcher } from './live-matcher.ts'
import { FeedIndicators } from './matching/feed-indicators.ts'
import { IndicatorMatcher } from './matching/indicator-matcher.ts'
import { IP_LIST } from './matching/threat-scanner.ts'
import type { SeenDocuments } from './seen-documents.ts'
import type { Look, StoredLook } from './stored-look.ts'
import type { Scope, Seen, StoredValuesRepository } from './stored-values.repository.ts'
import { THREAT_INTEL } from './threat-attribute.ts'

interface Deps {
  readonly clock: Clock
  readonly matcher: LiveMatcher
  readonly look: StoredLook
  readonly values: StoredValuesRepository
  readonly seen: SeenDocuments
}

interface Named {
  readonly type: IndicatorType
  readonly value: string
}

/** Types whose values look like anything; a list decides. */
const UNSHAPED = ['CONTAINER_IMAGE_NAME', 'CONTAINER_REGISTRY_ACCOUNT_NAME', 'USER_AGENT'] as const
/** More are kept in a table than sent along. */
const MOST_SENT = 1_000

const RESULTS = `${THREAT_INTEL}.results.indicator`

const UNSEEN: Seen = { documents: 0, indicators: 0, first: null, last: null }

/** Tells what is known about one value. */
export class IndicatorReportService {
  constructor(private readonly deps: Deps) {}

  async report(viewer: Viewer, text: string) {
    requirePermission(viewer, 'reference_tables_read', 'logs_read_data', 'logs_read_index_data')
    requirePermission(viewer, 'security_monitoring_signals_read')
    const now = this.deps.clock.now().getTime()
    const named = this.#read(text.trim(), now)
    const logs = await this.#seen(viewer, 'logs', named, now)
    const signals = await this.#seen(viewer, 'signal_index', named, now)
    return {
      ...named,
      matches: this.#matches(named, now),
      firstSeen: logs.first === null ? null : new Date(logs.first),
      lastSeen: logs.last === null ? null : new Date(logs.last),
      logMatches: logs.documents,
      signalMatches: signals.documents,
    }
  }

  #read(text: string, now: number): Named {
    // A list may not hold private addresses, but one can be asked about.
    const ip = canonicalIp(text)
    if (ip !== null) return { type: 'IP_ADDRESS', value: ip }
    const listed = UNSHAPED.find((type) => this.deps.matcher.matcher.match(type, text, now).length > 0)
    if (listed) return { type: listed, value: text }
    try {
      const { type, value } = readIndicator(text)
      return { type, value }
    } catch (error) {
      if (error instanceof NoIndicator) throw badInput('value', error.message)
      throw error
    }
  }

  #matches({ type, value }: Named, now: number): readonly ThreatMatch[] {
    const { matcher } = this.deps.matcher
    if (type === 'DOMAIN') return matcher.matchDomain(value, now)
    if (type !== 'IP_ADDRESS') return matcher.match(type, value, now)
    const [base = '', length] = value.split('/')
    const covering = (indicator: string) => (parseNetwork(indicator)?.prefix ?? 0) <= Number(length)
    return matcher.matchAddress(base, now).filter(({ indicator }) => length === undefined || covering(indicator))
  }

  async #seen(viewer: Viewer, table: Scope['table'], { type, value }: Named, now: number): Promise<Seen> {
    const { look, values } = this.deps
    const isAddress = type === 'IP_ADDRESS' && !value.includes('/')
    const seen = this.deps.seen.of(viewer, table)
    const scope: Scope = isAddress && table === 'logs' ? { table, seen, ip: value } : { table, seen }
    const looked: Look = isAddress
      ? { paths: [IP_LIST], found: [{ path: IP_LIST, value, indicator: value }] }
      : await look.find(scope, matcherOf({ type, value }), now, needleOf({ type, value }))
    const { paths, found } = scope.table === 'logs' ? looked : withResults(looked, value)
    if (!found.length) return UNSEEN
    if (found.length <= MOST_SENT) return values.seen(scope, found, paths)
    const lookId = newId('fed', this.deps.clock)
    await values.keep(lookId, found)
    return values.seen(scope, lookId, paths)
  }
}

/** A signal of many logs keeps what the feeds said when it has dropped what they said it about. */
const withResults = ({ paths, found }: Look, value: string): Look => ({
  paths: [...paths, RESULTS],
  found: [...found, { path: RESULTS, value, indicator: value }],
})

function matcherOf(named: Named): IndicatorMatcher {
  const indicators = new FeedIndicators()
  indicators.add({ ...named, details: null, validUntil: 0 })
  const facts = { id: '', name: '', url: null, category: '', intention: 'UNKNOWN' } as const
  return new IndicatorMatcher([{ facts, indicators }])
}

/** What every text that names the indicator holds; blocks and keys have no such thing. */
function needleOf({ type, value }: Named): string {
  if (type === 'IP_ADDRESS' || type === 'SSH_PUBLIC_KEY') return ''
  return type === 'URL' ? (value.split('/', 1)[0] as string) : value
}
