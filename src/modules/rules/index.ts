import { RuleRow, RuleVersionRow } from './rule.table.ts'

export { type AttackReference, tacticsOf, techniquesOf } from './attack.ts'
export { Tactic, Technique } from './attack.type.ts'
export type { BuiltInRule } from './built-in-rule.ts'
export { builtInRuleId } from './built-in-rule.ts'
export { type Condition, conditionHolds, highestLimit, parseCondition, parseSteps } from './condition.ts'
export { RULE_FIELDS, ruleDocument } from './rule.fields.ts'
export { DetectionRuleInput } from './rule.input.ts'
export type { RuleService } from './rule.service.ts'
export type { Rule, RuleCase, RuleOptions, RuleQuery } from './rule.ts'
export { DetectionRule } from './rule.type.ts'
export type { RuleAuthoringService } from './rule-authoring.service.ts'
export type { RuleDraft } from './rule-definition.ts'
export type { TriedRule } from './rule-trial.service.ts'
export { RuleTest } from './rule-trial.type.ts'
export { renderTemplate, type TemplateValues } from './template.ts'

export const RULE_ROWS = [RuleRow, RuleVersionRow]
