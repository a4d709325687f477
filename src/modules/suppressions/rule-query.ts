import { compilePredicate, createCatalog, parseQuery, type SearchDocument } from '../../search/index.ts'
import type { Rule } from '../rules/index.ts'

const RULE_FIELDS = createCatalog({
  fields: [
    { name: 'id', aliases: ['ruleId'], label: 'Rule id', kind: 'STRING' },
    { name: 'name', label: 'Name', kind: 'TEXT' },
    { name: 'message', label: 'Message', kind: 'TEXT' },
    { name: 'type', label: 'Type', kind: 'STRING', foldsCase: true },
    { name: 'method', label: 'Method', kind: 'STRING', foldsCase: true },
    { name: 'severity', label: 'Severity', kind: 'STRING', shape: 'MANY', foldsCase: true },
    { name: 'enabled', label: 'Enabled', kind: 'STRING' },
    { name: 'isDefault', label: 'Default', kind: 'STRING' },
  ],
  text: ['name', 'message'],
})

const ruleDocument = (rule: Rule): SearchDocument => ({
  id: rule.id,
  name: rule.name,
  message: rule.message,
  type: rule.type.toLowerCase(),
  method: rule.method.toLowerCase(),
  severity: rule.cases.map(({ severity }) => severity.toLowerCase()),
  enabled: String(rule.enabled),
  isDefault: String(rule.isDefault),
  tags: rule.tags,
  attributes: {},
})

/** Whether a rule is one of those that a query selects; a rule is looked at once. */
export function compileRuleQuery(text: string): (rule: Rule) => boolean {
  const matches = compilePredicate(parseQuery(text), RULE_FIELDS)
  const known = new WeakMap<Rule, boolean>()
  return (rule) => {
    let selected = known.get(rule)
    if (selected === undefined) {
      selected = matches(ruleDocument(rule))
      known.set(rule, selected)
    }
    return selected
  }
}
