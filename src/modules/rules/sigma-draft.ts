import type { ImportedRule } from '../../sigma/index.ts'
import type { RuleDefinition } from './rule.ts'
import { MAX_NAME_LENGTH } from './rule-limits.ts'

/** What a Sigma rule is as one of ours. Its title is somebody's text: what a template would fill in is taken apart. */
export function definitionOfSigma(rule: ImportedRule, enabled: boolean): RuleDefinition {
  const { name, message, type, method, tags, queries, cases, options } = rule
  return {
    name: name.replaceAll('{{', '{ {').slice(0, MAX_NAME_LENGTH),
    ...{ message, enabled, type, method, tags, cases, options },
    queries: queries.map(({ matcher, ...query }) => (matcher ? { ...query, matcher } : query)),
  }
}
