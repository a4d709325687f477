import { compilePredicate, parseQuery } from '../../search/index.ts'
import { RULE_FIELDS, type Rule, ruleDocument } from '../rules/index.ts'

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
