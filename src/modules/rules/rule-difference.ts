import { formatDuration } from '../../kernel/time.ts'
import { type AuditEntry, type Change, changesBetween } from '../audit/index.ts'
import { maskedTargets, type NotificationTarget } from './notification-target.ts'
import type { Rule, RuleDefinition } from './rule.ts'
import { sortedKeys } from './sorted-keys.ts'

const DURATIONS = new Set([
  'evaluationWindow',
  'keepAlive',
  'maxSignalDuration',
  'learningDuration',
  'forgetAfter',
  'bucketDuration',
])

/** What differs between two versions of a rule, field by field; null for a rule that does not exist yet, or no longer. */
export const ruleChanges = (before: RuleDefinition | null, after: RuleDefinition | null): Change[] =>
  changesBetween(before && fieldsOf(before), after && fieldsOf(after))

/** Paths such as `queries.0.query`; lists of texts are one field. */
function fieldsOf(rule: RuleDefinition): Record<string, unknown> {
  const { name, message, enabled, type, method, tags, queries, cases, options } = rule
  const fields: Record<string, unknown> = {}
  const parts = { name, message, enabled, type, method, tags, queries, cases, options }
  for (const [key, value] of Object.entries(parts)) addField(fields, key, key, value)
  return fields
}

function addField(fields: Record<string, unknown>, path: string, key: string, value: unknown): void {
  if (value === null || value === undefined || isEmpty(value)) return
  if (typeof value === 'number' && DURATIONS.has(key)) fields[path] = formatDuration(value)
  // The books are read by people who may not write to the targets.
  else if (key === 'notifications') fields[path] = maskedTargets(value as NotificationTarget[])
  else if (key === 'matcher') fields[path] = sortedKeys(value)
  else if (typeof value !== 'object' || isListOfTexts(value)) fields[path] = value
  else for (const [inner, part] of entriesOf(value)) addField(fields, `${path}.${inner}`, inner, part)
}

const isListOfTexts = (value: object): boolean => Array.isArray(value) && typeof value[0] === 'string'

/** Stored JSON has its keys in an order of its own. */
const entriesOf = (values: object): [string, unknown][] => {
  const entries = Object.entries(values)
  return Array.isArray(values) ? entries : entries.sort(([one], [other]) => (one < other ? -1 : 1))
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** What somebody can say of a rule, without what the server adds. */
export function definitionOf(rule: RuleDefinition): RuleDefinition {
  const { name, message, enabled, type, method, tags, queries, cases, options } = rule
  return { name, message, enabled, type, method, tags, queries, cases, options }
}

export function auditEntry(before: Rule | null, after: Rule | null): AuditEntry {
  const rule = (after ?? before) as Rule
  return {
    action: before ? (after ? 'modified' : 'deleted') : 'created',
    assetType: 'security_rule',
    assetId: rule.id,
    assetName: rule.name,
    changes: ruleChanges(before, after),
  }
}
