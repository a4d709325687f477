import { parseJson } from '../logs/index.ts'
import { fromAttribute, matchKey, THREAT_INTEL, type ThreatIntel, toAttribute } from '../threat-intel/index.ts'
import type { MatchedLog } from './rule-match.ts'

/** Enough for whoever reads the signal; the logs keep them all. */
const MOST_RESULTS = 100

/**
 * What the feeds said about the logs of a signal. Kept whole, other than attributes in general: which category belongs to which indicator would
 * be lost among the values of each path. Adding the same logs in another order, or twice, gives the same.
 */
export class SignalThreats {
  readonly #types = new Set<ThreatIntel['indicatorsMatched'][number]>()
  readonly #results = new Map<string, ThreatIntel['results'][number]>()

  constructor(attributes: Readonly<Record<string, unknown>>) {
    this.#add(attributes)
  }

  add({ attributes, document }: Pick<MatchedLog, 'attributes' | 'document'>): void {
    if (attributes[`${THREAT_INTEL}.indicators_matched`]) this.#add(parseJson(document) as Record<string, unknown>)
  }

  toJson(): Record<string, unknown> {
    if (this.#types.size === 0) return {}
    this.#forgetLargest()
    const results = [...this.#results.keys()]
      .sort()
      .map((key) => this.#results.get(key) as ThreatIntel['results'][number])
    return { [THREAT_INTEL]: toAttribute({ indicatorsMatched: [...this.#types].sort(), results }) }
  }

  #add(attributes: Readonly<Record<string, unknown>>): void {
    const found = fromAttribute(attributes[THREAT_INTEL])
    for (const type of found?.indicatorsMatched ?? []) this.#types.add(type)
    for (const result of found?.results ?? []) {
      const key = matchKey(result)
      if (!this.#results.has(key)) this.#results.set(key, result)
    }
    if (this.#results.size > 10 * MOST_RESULTS) this.#forgetLargest()
  }

  /** By key and not by age, so that the order of the logs does not matter. */
  #forgetLargest(): void {
    for (const key of [...this.#results.keys()].sort().slice(MOST_RESULTS)) this.#results.delete(key)
  }
}
