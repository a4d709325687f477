import { DomainError } from '../../kernel/errors.ts'
import type { IndicatorType, ThreatMatch } from './indicator.ts'
import type { IndicatorMatcher } from './matching/indicator-matcher.ts'
import { SCANNED_FOR, scanOf } from './matching/scanned-paths.ts'
import { IP_LIST } from './matching/threat-scanner.ts'
import { matchValue } from './matching/value-scanner.ts'
import {
  type FoundValue,
  HOST,
  type Scope,
  type StoredValue,
  type StoredValuesRepository,
} from './stored-values.repository.ts'

/** Different values that are held in memory at once, and how many times as many may be looked through. */
const PART = 200_000
const MOST_PARTS = 50

export interface Look {
  /** Where was looked. */
  readonly paths: readonly string[]
  readonly found: readonly FoundValue[]
}

/** Looks through what is stored with the same eyes as through what comes in: each different value once. */
export class StoredLook {
  constructor(private readonly values: StoredValuesRepository) {}

  /** Values without the `needle` are not looked at. */
  async find(scope: Scope, matcher: IndicatorMatcher, now: number, needle = ''): Promise<Look> {
    const paths = await this.#paths(scope, matcher)
    const parts = paths.length === 0 ? 0 : needle === '' ? await this.#parts(scope, paths) : 1
    const found: FoundValue[] = []
    for (let part = 0; part < parts; part++) {
      for (const stored of await this.values.values(scope, paths, part, parts, needle)) {
        const indicators = new Set(matchesOf(matcher, stored, now).map(({ indicator }) => indicator))
        for (const indicator of indicators) found.push({ ...stored, indicator })
      }
    }
    return { paths, found }
  }

  async #paths(scope: Scope, matcher: IndicatorMatcher): Promise<string[]> {
    const knows = (types: readonly IndicatorType[]) => types.some((type) => matcher.knows(type))
    const addresses = matcher.knows('IP_ADDRESS') ? [IP_LIST] : []
    const others = Object.values(SCANNED_FOR).some(knows) ? await this.values.paths(scope) : []
    const scanned = others.filter((path) => {
      const scan = path === IP_LIST ? null : scanOf(path)
      return scan !== null && knows(SCANNED_FOR[scan])
    })
    return [...addresses, ...(knows(SCANNED_FOR.HOST) ? [HOST] : []), ...scanned]
  }

  async #parts(scope: Scope, paths: readonly string[]): Promise<number> {
    const parts = Math.ceil((await this.values.estimate(scope, paths)) / PART)
    if (parts <= MOST_PARTS) return parts
    throw new DomainError('TOO_EXPENSIVE', 'There are too many different values in this range; choose a shorter one.', {
      path: 'range',
    })
  }
}

function matchesOf(matcher: IndicatorMatcher, { path, value }: StoredValue, now: number): readonly ThreatMatch[] {
  if (path === IP_LIST) return matcher.matchAddress(value, now)
  const scan = path === HOST ? 'HOST' : scanOf(path)
  return scan === null ? [] : matchValue(matcher, scan, value, now)
}
