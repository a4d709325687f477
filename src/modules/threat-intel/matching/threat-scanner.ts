import { distinctMatches, type IndicatorType, type ThreatIntel, type ThreatMatch } from '../indicator.ts'
import type { IndicatorMatcher } from './indicator-matcher.ts'
import { SCANNED_FOR, type Scan, scanOf } from './scanned-paths.ts'
import { matchValue } from './value-scanner.ts'

/** What is looked at of a log. */
export interface ScannedLog {
  readonly host: string
  /** Flattened, with every address of the log under `network.ip.list`. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

export const IP_LIST = 'network.ip.list'

/** A log that names more than so many says nothing more by the rest. */
const MOST_RESULTS = 500

/** Finds the indicators of a log. */
export class ThreatScanner {
  readonly #scans: ReadonlySet<Scan>

  constructor(private readonly matcher: IndicatorMatcher) {
    const scans = Object.entries(SCANNED_FOR) as [Scan, readonly IndicatorType[]][]
    this.#scans = new Set(scans.filter(([, types]) => types.some((type) => matcher.knows(type))).map(([scan]) => scan))
  }

  /** `now` in epoch milliseconds decides which indicators are still valid. */
  scan(log: ScannedLog, now: number): ThreatIntel | null {
    if (this.matcher.isEmpty) return null
    let found: ThreatMatch[] | null = null
    const add = (matches: readonly ThreatMatch[]) => {
      if (matches.length) found = found ? [...found, ...matches] : [...matches]
    }
    if (this.matcher.knows('IP_ADDRESS')) {
      for (const ip of log.attributes[IP_LIST] ?? []) add(this.matcher.matchAddress(ip, now))
    }
    if (this.#scans.size) this.#scanPaths(log, now, add)
    return found ? toIntel(found) : null
  }

  #scanPaths({ host, attributes }: ScannedLog, now: number, add: (matches: readonly ThreatMatch[]) => void): void {
    if (host !== '' && this.#scans.has('HOST')) add(matchValue(this.matcher, 'HOST', host, now))
    for (const path in attributes) {
      const scan = scanOf(path)
      if (scan === null || !this.#scans.has(scan)) continue
      for (const value of attributes[path] as readonly string[]) add(matchValue(this.matcher, scan, value, now))
    }
  }
}

const toIntel = (found: readonly ThreatMatch[]): ThreatIntel => ({
  indicatorsMatched: [...new Set(found.map(({ type }) => type))],
  results: distinctMatches(found).slice(0, MOST_RESULTS),
})
