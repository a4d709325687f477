import type { RuleDefinition } from '../rule.ts'
import { MAX_CASES, MAX_NAME_LENGTH, MAX_QUERIES, MAX_TAG_LENGTH, MAX_TAGS } from '../rule-limits.ts'
import { caseFaults } from './case-faults.ts'
import { countFaults, fault, type RuleFault, templateFaults } from './fault.ts'
import { optionFaults } from './option-faults.ts'
import { type FindRule, queryFaults } from './query-faults.ts'

/** Everything that keeps a rule from working as it says; nothing for a rule that does. */
export function validateRule(rule: RuleDefinition, findRule: FindRule = () => null): RuleFault[] {
  return [
    ...textFaults(rule),
    ...kindFaults(rule),
    ...countFaults('queries', rule.queries.length, leastQueries(rule), mostQueries(rule)),
    ...rule.queries.flatMap((_, index) => queryFaults(rule, index, findRule)),
    ...countFaults('cases', rule.cases.length, 1, MAX_CASES),
    ...rule.cases.flatMap((_, index) => caseFaults(rule, index)),
    ...optionFaults(rule),
  ]
}

function textFaults({ name, message, tags }: RuleDefinition): RuleFault[] {
  return [
    ...(name.trim() === '' || name.length > MAX_NAME_LENGTH
      ? [fault('name', `Expected 1 to ${MAX_NAME_LENGTH} characters, got ${name.length}.`)]
      : templateFaults('name', name)),
    ...templateFaults('message', message),
    ...countFaults('tags', tags.length, 0, MAX_TAGS),
    ...tags.flatMap((tag, index) =>
      tag.trim() === '' || tag.length > MAX_TAG_LENGTH
        ? [fault(`tags.${index}`, `Expected 1 to ${MAX_TAG_LENGTH} characters, got ${tag.length}.`)]
        : [],
    ),
  ]
}

function kindFaults({ type, method }: RuleDefinition): RuleFault[] {
  if (type === 'LOG_DETECTION' || method === 'THRESHOLD' || method === 'SEQUENCE') return []
  return [fault('method', `Expected THRESHOLD or SEQUENCE for a signal correlation, got ${method}.`)]
}

const leastQueries = ({ type }: RuleDefinition): number => (type === 'SIGNAL_CORRELATION' ? 2 : 1)

/** What is learned is learned of one thing. */
const mostQueries = ({ method }: RuleDefinition): number =>
  method === 'NEW_VALUE' || method === 'ANOMALY' || method === 'IMPOSSIBLE_TRAVEL' ? 1 : MAX_QUERIES
