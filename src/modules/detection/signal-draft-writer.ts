import { SEVERITIES, type Severity, severityRank } from '../../kernel/severity.ts'
import { type Rule, type RuleCase, renderTemplate, type TemplateValues } from '../rules/index.ts'
import type { SignalDraft, SignalQuery, StoredSignal } from '../signals/index.ts'
import type { SignalContent } from './signal-content.ts'
import type { Tally } from './tally.ts'
import type { Episode } from './threshold.ts'

export interface Group {
  readonly rule: Rule
  readonly groupHash: string
  readonly groupValues: readonly string[]
}

/** Everything that detection says about a signal; title and text are written anew only when another case decides. */
export function writeDraft(
  { rule, groupHash, groupValues }: Group,
  episode: Episode,
  number: number,
  content: SignalContent,
  tally: Tally,
  stored: StoredSignal | null,
  severityOf: (draft: SignalDraft) => Severity,
): SignalDraft {
  const ruleCase = rule.cases[episode.caseIndex] as RuleCase
  const parts = content.toDraft()
  const queries = rule.queries.map(({ name, query, groupBy }, index): SignalQuery => {
    const { events, distinctValues } = tally.queries[index] ?? { events: 0, distinctValues: [] }
    // What other products report is grouped by each query in its own way.
    const isGrouped = rule.method !== 'THIRD_PARTY' || events > 0
    return {
      ...{ name, query, eventsMatched: events, distinctValues },
      groupBy: isGrouped ? groupBy.map((field, place) => ({ field, value: groupValues[place] ?? '' })) : [],
    }
  })
  const goesOn = stored && caseIndexOf(rule, stored) === episode.caseIndex
  const textsFor = (severity: Severity) =>
    goesOn
      ? { title: stored.title, message: stored.message }
      : writeTexts(rule, ruleCase, severity, episode, queries, tally, content, parts.tags)
  const inEnvironment = adjusted(rule, ruleCase.severity, parts.tags)
  const draft: SignalDraft = {
    ruleId: rule.id,
    ruleVersion: rule.version,
    ruleName: rule.name,
    ruleType: rule.type,
    method: rule.method,
    groupHash,
    episode: number,
    triggeredAt: new Date(episode.triggeredAt),
    firstSeen: new Date(episode.firstSeen),
    lastSeen: new Date(episode.lastSeen),
    severity: inEnvironment,
    originalSeverity: ruleCase.severity,
    ruleCase: {
      ...{ name: ruleCase.name, condition: ruleCase.condition, severity: ruleCase.severity },
      ...(ruleCase.notifications?.length ? { notifications: ruleCase.notifications } : {}),
    },
    queries,
    eventsMatched: tally.events,
    ...textsFor(inEnvironment),
    ...parts,
  }
  // A signal that goes on never matters less than it did.
  const severity = goesOn ? higher(stored.severity, severityOf(draft)) : severityOf(draft)
  return severity === inEnvironment ? draft : { ...draft, severity, ...textsFor(severity) }
}

const higher = (left: Severity, right: Severity): Severity => (severityRank(left) > severityRank(right) ? left : right)

/** Which case of the rule a stored signal stands for; the last when none of them is it. */
export function caseIndexOf(rule: Rule, { ruleCase }: Pick<StoredSignal, 'ruleCase'>): number {
  const index = rule.cases.findIndex(
    ({ name, condition, severity }) =>
      name === ruleCase.name && condition === ruleCase.condition && severity === ruleCase.severity,
  )
  return index === -1 ? rule.cases.length - 1 : index
}

const NOT_PRODUCTION = /^env:(?:staging|test|dev)/

/** One step down where the logs come from an environment in which nothing much is at stake. */
function adjusted(rule: Rule, severity: Severity, tags: readonly string[]): Severity {
  const isLower = rule.options.decreaseCriticalityBasedOnEnv && tags.some((tag) => NOT_PRODUCTION.test(tag))
  return isLower ? (SEVERITIES[Math.max(0, severityRank(severity) - 1)] as Severity) : severity
}

function writeTexts(
  rule: Rule,
  ruleCase: RuleCase,
  severity: Severity,
  { firstSeen, lastSeen, triggeredAt }: Episode,
  queries: readonly SignalQuery[],
  tally: Tally,
  content: SignalContent,
  tags: readonly string[],
): { title: string; message: string } {
  const variables: Record<string, string> = {
    severity: String(severityRank(severity)),
    rule_name: rule.name,
    case_name: ruleCase.name ?? '',
    events_matched: String(tally.events),
  }
  for (const [name, time] of Object.entries({ timestamp: triggeredAt, first_seen: firstSeen, last_seen: lastSeen })) {
    variables[name] = new Date(time).toISOString()
    variables[`${name}_epoch`] = String(time)
  }
  for (const { name, eventsMatched } of queries) variables[`events_matched_per_query.${name}`] = String(eventsMatched)
  const values: TemplateValues = {
    variables,
    attribute: (path) => content.valuesOf(path),
    tag: (key) => {
      const reserved = content.reserved(key)
      if (reserved?.length) return reserved
      return tags.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1))
    },
  }
  const name = renderTemplate(rule.name, values)
  return {
    title: ruleCase.name ? `${name} - ${renderTemplate(ruleCase.name, values)}` : name,
    message: renderTemplate(rule.message, values),
  }
}
