import type { Severity } from '../../kernel/severity.ts'
import { andQuery, fieldQuery, orQuery, parseQuery, printQuery } from '../../search/index.ts'
import type { NotificationTarget, Rule } from '../rules/index.ts'
import { ruleTypeLabel } from '../signals/index.ts'

/** What somebody says a notification rule is. */
export interface NotificationRuleDefinition {
  readonly name: string
  readonly enabled: boolean
  /** Which signals: the search language over signals; empty for all. */
  readonly query: string
  /** The worst last, each once. */
  readonly severities: readonly Severity[]
  /** Empty for all. */
  readonly ruleTypes: readonly Rule['type'][]
  /** Each once. */
  readonly targets: readonly NotificationTarget[]
  /** Templates over the signal; null for the signal's own texts. */
  readonly title: string | null
  readonly message: string | null
}

export interface NotificationRule extends NotificationRuleDefinition {
  readonly id: string
  /** Starts at 1; each change makes the next. */
  readonly version: number
  readonly creatorId: string | null
  /** Who made or last changed it; null for the server itself. It tells of no signal that this person does not see at that moment. */
  readonly saverId: string | null
  /** Queries of which a signal must satisfy one to be told of: what the saver could see when they saved it; null for all. It outlives the saver. */
  readonly sight: readonly string[] | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What the rule says that a signal must be, as one query. */
export function selectionOf({
  query,
  severities,
  ruleTypes,
}: Pick<NotificationRuleDefinition, 'query' | 'severities' | 'ruleTypes'>): string {
  const clauses = [
    parseQuery(query),
    orQuery(severities.map((severity) => fieldQuery('status', severity.toLowerCase()))),
    ...(ruleTypes.length
      ? [orQuery(ruleTypes.map((type) => fieldQuery('@workflow.rule.type', ruleTypeLabel(type))))]
      : []),
  ]
  return printQuery(andQuery(clauses))
}

/** Everything that a signal must be to be told of: nobody is told by a rule of what its writer does not see. */
export function matchingOf(rule: NotificationRule): string {
  const selection = selectionOf(rule)
  if (rule.sight === null) return selection
  return printQuery(andQuery([parseQuery(selection), orQuery(rule.sight.map((query) => parseQuery(query)))]))
}

export function definitionOf(rule: NotificationRuleDefinition): NotificationRuleDefinition {
  const { name, enabled, query, severities, ruleTypes, targets, title, message } = rule
  return { name, enabled, query, severities, ruleTypes, targets, title, message }
}
