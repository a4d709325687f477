import { badInput } from '../../kernel/errors.ts'
import type { Rule, RuleDefinition } from './rule.ts'
import { ruleChanges } from './rule-difference.ts'

/** What a rule that comes with Signalbox becomes: others may switch it and add tags, the rest is ours and improves with releases. */
export function changedDefault(rule: Rule, wanted: RuleDefinition): RuleDefinition {
  const { enabled, tags } = wanted
  const [change] = ruleChanges(rule, { ...wanted, enabled: rule.enabled, tags: rule.tags })
  if (change)
    throw badInput(
      `input.${change.field}`,
      'Expected no change: a rule that comes with Signalbox can only be switched on or off and get more tags.',
    )
  return { ...wanted, enabled, tags: [...new Set([...rule.defaultTags, ...tags])] }
}

export function assertOwn(rule: Rule, what: 'deleted' | 'restored'): void {
  if (rule.isDefault)
    throw badInput('id', `Expected a rule of your own: ${rule.id} comes with Signalbox and cannot be ${what}.`)
}
