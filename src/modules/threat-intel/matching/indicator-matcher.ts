import { isReserved, readWords } from '../../../search/index.ts'
import type { IndicatorDetails, IndicatorType, ThreatMatch } from '../indicator.ts'
import type { FeedFacts, FeedIndicators, IndicatorFacts, NetworkRows } from './feed-indicators.ts'
import { NetworkTable } from './network-table.ts'

/** A feed and what is on its list. */
export interface LoadedFeed {
  readonly facts: FeedFacts
  readonly indicators: FeedIndicators
}

const NONE: readonly ThreatMatch[] = []

/** Tells which indicators of all feeds a value is, or is in. It never changes: another state of the feeds is another matcher. */
export class IndicatorMatcher {
  readonly #v4: Networks
  readonly #v6: Networks
  readonly #exact = new Map<IndicatorType, Map<string, readonly Listed[]>>()
  readonly #words: number[] = []

  constructor(feeds: readonly LoadedFeed[]) {
    this.#v4 = new Networks(feeds, ({ v4 }) => v4, 1)
    this.#v6 = new Networks(feeds, ({ v6 }) => v6, 4)
    for (const feed of feeds) {
      for (const [type, values] of feed.indicators.exact) {
        const known = this.#exact.get(type) ?? new Map<string, readonly Listed[]>()
        this.#exact.set(type, known)
        for (const [value, facts] of values) {
          const lists = known.get(value)
          known.set(value, lists ? [...lists, { feed, facts }] : [{ feed, facts }])
        }
      }
    }
  }

  /** Whether any list names something of this type. */
  knows(type: IndicatorType): boolean {
    return type === 'IP_ADDRESS' ? this.#v4.size + this.#v6.size > 0 : this.#exact.has(type)
  }

  get isEmpty(): boolean {
    return this.#exact.size === 0 && !this.knows('IP_ADDRESS')
  }

  /** `ip` in canonical spelling, anything else matches nothing; `now` in epoch milliseconds. The innermost network first. */
  matchAddress(ip: string, now: number): readonly ThreatMatch[] {
    if (!readWords(ip, this.#words) || isReserved(this.#words)) return NONE
    return (this.#words.length === 1 ? this.#v4 : this.#v6).match(this.#words, now)
  }

  /** The name itself and the names above it, as lists name them. */
  matchDomain(name: string, now: number): readonly ThreatMatch[] {
    const known = this.#exact.get('DOMAIN')
    if (!known) return NONE
    const found: ThreatMatch[] = []
    for (let at = 0; at >= 0; ) {
      const domain = at === 0 ? name : name.slice(at)
      collect(known.get(domain), 'DOMAIN', domain, now, found)
      const dot = name.indexOf('.', at)
      at = dot < 0 ? -1 : dot + 1
    }
    return found
  }

  match(type: IndicatorType, value: string, now: number): readonly ThreatMatch[] {
    const lists = this.#exact.get(type)?.get(value)
    return lists ? collect(lists, type, value, now, []) : NONE
  }
}

/** A list that an indicator is on. */
interface Listed {
  readonly feed: LoadedFeed
  readonly facts: IndicatorFacts
}

function collect(
  lists: readonly Listed[] | undefined,
  type: IndicatorType,
  value: string,
  now: number,
  found: ThreatMatch[],
): ThreatMatch[] {
  for (const { feed, facts } of lists ?? []) {
    if (isValid(facts.validUntil, now)) found.push(toMatch(feed, type, value, facts.details))
  }
  return found
}

const isValid = (until: number, now: number): boolean => until === 0 || now < until * 1_000

function toMatch(
  { facts, indicators }: LoadedFeed,
  type: IndicatorType,
  indicator: string,
  number: number,
): ThreatMatch {
  const text = indicators.details.texts[number]
  const own: IndicatorDetails = text === undefined ? {} : JSON.parse(text)
  return {
    indicator,
    type,
    category: own.category ?? facts.category,
    intention: own.intention ?? facts.intention,
    source: own.source ?? { name: facts.name, url: facts.url },
    additionalData: own.additionalData ?? null,
  }
}

/** The networks of all feeds in one table. */
class Networks {
  readonly #table: NetworkTable
  readonly #feeds: Uint16Array
  readonly #details: Uint32Array
  readonly #validUntil: Uint32Array

  constructor(
    private readonly feeds: readonly LoadedFeed[],
    rowsOf: (indicators: FeedIndicators) => NetworkRows,
    width: number,
  ) {
    const parts = feeds.map(({ indicators }) => rowsOf(indicators))
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    const words = Array.from({ length: width }, () => new Uint32Array(length))
    const prefixes = new Uint32Array(length)
    this.#feeds = new Uint16Array(length)
    this.#details = new Uint32Array(length)
    this.#validUntil = new Uint32Array(length)
    let at = 0
    for (const [number, part] of parts.entries()) {
      for (const [index, column] of words.entries())
        column.set((part.words[index] as Uint32Array).subarray(0, part.length), at)
      prefixes.set(part.prefixes.subarray(0, part.length), at)
      this.#feeds.fill(number, at, at + part.length)
      this.#details.set(part.details.subarray(0, part.length), at)
      this.#validUntil.set(part.validUntil.subarray(0, part.length), at)
      at += part.length
    }
    this.#table = new NetworkTable({ words, prefixes, rows: Uint32Array.from({ length }, (_, row) => row) })
  }

  get size(): number {
    return this.#table.size
  }

  match(words: readonly number[], now: number): readonly ThreatMatch[] {
    let network = this.#table.find(words)
    if (network < 0) return NONE
    const found: ThreatMatch[] = []
    for (; network >= 0; network = this.#table.outer(network)) {
      const text = this.#table.textOf(network)
      for (const row of this.#table.rowsOf(network)) {
        if (!isValid(this.#validUntil[row] as number, now)) continue
        const feed = this.feeds[this.#feeds[row] as number] as LoadedFeed
        found.push(toMatch(feed, 'IP_ADDRESS', text, this.#details[row] as number))
      }
    }
    return found
  }
}
