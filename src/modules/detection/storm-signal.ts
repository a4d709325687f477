import { SEVERITIES, type Severity, severityRank } from '../../kernel/severity.ts'
import type { Rule } from '../rules/index.ts'
import type { SignalDraft, StoredSignal } from '../signals/index.ts'
import type { FoldedTotals } from '../suppressions/index.ts'

/** Takes the place of a group's hash in the parent signals of storms. */
export const STORM_GROUP = 'storm'

const MOST_ENTITIES = 100
const MOST_SAMPLES = 3
const TEMPLATE = /\s*\{\{[^{}]*\}\}/g

export interface Storm {
  readonly rule: Rule
  /** Counts the storms of a rule version from 0. */
  readonly number: number
  /** New signals within a minute from which on groups are folded. */
  readonly limit: number
  readonly totals: FoldedTotals
  /** Groups that were folded just now, in the order in which they would have become signals. */
  readonly folded: readonly SignalDraft[]
  readonly stored: StoredSignal | null
}

/** What stands for all the signals that a storm would have created. */
export function stormDraft({ rule, number, limit, totals, folded, stored }: Storm): SignalDraft {
  const [first] = folded
  const { groups, matches, firstSeen, lastSeen, queryMatches } = totals
  const name = rule.name.replaceAll(TEMPLATE, ' …').trim()
  const said = stored ?? first
  const worst = folded.toSorted((left, right) => severityRank(right.severity) - severityRank(left.severity))[0]
  const severity = highest([stored?.severity, SEVERITIES[totals.severity]])
  const isWorse = !stored || severityRank(severity) > severityRank(stored.severity)
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    ruleName: rule.name,
    ruleType: rule.type,
    method: rule.method,
    groupHash: STORM_GROUP,
    episode: number,
    triggeredAt: said?.triggeredAt ?? firstSeen,
    firstSeen,
    lastSeen,
    title: `Storm of signals: ${name}`,
    message: messageOf(name, limit, totals),
    severity,
    originalSeverity: highest([stored?.originalSeverity, ...folded.map(({ originalSeverity }) => originalSeverity)]),
    ruleCase: (isWorse ? worst : stored)?.ruleCase ?? { name: null, condition: null, severity },
    queries: rule.queries.map(({ name: queryName, query }, index) => ({
      name: queryName,
      query,
      groupBy: [],
      eventsMatched: queryMatches[index] ?? 0,
      distinctValues: [],
    })),
    source: said?.source ?? null,
    service: [...new Set([...(stored?.service ?? []), ...folded.flatMap(({ service }) => service)])].sort().slice(0, 9),
    host: null,
    tags: [...new Set(rule.tags.map((tag) => tag.toLowerCase()))],
    entities: entitiesOf(stored, folded),
    attributes: { storm: { groups, matches, limit } },
    highCardinality: { attributes: [...new Set(rule.queries.flatMap(({ groupBy }) => groupBy))].sort(), tags: [] },
    samples: stored?.samples ?? folded.flatMap(({ samples }) => samples).slice(0, MOST_SAMPLES),
    eventsMatched: matches,
  }
}

const messageOf = (name: string, limit: number, { groups, matches, firstSeen, lastSeen }: FoldedTotals): string =>
  [
    `The rule "${name}" would have created more than ${limit} signals within a minute.`,
    `From then on ${groups} groups with ${matches} matches were counted here instead of becoming signals of their own,`,
    `from ${firstSeen.toISOString()} to ${lastSeen.toISOString()}.`,
    `New groups become signals again when there are at most ${limit} of them within a minute.`,
  ].join(' ')

const highest = (severities: readonly (Severity | undefined)[]): Severity =>
  SEVERITIES[Math.max(...severities.map((severity) => (severity ? severityRank(severity) : 0)))] as Severity

function entitiesOf(stored: StoredSignal | null, folded: readonly SignalDraft[]): SignalDraft['entities'] {
  const found = new Map<string, SignalDraft['entities'][number]>()
  for (const { entities } of [...(stored ? [stored] : []), ...folded]) {
    for (const { kind, value } of entities) {
      if (found.size === MOST_ENTITIES) return [...found.values()]
      found.set(`${kind} ${value}`, { kind, value })
    }
  }
  return [...found.values()]
}
