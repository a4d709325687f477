import { hash } from 'node:crypto'
import type { Rule } from '../rules/index.ts'
import type { Sighting } from './learned-value.repository.ts'
import { placeName } from './place.ts'
import type { RuleMatch } from './rule-match.ts'
import type { Group } from './signal-draft-writer.ts'

/** What rules of a method remember of a match; none of the others remember anything. */
const LEARNED: Partial<Record<Rule['method'], (match: RuleMatch) => string>> = {
  NEW_VALUE: ({ distinctValue }) => distinctValue,
  IMPOSSIBLE_TRAVEL: ({ distinctValue }) => placeName(distinctValue),
  // When the group began is enough: what it counted is in its matches.
  ANOMALY: () => '',
}

export const learns = ({ method, type }: Pick<Rule, 'method' | 'type'>): boolean =>
  type === 'LOG_DETECTION' && method in LEARNED

export function sightingOf(match: RuleMatch): Sighting | null {
  const value = LEARNED[match.rule.method]?.(match)
  if (value === undefined) return null
  const { rule, timestamp, logId } = match
  return { ruleId: rule.id, learningHash: learningHash(match), value, timestamp, logId }
}

/** A change of a rule's text or severity is no reason to learn anew; a change of what it looks at is. */
export function learningHash({ rule, groupHash, groupValues }: Group): string {
  // An anomaly is told from the matches of its version.
  if (rule.method === 'ANOMALY') return groupHash
  return hash('sha256', JSON.stringify([rule.id, lookedAt(rule), ...groupValues]), 'hex').slice(0, 32)
}

const known = new WeakMap<Rule, string>()

function lookedAt(rule: Rule): string {
  const text = known.get(rule)
  if (text) return text
  const fresh = JSON.stringify(
    rule.queries.map(({ query, groupBy, optionalGroupBy, distinctFields, metric, matcher }) => [
      ...[query, groupBy, optionalGroupBy, distinctFields],
      ...[metric, matcher],
    ]),
  )
  known.set(rule, fresh)
  return fresh
}
